"""Many reports made of few: those of the coded sets, repeated as other events.

Each time round, the years of a report are later ones and its names are
others, so that a book of them is as large as one wishes and its events are as
many.
"""
import collections
import random
import re

SEED = 7
YEAR = re.compile(r"\b(?:19[5-9]|20[0-4])\d\b")
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
LATER = 3      # years from one round to the next
CIRCLE = 64    # names that take each other's place, of like frequency
FEWEST, MOST = 2, 500  # times a word must stand within a text to be a name

SETS = ("acled_burkina", "acled_nigeria", "airwars", "awsd", "gtd", "gvdb",
        "nigeria_security", "polnear", "quiet", "rand", "semeval2018t5",
        "terror_misc", "us_local_gva", "wcep", "wiki_terror", "wikimpacts")


def later(text, n):
    """The text with its years of round n."""
    return YEAR.sub(lambda year: str(int(year[0]) + LATER * n), text)


def is_dated(row):
    """Has the record a text, and a day that every year has?"""
    date = row.get("date") or ""
    return (row.get("text") and date[:4].isdigit()
            and not date.endswith("-02-29"))


def names_of(rows):
    """Words with a capital within a text that are hardly ever without, the
    most frequent first; each with its place among them."""
    capital, small = collections.Counter(), collections.Counter()
    for row in rows:
        capital.update(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b",
                                  row["text"]))
        small.update(re.findall(r"\b[a-z]{3,}\b", row["text"]))
    kept = [word for word, n in capital.most_common()
            if FEWEST <= n <= MOST and small[word.lower()] * 4 < n]
    return kept, {word: i for i, word in enumerate(kept)}


def rename(row, n, names, place):
    """A report as another event: other years, other names."""
    def other(match):
        at = place.get(match[0])
        if at is None:
            return match[0]
        first = at // CIRCLE * CIRCLE
        size = min(CIRCLE, len(names) - first)
        return names[first + (at - first + n * 7) % size]

    out = {**row, "id": f"{row['id']}-{n}",
           "date": f"{int(row['date'][:4]) + LATER * n}{row['date'][4:]}"}
    for part in ("title", "text"):
        if row.get(part):
            out[part] = NAME.sub(other, later(row[part], n))
    return out


class Reports:
    """Reports of all sets, whole articles among them, repeated with other
    years and names; `round` is how many there are before the first comes
    again."""

    def __init__(self, material):
        self.rows = []
        for name in SETS:
            file = ("casualty_items_dev.jsonl" if name == "wcep"
                    else "dev.jsonl")
            self.rows += [{**row, "id": f"{name}-{row['id']}"}
                          for row in material.records(name, file)
                          if is_dated(row)]
        random.Random(SEED).shuffle(self.rows)
        self.names, self.place = names_of(self.rows)
        self.round = len(self.rows)

    def take(self, first, n):
        """n of them from one on."""
        return [self.take_one(i) for i in range(first, first + n)]

    def take_one(self, i):
        """One of them."""
        times, at = divmod(i, self.round)
        row = self.rows[at]
        return rename(row, times, self.names, self.place) if times else row
