"""Is one source one source? The names of sources_gold.tsv against the
program's.

Each row of the table (a report and a source in it) is an item; a pair of
items is of one source or not. What the program calls the source is asked of
the claims of that report whose source has these words. Items that no claim
names are counted apart: a claim that was not read has no source to resolve.
"""
import collections
import itertools
import os
import re

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                     "sources_gold.tsv")
FOLDERS = ("dev", "dev_clusters")


def read_table():
    """(report, source as written, who it is) of each row."""
    with open(TABLE, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines
                if line.strip() and not line.startswith("#")]
    return [tuple(row) for row in rows]


def plain(text):
    """Words of a name, without article."""
    words = re.findall(r"\w+", (text or "").lower())
    return tuple(w for w in words if w not in ("the", "a", "an"))


def holds(words, part):
    """Do the words hold the part in one piece?"""
    n = len(part)
    return any(words[i:i + n] == part for i in range(len(words) - n + 1))


def read_names(material):
    """What the program calls each source: by report, then by its words."""
    paths = []
    for folder in FOLDERS:
        place = material.path("gold", folder)
        paths += [os.path.join(place, name) for name in os.listdir(place)
                  if name.endswith(".txt")]
    names = collections.defaultdict(lambda: collections.defaultdict(
        collections.Counter))
    for claim in material.run("extract", *sorted(paths)):
        source = claim["source"]
        if source and source["text"]:
            names[claim["doc"]][plain(source["text"])][source["name"]] += 1
    return names


def name_of(names, rows, report, source):
    """The program's name for a source; None = no claim has it."""
    wanted, votes = plain(source), collections.Counter()
    others = {plain(row[1]) for row in rows if row[0] == report}
    for words, told in names[report].items():
        if words in others and words != wanted:
            continue
        if words == wanted:
            votes.update({name: 100 * n for name, n in told.items()})
        elif holds(words, wanted) or holds(wanted, words):
            votes.update(told)
    return max(sorted(votes), key=votes.get) if votes else None


def measure(material):
    """Precision, recall, F1 of pairs, items, items found, wrong pairs."""
    names, table = read_names(material), read_table()
    found = [(row, name_of(names, table, row[0], row[1])) for row in table]
    rows, told = zip(*[pair for pair in found if pair[1]])
    n, wrong = collections.Counter(), []
    for i, j in itertools.combinations(range(len(rows)), 2):
        gold = rows[i][2] == rows[j][2]
        one = told[i] == told[j]
        n["right"] += gold and one
        n["found"] += one
        n["gold"] += gold
        if gold != one:
            wrong.append((gold, rows[i], told[i], rows[j], told[j]))
    p = n["right"] / n["found"] if n["found"] else 0.0
    r = n["right"] / n["gold"] if n["gold"] else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return (p, r, f1), len(table), len(rows), wrong
