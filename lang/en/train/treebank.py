"""Read treebanks (CoNLL-U) the way Tollbook cuts and labels words.

Universal Dependencies splits words at hyphens, Tollbook does not: such words
are joined. Relations and tags are those of src/lang/lang.h.
"""
import pathlib
import re
import sys

LANG_H = pathlib.Path(__file__).resolve().parents[3] / "src/lang/lang.h"


def enum_names(name, prefix):
    """The names of an enum of lang.h, in order, without prefix and COUNT."""
    body = re.search(r"enum %s \{(.*?)\};" % name, LANG_H.read_text(), re.S)
    body = re.sub(r"/\*.*?\*/", "", body.group(1), flags=re.S)
    names = [word.strip() for word in body.split(",") if word.strip()]
    return [n[len(prefix):] for n in names if not n.endswith("_COUNT")]


TAGS = enum_names("tag", "TAG_")
RELATIONS = enum_names("relation", "REL_")
SENSES = enum_names("token_sense", "SENSE_")


def relation_index(relation):
    """Our relation for one of UD: itself, else its base, else dep."""
    full = relation.upper().replace(":", "_")
    if full in RELATIONS:
        return RELATIONS.index(full)
    base = full.split("_")[0]
    return RELATIONS.index(base if base in RELATIONS else "DEP")


def sense_of(tag, features):
    """VerbForm of verbs, number of nouns."""
    if tag in ("NOUN", "PROPN"):
        return "PLURAL" if "Number=Plur" in features else "NONE"
    if tag not in ("VERB", "AUX") or "VerbForm=" not in features:
        return "NONE"
    if "VerbForm=Ger" in features:
        return "GERUND"
    if "VerbForm=Part" in features:
        return "GERUND" if "Tense=Pres" in features else "PARTICIPLE"
    return "INFINITIVE" if "VerbForm=Inf" in features else "FINITE"


def read(path):
    """Yield sentences: lists of [form, tag, sense, head, relation, glued];
    head counts from 1, 0 is the root; glued: no blank follows."""
    sentence = []
    skip = 0
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 10 and "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            skip = last - first
        elif len(cells) == 10 and cells[0].isdigit():
            tag = cells[3] if cells[3] in TAGS else "X"
            sense = sense_of(tag, cells[5])
            glued = "SpaceAfter=No" in cells[9] or skip > 0
            skip = max(0, skip - 1)
            sentence.append([cells[1].replace(" ", ""), TAGS.index(tag),
                             SENSES.index(sense), int(cells[6]),
                             relation_index(cells[7]), glued])
        elif not line.strip() and sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def joins(sentence):
    """For each word whether it belongs to the same word as the one before:
    "landmine", "-", "related" is one word when nothing stands between."""
    out = [False] * len(sentence)
    for i in range(1, len(sentence) - 1):
        before, mark, after = sentence[i - 1], sentence[i], sentence[i + 1]
        if (mark[0] in "-‐‑" and before[5] and mark[5]
                and before[0][-1:].isalnum() and after[0][:1].isalnum()):
            out[i] = out[i + 1] = True
    return out


def group_head(sentence, group):
    """The member of a joined word whose head lies outside it."""
    for i in group:
        if sentence[i][3] == 0 or sentence[i][3] - 1 not in group:
            return i
    return group[-1]


def join(sentence):
    """The sentence with hyphenated words made one; the same list if none."""
    glue = joins(sentence)
    if not any(glue):
        return sentence
    groups = []
    for i, joined in enumerate(glue):
        if joined:
            groups[-1].append(i)
        else:
            groups.append([i])
    place = {i: at + 1 for at, group in enumerate(groups) for i in group}
    out = []
    for at, group in enumerate(groups):
        top = sentence[group_head(sentence, group)]
        head = place[top[3] - 1] if top[3] else 0
        if head == at + 1:
            return sentence
        out.append(["".join(sentence[i][0] for i in group), *top[1:3], head,
                    top[4], sentence[group[-1]][5]])
    return out


def load(paths, both=False):
    """All sentences, hyphens joined; `both` keeps the split ones beside."""
    out = []
    for path in paths:
        for sentence in read(path):
            joined = join(sentence)
            out.append(joined)
            if both and joined is not sentence:
                out.append(sentence)
    return out


def main():
    """Print treebanks as syntax_score reads them: form, tag, sense, head,
    relation, one word a line. With --split, hyphens stay as in UD."""
    split = "--split" in sys.argv
    for path in [a for a in sys.argv[1:] if a != "--split"]:
        for sentence in read(path):
            for word in sentence if split else join(sentence):
                print(*word[:5], sep="\t")
            print()


if __name__ == "__main__":
    main()
