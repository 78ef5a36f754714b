"""Write weights as syntax.model: the layout that src/find/syntax_model.c reads.

Little-endian throughout:
    8 bytes   "TBSYN3\\0\\0"
    u32       layers, words known, tags, layer that tells tags
    u32 each  hashes of the words, rising
    u16 each  their rows in the table of words
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
        out.write(b"TBSYN3\0\0")
        out.write(struct.pack("<IIII", header["layers"],
                              len(header["row_of"]), len(header["tags"]),
                              header["tag_layer"]))
        words = sorted(header["row_of"].items())
        out.write(np.array([w[0] for w in words], "<u4").tobytes())
        out.write(np.array([w[1] for w in words], "<u2").tobytes())
        out.write(bytes(header["tags"]))
        for name in order:
            out.write(tensor_bytes(np.asarray(weights[name])))
