#!/usr/bin/env python3
"""Bad input: one clear line that names file and place, the rest is done, exit
status 3, and nothing that is stored is harmed.

usage: input.py PROGRAM
"""
import json
import os
import random
import sys

from bench import Bench, good

NEST = 200000


def bad_inputs(bench):
    """Each bad input: title, what to hand over, what its line must name."""
    noise = random.Random(7)
    bench.write("empty.txt", b"")
    os.mkdir(bench.path("hollow"))
    bench.write("noise.bin", noise.randbytes(200000))
    bench.write("latin.txt", good(31).encode() + b"\nThe caf\xe9 was hit.\n")
    bench.write("nul.txt", good(32).encode() + b"\nA zero\0 byte.\n")
    record = json.dumps({"id": "a", "text": good(33)})
    bench.write("broken.jsonl", f'{record}\n{{"id": "b", "text": \n'
                + record.replace('"a"', '"c"') + "\n")
    late = json.dumps({"id": "l", "date": "99999-01-01", "text": good(34)})
    bench.write("late.jsonl", late + "\n")
    return [
        ("a missing file", "missing.txt", ["missing.txt"]),
        ("a folder without reports", "hollow", ["hollow"]),
        ("an empty file", "empty.txt", ["empty.txt"]),
        ("random bytes", "noise.bin", ["noise.bin"]),
        ("invalid UTF-8", "latin.txt", ["latin.txt"]),
        ("NUL bytes", "nul.txt", ["nul.txt"]),
        ("broken JSON on line 2 of 3", "broken.jsonl", ["broken.jsonl", "2"]),
        ("a date in the year 99999", "late.jsonl", ["late.jsonl", "1"]),
    ]


def check_bad(bench, title, path, named):
    """One bad input between two good reports."""
    book = f"{title.replace(' ', '_')}.db"
    bench.write("one.txt", good(11))
    bench.write("two.txt", good(12))
    status, _, errors = bench.run("add", "--quiet", "--book", book, "one.txt",
                                  path, "two.txt")
    if not bench.sane(title, status, errors):
        return
    bench.check(f"{title}: exit status 3", status == 3)
    bench.check(f"{title}: one line", len(errors) == 1)
    bench.check(f"{title}: the line names {' and '.join(named)}",
                errors and all(word in errors[0] for word in named))
    _, out, _ = bench.run("export", "--book", book)
    docs = {json.loads(line)["doc"] for line in out.decode().splitlines()}
    bench.check(f"{title}: the rest is in the book",
                {"one", "two"} <= docs, f"    in it: {sorted(docs)}\n")
    if path == "broken.jsonl":
        bench.check(f"{title}: lines 1 and 3 are in the book",
                    {"a", "c"} <= docs)
    bench.verifies(title, book)


def check_standard_input(bench):
    """Standard input is named too; an empty one is an error."""
    status, _, errors = bench.run("extract", "-", stdin=b"")
    bench.check("empty standard input: exit status 3", status == 3)
    bench.check("empty standard input: one line", len(errors) == 1)
    status, out, errors = bench.run("extract", stdin=good(5).encode())
    bench.check("standard input without '-'", status == 0 and out)


def check_nesting(bench):
    """Two hundred thousand nested tags: no crash, and the rest is done."""
    deep = "<html><body>" + "<div>" * NEST + good(21) + "</div>" * NEST
    bench.write("deep.html", deep)
    bench.write("one.txt", good(11))
    status, out, errors = bench.run("extract", "deep.html", "one.txt")
    title = f"{NEST} nested tags"
    if bench.sane(title, status, errors):
        bench.check(f"{title}: the rest is done", b'"doc": "one"' in out)
        bench.check(f"{title}: exit status 3", status == 3)
        bench.check(f"{title}: one line naming the file",
                    len(errors) == 1 and "deep.html" in errors[0])
    record = json.dumps({"id": "d", "text": "x"}).replace(
        '"x"', "[" * NEST + "]" * NEST)
    bench.write("deep.jsonl", record + "\n")
    status, out, errors = bench.run("extract", "deep.jsonl", "one.txt")
    if bench.sane("nested JSON", status, errors):
        bench.check("nested JSON: exit status 3, one line",
                    status == 3 and len(errors) == 1
                    and "deep.jsonl" in errors[0])
        bench.check("nested JSON: the rest is done", b'"doc": "one"' in out)


def check_usage(bench):
    """Wrong usage: exit status 2, one line, nothing written."""
    for args in ([], ["ledgers"], ["timeline"], ["ledger", "1", "2"],
                 ["extract", "--colour"], ["export", "--format", "xml"],
                 ["ledger", "1", "--method"], ["events", "--quiet=1"]):
        status, out, errors = bench.run(*args)
        bench.check(f"usage {args}", status == 2 and len(errors) == 1
                    and not out)
    bench.write("one.txt", good(11))
    bench.run("add", "--quiet", "--book", "u.db", "one.txt")
    for args in (["ledger", "999"], ["ledger", "no-such-event"],
                 ["ledger", "1", "--as-of", "soon"],
                 ["ledger", "1", "--method", "guess"],
                 ["explain", "999.1"], ["explain", "one#99"]):
        status, out, errors = bench.run(*args, "--book", "u.db")
        bench.check(f"usage {args}", status == 2 and len(errors) == 1
                    and not out)


def check_twice(bench):
    """Adding again changes nothing; the order of files does not matter."""
    for n in range(5):
        bench.write(f"r{n}.txt", good(20 + n))
    names = [f"r{n}.txt" for n in range(5)]
    bench.run("add", "--quiet", "--book", "x.db", *names)
    _, first, _ = bench.run("export", "--book", "x.db")
    bench.run("add", "--quiet", "--book", "x.db", *names)
    _, again, _ = bench.run("export", "--book", "x.db")
    bench.check("adding twice changes nothing", first and first == again)
    bench.run("add", "--quiet", "--book", "y.db", *reversed(names))
    _, other, _ = bench.run("export", "--book", "y.db")
    bench.check("the order of files does not matter", first == other)
    bench.run("rebuild", "--quiet", "--book", "y.db")
    _, other, _ = bench.run("export", "--book", "y.db")
    bench.check("a rebuild changes nothing", first == other)


def main():
    """All bad inputs."""
    bench = Bench(sys.argv[1])
    for title, path, named in bad_inputs(bench):
        check_bad(bench, title, path, named)
    check_standard_input(bench)
    check_nesting(bench)
    check_usage(bench)
    check_twice(bench)
    bench.end()


if __name__ == "__main__":
    main()
