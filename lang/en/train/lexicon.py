"""What a dictionary (WordNet 3.0) knows of words that the treebanks lack.

For each form of a word: its classes, such as "noun.person plural" or
"verb.contact ed". Of words seen in training it tells what they share.
"""
import collections
import pathlib
import re

FOLDER = pathlib.Path("/usr/share/wordnet")
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
MOST_SENSES = 2   # the first senses are the usual ones
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*$")
INSTANCE = "@i"   # a pointer to what this one thing is a case of
# Kept though no text marked with senses has them: acts, artifacts, events,
# groups, states, people, places and persons by name.
KEPT = {"04", "06", "11", "14", "15i", "18", "18i", "26"}


def classes_of_senses(part):
    """Class (number of the lexicographer's file, name or not) by offset."""
    out = {}
    for line in open(FOLDER / ("data." + part), encoding="utf-8"):
        if not line.startswith("  "):
            cells = line.split(" ", 3)
            name = " %s " % INSTANCE in line.split("|")[0]
            out[cells[0]] = cells[1] + ("i" if name else "")
    return out


def lemmas(part):
    """(word, classes, times seen in texts marked with senses)."""
    senses = classes_of_senses(part)
    for line in open(FOLDER / ("index." + part), encoding="utf-8"):
        cells = line.split()
        if line.startswith("  ") or not WORD.match(cells[0]):
            continue
        pointers = int(cells[3])
        tagged = int(cells[5 + pointers])
        offsets = cells[6 + pointers:][:MOST_SENSES]
        yield cells[0], {senses[o] for o in offsets}, tagged


def plural(word):
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def past(word):
    if word.endswith("e"):
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return doubled(word) + "ed"


def gerund(word):
    if re.search(r"[^eoy]e$", word):
        return word[:-1] + "ing"
    return doubled(word) + "ing"


def doubled(word):
    """"stop" -> "stopp": short words of one vowel before one consonant."""
    if re.match(r"[^aeiou]*[aeiou][bdgklmnprt]$", word):
        return word + word[-1]
    return word


def irregular(part):
    """Base word -> irregular forms."""
    out = collections.defaultdict(list)
    for line in open(FOLDER / (part + ".exc"), encoding="utf-8"):
        form, *bases = line.split()
        for base in bases:
            out[base].append(form)
    return out


def forms(part, word, odd):
    """(form, ending) of a word under a part of speech."""
    yield word, "base"
    if part == "noun":
        for form in odd.get(word, [plural(word)]):
            yield form, "plural"
    if part == "verb":
        yield plural(word), "s"
        own = odd.get(word, [])
        ing = [f for f in own if f.endswith("ing")]
        for form in ing or [gerund(word)]:
            yield form, "ing"
        for form in [f for f in own if f not in ing] or [past(word)]:
            yield form, "ed"


def read():
    """word -> sorted tuple of class names; rare words are left out."""
    out = collections.defaultdict(set)
    for part, letter in PARTS.items():
        odd = irregular(part)
        for word, senses, tagged in lemmas(part):
            keep = tagged > 0 or part == "verb" or senses & KEPT
            if not keep or len(word) < 3:
                continue
            for form, ending in forms(part, word, odd):
                out[form] |= {"%s %s %s" % (letter, sense, ending)
                              for sense in senses}
    return {word: tuple(sorted(c)[:6]) for word, c in sorted(out.items())}
