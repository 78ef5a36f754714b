#!/usr/bin/env python3
"""Speed and memory of `tollbook extract`, one thread, beside `wc -w`.

Each input is read by both programs three times; the median counts. Prints the
machine, the compiler and the commit with the figures. Inputs: those named, or
the corpora beside the tree, or the reports of examples/.

usage: run.py PROGRAM [FILE...]
"""
import json
import os
import platform
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORPORA = [os.path.join(ROOT, "..", "shared", "data", name, "dev.jsonl")
           for name in ("semeval2018t5", "polnear")]
ROUNDS = 3


def find_inputs(given):
    """The files to read."""
    if given:
        return given
    there = [os.path.normpath(path) for path in CORPORA
             if os.path.exists(path)]
    return there or [os.path.join(ROOT, "examples")]


def size(path):
    """Bytes of a file, or of all files of a folder."""
    if not os.path.isdir(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(folder, name))
               for folder, _, names in os.walk(path) for name in names)


def text_size(path):
    """Bytes of the texts alone in JSON Lines; of the whole file otherwise."""
    if not path.endswith(".jsonl"):
        return size(path)
    with open(path, encoding="utf-8") as file:
        return sum(len(json.loads(line)["text"].encode()) for line in file)


def measure(command):
    """Seconds of processor time and peak memory in MB of one run."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as run:
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        sys.exit(f"{' '.join(command)}: exit status {run.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(command):
    """Median seconds and memory of some runs; the first only warms up."""
    measure(command)
    runs = [measure(command) for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*runs)]


def said(*command):
    """First line that a command prints, or '?'."""
    try:
        done = subprocess.run(command, capture_output=True, text=True,
                              cwd=ROOT, check=False)
    except OSError:
        return "?"
    return (done.stdout.splitlines() or ["?"])[0]


def processor():
    """The name of the processor."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def main():
    """Measure and print."""
    program, inputs = sys.argv[1], find_inputs(sys.argv[2:])
    changed = " and changes" if said("git", "status", "--porcelain",
                                     "-uno") != "?" else ""
    print(f"processor  {processor()}, {os.cpu_count()} cores, one used")
    print(f"compiler   {said('cc', '--version')}")
    print(f"commit     {said('git', 'rev-parse', '--short', 'HEAD')}{changed}")
    print(f"method     processor time, median of {ROUNDS} runs after one to "
          "warm up; MB are 10^6 bytes of the file\n")
    empty = median([program, "extract", "--help"])
    print(f"start-up   {empty[0] * 1000:.0f} ms, {empty[1]:.0f} MB\n")
    print(f"{'input':24} {'MB':>7} {'text MB':>8} {'program':16} {'s':>8} "
          f"{'MB/s':>8} {'peak MB':>8}")
    for path in inputs:
        name = "/".join(path.rstrip("/").split("/")[-2:])
        rows = [("tollbook extract", [program, "extract", "--quiet",
                                      "--jobs", "1", path])]
        if not os.path.isdir(path):
            rows.append(("wc -w", ["wc", "-w", path]))
        for title, command in rows:
            seconds, memory = median(command)
            print(f"{name:24} {size(path) / 1e6:7.2f} "
                  f"{text_size(path) / 1e6:8.2f} {title:16} {seconds:8.3f} "
                  f"{size(path) / 1e6 / seconds:8.2f} {memory:8.0f}")


if __name__ == "__main__":
    main()
