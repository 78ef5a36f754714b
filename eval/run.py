#!/usr/bin/env python3
"""Run every measurement and write docs/ACCURACY.md.

    eval/run.py [--shared ../shared] [--tollbook build/tollbook] [--quick]
                [--only gold,totals,text,link,parts] [--out docs/ACCURACY.md]

The texts of the measurements belong to others and are not part of the
repository; --shared names the folder that holds them. Nothing of them is
written out but counts; claims of quiet articles, for reading by eye, go to
build-eval/quiet.tsv, which git ignores. With --quick only the beginning of
each set is read, and nothing is written unless --out says where.
"""
import argparse
import json
import os
import re
import subprocess
import sys

import gold
import golden_ledgers
import identity
import kind
import link
import page
import parts
import ranges
import text
import tolls
import totals
from material import ROOT, Material
from page import Measure

FIELDS = {"bounds": 0.97, "qualifier": 0.97, "stance": 0.97, "scope": 0.97,
          "role": 0.93, "side": 0.86, "source": 0.82, "date": 0.85,
          "part_of": 0.86, "name": 0.93}
EXTRACT = "build/tollbook extract --quiet --format jsonl {}"
OWN = "make eval"
KINDS = 30
LINK_KINDS = 8


def score_command(folders):
    """The command that a person runs."""
    named = " ".join(f"../shared/gold/{f}" for f in folders)
    return f"../shared/gold/score.py {named} --run '{EXTRACT}'"


def score_gold(material, folders, options=""):
    """The figures of score.py over some folders."""
    program = os.path.abspath(material.tollbook)
    return json.loads(material.script(
        material.path("gold", "score.py"),
        *[material.path("gold", f) for f in folders], "--json", "--run",
        f"{program} extract {options}--quiet --format jsonl {{}}"))


def gold_measures(material):
    """Figures and fields of the annotated reports, and of the seeds."""
    rows = []
    for folders, least in ((["dev", "dev_clusters"], True),
                           (["seeds"], False)):
        told, command = score_gold(material, folders), score_command(folders)
        name = " + ".join(folders)
        wish = {"precision": 0.92, "recall": 0.88, "figure_f1": 0.90,
                "whole_f1": 0.66, **FIELDS} if least else {}
        keys = ["precision", "recall", "figure_f1", "whole_f1", *FIELDS]
        rows += [Measure(f"{name}: {key.replace('_', ' ')}", told[key],
                         wish.get(key), command) for key in keys]
    return rows


def event_measures(material):
    """Claims by event, within reports and across them."""
    folders = ["dev_clusters", "seeds"]
    told, command = score_gold(material, folders), score_command(folders)
    return [Measure("events within reports, B3", told["events_within_b3"],
                    0.93, command),
            Measure("events across reports, B3", told["events_across_b3"],
                    0.86, command)] + source_measures(material)


def source_measures(material):
    """Names that are one source, by eval/sources_gold.tsv."""
    told, n, found, _ = identity.measure(material)
    return three("sources: pairs of one identity", told, n, 0.90) + [
        Measure(f"sources: named by a claim ({n})", found / n, None, OWN)]


def gold_tables(material):
    """Tables of errors, the reliability of confidence, kinds of error."""
    docs, items = [], []
    for folder in ("dev", "dev_clusters"):
        more, found = gold.read_folder(material, material.path("gold", folder))
        docs += more.values()
        items += found
    pieces = ["## Errors by what is claimed\n\n"
             "Claims of gold/dev and gold/dev_clusters, optional ones left "
             "out; `whole` is the share of the found whose bounds, role, "
             "side, source and date all agree.\n"]
    pieces += [page.errors(name, gold.tabulate(items, key))
              for name, key in gold.dimensions().items()]
    agree, told, none = gold.count_places(items)
    pieces += ["## Where it was\n\nOf the events of found claims, how many "
              "bear a word of the annotated place.\nA narrower or a wider "
              "place does not agree.\n",
              page.table(["events with an annotated place", "agrees",
                          "no place told"],
                         [[told, f"{agree / told:.3f}", none]])]
    pieces += ["## Confidence\n\nOf the claims read with this confidence, how "
              "many are right (a claim that is annotated as optional counts "
              "as right).\n", page.reliability(gold.reliability(items, docs)),
              "## The most frequent kinds of error\n\nCounted over the same "
              "reports. The examples are ours; none stands in a measured "
              "text.\n",
              page.kinds(kind.count(items), kind.read_examples(), KINDS)]
    return "\n".join(pieces)


def total_measures(material):
    """Headline figures, set by set, and zeros."""
    rows = []
    for name, harm, row in totals.measure(material):
        command = totals.command_of(name)
        wish = totals.SETS[name]
        for key in ("exact", "range_ok"):
            if row[key] is not None:
                what = "exact" if key == "exact" else "both ends"
                n = row["counts" if key == "exact" else "ranges"]
                rows.append(Measure(f"{name}: {harm}, {what} ({n})", row[key],
                                    wish.get((harm, key)), command))
        if row["zeros"]:
            rows.append(Measure(f"{name}: {harm}, zeros ({row['zeros']})",
                                row["zero_ok"], totals.ZERO, command))
    return rows + ousted_measures(material)


def ousted_measures(material):
    """People driven out."""
    exact, told, n = totals.measure_idmc(material)
    wide, n_wide = totals.measure_displaced(material)
    return [Measure(f"idmc: displaced, headline exact ({n})", exact, 0.85,
                    OWN),
            Measure(f"idmc: displaced, told by a claim ({n})", told, None,
                    OWN),
            Measure(f"wikimpacts: displaced, exact ({n_wide})", wide, None,
                    OWN)]


def range_measures(material):
    """Figures by a method, beside those of its own coders."""
    command = ranges.COMMAND.format("airwars", "airwars")
    rows = []
    for harm, (told, n) in ranges.measure_ranges(material).items():
        wish = (0.50, 0.85, None) if harm == "killed" else (None,) * 3
        words = ("equal", "contains", "contains, upper end told")
        rows += [Measure(f"airwars by airwars: {harm}, {what} ({n})", value,
                         least, command)
                 for what, value, least in zip(words, told, wish)]
    return rows + [
        Measure(f"gtd by gtd: {harm}, exact ({n})", value, 0.95,
                ranges.COMMAND.format("gtd", "gtd"))
        for harm, value, n in ranges.measure_exact(material)]


def text_measures(material):
    """Templates, dates, speakers, quiet articles."""
    muc = text.measure_muc(material)
    rows = [Measure(f"muc4: figures of two and more, {key} ({n})", right / n,
                    0.80 if key == "all" else None, OWN)
            for key, (right, n) in sorted(muc.items())]
    rows.append(Measure(
        "tempeval3: dates, value F1", text.measure_dates(material), 0.80,
        "eval/times.py ../shared/data/tempeval3/dev.jsonl"))
    told = re.search(r"source right +([\d.]+)",
                     text.measure_speakers(material) or "")
    rows.append(Measure("polnear: source right, sentences with a number",
                        float(told.group(1)) if told else None, 0.75,
                        "eval/sources.py ../shared/data/polnear/dev.jsonl"))
    for name, (n, claims, right, unread) in text.measure_quiet(
            material).items():
        most = 2 if name == "plain" else 10
        rows.append(Measure(f"quiet {name}: claims a 100 articles ({n})",
                            100 * claims / n, None, OWN))
        rows.append(Measure(
            f"quiet {name}: false claims a 100 articles, of which "
            f"nobody has read ({unread})",
            100 * (claims - right) / n, None, OWN, most=most))
    return rows


def link_measures(material):
    """Incidents, series, copies."""
    rows = []
    told = link.measure_shootings(material)
    rows += three("semeval2018t5: pairs", told["pairs"], told["n"], 0.90)
    rows += three("semeval2018t5: incidents, B3", told["b3"],
                  told["reports"], 0.85)
    every, n, some, n_some, ecb = link.measure_ecb(material)
    rows += three("ecbplus: documents, B3", every, n, 0.85)
    if some:
        rows += three("ecbplus: of incidents with casualties, B3", some,
                      n_some, None)
    series, n, read, n_read, wcep = link.measure_series(material)
    rows += three("wcep: series, pairs", series, n, 0.80)
    rows += three("wcep: hand-read pairs", read, n_read, 0.85)
    rows += toll_measures(material)
    copies, n, by = link.measure_copies(material)
    rows += [Measure(f"copies: precision ({n})", copies[0], 0.99, OWN),
             Measure(f"copies: recall ({n})", copies[1], 0.95, OWN)]
    rows += [Measure(f"copies: recall, {name}", got, None, OWN)
             for name, got in by.items()]
    return rows


def toll_measures(material):
    """Running tolls: the ledger's best on each day."""
    command = "eval/tolls.py ../shared/data/wcep --program build/tollbook"
    (all_right, n), (clear, n_clear) = tolls.shares(tolls.measure(
        material.path("data", "wcep"), os.path.abspath(material.tollbook)))
    return [Measure(f"wcep: series whose best is the toll on each day ({n})",
                    all_right, None, command),
            Measure("wcep: the same, where reading and linking are right "
                    f"({n_clear})", clear, 0.95, command)]


def three(name, told, n, least):
    """Precision, recall and F1 of one measure."""
    return [Measure(f"{name}: precision ({n})", told[0], None, OWN),
            Measure(f"{name}: recall ({n})", told[1], None, OWN),
            Measure(f"{name}: F1 ({n})", told[2], least, OWN)]


def part_row(material, part):
    """Figures without one part of the program."""
    options = parts.options(material, part)
    told = score_gold(material, ["dev", "dev_clusters"], options)
    row = [page.value(told[key]) for key in PART_KEYS]
    for name in PART_SETS:
        exact = {r["harm"]: r["exact"] for r in
                 totals.score_set(material, name, options)}
        row.append(" / ".join(page.value(exact.get(harm))
                              for harm in ("killed", "injured")))
    return [parts.PARTS[part], *row]


def part_table(material):
    """What each part is worth."""
    heads = [key.replace("_", " ") for key in PART_KEYS] + PART_SETS
    rows = [part_row(material, part) for part in parts.PARTS]
    turned = [[heads[i], *(row[i + 1] for row in rows)]
              for i in range(len(heads))]
    return "\n".join([PARTS, page.table(
        ["measure", *(row[0] for row in rows)], turned) + PART_COMMAND + "\n"])


def golden_measures(material):
    """The ledgers of the annotated clusters, as they were read by eye."""
    told = [row for name in ("dev_clusters", "seeds")
            for row in golden_ledgers.compare(
                os.path.abspath(material.tollbook),
                material.path("gold", name))]
    differ = sum(changed for _, changed, _, _ in told)
    return [Measure(f"ledgers of {len(told)} clusters: lines that differ",
                    differ, None,
                    "eval/golden_ledgers.py ../shared/gold/dev_clusters "
                    "../shared/gold/seeds",
                    most=0)]


def growth_measures(material):
    """Order and cost."""
    told, orders, n = link.measure_orders(material)
    grown, costs = link.measure_growth(material)
    rows = [Measure(f"{n} reports in {orders} random orders: different books",
                    told, None, OWN, most=1)]
    for call, (first, last) in costs.items():
        name = f"add, {call} a call"
        rows += [Measure(f"{name}: ms a report, empty book", first, None, OWN),
                 Measure(f"{name}: ms a report, after {grown}", last, None,
                         OWN),
                 Measure(f"{name}: last over first", last / first, None, OWN,
                         most=1.5)]
    return rows


SECTIONS = {
    "gold": [("Claims", gold_measures), ("", gold_tables)],
    "totals": [("Headline figures", total_measures),
               ("By the coders' own method", range_measures)],
    "text": [("Running text", text_measures)],
    "link": [("Events and sources across reports", event_measures),
             ("Incidents, series, copies", link_measures),
             ("Golden ledgers", golden_measures),
             ("Order and growth", growth_measures)],
    "parts": [("", part_table)],
}

NOTES = {"By the coders' own method": """`headline --method`, beside what coders of that method made of the same text.
A range is equal where both ends are; it contains the coders' where low is no
more than their minimum and high no less than their maximum. A high that is
open counts as no less: the report gives a floor, and nobody a larger number.
How many contain it with an upper end that is told stands beside it.

"""}

OPENING = """# Accuracy

What the program reads rightly and what it does not, measured on reports that
people annotated or coded. `make eval` writes this page; each table has the
command of its figures below it. The texts belong to others and are not in
this repository: `eval/run.py --shared FOLDER` says what the folder holds.
Numbers in brackets are how many things were measured. A target that is not
met is left standing here as such.

Measured at commit {commit}.
"""

PARTS = """## Without parts

What the parser, the judge of claims and anaphora are worth: the same
measurements with a pack that lacks them (`eval/parts.py` says how), on
gold/dev + gold/dev_clusters, and the headline's figure of killed / injured on
three sets.
"""
PART_KEYS = ["precision", "recall", "figure_f1", "whole_f1", "role", "side",
             "source", "date", "part_of"]
PART_SETS = ["gtd", "rand", "wiki_terror"]
PART_COMMAND = """
    eval/parts.py PART /tmp/pack    # parser, judge or anaphora
    """ + EXTRACT.replace("extract", "extract --pack /tmp/pack")


def said(*command):
    """What a command prints, or '?'."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE,
                          check=False)
    return done.stdout.decode().strip() or "?"


def write_section(material, title, make):
    """One section of the page."""
    print(f"eval: {title or 'tables of errors'}", file=sys.stderr, flush=True)
    made = make(material)
    body = made if isinstance(made, str) else page.measures(made)
    note = NOTES.get(title, "")
    return (f"## {title}\n\n{note}" if title else "") + body


def read_options():
    """What the command line asks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared",
                        default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--tollbook",
                        default=os.path.join(ROOT, "build", "tollbook"))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default=",".join(SECTIONS))
    parser.add_argument("--out")
    options = parser.parse_args()
    if not options.out and not options.quick:
        options.out = os.path.join(ROOT, "docs", "ACCURACY.md")
    return options


def main():
    """Measure, then write."""
    options = read_options()
    material = Material(os.path.abspath(options.shared),
                        os.path.abspath(options.tollbook), options.quick)
    commit = said("git", "rev-parse", "--short", "HEAD")
    pieces = [OPENING.format(commit=commit)]
    for name in options.only.split(","):
        pieces += [write_section(material, *section)
                   for section in SECTIONS[name]]
    with open(os.path.join(ROOT, "eval", "rounds.md"),
              encoding="utf-8") as file:
        pieces.append(file.read())
    whole = "\n".join(piece for piece in pieces if piece)
    if not options.out:
        print(whole)
        return
    os.makedirs(os.path.dirname(os.path.abspath(options.out)), exist_ok=True)
    with open(options.out, "w", encoding="utf-8") as out:
        out.write(whole.rstrip("\n") + "\n")


if __name__ == "__main__":
    main()
