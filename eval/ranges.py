"""Headline figures by a method, beside what that method's coders made of them.

`airwars`: records whose count was coded as a range, and whose text bears it
out. Equal: low and high are both the coded ones. Contains: low is no more
than the coded minimum, and high no less than the coded maximum; where high is
null, the report itself gives a floor ("at least four") and nobody a larger
number, so that no upper end is excluded. How many contain it with an upper end
that is told is given beside it. `gtd`: best is the coded count, as
score_totals.py has it.
"""
import totals

BEARS = {"number_near", "sum", "sum_implicit", "one_by_name"}
COMMAND = ("build/tollbook headline --method {} --quiet --format jsonl "
           "../shared/data/{}/dev.jsonl")


def coded_ranges(material, name, harm):
    """(id, minimum, maximum) of the records coded as a range."""
    for row in material.records(name):
        low, high = row.get(f"{harm}_lo"), row.get(f"{harm}_hi")
        told = (row.get("support") or {}).get(harm) in BEARS
        if told and high and low is not None and low < high:
            yield row["id"], low, high


def compare(figure, low, high):
    """(equal, contains, contains with an upper end told) of one record."""
    if not figure or figure["low"] is None:
        return False, False, False
    top = figure["high"]
    open_end = figure["low"] <= low and top is None
    closed = figure["low"] <= low and top is not None and top >= high
    return (figure["low"], top) == (low, high), open_end or closed, closed


def measure_ranges(material, name="airwars"):
    """harm -> (shares of equal, contains, contains with an end told; n)."""
    path = material.write(f"{name}-ranges.jsonl", material.records(name))
    heads = {head["doc"]: head for head in
             material.run("headline", path, options=("--method", name))}
    told = {}
    for harm in ("killed", "injured"):
        rows = [compare((heads.get(i) or {}).get(harm), low, high)
                for i, low, high in coded_ranges(material, name, harm)]
        told[harm] = ([totals.share(sum(column), len(rows))
                       for column in zip(*rows)] or [None] * 3, len(rows))
    return told


def measure_exact(material, name="gtd"):
    """(harm, share whose best is the coded count, n)."""
    return [(row["harm"], row["exact"], row["counts"])
            for row in totals.score_set(material, name, f"--method {name} ")]
