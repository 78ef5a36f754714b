#!/usr/bin/env python3
"""The same measurements without the parser, without the judge of claims, or
without anaphora: what each of them is worth.

    parts.py PART FOLDER     writes the pack that lacks a part

The program has no switch for it and needs none: `--pack FOLDER` takes tables
that stand in for its own. Without the parser, all weights that choose heads
and relations are nought (a word's tag is still told): every word of a sentence
hangs on the first. Without the judge, no draft has a weight and none is
dropped. Without anaphora, no word stands for people told before: "he", "they",
"five of them", "two of the dead", "he said".
"""
import os
import struct
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLES = os.path.join(ROOT, "lang", "en")
TREE = ("below", "above", "match", "far", "label_below", "label_above",
        "relation")
BACK = {"pronoun", "she", "they", "person", "body", "statement", "them"}

# part -> what the table calls it
PARTS = {"": "all of it", "parser": "without the parser",
         "judge": "without the judge", "anaphora": "without anaphora"}


def read(name):
    """The bytes of one of the pack's files."""
    with open(os.path.join(TABLES, name), "rb") as file:
        return file.read()


def tensor_names(layers):
    """The order of tensors in syntax.model (lang/en/train/syntax_model.py)."""
    names = ["word", "suffix", "prefix", "shape"]
    for layer in range(layers):
        names += [f"cell{layer}", f"cell{layer}_bias", f"cell{layer}_peep"]
    for name in TREE + ("tag",):
        names += [name, name + "_bias"]
    names.remove("label_above_bias")
    return names


def without_tree(model):
    """A model whose words all hang on the first one of their sentence."""
    out = bytearray(model)
    layers, words, tags = struct.unpack_from("<III", out, 8)
    at = 24 + 6 * words + tags
    for name in tensor_names(layers):
        rows, columns = struct.unpack_from("<II", out, at)
        at += 8 + (4 * rows if columns else 0)
        size = rows * columns if columns else 4 * rows
        if name.removesuffix("_bias") in TREE:
            out[at:at + size] = bytes(size)
        at += size
    if at != len(out):
        sys.exit("eval: syntax.model has another layout now: see parts.py")
    return bytes(out)


def without_rows(name, kinds):
    """A table without the rows of some kinds."""
    rows = read(name).decode().splitlines(keepends=True)
    return "".join(row for row in rows if row.startswith("#") or
                   row.rstrip("\n").split("\t")[1:2] not in
                   [[kind] for kind in kinds]).encode()


def files_of(part):
    """The files that a pack without a part holds: name -> bytes."""
    if part == "parser":
        return {"syntax.model": without_tree(read("syntax.model"))}
    if part == "judge":
        return {"claims.model": b"(least)\t-1000000\n"}
    return {name: without_rows(name, BACK)
            for name in ("grammar.tsv", "figure_cues.tsv")}


def write(part, folder):
    """Write that pack."""
    os.makedirs(folder, exist_ok=True)
    for name, content in files_of(part).items():
        with open(os.path.join(folder, name), "wb") as out:
            out.write(content)


def options(material, part):
    """The options of the program for one part, "" for none left out."""
    if not part:
        return ""
    folder = material.temporary("without-" + part)
    write(part, folder)
    return f"--pack {folder} "


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in PARTS:
        sys.exit("usage: parts.py parser|judge|anaphora FOLDER")
    write(sys.argv[1], sys.argv[2])
