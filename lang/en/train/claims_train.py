"""Train the judge of src/claim/judge/judge.c and write claims.model.

    claims_train.py --dump build/tests/claim_dump --shared FOLDER --out FILE

FOLDER holds gold/ and data/ (claims_label.py says which sets are used). One
command retrains everything on what the program finds now; there is no chance
in it, so the same drafts give the same table. Printed are, by five-fold cross
validation in which reports of one event stay together: what each threshold
drops, the reliability of the confidence on hand-annotated reports and, with
--check TOLLBOOK, the program's own figures there.
"""
import argparse
import collections
import glob
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import zlib

import numpy

import claims_label

FOLDS = 5
GOLD = ("dev", "dev_clusters", "seeds")
STEPS = 150     # most steps of the optimiser
RIDGE = 8.0     # pull of every weight towards nought
LEAST_SEEN = 10 # a trait of fewer drafts is left out
PULL = 5.0      # of the calibration towards none
SMALLEST = 15   # a weight below so many thousandths is left out

HEAD = """\
# What speaks for a draft to be a claim: traits and their weights.
#
# trait	weight
#
# Written by lang/en/train/claims_train.py; not made by hand. A weight is in
# thousandths of log odds. A draft starts from (all), adds the weights of its
# traits (src/claim/judge/judge_trait.c, judge_setting.c), and is dropped when the
# sum is below (least).
#
# Trained on news reports annotated by hand, on articles without casualties
# read by eye (quiet_read.tsv), on the texts of lang/en/corpus, and by their
# coded totals on Wikipedia's lists of attacks, the Aid Worker Security
# Database, notes on insecurity in Nigeria, local US articles of the Gun
# Violence Archive, the Gun Violence Database, SemEval-2018 Task 5 and MUC-4.
# No text of theirs is in it.
"""


def fold_of(report):
    """Reports of one event stand in one fold."""
    key = re.sub(r"_\d+$", "", report)
    return zlib.crc32(key.encode()) % FOLDS


class Table:
    """Drafts as numbers: the traits of each, label, weight."""

    def __init__(self, drafts, names=None):
        if names is None:
            seen = collections.Counter(t for d in drafts
                                       for t in set(d.traits))
            names = sorted(t for t, n in seen.items() if n >= LEAST_SEEN)
        self.names = names
        index = {name: i for i, name in enumerate(names)}
        rows = [sorted({index[t] for t in d.traits if t in index})
                for d in drafts]
        self.cells = numpy.array([i for row in rows for i in row], dtype=int)
        self.row_of = numpy.repeat(numpy.arange(len(rows)),
                                   [len(row) for row in rows])
        self.label = numpy.array([d.label for d in drafts], dtype=float)
        self.weight = numpy.array([d.weight for d in drafts], dtype=float)

    def scores(self, weights):
        """Log odds of each draft; the last weight is that of all."""
        return weights[-1] + numpy.bincount(
            self.row_of, weights[self.cells], minlength=len(self.label))


def shares(scores):
    """Log odds as shares."""
    return 1 / (1 + numpy.exp(-numpy.clip(scores, -30, 30)))


def loss(table, weights):
    """Logistic loss with its gradient."""
    score = table.scores(weights)
    share = shares(score)
    value = numpy.sum(table.weight * (numpy.logaddexp(0, score) -
                                      table.label * score))
    error = table.weight * (share - table.label)
    slope = numpy.empty_like(weights)
    slope[:-1] = numpy.bincount(table.cells, error[table.row_of],
                                minlength=len(weights) - 1)
    slope[-1] = numpy.sum(error)
    slope[:-1] += RIDGE * weights[:-1]
    return value + RIDGE / 2 * numpy.sum(weights[:-1] ** 2), slope


def direction(slope, steps):
    """Where to go: the two loops of L-BFGS."""
    way, kept = -slope, []
    for step, change in reversed(steps):
        much = step @ way / (step @ change)
        kept.append(much)
        way = way - much * change
    if steps:
        step, change = steps[-1]
        way = way * (step @ change) / (change @ change)
    for (step, change), much in zip(steps, reversed(kept)):
        way = way + step * (much - change @ way / (step @ change))
    return way


def fit(table):
    """The weights of least loss."""
    weights = numpy.zeros(len(table.names) + 1)
    value, slope = loss(table, weights)
    steps = []
    for _ in range(STEPS):
        way, rate = direction(slope, steps), 1.0
        while True:
            new = weights + rate * way
            now, turn = loss(table, new)
            if now <= value + 1e-4 * rate * (slope @ way) or rate < 1e-6:
                break
            rate /= 2
        if value - now < 1e-7 * value:
            return new
        if (new - weights) @ (turn - slope) > 0:
            steps = [*steps[-9:], (new - weights, turn - slope)]
        weights, value, slope = new, now, turn
    return weights


def held_out(drafts):
    """The score of each draft by a model that did not see its report."""
    scores = numpy.zeros(len(drafts))
    folds = numpy.array([fold_of(d.report) for d in drafts])
    for fold in range(FOLDS):
        table = Table([d for d, f in zip(drafts, folds) if f != fold])
        weights = fit(table)
        rest = numpy.flatnonzero(folds == fold)
        scores[rest] = Table([drafts[i] for i in rest],
                             table.names).scores(weights)
    return scores


def calibrate(drafts, scores):
    """Slope and shift after which scores are true log odds on gold."""
    gold = [i for i, d in enumerate(drafts)
            if d.origin == "gold" and d.weight >= claims_label.GOLD_WEIGHT]
    x = scores[gold]
    y = numpy.array([drafts[i].label for i in gold], dtype=float)
    # Few drafts of gold are no claims: both are pulled to "no change".
    pull = numpy.diag([PULL, PULL])
    point, start = numpy.array([1.0, 0.0]), numpy.array([1.0, 0.0])
    sides = numpy.stack([x, numpy.ones_like(x)])
    for _ in range(100):
        share = shares(point @ sides)
        slope = sides @ (share - y) + pull @ (point - start)
        bend = (sides * (share * (1 - share))) @ sides.T + pull
        point = point - numpy.linalg.solve(bend, slope) / 2
    return point


def sweep(drafts, scores):
    """Print what each threshold keeps and drops."""
    print("least   gold kept: right  wrong   quiet kept: right  wrong  "
          "coded right lost")
    for least in (-9, -2, -1, -0.5, -0.25, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.5):
        count = collections.Counter()
        for draft, score in zip(drafts, scores):
            if draft.weight:
                name = draft.origin if draft.origin in ("gold", "quiet") \
                    else "coded"
                count[name, draft.label, score >= least] += 1
        lost = count["coded", 1, False] / max(1, count["coded", 1, False] +
                                              count["coded", 1, True])
        print(f"{least:6.2f} {count['gold', 1, True]:17} "
              f"{count['gold', 0, True]:6} {count['quiet', 1, True]:19} "
              f"{count['quiet', 0, True]:6} {lost:17.3f}")


def reliability(drafts, scores):
    """Print how many drafts of each confidence are right, on gold."""
    print("confidence  drafts  right")
    table = collections.defaultdict(list)
    for draft, score in zip(drafts, scores):
        if draft.origin == "gold" and \
                draft.weight >= claims_label.GOLD_WEIGHT:
            tenth = min(9, int(10 / (1 + math.exp(-max(-30, score)))))
            table[tenth].append(draft.label)
    for tenth in sorted(table):
        row = table[tenth]
        print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f} {len(row):7} "
              f"{sum(row) / len(row):7.2f}")


def write(path, names, weights, least):
    """Write the table."""
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD)
        out.write(f"(least)\t{round(1000 * least)}\n")
        out.write(f"(all)\t{round(1000 * weights[-1])}\n")
        for name, weight in zip(names, weights):
            cell = round(1000 * weight)
            if abs(cell) >= SMALLEST and not re.search(r"[\s#]", name):
                out.write(f"{name}\t{cell}\n")


def program_says(args, drafts, slope, shift):
    """The program's claims in each gold folder, by held-out tables."""
    claims = collections.defaultdict(str)
    for fold in range(FOLDS):
        table = Table([d for d in drafts if fold_of(d.report) != fold])
        weights = slope * fit(table)
        weights[-1] += shift
        with tempfile.TemporaryDirectory() as pack:
            write(os.path.join(pack, "claims.model"), table.names, weights,
                  args.least)
            for folder in GOLD:
                files = [f for f in sorted(glob.glob(os.path.join(
                    args.shared, "gold", folder, "*.txt")))
                    if fold_of(os.path.basename(f)[:-4]) == fold]
                if files:
                    claims[folder] += run(args.check, "--pack", pack, *files)
    return claims


def run(program, *words):
    """What `tollbook extract` prints."""
    return subprocess.run([program, "extract", "--format", "jsonl", *words],
                          stdout=subprocess.PIPE, check=False).stdout.decode()


def check(args, drafts, slope, shift):
    """Print the program's figures on gold under cross validation."""
    judged = program_says(args, drafts, slope, shift)
    for folder in GOLD[:2]:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write(judged[folder])
            file.flush()
            found = subprocess.run(
                [sys.executable, os.path.join(args.shared, "gold", "score.py"),
                 os.path.join(args.shared, "gold", folder), "--json",
                 "--claims", file.name], stdout=subprocess.PIPE, check=True)
        row = json.loads(found.stdout)
        print(f"{folder:14} figure precision {row['precision']:.3f} "
              f"recall {row['recall']:.3f} F1 {row['figure_f1']:.3f}")


def main():
    """Collect, train, measure, write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--dump", required=True)
    ask.add_argument("--shared", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--least", type=float, default=0.3,
                     help="log odds below which a draft is dropped")
    ask.add_argument("--check", metavar="TOLLBOOK")
    args = ask.parse_args()
    drafts, counts = claims_label.collect(args.dump, args.shared)
    for (origin, label), n in sorted(counts.items()):
        print(f"{origin:18}{'claims' if label else 'others':8}{n:6}")
    used = [d for d in drafts if d.weight]
    scores = held_out(used)
    slope, shift = calibrate(used, scores)
    print(f"calibration: slope {slope:.3f}, shift {shift:.3f}")
    scores = slope * scores + shift
    sweep(used, scores)
    reliability(used, scores)
    if args.check:
        check(args, used, slope, shift)
    table = Table(used)
    weights = slope * fit(table)
    weights[-1] += shift
    write(args.out, table.names, weights, args.least)


if __name__ == "__main__":
    main()
