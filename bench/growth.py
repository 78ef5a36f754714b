#!/usr/bin/env python3
"""What it costs to add reports to a book that grows.

The reports are those of eval/grown.py: all sets, whole articles among them,
repeated with other years and names. Here and there (--at) some batches are
added one by one, each with a run of the program (--call reports each), as
reports come in over days; all others come in bulk (--bulk a run). Prints
processor time (of all threads, the kernel's with it), wall time and bytes
written, a report.

usage: growth.py PROGRAM [--at 0,20000] [--batches 4] [--call 500]
                 [--shared FOLDER] [--book FILE] [--options '--jobs 1']
"""
import argparse
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval"))
import grown  # noqa: E402
import material  # noqa: E402

HEAD = (f"{'reports':>8} {'added':>7} {'calls':>5} {'cpu ms':>8} {'user':>7} "
        f"{'sys':>7} {'wall ms':>8} {'KB out':>8} {'MB book':>8} "
        f"{'MB peak':>8}")


def run(command):
    """What one run of the program took: user, system, wall, bytes, memory."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit status {child.returncode}")
    return (usage.ru_utime, usage.ru_stime, time.perf_counter() - start,
            usage.ru_oublock * 512, usage.ru_maxrss / 1024)


def add(options, stuff, rows, size):
    """Add rows in calls of `size`; print what it took."""
    total, peak = [0.0] * 4, 0
    for i in range(0, len(rows), size):
        path = stuff.write("batch.jsonl", rows[i:i + size])
        *cost, memory = run([os.path.abspath(options.program), "add",
                             "--quiet", "--book", options.book,
                             *options.options.split(), path])
        total = [a + b for a, b in zip(total, cost)]
        peak = max(peak, memory)
    user, system, wall, out = [1000 * x / len(rows) for x in total]
    print(f"{options.n:8} {len(rows):7} {-(-len(rows) // size):5} "
          f"{user + system:8.3f} {user:7.3f} {system:7.3f} {wall:8.3f} "
          f"{out / 1e6:8.1f} {os.path.getsize(options.book) / 1e6:8.1f} "
          f"{peak:8.0f}", flush=True)
    options.n += len(rows)
    return user + system


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--at", default="0,20000")
    parser.add_argument("--batches", type=int, default=4)
    parser.add_argument("--call", type=int, default=500)
    parser.add_argument("--bulk", type=int, default=10000)
    parser.add_argument("--shared",
                        default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--book", default="/tmp/growth.db")
    parser.add_argument("--options", default="--jobs 1")
    options = parser.parse_args()
    options.n = 0
    stops = [int(at) for at in options.at.split(",")]
    stuff = material.Material(os.path.abspath(options.shared), options.program)
    some = options.batches * options.call
    rows = grown.Reports(stuff).take(0, stops[-1] + some)
    if os.path.exists(options.book):
        os.remove(options.book)
    print(HEAD)
    first = last = None
    for stop in stops:
        if stop > options.n:
            add(options, stuff, rows[options.n:stop], options.bulk)
        # The very first batch alone as well: it finds an empty book.
        last = add(options, stuff, rows[options.n:options.n + options.call],
                   options.call)
        first = first or last
        if options.batches > 1:
            last = add(options, stuff, rows[options.n:stop + some],
                       options.call)
    print(f"last over first: {last / first:.2f}")


if __name__ == "__main__":
    main()
