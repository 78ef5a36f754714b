"""Measures on running text: templates, dates, speakers, quiet articles."""
import os
import re

import material as places

HARMS = {"killed": {"killed", "casualties"},
         "injured": {"injured", "casualties"},
         "kidnapped": {"abducted"}}
QUIET = os.path.join(places.ROOT, "build-eval", "quiet.tsv")
READ = os.path.join(places.ROOT, "eval", "quiet.tsv")
DRAFTS = os.path.join(places.ROOT, "lang", "en", "train", "quiet_read.tsv")


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


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.split() for line in file
                if line.strip() and not line.startswith("#")]


def bound(cell):
    """A bound as the reading writes it: "-" is open."""
    return None if cell == "-" else int(cell)


def read_verdicts():
    """What a person read of quiet articles, by report and harm: bounds
    (None = any), first byte, last byte, word. The claims themselves stand
    first, then the drafts that were read for the training of the judge."""
    verdicts = {}
    for report, harm, lo, hi, start, end, word in read_rows(READ):
        verdicts.setdefault((report, harm), []).append(
            ((bound(lo), bound(hi)), int(start), int(end), word))
    for report, start, end, harm, word in read_rows(DRAFTS):
        verdicts.setdefault((report, harm), []).append(
            (None, int(start), int(end), word))
    return verdicts


def verdict_on(claim, verdicts):
    """The word on this claim: same report and harm, same bounds where they
    were noted, and a byte in common; "" = nobody read it."""
    for bounds, start, end, word in verdicts.get(
            (claim["doc"], claim["harm"]), ()):
        if bounds not in (None, (claim["lo"], claim["hi"])):
            continue
        if claim["start"] < end and start < claim["end"]:
            return word
    return ""


def write_list(claims, words):
    """The claims of quiet articles, for reading by eye; not in git."""
    os.makedirs(os.path.dirname(QUIET), exist_ok=True)
    with open(QUIET, "w", encoding="utf-8") as out:
        out.write("report\tharm\tlo\thi\tstart\tend\tverdict\tquote\t"
                  "sentence\n")
        for c, word in zip(claims, words):
            cells = [c["doc"], c["harm"],
                     *("-" if c[k] is None else c[k] for k in ("lo", "hi")),
                     c["start"], c["end"], word,
                     " ".join(c["quote"].split()),
                     " ".join(c["sentence"].split())]
            out.write("\t".join(map(str, cells)) + "\n")


def measure_quiet(material):
    """For plain and tricky: articles, claims, those read as true or as
    optional, those that nobody read (which count as false)."""
    rows = material.records("quiet")
    kind = {r["id"]: "plain" if "plain" in r["set"] else "tricky"
            for r in rows}
    claims = material.run("extract", material.input("quiet"))
    verdicts = read_verdicts()
    words = [verdict_on(c, verdicts) for c in claims]
    write_list(claims, words)
    table = {}
    for name in ("plain", "tricky"):
        told = [w for c, w in zip(claims, words) if kind[c["doc"]] == name]
        table[name] = (sum(k == name for k in kind.values()), len(told),
                       told.count("true") + told.count("optional"),
                       told.count(""))
    return table
