"""A small grammar of casualty reports: writes sentences with their trees.

    own_grammar.py COUNT > own.conllu

A node is a word with what hangs on it, left and right; a sentence is a tree
of nodes laid out in order. The trees follow the English treebanks of
Universal Dependencies. The seed is fixed: same count, same sentences.
"""
import sys

from own_clauses import report
from own_headlines import headline


def lay_out(node, rows, relation, above):
    """Append (node, relation, above) in order of the sentence."""
    for name, child in node.left:
        lay_out(child, rows, name, node)
    rows.append((node, relation, above))
    for name, child in node.right:
        lay_out(child, rows, name, node)


def write(root):
    rows = []
    lay_out(root, rows, "root", None)
    place_of = {id(node): i + 1 for i, (node, _, _) in enumerate(rows)}
    for i, (node, relation, above) in enumerate(rows):
        form = node.form
        if i == 0:
            form = form[0].upper() + form[1:]
        head = place_of[id(above)] if above else 0
        print(i + 1, form, "_", node.tag, "_", node.features, head, relation,
              "_", "_", sep="\t")
    print()


def main():
    for i in range(int(sys.argv[1])):
        write(headline() if i % 4 == 3 else report())


if __name__ == "__main__":
    main()
