"""Measures on running text: templates, dates, speakers, quiet articles."""
import os
import re

import material as places

HARMS = {"killed": {"killed", "casualties"},
         "injured": {"injured", "casualties"},
         "kidnapped": {"abducted"}}
QUIET = os.path.join(places.ROOT, "build-eval", "quiet.tsv")
READ = os.path.join(places.ROOT, "eval", "quiet.tsv")


def is_told(figure, claims):
    """Does a claim of the report give the figure?"""
    return any(c["harm"] in HARMS.get(figure["kind"], ())
               and {figure["lo"], figure["hi"]} & {c["lo"], c["hi"]}
               for c in claims)


def measure_muc(material):
    """Recall of template figures of two and more: all, and by kind."""
    claims, counts = {}, {}
    for claim in material.run("extract", material.input("muc4")):
        claims.setdefault(claim["doc"], []).append(claim)
    for row in material.records("muc4"):
        for figure in row.get("figures") or []:
            if (figure["lo"] or 0) < 2 or figure["optional"]:
                continue
            told = is_told(figure, claims.get(row["id"], []))
            for key in ("all", figure["kind"], figure["support"]):
                n = counts.setdefault(key, [0, 0])
                n[0] += told
                n[1] += 1
    return counts


def measure_dates(material):
    """Value F1 of dates by times.py; None without its tool."""
    tool = os.path.join(os.path.dirname(material.tollbook), "tests",
                        "when_dump")
    if not os.path.exists(tool) or not material.has("data", "tempeval3"):
        return None
    printed = material.script(
        os.path.join(places.ROOT, "eval", "times.py"), "--tool", tool,
        os.path.abspath(material.path("data", "tempeval3", "dev.jsonl")))
    found = re.search(r"value .*F1 +([\d.]+)", printed or "")
    return float(found.group(1)) / 100 if found else None


def measure_speakers(material):
    """What sources.py prints of polnear; None without its tool."""
    tool = os.path.join(os.path.dirname(material.tollbook), "tests",
                        "source_dump")
    if not os.path.exists(tool) or not material.has("data", "polnear"):
        return None
    return material.script(
        os.path.join(places.ROOT, "eval", "sources.py"), "--tool", tool,
        os.path.abspath(material.path("data", "polnear", "dev.jsonl")))


def read_verdicts():
    """Claims of quiet articles that a person read: (report, byte) -> word."""
    if not os.path.exists(READ):
        return {}
    with open(READ, encoding="utf-8") as file:
        rows = [line.split() for line in file
                if line.strip() and not line.startswith("#")]
    return {(row[0], int(row[1])): row[2] for row in rows}


def write_list(claims, verdicts):
    """The claims of quiet articles, for reading by eye; not in git."""
    os.makedirs(os.path.dirname(QUIET), exist_ok=True)
    with open(QUIET, "w", encoding="utf-8") as out:
        out.write("report\tbyte\tverdict\tharm\tbounds\tquote\tsentence\n")
        for c in claims:
            verdict = verdicts.get((c["doc"], c["start"]), "")
            out.write("\t".join(
                [c["doc"], str(c["start"]), verdict, c["harm"],
                 f"{c['lo']}..{c['hi']}", c["quote"].replace("\n", " "),
                 " ".join(c["sentence"].split())]) + "\n")


def measure_quiet(material):
    """For plain and tricky: articles, claims, of them read as true."""
    rows = material.records("quiet")
    kind = {r["id"]: "plain" if "plain" in r["set"] else "tricky"
            for r in rows}
    claims = material.run("extract", material.input("quiet"))
    verdicts = read_verdicts()
    write_list(claims, verdicts)
    table = {}
    for name in ("plain", "tricky"):
        told = [c for c in claims if kind[c["doc"]] == name]
        true = sum(verdicts.get((c["doc"], c["start"])) == "true"
                   for c in told)
        table[name] = (sum(k == name for k in kind.values()), len(told), true)
    return table
