"""Claims against those that people annotated: figures, tables, errors.

Pairing and agreement are those of the material's own score.py, so that a
figure here and one from there cannot differ; this file only sorts what is
paired, missed and made up.
"""
import collections
import glob
import os
import re
import sqlite3

PACK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lang",
                    "en", "sources.tsv")
WHOLE = ("bounds", "role", "side", "source", "date")
# Words of places that say what kind of place it is.
KINDS_OF_PLACE = {
    "the", "of", "and", "near", "in", "off", "outside", "area", "city",
    "province", "district", "region", "town", "village", "county", "state",
    "coast", "from", "north", "south", "east", "west"}
ZONES = ("title", "dateline", "body", "caption", "furniture")
LENGTHS = (15, 25, 40)  # words; a sentence is "up to" the first that holds it


class Item:
    """One claim of the gold, or one made up, and what became of it."""

    def __init__(self, state, gold, got, doc, ok=None):
        self.state, self.gold, self.got, self.doc = state, gold, got, doc
        self.ok = ok or {}

    @property
    def claim(self):
        """The claim as people see it; as the program does if made up."""
        return self.gold or self.got

    def is_whole(self):
        """Do the fields agree that make a claim whole?"""
        return bool(self.ok) and all(self.ok[k] for k in WHOLE)

    def is_counted(self):
        """Optional claims are neither right nor wrong."""
        return not (self.gold and self.gold.get("optional"))


def place_words(event):
    """The words that name an event's place."""
    place = ((event or {}).get("place") or "").lower()
    return set(re.findall(r"\w+", place)) - KINDS_OF_PLACE


def count_places(items):
    """Of the found claims whose event has a place in the gold: how many of
    ours have a word of it, how many there are, how many of ours have none."""
    agree = told = none = 0
    for item in items:
        if item.state != "found":
            continue
        gold = place_words(item.doc["by_event"].get(item.gold["event"]))
        got = place_words(item.got["event"])
        if gold:
            told += 1
            agree += bool(gold & got)
            none += not got
    return agree, told, none


def read_zones(material, files):
    """Zones of each report by the program: name -> [(start, end, zone)]."""
    book = material.temporary("zones.db")
    material.call("add", "--book", book, *files)
    rows = collections.defaultdict(list)
    base = sqlite3.connect(book)
    for name, kind, start, end in base.execute(
            'SELECT r.id, z.kind, z.start, z."end" FROM zones z '
            "JOIN reports r ON r.key = z.report ORDER BY z.report, z.n"):
        rows[name].append((start, end, ZONES[kind]))
    base.close()
    os.remove(book)
    return rows


def compare(score, doc, preds):
    """The items of one report."""
    pairs, extra, missed = score.match(doc, preds)
    gold_of = {p.get("id"): g["id"] for g, p in pairs}
    for g, p in pairs:
        yield Item("found", g, p, doc, score.agree(doc, g, p, gold_of))
    for p in extra:
        yield Item("extra", None, p, doc)
    for g in missed:
        yield Item("missed", g, None, doc)


def read_folder(material, folder):
    """All items of a gold folder, and the predictions on optional claims."""
    files = sorted(glob.glob(os.path.join(folder, "*.txt")))
    docs = material.score.load_gold(folder)
    preds = collections.defaultdict(list)
    for claim in material.run("extract", *files):
        preds[claim["doc"]].append(claim)
    zones = read_zones(material, files)
    items = []
    for name, doc in docs.items():
        with open(os.path.join(folder, name + ".txt"), "rb") as file:
            doc["raw"], doc["zones"] = file.read(), zones[name]
        doc["preds"] = preds[name]
        items.extend(compare(material.score, doc, preds[name]))
    return docs, items


def start_of(item):
    """Byte offset of the claim's beginning."""
    return item.got["start"] if item.got else item.gold["spans"][0][0]


def zone_of(item):
    """In which part of the page the claim stands."""
    at = start_of(item)
    for start, end, zone in item.doc["zones"]:
        if start <= at < end:
            return zone
    return "body"


def words_around(item):
    """Words of the sentence that holds the claim."""
    at, raw = start_of(item), item.doc["raw"]
    start = raw.rfind(b"\n", 0, at) + 1
    end = raw.find(b"\n", at)
    line = raw[start:end if end >= 0 else len(raw)]
    first, last = 0, len(line)
    for stop in re.finditer(rb'[.!?]["\x80-\xbf]*\s+(?=["A-Z\xe2])', line):
        if stop.end() <= at - start:
            first = stop.end()
        elif stop.start() >= at - start:
            last = stop.end()
            break
    return len(line[first:last].split())


def length_of(item):
    """The sentence's length as a class."""
    n = words_around(item)
    for most in LENGTHS:
        if n <= most:
            return f"up to {most} words"
    return f"over {LENGTHS[-1]} words"


def read_kinds(path=PACK):
    """(pattern, kind) of the pack's table of speakers, longest first."""
    rows = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or "\t" not in line:
                continue
            phrase, kind = line.rstrip("\n").split("\t")[:2]
            plain = re.sub(r"[<>]", "", phrase)
            rows.append((re.compile(rf"\b(?:{plain})\b", re.I), kind))
    return sorted(rows, key=lambda row: -len(row[0].pattern))


def kind_of(item, kinds):
    """What the source is, by the words of its name."""
    source = item.claim.get("source")
    text = source.get("text") if isinstance(source, dict) else source
    if not text:
        return "the report itself"
    for pattern, kind in kinds:
        if pattern.search(text):
            return kind.replace("_", " ")
    return "other"


def tabulate(items, key):
    """Counts by a property: class -> found, missed, extra, whole."""
    table = collections.defaultdict(collections.Counter)
    for item in items:
        if item.is_counted():
            table[key(item)][item.state] += 1
            table[key(item)]["whole"] += item.is_whole()
    return table


def dimensions():
    """The tables of errors: title -> the property."""
    kinds = read_kinds()
    return {
        "harm": lambda i: i.claim["harm"],
        "qualifier": lambda i: i.claim["qualifier"],
        "role": lambda i: i.claim["group"]["role"],
        "source": lambda i: kind_of(i, kinds),
        "zone": zone_of,
        "sentence": length_of,
    }


def reliability(items, docs):
    """Claims by confidence: tenth -> (right, all)."""
    table = collections.defaultdict(lambda: [0, 0])
    wrong = {id(i.got) for i in items if i.state == "extra"}
    for doc in docs:
        for claim in doc["preds"]:
            tenth = min(9, int(claim["confidence"] * 10 + 1e-9))
            table[tenth][0] += id(claim) not in wrong
            table[tenth][1] += 1
    return table
