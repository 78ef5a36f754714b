#!/usr/bin/env python3
"""Run the ledgers of tests/ledger: reports in, what is known out.

A case holds reports and then what a book of them must tell:

    ==============================================
    Title
    # why it must come out so, for people
    ==============================================
    --- report ID  DATE  PUBLISHER
    text of the report
    --- ledger EVENT [--as-of DATE] [--method M] ...
    event  explosion-khankendi-2023-09-19
    killed  people  -  12 20 +
        r1#1  12..  superseded  Azerbaijan: human rights ombudsman
        r2#1  20    current     Azerbaijan: human rights ombudsman
    derived  20 people killed, 5 of them children: 15 others

A figure's line is harm, role, side and low, best, high (one number where all
are equal, '-' for none, '+' for open); below it stand its claims, and first,
as `>=  31  r2#1` or `<=  40  r1#1`, what follows for it from the claims of
other figures. Columns are
two or more blanks apart. Bounds of claims are written as in the corpus
(lang/en/corpus/README.md). `--- conflicts` tells the findings alone. PUBLISHER
may be missing, and DATE '-'. The reports are added twice, once in the order
given and once the other way round, and must give one ledger.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

import cases as casefile
import corpus

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def record(head, text):
    """A report's section as a line of JSON Lines."""
    words = (head.split(None, 3) + ["", "", ""])[1:4]
    fields = {"id": words[0], "text": text}
    if words[1] not in ("", "-"):
        fields["date"] = words[1]
    if words[2]:
        fields["publisher"] = words[2]
    return json.dumps(fields)


def span(figure):
    """Low, best, high of a figure."""
    low, best, high = (figure.get(k) for k in ("low", "best", "high"))
    if low == best == high and low is not None:
        return str(low)
    cells = ["-" if value is None else str(value)
             for value in (low, best, high)]
    if high is None and low is not None:
        cells[2] = "+"
    return " ".join(cells)


def follows(figure):
    """What follows for a figure from claims of others."""
    limits = figure.get("limits") or {}
    if limits.get("lo_derived"):
        yield "  ".join([">=", str(limits["lo"]), *limits["lo_claims"]])
    if limits.get("hi_derived"):
        yield "  ".join(["<=", str(limits["hi"]), *limits["hi_claims"]])


def weighed(row):
    """What one method makes of a figure."""
    yield "  ".join([row["harm"], row["role"], row.get("side") or "-",
                     row["method"], span(row), row.get("takes") or "-",
                     row.get("rule") or "-",
                     *filter(None, [row.get("grade")])])
    for no in row["not"]:
        yield "  ".join([no["claim"], "not", no["reason"]])


def golden(rows):
    """The golden lines of a ledger's records."""
    event = None
    for row in rows:
        if row.get("event") != event and "figure" in row:
            event = row["event"]
            yield f"event  {event}"
        if "finding" in row:
            yield f'{row["finding"]}  {row["text"]}'
            continue
        if "loss" in row or "note" in row:
            yield "  ".join(["no place for" if "loss" in row else "note",
                             row["method"], row["text"]])
            continue
        if "takes" in row:
            yield from weighed(row)
            continue
        line = [row["harm"], row["role"], row.get("side") or "-", span(row)]
        if row.get("unit", "person") != "person":
            line.append(row["unit"])
        yield "  ".join(line + ["derived"] * bool(row.get("derived")))
        yield from follows(row)
        for claim in row.get("claims", []):
            yield "  ".join([claim["claim"], corpus.bounds(claim),
                             claim.get("state", "-"),
                             claim.get("source") or "-"])


def run(program, *args, text=""):
    """Run the program; its output. A failure ends the run."""
    done = subprocess.run([program, *args], input=text.encode(),
                          capture_output=True, check=False)
    if done.returncode not in (0, 1):
        return [f"exit status {done.returncode}: "
                + done.stderr.decode(errors="replace").strip()]
    return done.stdout.decode().splitlines()


def make_book(program, path, records):
    """A book of these records."""
    run(program, "add", "--quiet", "--book", path, "-",
        text="\n".join(records) + "\n")


def ask(program, book, question):
    """What a book answers, as golden lines."""
    lines = run(program, *question.split(), "--format", "jsonl", "--book",
                book)
    if lines and lines[0].startswith("exit status"):
        return lines
    return list(golden(map(json.loads, lines)))


def squeeze(text):
    """Expected lines with columns two blanks apart."""
    return [re.sub(r"\s{2,}", "  ", line.strip())
            for line in text.splitlines() if line.strip()]


def indent(lines):
    """Golden lines as they stand in a file: claims below their figure."""
    below = r"(\S+#\d+|[<>]=)  "
    return "".join(("    " if re.match(below, line) else "") + line
                   + "\n" for line in lines)


def check_case(program, case, update):
    """What differs in one case, or None."""
    records = [record(head, text) for head, text in case.sections[1:]
               if head.startswith("report ")]
    wrong = ""
    with tempfile.TemporaryDirectory() as folder:
        books = [os.path.join(folder, name) for name in ("one.db", "two.db")]
        make_book(program, books[0], records)
        make_book(program, books[1], records[::-1])
        for section in case.sections[1:]:
            if section[0].startswith("report "):
                continue
            got = ask(program, books[0], section[0])
            if got != ask(program, books[1], section[0]):
                wrong += f"  {section[0]}: depends on the order of reports\n"
            if update:
                section[1] = indent(got)
            difference = casefile.compare(squeeze(section[1]), got)
            if difference:
                wrong += f"  {section[0]}:\n{difference}"
    return wrong or None


def main():
    """Run all ledgers, or those of the files named."""
    options = casefile.parse_options(argparse.ArgumentParser())
    tally = casefile.Tally()
    folder = os.path.join(ROOT, "tests", "ledger")
    for path in casefile.case_paths(options.files, folder):
        cases = casefile.read_cases(path)
        for case in cases:
            if "skip" in case.attributes or (
                    options.only and options.only not in case.title):
                continue
            update = options.update and "fails" not in case.attributes
            tally.count(case, check_case(options.program, case, update))
        if options.update:
            casefile.write_cases(path, cases)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
