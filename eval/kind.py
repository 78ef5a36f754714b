"""Kinds of error, named from what was annotated and what was read.

A kind is a line such as "missed: killed, exact, number in words" or "role:
civilian read as people". Examples of kinds, in our own words, stand in
kinds.tsv; no sentence of a measured text does.
"""
import collections
import os
import re

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "kinds.tsv")
PLAIN = ("qualifier", "stance", "scope")


def count_kind(claim):
    """How the words say the number."""
    quote = claim["quote"]
    if claim["lo"] == 0 and claim["hi"] == 0:
        return "none"
    if claim["qualifier"] == "indefinite":
        return "no number"
    if re.search(r"\d", quote):
        return "digits"
    if claim["qualifier"] == "vague":
        return "vague word"
    if claim.get("name"):
        return "by name"
    if claim["lo"] == 1 or claim["hi"] == 1:
        return "one person"
    return "number in words"


def number_of(claim):
    """The bounds as one thing to compare."""
    return claim.get("lo"), claim.get("hi")


def beside(item):
    """What people annotated where the program made a claim up."""
    got = item.got
    for gold in item.doc["claims"]:
        if any(a < got["end"] and got["start"] < b for a, b in gold["spans"]):
            if gold["harm"] != got["harm"]:
                return "a claim of another harm is there"
            if number_of(gold) != number_of(got):
                return "a claim of another number is there"
            return "the claim is there already"
    return "no claim is there"


def of_field(field, item):
    """The kind of one wrong field."""
    gold, got = item.gold, item.got
    if field == "role":
        return (f"role: {gold['group']['role']} read as "
                f"{(got.get('group') or {}).get('role')}")
    if field in PLAIN:
        return f"{field}: {gold.get(field)} read as {got.get(field)}"
    if field == "bounds":
        return f"bounds: with {gold['qualifier']}"
    values = {"side": (gold["group"]["side"], got["group"].get("side")),
              "source": (gold["source"], got.get("source")),
              "name": (gold.get("name"), got.get("name")),
              "part_of": (gold.get("part_of"), got.get("part_of"))}
    if field == "date":
        event = item.doc["by_event"][gold["event"]]
        return "date: " + apart(event["start"] or event["end"],
                                (got.get("event") or {}).get("start"))
    return f"{field}: {told(*values[field])}"


def apart(gold, got):
    """Where two dates part."""
    if not got:
        return "not found"
    for name, n in (("year", 4), ("month", 7)):
        if gold[:n] != got[:n]:
            return f"another {name}"
    return "another day"


def told(gold, got):
    """Which of two answers is missing."""
    if gold and got:
        return "another one"
    return "not found" if gold else "one where none is"


def kinds_of(item):
    """All kinds of error of an item."""
    if not item.is_counted():
        return
    claim = item.claim
    if item.state == "missed":
        yield (f"missed: {claim['harm']}, {claim['qualifier']}, "
               f"{count_kind(claim)}")
    elif item.state == "extra":
        yield (f"made up: {claim['harm']}, {count_kind(claim)}, "
               f"{beside(item)}")
    else:
        for field, right in item.ok.items():
            if not right:
                yield of_field(field, item)


def count(items):
    """Kinds with their counts."""
    return collections.Counter(k for item in items for k in kinds_of(item))


def read_examples():
    """kind -> an example in our own words."""
    with open(TABLE, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file
                if "\t" in line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}
