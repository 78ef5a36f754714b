#!/usr/bin/env python3
"""Fit the points of ../evidence.tsv on reports that are coded by incident.

    evidence.py --shared ../../../../shared --dump build-eval/tests/link_dump

link_dump tells the pairs of reports that linking compares and what evidence
there is for each. The points are those of a logistic regression; a set's
pairs weigh by WEIGHT, so that no set speaks alone. The words of the table are
kept as they stand; only the column of points is written again.
"""
import argparse
import collections
import json
import math
import os
import random
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, "..", "evidence.tsv")
WEIGHT = {"semeval2018t5": 1.0, "ecbplus": 2.0, "wcep": 6.0,
          "wiki_terror": 0.05, "nigeria_security": 0.1, "awsd": 0.05}
NOTES = ("wiki_terror", "nigeria_security", "awsd")
TWICE = 50  # notes so like each other may be of one incident
ROUNDS, PACE, DECAY, SEED = 14, 0.1, 1e-5, 1
# A pair left out costs more than one too many, since groups are tried as a
# whole; short notes tell too little for that.
LENIENCE = 1.4
# Set by hand in the table, and held so while the others are fitted.
BY_HAND = ("level_apart", "told_before", "told_unknown", "told_half",
           "unknown_abroad", "another",
           "brief_news", "brief_abroad")
# Nothing speaks against its own words.
FOR = ("words", "first_words", "day_same", "place_same", "region_same",
       "place_near", "type_same", "names", "ages", "streets", "cores",
       "toll_same", "again")
AGAINST = ("day_next", "day_near", "day_apart", "day_far", "place_far",
           "place_abroad", "region_apart", "brief_apart", "brief_cores",
           "type_apart", "names_apart", "ages_apart", "streets_apart",
           "cores_apart", "toll_apart", "toll_less", "news_next", "news_days",
           "news_weeks")
SCALE = {"words": 0.1, "first_words": 0.1, "brief_words": 0.1}  # hundredths: kept near one


def read_lines(path):
    """Records of a file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def incident_labels(rows):
    """Whether two reports are of one incident, by its name."""
    of = {row["id"]: row["incident"] for row in rows}
    return lambda a, b: of[a] == of[b]


def series_labels(folder, rows):
    """The same for items under one heading; None = not known."""
    known = {row["id"] for row in rows}
    of = {}
    for series in read_lines(os.path.join(folder,
                                          "event_series_dev.jsonl")):
        if series["kind"] == "incident":
            of.update((i, series["id"]) for i in series["casualty_items"]
                      if i in known)
    return lambda a, b: (of[a] == of[b]) if a in of and b in of else None


def read_set(folder, name):
    """Reports as the program reads them, and their labels."""
    if name == "wcep":
        rows = read_lines(os.path.join(folder, "casualty_items_dev.jsonl"))
        return rows, series_labels(folder, rows)
    rows = read_lines(os.path.join(folder, "dev.jsonl"))
    if name in NOTES:  # each note is of an incident of its own
        return rows, lambda a, b: False
    for row in rows:
        row["date"] = row.get("pub_date")
    return rows, incident_labels(rows)


def dump(program, rows):
    """Names of the evidence, and (a, b, values) of each pair."""
    fields = ("id", "title", "date", "text", "publisher")
    lines = "".join(json.dumps({k: row[k] for k in fields if row.get(k)})
                    + "\n" for row in rows)
    done = subprocess.run([program], input=lines.encode(), check=True,
                          stdout=subprocess.PIPE)
    told = done.stdout.decode().splitlines()
    names = told[0].split()
    return names, [(cells[0], cells[1], [int(x) for x in cells[2:]])
                   for cells in map(str.split, told[1:])]


def read_table():
    """Points of each kind of evidence."""
    with open(TABLE, encoding="utf-8") as file:
        rows = (line.split("\t") for line in file if line[0] != "#")
        return {row[0]: int(row[1]) / 1000 for row in rows if len(row) > 1}


def limits(names):
    """How far the weight of each kind may go down and up."""
    held = {name: (value, value) for name, value in read_table().items()
            if name in BY_HAND}
    wide = {**{name: (0.0, math.inf) for name in FOR},
            **{name: (-math.inf, 0.0) for name in AGAINST}, **held}
    return [wide.get(name, (-math.inf, math.inf)) for name in names]


def fit(pairs, bounds):
    """Weights of a logistic regression over (values, label, weight)."""
    weights = [min(max(0.0, low), high) for low, high in bounds]
    dice = random.Random(SEED)
    for step in range(ROUNDS):
        dice.shuffle(pairs)
        pace = PACE / (1 + step)
        for values, label, heavy in pairs:
            z = sum(weights[i] * x for i, x in values)
            error = label - 1 / (1 + math.exp(-max(-30, min(30, z))))
            for i, x in values:
                moved = weights[i] + pace * (heavy * error * x
                                             - DECAY * weights[i])
                weights[i] = min(max(moved, bounds[i][0]), bounds[i][1])
    return weights


def write_table(points):
    """The table with other points."""
    with open(TABLE, encoding="utf-8") as file:
        lines = file.read().split("\n")
    with open(TABLE, "w", encoding="utf-8") as out:
        for i, line in enumerate(lines):
            cells = line.split("\t")
            if cells[0] in points:
                cells[1] = str(round(1000 * points[cells[0]]))
            out.write("\t".join(cells) + ("\n" if i + 1 < len(lines) else ""))


def main():
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--dump", required=True)
    options = parser.parse_args()
    pairs, names, counts = [], [], collections.Counter()
    for name, heavy in WEIGHT.items():
        rows, same = read_set(os.path.join(options.shared, "data", name),
                              name)
        names, told = dump(options.dump, rows)
        scales = [SCALE.get(n, 1.0) for n in names]
        for a, b, values in told:
            label = same(a, b)
            alike = values[names.index("words")] >= TWICE
            if label is None or name in NOTES and alike:
                continue
            counts[name, label] += 1
            pairs.append(([(i, x * scales[i]) for i, x in enumerate(values)
                           if x], label, heavy))
    for key, n in sorted(counts.items()):
        print(*key, n)
    weights = fit(pairs, limits(names))
    points = {n: w * SCALE.get(n, 1.0) for n, w in zip(names, weights)}
    points["start"] += LENIENCE
    points["brief"] -= LENIENCE
    for name, value in points.items():
        print(f"{name:16} {value:7.3f}")
    write_table({n: v for n, v in points.items() if n not in BY_HAND})


if __name__ == "__main__":
    main()
