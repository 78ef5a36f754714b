#!/usr/bin/env python3
"""Run the sentences of lang/en/corpus/told: which figures does each yield?

A line is a sentence or two, "=>", and the figures that it tells, in any order:

    The fire killed 14. Another 20 were hurt. => killed 14; injured 20

Behind "==>" stand the totals of the report instead, the dead and the injured
that `tollbook headline` makes of it:

    A bomb killed 14. Another killed six. ==> killed 20

A figure is a harm and a number: 14, 14+ (at least or more than), -14 (at most),
10-15. One with "?" may be found or not. " // " parts paragraphs, the first of
which is then the title. A line that begins with "~" is known
to fail today. Only figures are compared; the golden cases beside this folder
say what else a claim must hold. Sources, dates and events are theirs.

usage: told.py --program PROGRAM [FILE...]
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "lang", "en", "corpus", "told")
PUBLISHED = "2019-05-16"

Line = collections.namedtuple("Line", "place text must may fails total")


def read_lines(path):
    """The lines of a file that hold a sentence."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            total = " ==>" in line
            text, arrow, figures = line.rstrip("\n").partition(
                " ==>" if total else " =>")
            if not arrow or line.startswith("#"):
                continue
            told = [f.strip() for f in figures.split(";") if f.strip()]
            yield Line(f"{os.path.relpath(path, ROOT)}:{number}",
                       text.removeprefix("~ ").replace(" // ", "\n\n"),
                       [f for f in told if "?" not in f],
                       [f.replace("?", "") for f in told if "?" in f],
                       text.startswith("~ "), total)


def figure(claim):
    """The harm and number of a claim."""
    low, high = claim["lo"], claim["hi"]
    number = (f"{low}" if low == high else f"{low}+" if high is None else
              f"-{high}" if low is None else f"{low}-{high}")
    return f"{claim['harm']} {number}"


def figures(command, row):
    """The figures in one row of a command's output."""
    if command == "extract":
        return [figure(row)]
    return [f"{harm} {row[harm]['best']}" for harm in ("killed", "injured")
            if row[harm] and row[harm]["best"] is not None]


def run_over(program, command, lines):
    """The figures of each line, as lists."""
    records = "".join(json.dumps({"id": str(i), "date": PUBLISHED,
                                  "text": line.text}) + "\n"
                      for i, line in enumerate(lines))
    run = subprocess.run([program, command, "--format", "jsonl", "-"],
                         input=records.encode(), capture_output=True,
                         check=False)
    if run.returncode:
        sys.exit(f"{program} {command}: exit status {run.returncode}\n"
                 + run.stderr.decode(errors="replace"))
    found = collections.defaultdict(list)
    for row in run.stdout.decode().splitlines():
        row = json.loads(row)
        found[int(row["doc"])] += figures(command, row)
    return [found[i] for i in range(len(lines))]


def differ(line, found):
    """The figures that are missing and those that are too many."""
    missing = collections.Counter(line.must) - collections.Counter(found)
    beyond = (collections.Counter(found) - collections.Counter(line.must)
              - collections.Counter(line.may))
    return list(missing.elements()), list(beyond.elements())


def main():
    """Run the files; the exit status tells whether all went as it should."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.path.join(
        ROOT, "build", "tollbook"))
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    paths = options.files or sorted(glob.glob(os.path.join(FOLDER, "*.txt")))
    lines = [line for path in paths for line in read_lines(path)]
    passed = failed = known = 0
    claims = run_over(options.program, "extract", lines)
    totals = run_over(options.program, "headline", lines)
    for line, *found in zip(lines, claims, totals):
        found = found[line.total]
        missing, beyond = differ(line, found)
        wrong = bool(missing or beyond)
        if wrong == line.fails:
            known += wrong
            passed += not wrong
            continue
        failed += 1
        print(f"{line.place}: {line.text}")
        print(f"  missing: {', '.join(missing) or '-'};"
              f" too many: {', '.join(beyond) or '-'}" if wrong else
              "  passes, but is marked with ~")
    print(f"{known} known to fail")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
