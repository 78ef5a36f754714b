"""Which reports tell of one incident, and which repeat each other.

Reports go into a book in a temporary folder, and what was concluded is read
from its tables: the event of each report's main mention, and the group of
reports that carry one text. Two reports are of one incident when their main
events are one, or when they carry one text.
"""
import collections
import datetime
import hashlib
import itertools
import os
import random
import sqlite3

import grown

SEED = 7
COPIES = 300   # reports copied for the measure of syndication
ORDERS = 10    # random orders of the same reports
ORDERED = 2000
GROWN = 200000       # reports of the grown book, and up to a whole round
BULK = 10000         # of which so many are added at a time
CALLS = (5000, 500)  # reports in a call of `add` that is measured
MEASURED = 20000     # reports so added: of one call the clock is not sure


HEADLINES = ("What is known so far", "Second report from the scene",
             "Officials give new details", "The morning in brief")
PARAGRAPH = ("This report was put together from several dispatches; the desk "
             "will bring it up to date when more is known. Readers who were "
             "there may write to the editors.")


class Book:
    """Reports taken in, and the conclusions drawn from them."""

    def __init__(self, material, name, paths):
        self.path = material.temporary(name)
        self.seconds = material.seconds("add", "--book", self.path, *paths)
        self.events, self.groups, self.reasons = {}, {}, {}
        self.read()

    def read(self):
        """Main event and text group of each report, by its id."""
        base = sqlite3.connect(self.path)
        for name, event, reason in base.execute(
                "SELECT r.id, e.id, l.reason FROM reports r "
                "JOIN event_links l ON l.report = r.key AND l.mention = 0 "
                "JOIN events e ON e.n = l.event"):
            self.events[name] = event
            self.reasons[name] = reason
        for name, first in base.execute(
                "SELECT r.id, s.first FROM reports r "
                "JOIN syndication s ON s.report = r.key"):
            self.groups[name] = first
        base.close()

    def drop(self):
        """Delete the file."""
        for end in ("", "-wal", "-shm"):
            if os.path.exists(self.path + end):
                os.remove(self.path + end)

    def cluster(self, report):
        """What stands for the report's incident."""
        return self.events.get(report) or ("text", self.groups.get(
            report, report))

    def same(self, a, b):
        """Are two reports of one incident?"""
        group = self.groups.get(a)
        return (self.cluster(a) == self.cluster(b)
                or group is not None and group == self.groups.get(b))


APART = "; not the event of report "  # before a refusal and its reason
FIRST = "told here first"


def why_merged(book, a, b):
    """What misled: the first piece of the reason of either link."""
    for name in (b, a):
        reason = book.reasons.get(name, "").split(APART)[0]
        if reason and reason != FIRST:
            return reason.split(",")[0]
    return "through a third report"


def why_split(book, a, b):
    """What kept two reports of one incident apart."""
    if a not in book.events or b not in book.events:
        return "one is left without an event"
    for name in (a, b):
        refused = book.reasons[name].partition(APART)[2]
        other, _, reason = refused.partition(": ")
        if other in (a, b):
            return reason.split(",")[0] or "too little in common"
    joined = sum(book.reasons[n].split(APART)[0] != FIRST for n in (a, b))
    return ("never compared, or too little in common" if not joined else
            "each stands with other reports")


def error_kinds(book, pairs):
    """How many pairs went wrong, by (how, what misled)."""
    counts = collections.Counter()
    for a, b, same in pairs:
        told = book.same(a, b)
        if told and not same:
            counts["merged", why_merged(book, a, b)] += 1
        elif same and not told:
            counts["split", why_split(book, a, b)] += 1
    return counts


def document_pairs(labels):
    """All pairs of reports."""
    for (a, one), (b, other) in itertools.combinations(labels.items(), 2):
        yield a, b, one == other


def f1(right, found, gold):
    """Precision, recall, F1."""
    p = right / found if found else 0.0
    r = right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def score_pairs(book, pairs):
    """Precision, recall, F1 of pairs (a, b, same)."""
    n = collections.Counter()
    for a, b, same in pairs:
        told = book.same(a, b)
        n["right"] += told and same
        n["found"] += told
        n["gold"] += same
    return f1(n["right"], n["found"], n["gold"])


def bcubed(book, labels):
    """B-cubed precision, recall, F1 of reports by incident."""
    items = [(label, book.cluster(name)) for name, label in labels.items()]
    both = collections.Counter(items)
    gold = collections.Counter(label for label, _ in items)
    told = collections.Counter(cluster for _, cluster in items)
    p = sum(both[i] / told[i[1]] for i in items) / len(items)
    r = sum(both[i] / gold[i[0]] for i in items) / len(items)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def write_published(material, rows):
    """Reports with the day of their publication: the set's own date is the
    coded day of the incident, which would tell what is to be found."""
    return material.write("published.jsonl", [
        {**row, "date": row.get("pub_date")} for row in rows])


def measure_shootings(material):
    """Same-incident pairs, incidents, and reports left without an event."""
    rows = material.records("semeval2018t5")
    book = Book(material, "shootings.db", [write_published(material, rows)])
    known = {row["id"] for row in rows}
    pairs = [(p["a"], p["b"], p["same"])
             for p in material.records("semeval2018t5", "pairs_dev.jsonl")
             if {p["a"], p["b"]} <= known]
    labels = {row["id"]: row["incident"] for row in rows}
    result = {"pairs": score_pairs(book, pairs), "n": len(pairs),
              "b3": bcubed(book, labels),
              "errors": error_kinds(book, pairs),
              "silent": sum(i not in book.events for i in labels),
              "reports": len(labels), "seconds": book.seconds}
    book.drop()
    return result


def measure_ecb(material):
    """Documents by incident: all, and those of incidents with casualties."""
    rows = material.records("ecbplus")
    book = Book(material, "ecb.db", [material.input("ecbplus")])
    harm = {r["incident"] for r in rows if r.get("casualty")}
    every = {r["id"]: r["incident"] for r in rows}
    some = {r["id"]: r["incident"] for r in rows if r["incident"] in harm}
    result = (bcubed(book, every), len(every),
              bcubed(book, some) if some else None, len(some),
              error_kinds(book, document_pairs(every)))
    book.drop()
    return result


def series_pairs(series, items):
    """Pairs of one series, and of two within three days."""
    of = [(i, s["id"]) for s in series for i in s["casualty_items"]
          if i in items]
    day = {i: datetime.date.fromisoformat(items[i]["date"]) for i, _ in of}
    of.sort(key=lambda pair: (day[pair[0]], pair[0]))
    for (a, one), (b, other) in itertools.combinations(of, 2):
        if one == other or abs((day[b] - day[a]).days) <= 3:
            yield a, b, one == other


def measure_series(material):
    """Pairs within and across series of one-line items; hand-read pairs."""
    items = {r["id"]: r for r in
             material.records("wcep", "casualty_items_dev.jsonl")}
    series = [s for s in material.records("wcep", "event_series_dev.jsonl")
              if s["kind"] == "incident"]
    read = [(p["a"], p["b"], p["same_incident"])
            for p in material.records("wcep", "pairs_dev.jsonl")
            if p["a"] in items and p["b"] in items]
    used = {i for s in series for i in s["casualty_items"]}
    used |= {i for pair in read for i in pair[:2]}
    path = material.write("series.jsonl",
                          [items[i] for i in sorted(used) if i in items])
    book = Book(material, "series.db", [path])
    pairs = list(series_pairs(series, items))
    result = (score_pairs(book, pairs), len(pairs),
              score_pairs(book, read), len(read),
              error_kinds(book, pairs + read))
    book.drop()
    return result


def cut_text(row, dice):
    """The report without its last 10 to 40 per cent."""
    keep = 1 - dice.uniform(0.1, 0.4)
    return {**row, "text": row["text"][:int(len(row["text"]) * keep)]}


def head_text(row, dice):
    """The report under another headline."""
    title = dice.choice(HEADLINES)
    return {**row, "title": title, "text": row["text"]}


def lengthen_text(row, dice):
    """The report with a paragraph more."""
    parts = row["text"].split("\n")
    parts.insert(dice.randrange(len(parts) + 1), PARAGRAPH)
    return {**row, "text": "\n".join(parts)}


CHANGES = {"cut": cut_text, "headline": head_text, "paragraph": lengthen_text}


def make_copies(rows):
    """Reports of different incidents, and three copies of each."""
    dice, seen, out = random.Random(SEED), set(), []
    for row in rows:
        if row["incident"] in seen or len(row["text"]) < 800:
            continue
        seen.add(row["incident"])
        out.append((row, row["id"], "original"))
        for name, change in CHANGES.items():
            out.append(({**change(row, dice), "id": f"{row['id']}-{name}",
                         "publisher": f"the {name} desk"}, row["id"], name))
        if len(seen) == COPIES:
            break
    return out


def measure_copies(material):
    """Pairwise precision and recall of text groups, recall by change."""
    made = make_copies(material.records("semeval2018t5"))
    path = material.write("copies.jsonl", [row for row, _, _ in made])
    book = Book(material, "copies.db", [path])
    n, by = collections.Counter(), collections.defaultdict(list)
    for (a, one, how), (b, other, what) in itertools.combinations(made, 2):
        told = book.groups.get(a["id"]) == book.groups.get(b["id"])
        n["right"] += told and one == other
        n["found"] += told
        n["gold"] += one == other
        if one == other and how == "original":
            by[what].append(told)
    book.drop()
    return (f1(n["right"], n["found"], n["gold"]), len(made),
            {name: sum(told) / len(told) for name, told in by.items()})


def measure_orders(material):
    """Different exports of the same reports in random orders: 1 is right."""
    rows = material.records("semeval2018t5")[:ORDERED]
    dice, told = random.Random(SEED), set()
    orders = 2 if material.quick else ORDERS
    for i in range(orders):
        dice.shuffle(rows)
        path = material.write("order.jsonl", rows)
        book = Book(material, f"order{i}.db", [path])
        printed = material.call("export", "--book", book.path)
        told.add(hashlib.sha256(printed.encode()).hexdigest())
        book.drop()
    return len(told), orders, len(rows)


def grow(material, book, reports, n):
    """Fill a book with the first n reports."""
    for first in range(0, n, BULK):
        path = material.write("bulk.jsonl",
                              reports.take(first, min(BULK, n - first)))
        material.call("add", "--book", book, path)


def measure_growth(material):
    """Milliseconds of processor time a report, by how many are added in a
    call: into empty books, and the same reports, under other names and years,
    into a grown one."""
    reports = grown.Reports(material)
    calls = [n // 10 for n in CALLS] if material.quick else CALLS
    some = MEASURED // 40 if material.quick else MEASURED
    n = reports.round
    while n < GROWN and not material.quick:
        n += reports.round
    book = material.temporary("growth.db")
    start = material.temporary("start.db")
    grow(material, book, reports, n)
    costs = {}
    for i, call in enumerate(calls):
        at = i * some
        first = last = 0
        for j in range(at, at + some, call):
            path = material.write("start.jsonl", reports.take(j, call))
            first += material.processor("add", "--book", start, path)
            os.remove(start)
            path = material.write("end.jsonl", reports.take(n + j, call))
            last += material.processor("add", "--book", book, path)
        costs[call] = [1000 * x / some for x in (first, last)]
    os.remove(book)
    return n, costs
