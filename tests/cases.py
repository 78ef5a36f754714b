"""Case files: a head between two lines of '=', a body, expectations.

    ==========================
    Title of the case
    :attribute  :with(a value)
    ==========================
    body
    --- section and its arguments
    lines

A file holds any number of cases. Lines of the head that begin with '#' are
remarks for people. Used by corpus.py, ledger.py and transcript.py.
"""
import os
import re
import sys

RULE = re.compile(r"^={8,}\s*$")
ATTRIBUTE = re.compile(r":([a-z_]+)(?:\(([^)]*)\))?")
SECTION = re.compile(r"^---(?:\s+(.*))?$")


class Case:
    """One case: title, attributes, and sections as [head, text] pairs.

    The first section is the body; its head is None. `head` keeps the lines
    between the rules as they stand, so that a file can be written again.
    """

    def __init__(self, path, line, head):
        self.path, self.line, self.head = path, line, head
        text = [h for h in head if not h.startswith("#")]
        self.title = text[0].strip() if text else ""
        self.attributes = {}
        for name, value in ATTRIBUTE.findall("\n".join(text[1:])):
            self.attributes[name] = value
        self.sections = [[None, ""]]

    def mark_fails(self, fails):
        """Put :fails into the head, or take it out."""
        head = [re.sub(r" ?:fails\b", "", line).lstrip()
                if line.startswith(":") else line for line in self.head]
        head = [line for line in head if line]
        at = next((i for i, line in enumerate(head) if line[0] == ":"), None)
        if fails and at is None:
            head.append(":fails")
        elif fails:
            head[at] += " :fails"
        self.head = head

    @property
    def where(self):
        """File and line, as a compiler prints them."""
        return f"{self.path}:{self.line}"

    def written(self):
        """The case as it stands in its file."""
        rule = "=" * 46
        out = [rule, *self.head, rule]
        text = "\n".join(out) + "\n" + self.sections[0][1]
        for head, body in self.sections[1:]:
            text += f"--- {head}".rstrip() + "\n" + body
        return text


def read_cases(path):
    """All cases of a file."""
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    if lines and not lines[-1]:
        lines.pop()
    cases, at = [], 0
    while at < len(lines):
        if RULE.match(lines[at]):
            end = at + 1
            while end < len(lines) and not RULE.match(lines[end]):
                end += 1
            cases.append(Case(path, at + 2, lines[at + 1:end]))
            at = end
        elif not cases:
            if lines[at].strip() and not lines[at].startswith("#"):
                raise SystemExit(f"{path}:{at + 1}: text before the first case")
        elif match := SECTION.match(lines[at]):
            cases[-1].sections.append([match.group(1) or "", ""])
        else:
            cases[-1].sections[-1][1] += lines[at] + "\n"
        at += 1
    return cases


def write_cases(path, cases):
    """Write the cases of a file back, with what stood before the first."""
    with open(path, encoding="utf-8", newline="\n") as file:
        preface = re.split(r"(?m)^={8,}\s*$", file.read(), maxsplit=1)[0]
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(preface + "".join(case.written() for case in cases))


def case_paths(given, folder):
    """The files given, or all case files of a folder, sorted."""
    if given:
        return given
    if not os.path.isdir(folder):
        return []
    return sorted(os.path.join(folder, name) for name in os.listdir(folder)
                  if name.endswith(".txt"))


class Tally:
    """Counts what passed and failed, and prints the last line."""

    def __init__(self):
        self.passed = self.failed = 0
        self.known = []

    def count(self, case, difference):
        """One case; `difference` is None when it came out as expected."""
        fails = "fails" in case.attributes
        if difference is None and not fails:
            self.passed += 1
        elif difference is None:
            self.failed += 1
            print(f"{case.where}: {case.title}: passes, but is marked :fails")
        elif fails:
            self.known.append(case)
        else:
            self.failed += 1
            print(f"{case.where}: {case.title}\n{difference}")

    def end(self):
        """Print the totals; the exit status."""
        for case in self.known:
            print(f"{case.where}: known to fail: {case.title}")
        if self.known:
            print(f"{len(self.known)} known to fail")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


def compare(expected, got):
    """A difference for people, or None."""
    if expected == got:
        return None
    return ("".join(f"  expected  {line}\n" for line in expected or ["nothing"])
            + "".join(f"  got       {line}\n" for line in got or ["nothing"]))


def parse_options(parser):
    """The options that all runners share."""
    parser.add_argument("files", nargs="*")
    parser.add_argument("--program", default="build/tollbook")
    parser.add_argument("--only", help="cases whose title holds these words")
    parser.add_argument("--update", action="store_true",
                        help="rewrite the expectations to what is printed")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    if not os.access(options.program, os.X_OK):
        sys.exit(f"no program '{options.program}': run make build")
    return options
