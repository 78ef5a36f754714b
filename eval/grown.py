"""Many reports made of few: those of the coded sets, repeated as other events.

Each time round, the years of a report are later ones, and its towns or its
names are others, so that a book of them is as large as one wishes and its
events are as many.
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


def towns(rows):
    """The towns that notes are coded for and name, by country."""
    of = collections.defaultdict(set)
    for row in rows:
        meta = row.get("meta") or {}
        if meta.get("city") and meta["city"] in row["text"]:
            of[meta.get("country")].add(meta["city"])
    return {country: sorted(names) for country, names in of.items()}


def shift(row, n, names):
    """A note as another event: other years, another town of its country."""
    meta, date = row.get("meta") or {}, row["date"]
    text = later(row["text"], n)
    there, city = names.get(meta.get("country"), ()), meta.get("city")
    if n and city in there:
        text = text.replace(city, there[(there.index(city) + n) % len(there)])
    year = int(date[:4]) + LATER * n
    return {**row, "id": f"{row['id']}-{n}", "date": f"{year}{date[4:]}",
            "text": f"{text} Note {n} of the year {year}."}


def notes(material, n):
    """n short reports: notes of three sets, repeated with other years and
    towns."""
    rows = [r for name in ("rand", "gtd", "wiki_terror")
            for r in material.records(name) if is_dated(r)]
    random.Random(SEED).shuffle(rows)
    names = towns(rows)
    return [shift(rows[i % len(rows)], i // len(rows), names)
            for i in range(n)]


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


def reports(material, n):
    """n reports of all sets, whole articles among them, repeated with other
    years and names."""
    rows = []
    for name in SETS:
        file = "casualty_items_dev.jsonl" if name == "wcep" else "dev.jsonl"
        rows += [{**row, "id": f"{name}-{row['id']}"}
                 for row in material.records(name, file) if is_dated(row)]
    random.Random(SEED).shuffle(rows)
    names, place = names_of(rows)
    return [rename(rows[i % len(rows)], i // len(rows), names, place)
            if i >= len(rows) else rows[i] for i in range(n)]
