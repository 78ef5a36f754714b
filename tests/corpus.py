#!/usr/bin/env python3
"""Run the golden cases of lang/en/corpus: text in, claims out.

Each case goes through a call of its own of `tollbook extract`, so that no case
lends its events to another; each claim is written as one golden line
(lang/en/corpus/README.md) and compared with the case. Cases marked :fails are
named and counted apart. With --together all cases go through one call, and
only its good end counts: that is for a program built with sanitizers.
"""
import argparse
import concurrent.futures
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


def told(claims, expected, value):
    """The lines that come out of a case with :dates or :places: harm, bounds
    and what `value` makes of the claim's event."""
    left = [((c["harm"], bounds(c)), value(c["event"] or {})) for c in claims]
    for line in expected:
        harm, figure, wanted = line.split(None, 2)
        mine = [i for i, (key, _) in enumerate(left) if key == (harm, figure)]
        if not mine:
            yield f"{harm}  {figure}  no such claim"
            continue
        right = [i for i in mine if left[i][1] == wanted.partition("..")[0]]
        _, found = left.pop((right or mine)[0])
        yield line if right else f"{harm}  {figure}  {found}"


def start(event):
    """When an event began, '-' = not told."""
    return event.get("start") or "-"


def place(event):
    """Where an event was, '-' = not told."""
    return event.get("place") or "-"


# Attributes of cases whose lines tell one thing of each event.
ONE = {"dates": start, "places": place}


def extract(program, records):
    """The claims of some records; the failure of the program is ours."""
    run = subprocess.run([program, "extract", "--format", "jsonl", "-"],
                         input=("\n".join(records) + "\n").encode(),
                         capture_output=True, check=False)
    if run.returncode:
        sys.exit(f"{program} extract: exit status {run.returncode}\n"
                 + run.stderr.decode(errors="replace"))
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def run_cases(program, chosen):
    """Claims of each case, two cases at a time."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(
            lambda case: extract(program, [record(1, case)]), chosen))


def run_together(program, paths):
    """All cases in one call."""
    records = [record(i, case) for path in paths
               for i, case in enumerate(casefile.read_cases(path))]
    claims = extract(program, records)
    print(f"{len(records)} cases in one call: {len(claims)} claims")
    print("1 passed, 0 failed")
    return 0


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


def run_file(path, options, tally):
    """Run the cases of one file; write them back where that is asked."""
    cases = casefile.read_cases(path)
    chosen = [case for case in cases if "skip" not in case.attributes
              and (options.only or "") in case.title]
    for case, claims in zip(chosen, run_cases(options.program, chosen)):
        asks = next((ONE[name] for name in ONE if name in case.attributes),
                    None)
        got = list(told(claims, expected_lines(case), asks) if asks
                   else golden(claims, case.attributes))
        difference = casefile.compare(expected_lines(case), got)
        if options.update and difference is not None and not asks and \
                "fails" not in case.attributes:
            # a blank line parts it from the next case
            case.sections[1:] = [["", align(got) + "\n"]] if got else []
            difference = None
        if options.marks:
            case.mark_fails(difference is not None)
        tally.count(case, difference)
    if options.update or options.marks:
        casefile.write_cases(path, cases)


def main():
    """Run the files; the exit status says whether all came out right."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--together", action="store_true")
    parser.add_argument("--marks", action="store_true",
                        help="mark what fails :fails, and nothing else")
    options = casefile.parse_options(parser)
    folder = os.path.join(ROOT, "lang", "en", "corpus")
    paths = casefile.case_paths(options.files, folder)
    if options.together:
        return run_together(options.program, paths)
    tally = casefile.Tally()
    for path in paths:
        run_file(path, options, tally)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
