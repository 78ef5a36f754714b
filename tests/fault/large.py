#!/usr/bin/env python3
"""Large input: a line of 100 MB, a text of 100 MB, a million short records.

usage: large.py PROGRAM
"""
import json
import resource
import sys

from bench import Bench, good

MB = 1 << 20
MOST_MEMORY = 4096 * MB  # address space that the program may take


def limit_memory():
    """Keep the program from taking all memory of the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def check_long_line(bench):
    """A record longer than any report is passed over by its number."""
    long = json.dumps({"id": "long", "text": "x" * (100 * MB)})
    small = [json.dumps({"id": f"s{n}", "text": good(40 + n)}) for n in (1, 3)]
    bench.write("long.jsonl", f"{small[0]}\n{long}\n{small[1]}\n")
    status, out, errors = bench.run("extract", "long.jsonl",
                                    before=limit_memory)
    title = "a line of 100 MB"
    if bench.sane(title, status, errors):
        bench.check(f"{title}: exit status 3", status == 3)
        bench.check(f"{title}: one line naming file and line",
                    len(errors) == 1 and "long.jsonl" in errors[0]
                    and "2" in errors[0])
        bench.check(f"{title}: the rest is done",
                    b'"s1"' in out and b'"s3"' in out)


def check_long_text(bench):
    """A plain text of one line of 100 MB, the same."""
    bench.write("long.txt", b"dead " * (20 * MB))
    bench.write("one.txt", good(11))
    status, out, errors = bench.run("extract", "long.txt", "one.txt",
                                    before=limit_memory)
    title = "a text of 100 MB"
    if bench.sane(title, status, errors):
        bench.check(f"{title}: exit status 3, one line", status == 3
                    and len(errors) == 1 and "long.txt" in errors[0])
        bench.check(f"{title}: the rest is done", b'"one"' in out)


def check_dense(bench):
    """A megabyte of claims in one report: done in time, no crash."""
    bench.write("dense.txt", "Toll\n\n" + "At least 12 people were killed. "
                * 32000)
    status, _, errors = bench.run("extract", "dense.txt", before=limit_memory)
    if bench.sane("a megabyte of claims", status, errors):
        bench.check("a megabyte of claims: read", status == 0)


def main():
    """All large inputs."""
    bench = Bench(sys.argv[1])
    check_long_line(bench)
    check_long_text(bench)
    check_dense(bench)
    bench.end()


if __name__ == "__main__":
    main()
