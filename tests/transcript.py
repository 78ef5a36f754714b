#!/usr/bin/env python3
"""Run the transcripts of tests/cli: a shell script and what it must print.

The body of a case is a script for sh, run in an empty folder with `tollbook`
in the path and $EXAMPLES, $ROOT set. Its sections say what is expected:

    --- out         standard output
    --- err         standard error
    --- status N    exit status of the script; 0 when it is not told

A section that is missing expects nothing. A line `...` stands for any lines;
`...` within a line stands for any characters.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

import cases as casefile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run_script(script, program):
    """Standard output, standard error and exit status of a script."""
    with tempfile.TemporaryDirectory() as folder:
        tools = os.path.join(folder, "bin")
        work = os.path.join(folder, "work")
        os.mkdir(tools)
        os.mkdir(work)
        os.symlink(program, os.path.join(tools, "tollbook"))
        env = {**os.environ, "ROOT": ROOT, "LC_ALL": "C.UTF-8",
               "EXAMPLES": os.path.join(ROOT, "examples"),
               "PATH": tools + os.pathsep + os.environ["PATH"]}
        env.pop("TOLLBOOK", None)
        done = subprocess.run(["sh", "-c", script], cwd=work, env=env,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              check=False)
        return [clean(text, folder) for text in (done.stdout, done.stderr)] + [
            done.returncode]


def clean(data, folder):
    """Text without the folders of this run."""
    text = data.decode(errors="replace")
    return text.replace(folder, "TMP").replace(ROOT, "ROOT")


def matches(expected, got):
    """Is `got` what was expected, with '...' for anything?"""
    pattern = re.escape(expected)
    pattern = re.sub(r"(?m)^\\\.\\\.\\\.\\?\n", "(?:.*\n)*?", pattern)
    pattern = pattern.replace(r"\.\.\.", "[^\n]*")
    return re.fullmatch(pattern, got) is not None


def expectation(case):
    """The expected output, errors and exit status."""
    out, err, status = "", "", 0
    for head, text in case.sections[1:]:
        if head == "out":
            out = text
        elif head == "err":
            err = text
        elif head.startswith("status "):
            status = int(head.split()[1])
        else:
            sys.exit(f"{case.where}: no such section: '{head}'")
    return out, err, status


def difference(case, got):
    """What differs, for people, or None."""
    wrong = ""
    out, err, status = expectation(case)
    for name, want, have in (("out", out, got[0]), ("err", err, got[1])):
        if not matches(want, have):
            wrong += f"  {name}: expected\n{want}  {name}: got\n{have}"
    if status != got[2]:
        wrong += f"  exit status: expected {status}, got {got[2]}\n"
    return wrong or None


def update(case, got):
    """Rewrite what is expected, but for sections with '...'."""
    old = {head.split()[0]: text for head, text in case.sections[1:]}
    case.sections[1:] = []
    for name, have in (("out", got[0]), ("err", got[1])):
        if "..." in old.get(name, ""):
            case.sections.append([name, old[name]])
        elif have:
            case.sections.append([name, have])
    if got[2]:
        case.sections.append([f"status {got[2]}", ""])


def main():
    """Run all transcripts, or those of the files named."""
    options = casefile.parse_options(argparse.ArgumentParser())
    tally = casefile.Tally()
    folder = os.path.join(ROOT, "tests", "cli")
    for path in casefile.case_paths(options.files, folder):
        cases = casefile.read_cases(path)
        for case in cases:
            if "skip" in case.attributes or (
                    options.only and options.only not in case.title):
                continue
            got = run_script(case.sections[0][1], options.program)
            if options.update:
                update(case, got)
            tally.count(case, difference(case, got))
        if options.update:
            casefile.write_cases(path, cases)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
