#!/usr/bin/env python3
"""Count in how many stories each word of the news stands: ../rarity.tsv.

    rarity.py --shared ../../../../shared > ../rarity.tsv

A story is all reports of one incident, so that an incident with many reports
counts once. Only words of LEAST stories of some kind are kept: a word that is not
in the table is as rare as a name. Nothing of the texts is kept but how common
their words are, in halves of a bit.
"""
import argparse
import collections
import json
import math
import os
import re

# Kinds of news; a word is as common as in the kind where it is commonest.
KINDS = {
    "local": ("semeval2018t5", "us_local_gva", "gvdb"),
    "press": ("ecbplus", "quiet", "polnear"),
    "notes": ("wiki_terror", "nigeria_security", "awsd", "terror_misc"),
    "wire": ("muc4",),
}
LEAST = 6         # stories of a kind
SHORT = 3         # letters; shorter words are never compared
MOST_WORDS = 500  # of a report
WORD = re.compile(r"[^\W_]+")

HEAD = """# How rare the words of the news are.
# Made by train/rarity.py: in how many stories a word stands.
#
# word\trarity: minus the binary logarithm of that share, times two
"""


def read_stories(path):
    """The words of each story of a set."""
    stories = collections.defaultdict(set)
    with open(path, encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            row = json.loads(line)
            text = f"{row.get('title') or ''}\n{row['text']}".lower()
            stories[row.get("incident") or n].update(
                WORD.findall(text)[:MOST_WORDS])
    return stories.values()


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", required=True)
    folder = os.path.join(parser.parse_args().shared, "data")
    share = {}
    for sets in KINDS.values():
        counts, n = collections.Counter(), 0
        for name in sets:
            path = os.path.join(folder, name, "dev.jsonl")
            for words in read_stories(path):
                counts.update(words)
                n += 1
        for word, count in counts.items():
            if count >= LEAST:
                share[word] = max(share.get(word, 0), count / n)
    print(HEAD, end="")
    for word in sorted(share):
        if len(word) >= SHORT and not word[0].isdigit():
            print(word, round(-2 * math.log2(share[word])), sep="\t")


if __name__ == "__main__":
    main()
