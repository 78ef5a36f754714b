"""The pieces of docs/ACCURACY.md: tables and their notes."""


def value(number):
    """A share or a rate as it stands in a table."""
    if number is None:
        return "-"
    return str(number) if isinstance(number, int) else f"{number:.3f}"


class Measure:
    """One line of the table of measures."""

    def __init__(self, name, got, least=None, command="", **more):
        self.name, self.got, self.least = name, got, least
        self.command, self.most = command, more.get("most")

    def verdict(self):
        """Is the target met?"""
        if self.got is None or self.least is None and self.most is None:
            return ""
        if self.most is not None:
            return "yes" if self.got <= self.most else "no"
        return "yes" if self.got >= self.least else "no"

    def target(self):
        """The target in words."""
        if self.most is not None:
            return f"at most {self.most:g}"
        return "" if self.least is None else f"{self.least:g}"

    def row(self):
        """The line."""
        return [self.name, value(self.got), self.target(), self.verdict()]


def table(heads, rows):
    """A table in Markdown; all columns but the first are numbers."""
    lines = ["| " + " | ".join(heads) + " |",
             "| --- |" + " ---: |" * (len(heads) - 1)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |"
              for row in rows]
    return "\n".join(lines) + "\n"


def measures(rows):
    """Measures that share a command stand under it."""
    parts, last = [], None
    for row in rows:
        if row.command != last:
            parts.append((row.command, []))
        parts[-1][1].append(row.row())
        last = row.command
    heads = ["measure", "value", "target", "met"]
    return "\n".join(table(heads, lines) + (f"\n    {command}\n" if command
                                            else "")
                     for command, lines in parts)


def share(right, n):
    """A share as text."""
    return f"{right / n:.3f}" if n else "-"


def errors(name, counts):
    """The table of one property: classes by how many claims they hold."""
    rows = []
    for key, n in sorted(counts.items(), key=lambda row: (
            -row[1]["found"] - row[1]["missed"], row[0])):
        gold, told = n["found"] + n["missed"], n["found"] + n["extra"]
        rows.append([key, gold, n["found"], n["missed"], n["extra"],
                     share(n["found"], told), share(n["found"], gold),
                     share(n["whole"], n["found"])])
    return table([name, "gold", "found", "missed", "made up", "precision",
                  "recall", "whole"], rows)


def reliability(counts):
    """Claims by confidence."""
    rows = [[f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", n, right,
             share(right, n)]
            for tenth, (right, n) in sorted(counts.items(), reverse=True)]
    return table(["confidence", "claims", "right", "share right"], rows)


def kinds(counts, examples, most):
    """The most frequent kinds of error."""
    rows = [[kind, n, examples.get(kind, "")]
            for kind, n in sorted(counts.items(),
                                  key=lambda row: (-row[1], row[0]))[:most]]
    lines = ["| kind | errors | for example |", "| --- | ---: | --- |"]
    lines += [f"| {a} | {b} | {c} |" for a, b, c in rows]
    return "\n".join(lines) + "\n"
