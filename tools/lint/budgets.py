#!/usr/bin/env python3
"""Hold the budgets of size and shape for C, and the plain rules of the house.

Functions: median, 90th percentile, longest; parameters; nesting. Files: median
and longest. Lines of 80 columns, `#if` in base/ alone, no macro that hides
control flow, no unfinished business, a comment on top of each file with the
licence in its last line. Exceptions stand in budgets.allow with their reason.
"""
import os
import re
import statistics
import sys

import source

HERE = os.path.dirname(os.path.abspath(__file__))
FUNCTION_MEDIAN, FUNCTION_TENTH, FUNCTION_LONGEST = 12, 30, 60
FILE_MEDIAN, FILE_LONGEST = 250, 500
NESTING, PARAMETERS, COLUMNS = 3, 5, 80
HEADER_COMMENT = 0.45  # share of comment in the lines of all headers
ONE_HEADER = 0.20      # and of the barest of them
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
CONDITION = re.compile(r"(?m)^\s*#\s*(if|ifdef|ifndef)\b.*$")
GUARD = re.compile(r"^\s*#\s*(ifndef TOLLBOOK_\w*H|ifdef __cplusplus)\s*$")
MACRO = re.compile(r"(?m)^\s*#\s*define\s+(\w+)((?:.*\\\n)*.*)$")
CONTROL = re.compile(r"\b(return|goto|break|continue|if|for|while|switch)\b")
TOP = re.compile(r"\A/\*.*?SPDX-License-Identifier: Apache-2\.0 \*/", re.S)


def read_allowed():
    """Allowed exceptions as (rule, subject) from budgets.allow."""
    allowed = set()
    with open(os.path.join(HERE, "budgets.allow"), encoding="utf-8") as file:
        for line in file:
            cells = line.split("#")[0].split(None, 2)
            if len(cells) == 3:
                allowed.add((cells[0], cells[1]))
            elif cells:
                sys.exit(f"budgets.allow: no reason given: {line.strip()}")
    return allowed


def check_function(function):
    """Budgets of one function as (rule, subject, message)."""
    where = f"{function.path}:{function.line}: {function.name}"
    subject = f"{function.path}:{function.name}"
    if function.lines > FUNCTION_LONGEST:
        yield "length", subject, f"{where}: {function.lines} lines"
    if function.params > PARAMETERS:
        yield "parameters", subject, f"{where}: {function.params} parameters"
    if function.nesting > NESTING:
        yield "nesting", subject, f"{where}: nested {function.nesting} deep"


def check_lines(path, text):
    """Rules about single lines."""
    for i, line in enumerate(text.split("\n")):
        where = f"{path}:{i + 1}"
        if len(line) > COLUMNS:
            yield "columns", path, f"{where}: {len(line)} columns"
        if "\t" in line:
            yield "tab", path, f"{where}: a tab"
        if UNFINISHED.search(line):
            yield "unfinished", path, f"{where}: unfinished business"
    code = source.without(text)
    for match in CONDITION.finditer(code):
        if not path.startswith("src/base/") and not GUARD.match(match.group(0)):
            yield "if", path, f"{path}: '{match.group(0).strip()}'"
    for match in MACRO.finditer(code):
        if CONTROL.search(match.group(2)):
            yield "macro", path, f"{path}: {match.group(1)} hides control flow"


def check_file(path, text):
    """Rules about a file as a whole."""
    n = text.count("\n")
    if n > FILE_LONGEST:
        yield "file", path, f"{path}: {n} lines"
    if not TOP.match(text):
        yield "top", path, f"{path}: no comment on top that ends with SPDX"
    if path.endswith(".h") and path.startswith(("src", "include")):
        said, lines = comment_lines(text)
        if said < ONE_HEADER * lines:
            yield "comment", path, f"{path}: {said} of {lines} lines comment"


def comment_lines(text):
    """Lines with a comment, and lines that are not blank."""
    lines = {i for i, line in enumerate(text.split("\n")) if line.strip()}
    return len(lines & source.only_comments(text)), len(lines)


def comments(texts):
    """The share of comment in all headers and in all .c files."""
    for ending in (".h", ".c"):
        counts = [comment_lines(text) for path, text in texts.items()
                  if path.endswith(ending) and not path.startswith("tests")]
        share = sum(c[0] for c in counts) / max(sum(c[1] for c in counts), 1)
        print(f"budgets: {share:.0%} of the lines of {ending} hold a comment")
        if ending == ".h" and share < HEADER_COMMENT:
            yield "comment", "tree", f"headers: only {share:.0%} comment"


def sizes(all_functions, lengths):
    """Budgets over the whole tree, and one line of what was measured."""
    lines = sorted(f.lines for f in all_functions) or [0]
    median, files = statistics.median(lines), statistics.median(lengths)
    tenth = lines[min(len(lines) - 1, len(lines) * 9 // 10)]
    print(f"budgets: {len(lines)} functions: median {median:g}, 90th "
          f"percentile {tenth}, longest {lines[-1]}; {len(lengths)} files: "
          f"median {files:g}, longest {max(lengths)}")
    for name, value, most in (("function-median", median, FUNCTION_MEDIAN),
                              ("function-tenth", tenth, FUNCTION_TENTH),
                              ("file-median", files, FILE_MEDIAN)):
        if value > most:
            yield name, "tree", f"{name}: {value:g} over {most}"


def main():
    """Check all C files."""
    allowed, used, wrong = read_allowed(), set(), []
    found, lengths, all_functions = [], [], []
    texts = {path: source.read(path) for path in source.c_files()}
    for path, text in texts.items():
        found += [*check_lines(path, text), *check_file(path, text)]
        here = source.functions(path, text)
        for function in here:
            found += check_function(function)
        if path.startswith("src/"):
            all_functions += here
            lengths.append(text.count("\n"))
    found += [*sizes(all_functions, lengths), *comments(texts)]
    for rule, subject, message in found:
        if (rule, subject) in allowed:
            used.add((rule, subject))
        else:
            wrong.append(f"{message} [{rule}]")
    wrong += [f"budgets.allow: not needed: {rule} {subject}"
              for rule, subject in sorted(allowed - used)]
    print("\n".join(wrong) if wrong else "budgets: all kept")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
