"""Drafts of claims in texts of our own: the corpus beside this folder.

Reports tell mostly of the dead and the hurt; who fled, is missed or was freed,
and what only sounds like harm, is rarer there than in lang/en/corpus, whose
texts say which figures they tell.
"""
import glob
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "corpus")
sys.path.insert(0, os.path.join(HERE, "..", "..", "..", "tests"))

import cases  # noqa: E402  the readers of the corpus stand among the tests
import told  # noqa: E402

BOUNDS = re.compile(r"(\.\.)?([<>~^]?)(\d+)(\.\.)?(\d+)?v?$")


def figure(harm, *numbers):
    """A harm and the numbers of its bounds, those that are open left out."""
    return harm, frozenset(int(n) for n in numbers if n is not None)


def told_figure(text):
    """ "killed 14+" """
    harm, number = text.split(" ", 1)
    return figure(harm, *re.findall(r"\d+", number))


def case_figure(line):
    """The first two columns of a golden line."""
    harm, bounds = line.split()[:2]
    if bounds == "some":
        return figure(harm, 1)
    found = BOUNDS.match(bounds)
    return figure(harm, *found.group(3, 5)) if found else None


def told_rows():
    """(record, figures it tells, figures it may tell) of each line."""
    for path in sorted(glob.glob(os.path.join(CORPUS, "told", "*.txt"))):
        for line in told.read_lines(path):
            if not line.total:
                yield ({"id": line.place, "date": told.PUBLISHED,
                        "text": line.text},
                       [told_figure(f) for f in line.must],
                       [told_figure(f) for f in line.may])


def case_rows():
    """The same of each case; None = other figures are not looked at."""
    fields = (("date", "published"), ("title", "title"),
              ("publisher", "publisher"))
    for path in sorted(glob.glob(os.path.join(CORPUS, "*.txt"))):
        for case in cases.read_cases(path):
            if "skip" in case.attributes:
                continue
            record = {"id": f"{os.path.basename(path)}:{case.line}",
                      "text": case.sections[0][1]}
            record.update((key, case.attributes[name]) for key, name in fields
                          if name in case.attributes)
            lines = [line for _, body in case.sections[1:]
                     for line in body.split("\n")
                     if line.strip() and not line.startswith("#")]
            some = {"dates", "places"} & set(case.attributes)
            yield (record, [case_figure(line) for line in lines],
                   None if some else [])


def judge_own(harms, numbers, must, may):
    """Label of a draft with these harms and bounds, and whether it counts."""
    mine = [figure(harm, *numbers) for harm in harms]
    if any(f in must for f in mine):
        return 1, 1
    if may is None or any(f in may for f in mine):
        return 1, 0
    return 0, 1
