#!/usr/bin/env python3
"""Time and memory of one ledger, as the claims of its event grow.

First the ledger by itself, over claims made in memory (tests/ledger_bench in
the build folder, where it was built with tests). Then the whole command, on a
book of made-up reports about one war: `tollbook ledger EVENT --brief` with
loading and writing, in seconds of processor time and peak memory.

usage: ledger.py PROGRAM [--claims N] [--no-book]
"""
import argparse
import json
import os
import random
import subprocess
import tempfile

import run

SIZES = (12500, 25000, 50000, 100000)
A_REPORT = 10
SEED = 11
TOWNS = ("Harbel", "Kakata", "Zwedru", "Tubmanburg", "Voinjama", "Gbarnga",
         "Buchanan", "Greenville", "Robertsport", "Ganta")
SPEAKERS = ("the Red Cross", "the United Nations", "the police",
            "the health ministry", "the hospital in Kakata", "the army",
            "the governor of Bong")
GROUPS = (("civilians", "killed"), ("soldiers", "killed"),
          ("people", "injured"), ("people", "killed"), ("children", "killed"))


def sentence(draw, day, speaker):
    """One claim about the war, larger as days go by."""
    group, harm = draw.choice(GROUPS)
    number = 100 + 7 * day + draw.randrange(60)
    floor = draw.choice(("", "At least "))
    return (f"{floor}{number} {group} were {harm} in the war in Liberia that "
            f"began on 1 January 1990, {speaker} said.")


def reports(n_claims):
    """Made-up reports of ten claims each, over two years."""
    draw = random.Random(SEED)
    for i in range(n_claims // A_REPORT):
        day = i * 700 * A_REPORT // n_claims
        date = f"{1991 + day // 350}-{day % 350 // 30 + 1:02}-" \
               f"{day % 30 % 28 + 1:02}"
        lines = [sentence(draw, day, draw.choice(SPEAKERS))
                 for _ in range(A_REPORT)]
        yield json.dumps({
            "id": f"r{i:06}", "date": date, "publisher": f"Paper {i % 40}",
            "title": f"The war as seen from {draw.choice(TOWNS)}, day {day}",
            "text": "\n\n".join(lines)})


def measure_book(program, n_claims):
    """Make a book and time the command over it."""
    with tempfile.TemporaryDirectory() as folder:
        news = os.path.join(folder, "news.jsonl")
        book = os.path.join(folder, "book.db")
        with open(news, "w", encoding="utf-8") as file:
            file.write("\n".join(reports(n_claims)) + "\n")
        subprocess.run([program, "add", "--quiet", "--book", book, news],
                       check=True)
        seconds, memory = run.measure([program, "ledger", "1", "--brief",
                                       "--book", book])
        told = json.loads(subprocess.run(
            [program, "events", "--format", "json", "--book", book],
            capture_output=True, check=True).stdout)
        size = os.path.getsize(book) / 1e6
    print(f"book of {n_claims} claims told ({size:.0f} MB, {len(told)} "
          f"events): {seconds:.2f} s, {memory:.0f} MB")


def main():
    """Both measures."""
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--claims", type=int, default=20000)
    options.add_argument("--no-book", action="store_true")
    options = options.parse_args()
    program = os.path.abspath(options.program)
    alone = os.path.join(os.path.dirname(program), "tests", "ledger_bench")
    if os.path.exists(alone):
        for size in SIZES:
            print(run.said(alone, str(size)), flush=True)
    if not options.no_book:
        measure_book(program, options.claims)


if __name__ == "__main__":
    main()
