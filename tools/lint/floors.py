#!/usr/bin/env python3
"""Hold the floors of src/FLOORS: a file includes its own floor's files and the
doors (FLOOR/FLOOR.h) of the floors listed for it; base/ has many doors.

Also the rules that come with the floors: memory only from base/arena.h, and no
printing, exit, environment or clock below api/.
"""
import os
import re
import sys

import source

PUBLIC = {"api", "cli"}
MEMORY = re.compile(r"\b(malloc|calloc|realloc|free|strdup|strndup)\s*\(")
IMPURE = re.compile(r"\b(printf|fprintf|vprintf|vfprintf|puts|putchar|perror|"
                    r"exit|_exit|abort|getenv|time|clock|clock_gettime|rand|"
                    r"srand|setlocale|localtime|gmtime)\s*\(")
SQL = re.compile(r"#\s*include\s*<sqlite3\.h>")
INCLUDE = re.compile(r'(?m)^\s*#\s*include\s*"([^"]+)"')


def read_floors():
    """Each floor with the floors that it may look into."""
    floors = {}
    for line in source.read("src/FLOORS").splitlines():
        words = line.split("#")[0].split()
        if words:
            floors[words[0]] = set(words[1:])
    return floors


def forbidden(floor, wanted, floors):
    """Why a file of `floor` may not include `wanted`, or None."""
    if wanted == "tollbook.h":
        return None if floor in PUBLIC else "only api/ and cli/ see tollbook.h"
    top = wanted.split("/")[0]
    if top == floor or (top == "base" and "base" in floors[floor]):
        return None
    if top not in floors:
        return "no such floor"
    if top not in floors[floor]:
        return f"{floor}/ may not look into {top}/"
    if wanted != f"{top}/{top}.h":
        return f"not the door of {top}/"
    return None


def check(path, floors):
    """What is wrong with a file, as lines."""
    text = source.read(path)
    floor = path.split("/")[1]
    if floor not in floors:
        yield f"{path}: no floor of src/FLOORS"
        return
    code = source.without(text)
    plain = source.without(text, strings=False)
    for match in INCLUDE.finditer(plain):
        why = forbidden(floor, match.group(1), floors)
        if why:
            yield line_of(path, plain, match, f'"{match.group(1)}": {why}')
    rules = []
    if path != "src/base/arena.c" and path not in ALLOWED_MEMORY:
        rules.append((MEMORY, "memory comes from base/arena.h"))
    if floor not in {"base", "api", "cli"}:
        rules.append((IMPURE, "floors below api/ are pure"))
    if floor not in {"store", "api"}:
        rules.append((SQL, "SQL belongs to store/"))
    for pattern, why in rules:
        for match in pattern.finditer(code):
            yield line_of(path, code, match, f"{match.group(0)}: {why}")


def line_of(path, text, match, what):
    """A message with file and line."""
    return f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {what}"


# Files that must use the system's memory, each with its reason.
ALLOWED_MEMORY = {
    "src/base/walk.c": "scandir hands out memory that its caller frees",
}


def main():
    """Check all files below src/."""
    floors = read_floors()
    wrong = [line for path in source.c_files() if path.startswith("src" + os.sep)
             for line in check(path, floors)]
    print("\n".join(wrong) if wrong else "floors: all includes hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
