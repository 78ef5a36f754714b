"""The C files of the tree, and what the checks need to see in them."""
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
SPACE = re.compile(r"[^\n]")
PIECES = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)
FUNCTION = re.compile(
    r"^(?P<head>[A-Za-z_][\w\s*]*?\b(?P<name>[a-z_]\w*)\s*"
    r"\((?P<params>[^;{}]*)\))\s*\n\{\n(?P<body>.*?)^\}", re.M | re.S)


def c_files():
    """Our .c and .h files, relative to the root, sorted."""
    found = []
    for top in ("include", "src", "tests"):
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            found += [os.path.relpath(os.path.join(folder, name), ROOT)
                      for name in names if name.endswith((".c", ".h"))]
    return sorted(found)


def read(path):
    """The text of a file."""
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def without(text, strings=True):
    """The text with its comments (and strings) blanked; lines stay."""
    def blank(match):
        piece = match.group(0)
        if piece[0] == "/":
            return SPACE.sub(" ", piece)
        if not strings:
            return piece
        return piece[0] + SPACE.sub(" ", piece[1:-1]) + piece[-1]
    return PIECES.sub(blank, text)


def only_comments(text):
    """The lines that hold a comment, as a set of indices from 0."""
    lines = set()
    for match in PIECES.finditer(text):
        if match.group(0)[0] == "/":
            first = text.count("\n", 0, match.start())
            lines.update(range(first, first + match.group(0).count("\n") + 1))
    return lines


class Function:
    """A function's place and size; lines count code, as lizard's NLOC."""

    def __init__(self, path, code, match):
        self.path, self.name = path, match.group("name")
        self.line = code.count("\n", 0, match.start()) + 1
        whole = match.group(0)
        self.lines = sum(1 for line in whole.split("\n") if line.strip())
        self.params = self._count_params(match.group("params"))
        self.nesting = max(
            (len(row.group(1)) // 4 for row in re.finditer(
                r"(?m)^((?: {4})+)(?:\} )?(?:if|else|for|while|do|switch)\b",
                match.group("body"))), default=0)

    @staticmethod
    def _count_params(params):
        if params.strip() in ("", "void"):
            return 0
        depth, n = 0, 1
        for c in params:
            depth += (c in "([") - (c in ")]")
            n += c == "," and not depth
        return n


def functions(path, text):
    """The functions that a file defines."""
    code = without(text)
    return [Function(path, code, match) for match in FUNCTION.finditer(code)]
