"""Drafts of claims with labels: which of them the coders bear out.

Gold annotations (hand-made claims) label every draft of their reports. Sets
of reports with coded totals label some: a draft whose number is the coded
one, or part of a sum that is, is a claim; another number of dead is weakly
none. Articles that tell of no casualties label theirs as none, but for those
that quiet_read.tsv lists. Texts of our own say themselves what they tell.
"""
import collections
import glob
import itertools
import json
import os
import subprocess

import claims_own

# Sets whose terms allow a model trained on them, and how much a record
# counts: little, since they tell hardly what is no claim, and one kind of
# report by the thousand would drown the others. What coders counted: "all"
# the dead, or only "some" of them.
CODED = {"wiki_terror": ("all", 0.15), "nigeria_security": ("all", 0.15),
         "awsd": ("some", 0.15), "semeval2018t5": ("some", 0.02),
         "us_local_gva": ("some", 0.1), "gvdb": ("some", 0.1)}
HARMS = {"killed": "killed", "injured": "injured", "kidnapped": "abducted",
         "abducted": "abducted"}
BEARS = {"number_near", "sum", "sum_implicit", "one_by_name"}
READ = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "quiet_read.tsv")
GOLD_WEIGHT = 2.0
MUC_WEIGHT = 0.3  # capitals throughout, and few
OWN_WEIGHT = 1.0
QUIET_WEIGHT = 2.0  # of what is none in articles without casualties


class Draft:
    """One draft: its traits, its label (1, 0) and how much it counts."""

    def __init__(self, report, raw, label, weight, origin):
        self.report, self.raw = report, raw
        # What a finder has judged already is none of the judge's.
        self.label, self.weight = label, 0 if raw["score"] else weight
        self.origin = origin
        self.traits = raw["traits"]


def dump(program, records=None, files=()):
    """What claim_dump prints: id -> drafts."""
    lines = None
    if records is not None:
        kept = ("id", "title", "date", "text", "publisher")
        lines = "".join(json.dumps({k: r[k] for k in kept if r.get(k)}) + "\n"
                        for r in records).encode()
    done = subprocess.run([program, *files], input=lines,
                          stdout=subprocess.PIPE, check=True)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {str(row["id"]): row["drafts"] for row in rows}


def harms(draft):
    """What a draft may turn out to tell: "was shot" is settled later."""
    if draft["harm"] == "casualties":
        return {"casualties", "killed", "injured"}
    return {draft["harm"]}


def numbers(lo, hi):
    """The stated bounds as a set; None and -1 are open."""
    return {x for x in (lo, hi) if x not in (None, -1)}


def spans(claim, raw):
    """Where a gold claim stands: every place of its quotes."""
    found = []
    for quote in [claim["quote"], *claim.get("also", [])]:
        mark = quote.encode()
        at = raw.find(mark)
        while at >= 0:
            found.append((at, at + len(mark)))
            at = raw.find(mark, at + 1)
    return found


def judge_gold(draft, claims):
    """Label and weight of a draft among the gold claims of its report."""
    start, end = draft["start"], draft["end"]
    loose = draft["qualifier"] == "indefinite"
    near = [c for c in claims
            if any(a < end and start < b for a, b in c["spans"])]
    same = [c for c in claims if c["harm"] in harms(draft) and
            (c["qualifier"] == "indefinite") == loose and
            (loose or numbers(c["lo"], c["hi"]) ==
             numbers(draft["lo"], draft["hi"]))]
    if any(c in near for c in same if not c.get("optional")):
        return 1, GOLD_WEIGHT
    if any(c.get("optional") for c in near):
        return 1, 0
    # The same figure told again where the annotator did not list it.
    if not loose and any(max(numbers(c["lo"], c["hi"]), default=0) > 2
                         for c in same):
        return 1, GOLD_WEIGHT / 4
    return 0, GOLD_WEIGHT


def from_gold(program, folder):
    """Drafts of a folder of hand-made claims."""
    names = sorted(p[:-5] for p in glob.glob(os.path.join(folder, "*.json"))
                   if os.path.exists(p[:-5] + ".txt"))
    found = dump(program, files=[name + ".txt" for name in names])
    for name in names:
        with open(name + ".json", encoding="utf-8") as file:
            claims = json.load(file)["claims"]
        with open(name + ".txt", "rb") as file:
            raw = file.read()
        for claim in claims:
            claim["spans"] = spans(claim, raw)
        report = os.path.basename(name)
        for draft in found.get(report, []):
            label, weight = judge_gold(draft, claims)
            yield Draft(report, draft, label, weight, "gold")


def sum_of(drafts, total):
    """The drafts that make up a total: one alone, or a few that add up."""
    alone = [d for d in drafts if total in numbers(d["lo"], d["hi"])]
    if alone:
        return alone
    whole = [d for d in drafts if d["lo"] == d["hi"] and d["lo"] > 0]
    for n in range(2, 5):
        for few in itertools.combinations(whole[:10], n):
            if sum(d["lo"] for d in few) == total:
                return list(few)
    return []


def judge_coded(record, drafts, coded, weight):
    """Labels of the drafts of a record with coded totals."""
    support = record.get("support") or {}
    for name, harm in HARMS.items():
        lo, hi = record.get(name + "_lo"), record.get(name + "_hi")
        mine = [d for d in drafts if harm in harms(d)]
        if lo is None or lo != hi or not mine:
            continue
        if lo == 0:
            if coded == "all" and support.get(name) == "zero_neg":
                yield from ((d, 0 if d["lo"] else 1, weight) for d in mine
                            if d["harm"] == harm)
            continue
        if support.get(name) not in BEARS:
            continue
        right = sum_of(mine, lo)
        for draft in mine:
            whole = draft["whole"]
            sure = draft if whole < 0 else drafts[whole]
            if any(sure is d or draft is d for d in right):
                yield draft, 1, weight
            elif whole < 0 and right and coded == "all" and \
                    draft["harm"] == harm:
                yield draft, 0, weight / 8


def from_coded(program, data, name):
    """Drafts of a set whose records bear coded totals."""
    coded, weight = CODED[name]
    records = read(data, name)
    found = dump(program, records)
    for record in records:
        report = str(record["id"])
        key = record.get("incident") or report
        for draft, label, much in judge_coded(record, found.get(report, []),
                                              coded, weight):
            yield Draft(key, draft, label, much, name)


def from_muc(program, data):
    """Drafts of Latin American newswire whose templates give figures."""
    records = read(data, "muc4")
    found = dump(program, records)
    for record in records:
        figures = [(HARMS[f["kind"]], f["lo"], f["hi"])
                   for f in record["figures"]]
        for draft in found.get(record["id"], []):
            if any(harm == draft["harm"] and
                   numbers(lo, hi) == numbers(draft["lo"], draft["hi"])
                   for harm, lo, hi in figures):
                yield Draft(record["id"], draft, 1, MUC_WEIGHT, "muc4")


def from_own(program):
    """Drafts of the golden cases and sentences."""
    rows = [*claims_own.told_rows(), *claims_own.case_rows()]
    found = dump(program, [record for record, _, _ in rows])
    for record, must, may in rows:
        for draft in found.get(record["id"], []):
            label, counts = claims_own.judge_own(
                harms(draft), numbers(draft["lo"], draft["hi"]), must, may)
            yield Draft(record["id"], draft, label, counts * OWN_WEIGHT,
                        "own")


def read_quiet():
    """What was read by eye: record -> (start, end, harm, what)."""
    rows = collections.defaultdict(list)
    with open(READ, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                name, start, end, harm, what = line.rstrip("\n").split("\t")
                rows[name].append((int(start), int(end), harm, what))
    return rows


def judge_quiet(draft, rows):
    """Label and weight of a draft of an article without casualties."""
    for start, end, harm, what in rows:
        if draft["start"] < end and start < draft["end"] and \
                draft["harm"] == harm:
            return 1, 1.0 if what == "true" else 0
    return 0, QUIET_WEIGHT


def from_quiet(program, data):
    """Drafts of articles that tell of no casualties."""
    records, known = read(data, "quiet"), read_quiet()
    for record in records:
        record.pop("title", None)  # the offsets read count into the text
    found = dump(program, records)
    for record in records:
        for draft in found.get(record["id"], []):
            label, weight = judge_quiet(draft, known[record["id"]])
            yield Draft(record["id"], draft, label, weight, "quiet")


def read(data, name):
    """The records of a set."""
    path = os.path.join(data, name, "dev.jsonl")
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def collect(program, shared):
    """All labelled drafts."""
    data = os.path.join(shared, "data")
    drafts = []
    for folder in ("dev", "dev_clusters", "seeds"):
        drafts += from_gold(program, os.path.join(shared, "gold", folder))
    for name in CODED:
        drafts += from_coded(program, data, name)
    drafts += from_muc(program, data)
    drafts += from_quiet(program, data)
    drafts += from_own(program)
    counts = collections.Counter((d.origin, d.label) for d in drafts
                                 if d.weight)
    return drafts, counts
