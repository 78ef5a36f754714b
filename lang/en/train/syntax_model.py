"""Write weights as syntax.model: the layout that src/find/syntax_model.c reads.

Little-endian throughout:
    8 bytes   "TBSYN1\\0\\0"
    u32       layers, words in the vocabulary, tags, tensors
    u32 each  hashes of the vocabulary, rising
    u8 each   tags (tag * 8 + sense)
then for each tensor, in the order of the names below:
    u32       rows, columns
    a matrix: f32 scale of each row, then int8 cells (rows * columns)
    a vector (columns = 0): f32 cells
"""
import struct

import numpy as np


def names(layers):
    out = ["word", "suffix", "prefix", "shape"]
    for layer in range(layers):
        out += ["cell%d" % layer, "cell%d_bias" % layer, "cell%d_peep" % layer]
    for name in ("below", "above", "match", "far", "label_below",
                 "label_above", "relation", "tag"):
        out += [name, name + "_bias"]
    out.remove("label_above_bias")
    return out


def tensor_bytes(value):
    if value.ndim == 1:
        return struct.pack("<II", len(value), 0) + value.astype("<f4").tobytes()
    scale = np.maximum(np.abs(value).max(1), 1e-8).astype("<f4") / 127
    cells = np.rint(value / scale[:, None]).astype(np.int8)
    return (struct.pack("<II", *value.shape) + scale.astype("<f4").tobytes()
            + cells.tobytes())


def write(path, weights, header):
    order = names(header["layers"])
    with open(path, "wb") as out:
        out.write(b"TBSYN1\0\0")
        out.write(struct.pack("<IIII", header["layers"],
                              len(header["vocabulary"]), len(header["tags"]),
                              len(order)))
        out.write(header["vocabulary"].astype("<u4").tobytes())
        out.write(bytes(header["tags"]))
        for name in order:
            out.write(tensor_bytes(np.asarray(weights[name])))
