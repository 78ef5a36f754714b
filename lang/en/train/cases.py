"""Count which dependencies of tests/unit/syntax.tsv a model finds.

    cases.py SCORER MODEL [--verbose]      SCORER is the program syntax_score
"""
import pathlib
import subprocess
import sys

import treebank

CASES = treebank.LANG_H.parents[2] / "tests/unit/syntax.tsv"


def cases():
    """(words, expectations) of each line."""
    for line in CASES.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            text, wanted = line.split("\t")
            yield text.split(), [w.split() for w in wanted.split("; ")]


def trees(scorer, model, sentences):
    """Per sentence the rows (form, tag, head, relation), heads from 1."""
    text = "".join("".join("%s\t0\t0\t0\t0\n" % w for w in s) + "\n"
                   for s in sentences)
    out = subprocess.run([scorer, model, "--trees"], input=text, text=True,
                         check=True, stdout=subprocess.PIPE).stdout
    for block in out.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n")]
        yield [(r[1], treebank.TAGS[int(r[2])], int(r[4]),
                treebank.RELATIONS[int(r[5])].lower()) for r in rows]


def place(rows, name):
    """Places (from 1) of a word; "word#2" is its second; "-" is the root."""
    if name == "-":
        return [0]
    word, _, turn = name.partition("#")
    found = [i + 1 for i, row in enumerate(rows) if row[0] == word]
    return found[int(turn or 1) - 1:][:1]


def holds(rows, expectation):
    word, relations, heads = expectation
    at = place(rows, word)[0]
    above = [p for head in heads.split("|") for p in place(rows, head)]
    return (rows[at - 1][2] in above
            and rows[at - 1][3] in relations.split("|"))


def main():
    verbose = "--verbose" in sys.argv
    all_ = list(cases())
    whole = right = total = 0
    for (words, wanted), rows in zip(
            all_, trees(sys.argv[1], sys.argv[2], [c[0] for c in all_])):
        wrong = [w for w in wanted if not holds(rows, w)]
        whole += not wrong
        right += len(wanted) - len(wrong)
        total += len(wanted)
        if wrong and verbose:
            print(" ".join(words), "|", "; ".join(" ".join(w) for w in wrong))
            print("   ", " ".join("%s<%s-%s>" % (
                r[0], r[3], rows[r[2] - 1][0] if r[2] else "") for r in rows))
    print("%d of %d sentences, %d of %d dependencies"
          % (whole, len(all_), right, total))


if __name__ == "__main__":
    main()
