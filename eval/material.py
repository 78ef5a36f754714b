"""What is measured with what: the program, the coded material, the commands.

The material lies outside the repository, since most of its texts belong to
others; this file alone knows its folders. Nothing here writes into the
repository.
"""
import importlib.util
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
QUICK = 200  # records of each set with --quick

MISSING = """eval: no coded material at '{}'.

The texts of the measurements belong to others and are not part of this
repository. The folder must hold gold/ (hand-made claims: dev, dev_clusters,
seeds, score.py) and data/ (one folder a set: dev.jsonl, and score_totals.py).
Give its place with --shared FOLDER. Without it there is nothing to measure;
`make check` and `make bench` need none of it."""


def load_module(name, path):
    """A Python file that lies outside the repository."""
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Material:
    """Where things are, and how the program is run over them."""

    def __init__(self, shared, tollbook, quick=False):
        if not os.path.isdir(os.path.join(shared, "gold")):
            sys.exit(MISSING.format(shared))
        if not os.path.exists(tollbook):
            sys.exit(f"eval: no program at '{tollbook}': run `make build`")
        self.shared, self.tollbook, self.quick = shared, tollbook, quick
        self.folder = tempfile.TemporaryDirectory(prefix="tollbook-eval-")
        self.score = load_module("score", self.path("gold", "score.py"))

    def path(self, *names):
        """A place in the material."""
        return os.path.join(self.shared, *names)

    def has(self, *names):
        """Is there such a file?"""
        return os.path.exists(self.path(*names))

    def temporary(self, name):
        """A place for a file that goes when the run ends."""
        return os.path.join(self.folder.name, name)

    def records(self, name, file="dev.jsonl"):
        """The records of a set, each a dict."""
        with open(self.path("data", name, file), encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        return rows[:QUICK] if self.quick else rows

    def input(self, name):
        """The file of a set; with --quick only its beginning."""
        path = self.path("data", name, "dev.jsonl")
        if not self.quick:
            return path
        return self.write(f"{name}.jsonl", self.records(name))

    def write(self, name, records):
        """Records of our own as a file that the program can read."""
        path = self.temporary(name)
        with open(path, "w", encoding="utf-8") as out:
            for record in records:
                kept = {k: record[k] for k in ("id", "title", "date", "text",
                                               "publisher")
                        if record.get(k)}
                out.write(json.dumps(kept, ensure_ascii=False) + "\n")
        return path

    def run(self, command, *files, options=()):
        """JSON objects that `tollbook COMMAND` prints."""
        done = self.call(command, *options, "--format", "jsonl", *files)
        return [json.loads(line) for line in done.splitlines() if line]

    def call(self, command, *arguments):
        """What `tollbook COMMAND` prints, as text."""
        line = [self.tollbook, command, "--quiet", *arguments]
        done = subprocess.run(line, stdout=subprocess.PIPE, check=False)
        if done.returncode > 1:
            sys.exit(f"eval: {shlex.join(line)[:200]}: "
                     f"exit status {done.returncode}")
        return done.stdout.decode()

    def seconds(self, command, *arguments):
        """Seconds of wall time that a command takes."""
        start = time.perf_counter()
        self.call(command, *arguments)
        return time.perf_counter() - start

    def processor(self, command, *arguments):
        """Seconds of processor time that a command takes, the kernel's with
        it: other work on the machine counts little."""
        line = [self.tollbook, command, "--quiet", *arguments]
        with subprocess.Popen(line, stdout=subprocess.DEVNULL) as child:
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode > 1:
            sys.exit(f"eval: {shlex.join(line)[:200]}: "
                     f"exit status {child.returncode}")
        return usage.ru_utime + usage.ru_stime

    def script(self, *line):
        """What a script prints; None where it fails."""
        done = subprocess.run([sys.executable, *line], cwd=ROOT,
                              stdout=subprocess.PIPE, check=False)
        return None if done.returncode else done.stdout.decode()
