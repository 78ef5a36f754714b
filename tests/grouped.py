#!/usr/bin/env python3
"""Run the reports of lang/en/corpus/grouped: which figures are of one event?

A report begins with "== TITLE (DATE)". Figures stand in braces behind the
letter of their event; those with one letter are of one event, those with two
are of two:

    {A#1 Nine people} died in the blast, {A<1 three} of them children. In May
    {B 20} were killed there.

"#1" names a figure, "<1" says that it is a part of that one, where it matters.
Where only the parts matter, "-" stands for any event, and a figure without "<"
must be a part of none:

    {-#1 Nine people} died, {-<1 three} of them children; {- two} were rescued.

A title that begins with "~" is known to fail today. Figures that are not found
are told, but fail nothing: the sentences beside this folder are for those.

usage: grouped.py --program PROGRAM [--list] [FILE...]
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "lang", "en", "corpus", "grouped")
MARK = re.compile(r"\{([A-Z-])(?:#(\d))?(?:<(\d))? ([^}]*)\}")

Report = collections.namedtuple("Report", "place title date fails text marks")
Mark = collections.namedtuple("Mark", "event name whole start end words")


def read_marks(body):
    """A body without its braces, and what stood in them, in bytes."""
    text, marks, at = "", [], 0
    for found in MARK.finditer(body):
        text += body[at:found.start()]
        start = len(text.encode())
        text += found[4]
        marks.append(Mark(found[1], found[2], found[3], start,
                          len(text.encode()), found[4]))
        at = found.end()
    return text + body[at:], marks


def read_reports(path):
    """The reports of a file."""
    with open(path, encoding="utf-8") as file:
        parts = re.split(r"^== ", file.read(), flags=re.M)
    for part in parts[1:]:
        head, _, body = part.partition("\n")
        found = re.fullmatch(r"(~ )?(.*) \((\d{4}-\d\d-\d\d)\)", head.strip())
        if not found:
            sys.exit(f"{path}: '{head}': want '== TITLE (DATE)'")
        text, marks = read_marks(body.strip())
        yield Report(os.path.relpath(path, ROOT), found[2], found[3],
                     bool(found[1]), text, marks)


def claims_of(program, report):
    """What the program extracts from a report, without its title's claims."""
    record = json.dumps({"id": "r", "title": report.title,
                         "date": report.date, "text": report.text})
    run = subprocess.run([program, "extract", "--quiet", "--format", "jsonl",
                          "-"], input=record.encode(), capture_output=True,
                         check=False)
    if run.returncode:
        sys.exit(f"{program}: exit status {run.returncode}\n"
                 + run.stderr.decode(errors="replace"))
    return [json.loads(row) for row in run.stdout.decode().splitlines()]


def claim_at(claims, mark, text):
    """The claim that stands at a mark."""
    raw = text.encode()
    for claim in claims:
        quote = claim["quote"].encode()
        spans = [(claim["start"], claim["end"]), *claim.get("mentions", [])]
        for start, end in spans:
            inner = start < mark.end and end > mark.start
            if inner and (raw[start:end] == quote or claim["start"] != start):
                return claim
    return None


def wrong_parts(report, at):
    """Figures that are not parts of what they should be, or of anything."""
    names = {m.name: c["id"] for m, c in zip(report.marks, at)
             if m.name and c}
    for mark, claim in zip(report.marks, at):
        if not claim:
            continue
        if not mark.whole and mark.event == "-" and claim.get("part_of"):
            yield f"'{mark.words}' is a part of something"
        if mark.whole in names and claim.get("part_of") != names[mark.whole]:
            yield f"'{mark.words}' is no part of {mark.whole}"


def wrongs(report, claims):
    """What is wrong in a report; which figures it has not."""
    at = [claim_at(claims, mark, report.text) for mark in report.marks]
    wrong, absent = [], []
    events, letters = {}, {}
    for mark, claim in zip(report.marks, at):
        if not claim:
            absent.append(mark.words)
            continue
        event = claim["event"]["id"]
        if mark.event == "-":
            continue
        if events.setdefault(mark.event, event) != event:
            wrong.append(f"{mark.event} is split at '{mark.words}' ({event})")
        if letters.setdefault(event, mark.event) != mark.event:
            wrong.append(f"'{mark.words}' ({mark.event}) is joined to "
                         f"{letters[event]} ({event})")
    return wrong + list(wrong_parts(report, at)), absent


def main():
    """Run the reports of the files, or of all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--program", required=True)
    parser.add_argument("--list", action="store_true",
                        help="tell of figures that are not found as well")
    args = parser.parse_args()
    files = args.files or sorted(glob.glob(os.path.join(FOLDER, "*.txt")))
    passed = failed = known = missing = 0
    for report in [r for path in files for r in read_reports(path)]:
        wrong, absent = wrongs(report, claims_of(args.program, report))
        missing += len(absent)
        if args.list and absent:
            print(f"  not found in '{report.title}': {absent}")
        if report.fails and wrong:
            known += 1
        elif wrong or report.fails:
            failed += 1
            print(f"{report.place}: {report.title}")
            for line in wrong or ["passes now: take its '~' away"]:
                print(f"    {line}")
        else:
            passed += 1
    print(f"{missing} figures not found, {known} known to fail")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
