#!/usr/bin/env python3
"""Ledgers of the annotated clusters, beside those that were read by eye.

The reports of each cluster go into a book of their own; its events, and the
ledger of the event whose dead most of its claims tell of, are held against
eval/golden/NAME.txt. The texts belong to others and stay out: a ledger shows
figures, claims by their numbers, sources and reasons, and no sentence.

usage: golden_ledgers.py SHARED/gold/dev_clusters SHARED/gold/seeds
                         [--program build-eval/tollbook] [--update]

Prints what differs, and exits with 1 where anything does; with --update the
files are written anew.
"""
import argparse
import collections
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests"))
import ledger as golden  # noqa: E402  (tests/ledger.py writes the same lines)

GOLDEN = os.path.join(ROOT, "eval", "golden")


def clusters(folder):
    """name -> the files of its reports; reports that are only numbered are
    one cluster of the folder's name."""
    told = collections.defaultdict(list)
    whole = os.path.basename(os.path.normpath(folder))
    for name in sorted(os.listdir(folder)):
        if name.endswith(".txt"):
            told[re.sub(r"_?\d+\.txt$", "", name) or whole].append(
                os.path.join(folder, name))
    return dict(told)


def call(program, *words):
    """JSON objects that the program prints."""
    done = subprocess.run([program, *words], stdout=subprocess.PIPE,
                          check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def why(row):
    """What a ledger says of its claims beside their numbers."""
    for claim in row.get("claims", []):
        notes = [f'{key} {claim[key]}' for key in
                 ("losses", "change", "shadow", "reason", "outdone")
                 if claim.get(key)]
        if notes:
            yield f'{claim["claim"]}: {"; ".join(notes)}'


def write_ledger(rows):
    """Lines of one ledger: figures, their claims, their reasons, findings."""
    for row in rows:
        lines = list(golden.golden([row]))
        for line in lines:
            if line.startswith("event  "):
                continue
            deeper = "#" in line.split("  ")[0] or line[:2] in (">=", "<=")
            yield ("    " if deeper else "") + line
        yield from ("        " + line for line in why(row))


def draw(program, files, name):
    """The golden text of one cluster."""
    with tempfile.TemporaryDirectory() as folder:
        book = ["--book", os.path.join(folder, "golden.db")]
        subprocess.run([program, "add", "--quiet", *book, *files], check=True)
        events = call(program, "events", *book, "--format", "jsonl")
        rows = call(program, "ledger", *book, "--format", "jsonl")
        told, dead = collections.Counter(), collections.Counter()
        for row in rows:
            if "figure" in row:
                told[row["event"]] += len(row["claims"])
                dead[row["event"]] += (len(row["claims"])
                                       * (row["harm"] == "killed"))
        main = dead.most_common(1)[0][0]
        yield from (f'event  {event["id"]}  {event["reports"]} reports, '
                    f'{told[event["id"]]} claims' for event in events)
        yield f"--- ledger of {main}"
        yield from write_ledger(row for row in rows
                                if row.get("event") == main)


def short(text, name):
    """Reports by their number alone."""
    return text.replace(name + "_", "")


def compare(program, folder, update=False):
    """(name, lines that differ, lines in all, the difference)."""
    for name, files in clusters(folder).items():
        drawn = [short(line, name) + "\n"
                 for line in draw(program, files, name)]
        path = os.path.join(GOLDEN, name + ".txt")
        if update:
            os.makedirs(GOLDEN, exist_ok=True)
            with open(path, "w", encoding="utf-8") as out:
                out.writelines(drawn)
        with open(path, encoding="utf-8") as held:
            known = held.readlines()
        diff = [line for line in difflib.unified_diff(
            known, drawn, name, "drawn", n=1)]
        changed = sum(line[0] in "+-" for line in diff[2:])
        yield name, changed, len(known), "".join(diff)


def main():
    """Compare, and print what differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--program", default=os.path.join(
        ROOT, "build-eval", "tollbook"))
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    failed = 0
    for folder in options.folders:
        for name, changed, n, diff in compare(
                os.path.abspath(options.program), folder, options.update):
            print(f"{name}: {changed} of {n} lines differ")
            print(diff, end="")
            failed += changed > 0
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
