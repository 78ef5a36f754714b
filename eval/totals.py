"""Headline figures of whole sets against coders' counts.

Killed and injured are scored by the material's own score_totals.py; people
driven out, which it leaves aside, are scored here by the same rule.
"""
import json
import os

# set -> {(harm, figure): least}. Sets without a line are measured too.
SETS = {
    "gtd": {("killed", "exact"): 0.95, ("injured", "exact"): 0.95},
    "rand": {("killed", "exact"): 0.92, ("injured", "exact"): 0.92},
    "wiki_terror": {("killed", "exact"): 0.93, ("injured", "exact"): 0.92},
    "acled_nigeria": {("killed", "exact"): 0.92},
    "acled_burkina": {},
    "awsd": {("killed", "exact"): 0.90, ("injured", "exact"): 0.90},
    "nigeria_security": {},
    "terror_misc": {},
    "airwars": {("killed", "exact"): 0.85, ("killed", "range_ok"): 0.50},
    "us_local_gva": {("killed", "exact"): 0.82, ("injured", "exact"): 0.78},
    "gvdb": {},
    "semeval2018t5": {("killed", "exact"): 0.65, ("injured", "exact"): 0.60},
    "wikimpacts": {("killed", "exact"): 0.85},
}
ZERO = 0.96
OUSTED = {"Displaced", "Evacuated", "Relocated", "Homeless", "Sheltered",
          "Forced to Flee"}
RUN = "build/tollbook headline --quiet --format jsonl {}"


def command_of(name):
    """How a person gets the figures of a set."""
    return (f"../shared/data/score_totals.py ../shared/data/{name}/dev.jsonl "
            f"--run '{RUN}'")


def score_set(material, name, options=""):
    """Rows of score_totals.py for one set."""
    path = material.input(name)
    if material.quick:
        whole = material.temporary(f"{name}-coded.jsonl")
        with open(whole, "w", encoding="utf-8") as out:
            for row in material.records(name):
                out.write(json.dumps(row) + "\n")
        path = whole
    program = os.path.abspath(material.tollbook)
    printed = material.script(
        material.path("data", "score_totals.py"), path, "--json", "--run",
        f"{program} headline {options}--quiet --format jsonl {{}}")
    return json.loads(printed) if printed else []


def measure(material):
    """(set, harm, row) of all sets."""
    return [(name, row["harm"], row) for name in SETS
            if material.has("data", name)
            for row in score_set(material, name)]


def share(right, n):
    """A share, or None of nothing."""
    return right / n if n else None


def measure_idmc(material):
    """People driven out: exact by the headline, and by any claim."""
    rows = [r for r in material.records("idmc") if r["term"] in OUSTED
            and r["support"] == "number"]
    path = material.write("idmc.jsonl", rows)
    heads = {h["doc"]: h["displaced"] for h in material.run("headline", path)}
    told = {}
    for claim in material.run("extract", path):
        if claim["harm"] == "displaced":
            told.setdefault(claim["doc"], set()).update(
                (claim["lo"], claim["hi"]))
    exact = sum((heads.get(r["id"]) or {}).get("best") == r["figure"]
                for r in rows)
    found = sum(r["figure"] in told.get(r["id"], ()) for r in rows)
    return share(exact, len(rows)), share(found, len(rows)), len(rows)


def measure_displaced(material, name="wikimpacts"):
    """Totals of people driven out that the text can bear."""
    rows = [r for r in material.records(name)
            if r.get("displaced_lo") and (r.get("support") or {}).get(
                "displaced") in ("number_near", "sum", "sum_implicit")]
    path = material.write("displaced.jsonl", rows)
    heads = {h["doc"]: h["displaced"] for h in material.run("headline", path)}
    right = 0
    for row in rows:
        best = (heads.get(row["id"]) or {}).get("best")
        right += best is not None and (row["displaced_lo"] <= best <=
                                       row["displaced_hi"])
    return share(right, len(rows)), len(rows)
