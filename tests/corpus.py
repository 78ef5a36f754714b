#!/usr/bin/env python3
"""Run the golden cases of lang/en/corpus: text in, claims out.

All cases of a file go through one call of `tollbook extract` as JSON Lines;
each claim is written as one golden line (lang/en/corpus/README.md) and
compared with the case. Cases marked :fails are named and counted apart.
"""
import argparse
import json
import os
import re
import subprocess
import sys

import cases as casefile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BOUNDS = {
    "at_least": "{lo}..", "more_than": ">{lo}", "about": "~{lo}",
    "up_to": "..{hi}", "less_than": "<{hi}", "nearly": "^{lo}",
    "range": "{lo}..{hi}", "vague": "{lo}..{hi}v", "indefinite": "some",
}


def record(number, case):
    """The case as a line of JSON Lines."""
    fields = {"id": str(number), "text": case.sections[0][1]}
    for key, attribute in (("date", "published"), ("title", "title"),
                           ("publisher", "publisher")):
        if attribute in case.attributes:
            fields[key] = case.attributes[attribute]
    return json.dumps(fields)


def bounds(claim):
    """The bounds in golden form."""
    lo, hi = claim["lo"], claim["hi"]
    if claim["qualifier"] == "exact" and lo == hi:
        return str(lo)
    form = BOUNDS.get(claim["qualifier"], claim["qualifier"] + " {lo}..{hi}")
    return form.format(lo=lo, hi=hi)


def dates(event):
    """A day, or START..END, or '-'."""
    start, end = event.get("start"), event.get("end")
    if not start and not end:
        return "-"
    if start == end:
        return start
    return f"{start or ''}..{end or ''}"


def extras(claim, order, attributes):
    """The columns that are there only when there is something to say."""
    source = claim.get("source")
    if source and source.get("text"):
        yield f'by "{source["text"]}"'
        if "kinds" in attributes:
            yield f'kind {source.get("kind") or "-"}'
            yield f'for {source.get("side") or "-"}'
    if claim.get("name"):
        yield f'name "{claim["name"]}"'
    if claim.get("part_of"):
        yield f'part of {order.get(claim["part_of"], "?")}'
    if claim.get("stance", "asserted") != "asserted":
        yield claim["stance"]
    if claim.get("scope", "total") != "total":
        yield claim["scope"]
    if claim.get("unit", "person") != "person":
        yield claim["unit"]
    if "as_of" in attributes:
        yield f'as of {claim.get("as_of") or "-"}'


def golden(claims, attributes):
    """The golden lines of a case's claims."""
    order = {claim["id"]: i + 1 for i, claim in enumerate(claims)}
    for claim in claims:
        group, event = claim["group"], claim["event"] or {}
        columns = [claim["harm"], bounds(claim), group["role"],
                   group.get("side") or "-", event.get("type") or "-",
                   event.get("place") or "-", dates(event)]
        yield "  ".join(columns + list(extras(claim, order, attributes)))


def run_file(program, all_cases):
    """Claims of each case, by its number; or the program's failure."""
    text = "".join(record(i, case) + "\n" for i, case in enumerate(all_cases))
    run = subprocess.run([program, "extract", "--format", "jsonl", "-"],
                         input=text.encode(), capture_output=True, check=False)
    if run.returncode:
        sys.exit(f"{program} extract: exit status {run.returncode}\n"
                 + run.stderr.decode(errors="replace"))
    found = {i: [] for i in range(len(all_cases))}
    for line in run.stdout.decode().splitlines():
        claim = json.loads(line)
        found[int(claim["doc"])].append(claim)
    return found


def expected_lines(case):
    """What the case expects, with columns two blanks apart."""
    if "none" in case.attributes:
        return []
    text = case.sections[1][1] if len(case.sections) > 1 else ""
    return [re.sub(r"\s{2,}", "  ", line.strip())
            for line in text.splitlines() if line.strip()]


def align(lines):
    """Golden lines with their first seven columns in line."""
    rows = [line.split("  ") for line in lines]
    wide = [max(len(row[i]) for row in rows) for i in range(7)] if rows else []
    return "".join(
        "  ".join(cell.ljust(wide[i]) if i < 7 else cell
                  for i, cell in enumerate(row)).rstrip() + "\n"
        for row in rows)


def main():
    """Run the files; the exit status says whether all came out right."""
    options = casefile.parse_options(argparse.ArgumentParser())
    tally = casefile.Tally()
    folder = os.path.join(ROOT, "lang", "en", "corpus")
    for path in casefile.case_paths(options.files, folder):
        all_cases = casefile.read_cases(path)
        found = run_file(options.program, all_cases)
        for i, case in enumerate(all_cases):
            if "skip" in case.attributes or (
                    options.only and options.only not in case.title):
                continue
            got = list(golden(found[i], case.attributes))
            if options.update and "fails" not in case.attributes:
                case.attributes.pop("none", None)
                case.sections[1:] = [["", align(got)]] if got else []
            tally.count(case, casefile.compare(expected_lines(case), got))
        if options.update:
            casefile.write_cases(path, all_cases)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
