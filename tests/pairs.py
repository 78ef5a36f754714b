#!/usr/bin/env python3
"""Run the pairs of tests/ledger/pairs: two short reports, one event or two?

A line is "same" or "apart" and two reports, each a date and its text:

    same | 2020-01-02 A bus ... | 2020-01-03 The toll of the bus ...

A line that begins with "~" is known to fail today. All reports of a file go
into one book; two are of one event when their main events are one, or when
they carry one text.

usage: pairs.py --program PROGRAM [--why] [FILE...]
"""
import argparse
import collections
import glob
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "tests", "ledger", "pairs")

Pair = collections.namedtuple("Pair", "place same reports fails")


def read_pairs(path):
    """The pairs of a file."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            fails = line.startswith("~ ")
            cells = line.removeprefix("~ ").strip().split(" | ")
            if line.startswith("#") or len(cells) != 3:
                continue
            reports = [cell.split(None, 1) for cell in cells[1:]]
            yield Pair(f"{os.path.relpath(path, ROOT)}:{number}",
                       cells[0] == "same", reports, fails)


def name(number, which):
    """The id of a report."""
    return f"{number}{'ab'[which]}"


def read_book(path):
    """Event, text group and reason of each report, by its id."""
    base = sqlite3.connect(path)
    events = {row[0]: row[1:] for row in base.execute(
        "SELECT r.id, l.event, l.reason FROM reports r JOIN event_links l "
        "ON l.report = r.key AND l.mention = 0")}
    groups = dict(base.execute(
        "SELECT r.id, s.first FROM reports r "
        "JOIN syndication s ON s.report = r.key"))
    base.close()
    return events, groups


def take_in(program, pairs):
    """A book of all reports."""
    records = "".join(
        json.dumps({"id": name(i, j), "date": date, "text": text}) + "\n"
        for i, pair in enumerate(pairs)
        for j, (date, text) in enumerate(pair.reports))
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "pairs.db")
        run = subprocess.run([program, "add", "--quiet", "--book", book, "-"],
                             input=records.encode(), capture_output=True,
                             check=False)
        if run.returncode:
            sys.exit(f"{program} add: exit status {run.returncode}\n"
                     + run.stderr.decode(errors="replace"))
        return read_book(book)


def judge(pairs, book):
    """Whether each pair is told as one event, and why."""
    events, groups = book
    for i in range(len(pairs)):
        a, b = name(i, 0), name(i, 1)
        one, other = events.get(a), events.get(b)
        same = (groups[a] == groups[b]
                or bool(one and other and one[0] == other[0]))
        yield same, f"{one and one[1]} / {other and other[1]}"


def main():
    """Run the files; the exit status tells whether all went as it should."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.path.join(
        ROOT, "build", "tollbook"))
    parser.add_argument("--why", action="store_true")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    paths = options.files or sorted(glob.glob(os.path.join(FOLDER, "*.txt")))
    passed = failed = known = 0
    counts = collections.Counter()
    for path in paths:
        pairs = list(read_pairs(path))
        for pair, (same, why) in zip(
                pairs, judge(pairs, take_in(options.program, pairs))):
            wrong = same != pair.same
            counts[pair.same, same] += 1
            if wrong == pair.fails and not (options.why and wrong):
                known += wrong
                passed += not wrong
                continue
            failed += wrong != pair.fails
            known += wrong == pair.fails
            print(f"{pair.place}: " + ("should be one event" if pair.same else
                                       "should be two") * wrong
                  + "passes, but is marked with ~" * (not wrong))
            if options.why:
                for date, text in pair.reports:
                    print(f"    {date} {text}")
                print(f"    {why}")
    if options.why:
        print("same: joined {}, split {}; apart: joined {}, split {}".format(
            *(counts[k] for k in ((True, True), (True, False),
                                  (False, True), (False, False)))))
    print(f"{known} known to fail")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
