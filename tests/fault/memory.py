#!/usr/bin/env python3
"""The n-th allocation fails, for n = 1, 2, 3 ... and then in growing steps:
no crash, a status, a line; and the book still verifies.

HTML is left out: without memory, libxml2 2.9 itself may neither end nor
survive (a null pointer in htmlParseDocument after a buffer did not grow).

usage: memory.py PROGRAM
"""
import json
import os
import shutil
import subprocess
import sys

from bench import Bench, good

HERE = os.path.dirname(os.path.abspath(__file__))
EACH = 40   # the first allocations are failed one by one
GROWTH = 1.12  # then in steps that grow

def build_shim(bench):
    """Compile the failing allocator; None where that cannot be done."""
    path = bench.path("failing_malloc.so")
    done = subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-o", path,
         os.path.join(HERE, "failing_malloc.c")], check=False)
    return path if done.returncode == 0 else None


def points(total):
    """Which allocations to fail."""
    n = 1
    while n <= total:
        yield n
        n = n + 1 if n < EACH else max(n + 1, int(n * GROWTH))


def count_calls(bench, shim, args):
    """How many allocations a run makes."""
    count = bench.path("count")
    status, _, _ = bench.run(*args, env={"LD_PRELOAD": shim,
                                         "FAIL_COUNT": count})
    with open(count, encoding="ascii") as file:
        total = int(file.read())
    bench.check(f"{args[0]}: runs with the shim", status == 0 and total > 0)
    return total


def check_command(bench, shim, args, book=None):
    """Fail each point of one command, once and from then on."""
    total = count_calls(bench, shim, args)
    if book:
        shutil.copy(bench.path(book), bench.path("fresh.db"))
    for n in points(total):
        for on in "01":
            env = {"LD_PRELOAD": shim, "FAIL_AT": str(n), "FAIL_ON": on}
            status, _, errors = bench.run(*args, env=env, limit=20)
            title = f"{args[0]}: allocation {n} of {total} fails" + (
                " and all after" if on == "1" else "")
            if not bench.check(f"{title}: no crash", 0 <= status <= 6):
                continue
            if status:
                bench.check(f"{title}: says so", len(errors) >= 1)
            if book and not n % 7:
                bench.verifies(title, book)


def main():
    """The commands that read, that store and that show."""
    bench = Bench(sys.argv[1])
    shim = build_shim(bench)
    if not shim:
        print("skipped: no compiler for the failing allocator")
        bench.end()
    bench.write("one.txt", good(11))
    bench.write("two.jsonl", json.dumps({"id": "two", "text": good(12)}))
    reports = ["one.txt", "two.jsonl"]
    check_command(bench, shim, ["extract", *reports])
    check_command(bench, shim, ["extract", "one.txt", "two.jsonl"])
    bench.run("add", "--quiet", "--book", "book.db", *reports)
    check_command(bench, shim, ["add", "--quiet", "--book", "book.db",
                                "one.txt", "two.jsonl"], "book.db")
    for view in (["events"], ["ledger", "1"], ["report", "1"],
                 ["explain", "1.1"], ["verify", "--recompute"],
                 ["ledger", "1", "--methods", "all"]):
        check_command(bench, shim, [*view, "--book", "book.db"])
    check_command(bench, shim, ["decide", "same", "one#1", "two#1", "--by",
                                "A. Reader", "--book", "book.db"], "book.db")
    bench.end()


if __name__ == "__main__":
    main()
