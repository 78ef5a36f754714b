#!/usr/bin/env python3
"""A book that grows: reports added in any order, at once, in small batches, or
again after a broken run, give one and the same book as a rebuild from scratch.

usage: growth.py PROGRAM [ROUNDS [SEED]]
"""
import json
import random
import signal
import sqlite3
import struct
import subprocess
import sys

from bench import Bench

TOWNS = ["Jalalabad, Afghanistan", "Herat, Afghanistan", "Kunduz, Afghanistan",
         "Mosul, Iraq", "Basra, Iraq", "Baghdad, Iraq", "Gao, Mali",
         "Kidal, Mali", "Idlib, Syria", "Aden, Yemen"]
DEEDS = ["a bomb exploded outside a market", "gunmen opened fire on a bus",
         "a car bomb hit a police station", "rockets struck a school",
         "an air strike hit a row of houses", "a mine blew up under a lorry"]
NAMES = ["Adil Marwand", "Soraya Belkin", "Idris Tamalou", "Parwin Osko",
         "Haroun Djalla", "Mira Qasimova"]
VOICES = ["the health ministry said", "police said", "officials said",
          "a hospital in the town said", "{land} said",
          "the defence ministry of {land} said", "residents told reporters"]
BACKGROUND = [
    "In {before} an attack in {other} killed {n} people.",
    "The attack came during the war in {land}, in which {n}00 people have "
    "been killed since {before}.",
    "Last month a blast in {other} left {n} dead and dozens wounded.",
    "{other} was shelled on {day} {month} {before}; {n} people died there."]
MONTHS = ["January", "February", "March"]
MORE = ["Shops stayed closed and buses did not run for the rest of the day.",
        "The road to the north was opened again towards the evening.",
        "Rescue teams from three districts came with lights and cranes."]
PAPERS = ["Morning News", "Evening Star", "Herald", "", "Courier"]

# What is concluded, and what linking remembers; and which columns are keys of
# reports or numbers of events, both of which count up as reports come in.
TABLES = ["events", "event_links", "sources", "source_names", "source_links",
          "source_figures", "syndication", "figures", "findings",
          "finding_claims", "fresh", "prints", "gists", "digests", "standings", "pairs",
          "tellings", "clusters", "unsettled"]
INDICES = {"bands": 0, "terms": 1, "hashes": 2, "named": 3, "bases": 4}
ENTRY = struct.Struct("<QQI")  # key, rank, report
PAGE = 50                      # entries of a page of a run
GONE = 1 << 31                 # the report's entry is taken back
REPORTS = {"report", "other", "repeats", "first", "story"}
EVENTS = {"event", "root", "cluster"}
MENTIONS = 65536  # a number of an event: report * MENTIONS + mention


def make_note(dice, n, towns):
    """One report, drawn from few places and days so that many meet."""
    town = dice.choice(TOWNS[:towns])
    land = town.split(", ")[1]
    day, month = dice.randrange(1, 28), dice.randrange(3)
    killed = dice.choice([3, 4, 7, 12, 12, 15, 23])
    voice = dice.choice(VOICES).format(land=land)
    text = [f"At least {killed} people were killed when "
            f"{dice.choice(DEEDS)} in {town} on {day} {MONTHS[month]}, "
            f"{voice}."]
    if dice.random() < 0.6:
        text.append(f"{dice.choice(NAMES)}, {dice.randrange(20, 70)}, was "
                    f"among the dead.")
    if dice.random() < 0.5:
        text.append(dice.choice(BACKGROUND).format(
            before=dice.choice([2019, 2020, 2021]), land=land,
            other=dice.choice(TOWNS), n=dice.randrange(5, 30), day=day,
            month=MONTHS[month]))
    text += dice.sample(MORE, dice.randrange(3))
    row = {"id": f"note{n}", "text": "\n\n".join(text),
           "title": f"Blast in {town.split(',')[0]}",
           "publisher": dice.choice(PAPERS)}
    if dice.random() < 0.9:
        day = min(28, day + dice.randrange(3))
        row["date"] = f"2022-{month + 1:02}-{day:02}"
    return row


def make_copy(dice, row, n):
    """The same text, cut, or with a line more, on another day."""
    words = row["text"].split(" ")
    if dice.random() < 0.5:
        words = words[:max(12, int(len(words) * dice.uniform(0.6, 1)))]
    text = " ".join(words)
    if dice.random() < 0.5:
        text += "\n\n" + dice.choice(MORE)
    date = f"2022-{dice.randrange(1, 4):02}-{dice.randrange(1, 28):02}"
    return {**row, "id": f"copy{n}", "text": text, "date": date,
            "publisher": dice.choice(PAPERS)}


def make_reports(dice, n, towns=len(TOWNS)):
    """Reports of which a third repeats another."""
    rows = []
    for i in range(n):
        if rows and dice.random() < 0.33:
            rows.append(make_copy(dice, dice.choice(rows), i))
        else:
            rows.append(make_note(dice, i, towns))
    return rows


def add(bench, book, rows):
    """Add rows to a book; its exit status."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    bench.write("rows.jsonl", lines)
    return bench.run("add", "--quiet", "--book", book, "rows.jsonl")[0]


def columns(book, table):
    """How each column is to be read: as a report, an event, or as it is."""
    told = []
    asked = book.execute(f"SELECT * FROM {table} LIMIT 0")
    for name in (column[0] for column in asked.description):
        event = (name in EVENTS or table in ("events", "clusters")
                 and name in ("n", "parent"))
        told.append("report" if name in REPORTS else
                    "event" if event else
                    "compared" if name == "compared" else "")
    return told


def translate(value, kind, hashes):
    """A number that every book has alike."""
    if kind == "report":
        return hashes[value] if value else 0
    if kind == "event" and value > 0:
        return hashes[value // MENTIONS], value % MENTIONS
    if kind == "compared":
        entries = [entry for entry, in struct.iter_unpack("<I", value)]
        return sorted((hashes[entry & ~GONE], entry & GONE)
                      for entry in entries)
    return value


def rows_of(book, table, hashes):
    """The rows of a table, in an order that is the same in every book."""
    kinds = columns(book, table)
    return sorted((tuple(translate(value, kind, hashes)
                         for value, kind in zip(row, kinds))
                   for row in book.execute(f"SELECT * FROM {table}")),
                  key=repr)


def read_index(book, kind, hashes):
    """The entries of an index, from its oldest run to its newest."""
    entries = set()
    for first, many, size in book.execute(
            "SELECT first, (size + ?1 - 1) / ?1, size FROM runs "
            "WHERE kind = ?2 ORDER BY n", [PAGE, kind]).fetchall():
        pages = book.execute("SELECT packed FROM run_pages WHERE n >= ? "
                             "ORDER BY n LIMIT ?", [first, many])
        run = [entry for page, in pages for entry in ENTRY.iter_unpack(page)]
        order = [(key, rank, report % GONE) for key, rank, report in run]
        assert len(run) == size and order == sorted(order), "out of order"
        for key, rank, report in run:
            entry = key, rank, hashes[report % GONE]
            (entries.discard if report >= GONE else entries.add)(entry)
    return sorted(entries)


def dump(bench, name):
    """All that a book concludes."""
    book = sqlite3.connect(bench.path(name))
    book.text_factory = bytes
    hashes = dict(book.execute("SELECT key, hash FROM reports"))
    rows = {table: rows_of(book, table, hashes) for table in TABLES}
    rows.update((name, read_index(book, kind, hashes))
                for name, kind in INDICES.items())
    book.close()
    return rows


def differ(one, other):
    """The tables in which two books differ, for a message."""
    return "".join(f"    {table}: {len(one[table])} rows and "
                   f"{len(other[table])}\n"
                   for table in one if one[table] != other[table])


def same(bench, title, one, other):
    """Two books hold the same."""
    bench.check(title, one == other, differ(one, other))


def split(dice, rows):
    """The rows in batches of one to a dozen."""
    at = 0
    while at < len(rows):
        n = dice.choice([1, 1, 2, 3, 5, 12])
        yield rows[at:at + n]
        at += n


def check_batches(bench, seed):
    """In batches, at once, rebuilt: one book."""
    dice = random.Random(seed)
    rows = make_reports(dice, 90)
    add(bench, "whole.db", rows)
    whole = dump(bench, "whole.db")
    dice.shuffle(rows)
    for batch in split(dice, rows):
        add(bench, "grown.db", batch)
    grown = dump(bench, "grown.db")
    same(bench, f"seed {seed}: batches and all at once", grown, whole)
    status = bench.run("verify", "--recompute", "--book", "grown.db")[0]
    bench.check(f"seed {seed}: it is derived again", status == 0)
    add(bench, "grown.db", dice.sample(rows, 20))
    same(bench, f"seed {seed}: reports added twice", dump(bench, "grown.db"),
         grown)
    bench.run("rebuild", "--quiet", "--book", "grown.db")
    same(bench, f"seed {seed}: rebuilt", dump(bench, "grown.db"), grown)
    check_broken(bench, dice, rows, whole)


def check_crowded(bench, seed):
    """Blocks and bands of more reports than are seen, in larger batches."""
    dice = random.Random(seed)
    rows = make_reports(dice, 500, 1)
    add(bench, "crowd.db", rows)
    whole = dump(bench, "crowd.db")
    dice.shuffle(rows)
    at = 0
    while at < len(rows):
        n = dice.choice([1, 20, 70, 150])
        add(bench, "many.db", rows[at:at + n])
        at += n
    same(bench, f"seed {seed}: crowded", dump(bench, "many.db"), whole)


def check_broken(bench, dice, rows, whole):
    """An add that is killed leaves a book that goes on from there."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    bench.write("all.jsonl", lines)
    for wait in (0.02, 0.05, 0.1, 0.2):
        command = [bench.program, "add", "--quiet", "--book", "broken.db",
                   "all.jsonl"]
        with subprocess.Popen(command, cwd=bench.folder,
                              stderr=subprocess.DEVNULL) as running:
            try:
                running.wait(wait * dice.uniform(0.5, 1.5))
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
    add(bench, "broken.db", rows)
    same(bench, "killed, then added again", dump(bench, "broken.db"), whole)


def check_older(bench, seed):
    """A book of an earlier version is concluded from anew."""
    rows = make_reports(random.Random(seed), 40)
    add(bench, "new.db", rows)
    for version in (10, 9, 8, 7, 6):
        add(bench, f"v{version}.db", rows[:30])
        book = sqlite3.connect(bench.path(f"v{version}.db"))
        book.execute(f"PRAGMA user_version={version}")
        # What is a view, or kept in runs, was a table or an index.
        book.executescript("""
            CREATE TABLE named AS SELECT * FROM sources;
            DROP VIEW sources; ALTER TABLE named RENAME TO sources;
            CREATE UNIQUE INDEX reports_hash ON reports(hash);
            CREATE INDEX events_base ON events(base);""")
        # Prints and gists were of one table.
        if version < 10:
            book.executescript("""
                CREATE TABLE traces AS SELECT * FROM prints JOIN gists USING
                    (report);
                DROP TABLE prints; DROP TABLE gists;
                DROP TABLE digests;""")
        if version == 6:
            book.executescript("""
                CREATE TABLE links AS SELECT * FROM event_links;
                DROP VIEW event_links;
                ALTER TABLE links RENAME TO event_links;""")
        book.commit()
        book.close()
        add(bench, f"v{version}.db", rows[30:])
        same(bench, f"seed {seed}: of version {version}",
             dump(bench, f"v{version}.db"), dump(bench, "new.db"))


def decide(bench, dice, *words):
    """A decision; those that contradict earlier ones are refused."""
    status = bench.run("decide", *words, "--by", dice.choice(NAMES), "--on",
                       "2022-04-01", "--quiet", "--book", "ruled.db")[0]
    bench.check(f"decide {' '.join(words)}", status in (0, 2))
    return status == 0


def pick_claim(dice, rows):
    """A report's first or second claim, as people call it."""
    return f"{dice.choice(rows)['id']}#{dice.choice([1, 1, 1, 2])}"


def check_decisions(bench, seed):
    """Decisions hold through whatever comes, and are taken back."""
    dice = random.Random(seed)
    rows = make_reports(dice, 60)
    for i, row in enumerate(rows):
        row["id"] = f"row{i}"
    add(bench, "ruled.db", rows[:40])
    held = 0
    for n in range(12):
        held += decide(bench, dice, dice.choice(["same", "apart"]),
                       pick_claim(dice, rows[:40]), pick_claim(dice, rows[:40])
                       if n % 3 else str(dice.randrange(1, 6)))
    bench.check(f"seed {seed}: some decisions hold", held > 2)
    for batch in split(dice, rows[40:]):
        add(bench, "ruled.db", batch)
    check_rebuilt(bench, f"seed {seed}: with decisions")
    for n in range(1, held, 2):
        decide(bench, dice, "withdraw", str(n))
    check_rebuilt(bench, f"seed {seed}: some withdrawn")
    for n in range(2, held + 1, 2):
        decide(bench, dice, "withdraw", str(n))
    add(bench, "plain.db", rows)
    decide(bench, dice, "withdraw", str(held))
    same(bench, f"seed {seed}: all withdrawn", dump(bench, "ruled.db"),
         dump(bench, "plain.db"))


def check_rebuilt(bench, title):
    """The book is what a rebuild makes of it."""
    grown = dump(bench, "ruled.db")
    bench.run("rebuild", "--quiet", "--book", "ruled.db")
    same(bench, title, dump(bench, "ruled.db"), grown)


def main():
    """Some rounds, each with reports of its own."""
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    passed = failed = 0
    for seed in range(first, first + rounds):
        bench = Bench(sys.argv[1])
        check_batches(bench, seed)
        check_decisions(bench, seed)
        check_older(bench, seed)
        check_crowded(bench, seed)
        passed += bench.passed
        failed += bench.failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
