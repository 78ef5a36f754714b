"""Train the tagger and parser of src/find/syntax.c and write syntax.model.

    syntax_train.py --words PROGRAM --out FILE --train FILE... --dev FILE...

PROGRAM is syntax_words (the parser's own features). The seed is fixed and one
thread is used, so the same data gives the same bytes on the same machine.
"""
import argparse
import os
import subprocess
import sys
import time

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false "
                      "intra_op_parallelism_threads=1")

import jax
import jax.numpy as jnp
import numpy as np

import lexicon
import syntax_model
import treebank

SUFFIXES, PREFIXES, SHAPES = 4096, 2048, 64
UNKNOWN, ROOT = 0, 1
DISTANCES = 16
TAG_LAYER = 1  # tags are told from this layer, arcs from the last
STYLES = (str, str.lower, str.upper, str.title)
STYLE_ODDS = (0.70, 0.08, 0.14, 0.08)
LENGTHS = (8, 16, 24, 32, 48, 72, 128)
BATCH_TOKENS = 768


# ---- data ------------------------------------------------------------------

def features(program, sentences, style):
    """Feature rows [words, 6] of all sentences, set in a style."""
    text = "".join("".join(style(w[0]) + "\n" for w in s) + "\n"
                   for s in sentences)
    raw = subprocess.run([program], input=text.encode(), check=True,
                         stdout=subprocess.PIPE).stdout
    return np.frombuffer(raw, dtype=np.uint32).reshape(-1, 6)


class Corpus:
    """Sentences as arrays; row 0 of each is the root."""

    def __init__(self, program, sentences, styles):
        self.n = [len(s) for s in sentences]
        self.start = np.concatenate([[0], np.cumsum(self.n)])
        rows = [features(program, sentences, style) for style in styles]
        self.hash = rows[0][:, 0]
        self.parts = rows[0][:, 1:5].astype(np.int32)
        self.shapes = np.stack([r[:, 5] for r in rows]).astype(np.int32)
        flat = [w for s in sentences for w in s]
        self.tag = np.array([w[1] * 8 + w[2] for w in flat], dtype=np.int32)
        self.head = np.array([w[3] for w in flat], dtype=np.int32)
        self.relation = np.array([w[4] for w in flat], dtype=np.int32)
        self.word = None

    def index(self, row_of):
        self.word = np.array([row_of.get(h, UNKNOWN)
                              for h in self.hash.tolist()], dtype=np.int32)

    def drops_last(self, i):
        """May the last word go: punctuation that nothing hangs on?"""
        n, s = self.n[i], self.start[i]
        last = self.tag[s + n - 1] // 8 == treebank.TAGS.index("PUNCT")
        return n > 2 and last and not (self.head[s:s + n] == n).any()


def pad(corpus, items, length, tag_rank):
    """A batch: dict of arrays [len(items), length]; unused rows masked."""
    size = (len(items), length)
    out = {k: np.zeros(size, np.int32)
           for k in ("word", "shape", "tag", "head", "relation", "mask")}
    out["suffix"] = np.full(size + (3,), SUFFIXES, np.int32)
    out["prefix"] = np.full(size, PREFIXES, np.int32)
    for row, (i, style, cut) in enumerate(items):
        s, n = corpus.start[i], corpus.n[i] - cut
        cells = (row, slice(1, n + 1))
        out["word"][row, 0], out["shape"][row, 0] = ROOT, SHAPES - 1
        out["word"][cells] = corpus.word[s:s + n]
        out["suffix"][cells] = corpus.parts[s:s + n, :3]
        out["prefix"][cells] = corpus.parts[s:s + n, 3]
        out["shape"][cells] = corpus.shapes[style, s:s + n]
        out["tag"][cells] = [tag_rank.get(t, 0)
                             for t in corpus.tag[s:s + n].tolist()]
        out["head"][cells] = corpus.head[s:s + n]
        out["relation"][cells] = corpus.relation[s:s + n]
        out["mask"][row, :n + 1] = 1
    return out


def batches(corpus, tag_rank, rng=None):
    """All sentences, by length; shuffled and restyled when rng is given."""
    bins = {length: [] for length in LENGTHS}
    for i, n in enumerate(corpus.n):
        length = next((k for k in LENGTHS if n + 1 <= k), None)
        if length is None:
            continue
        style = rng.choice(len(STYLES), p=STYLE_ODDS) if rng else 0
        cut = int(rng is not None and rng.random() < 0.12
                  and corpus.drops_last(i))
        bins[length].append((i, style, cut))
    chunks = []
    for length, items in bins.items():
        if rng:
            rng.shuffle(items)
        size = max(2, BATCH_TOKENS // length)
        chunks += [(length, items[k:k + size], size)
                   for k in range(0, len(items), size)]
    if rng:
        rng.shuffle(chunks)
    for length, items, size in chunks:
        short = size - len(items)
        batch = pad(corpus, items, length, tag_rank)
        yield {k: np.concatenate([v, np.zeros((short,) + v.shape[1:], v.dtype)])
               for k, v in batch.items()}


class Vocabulary:
    """Rows of the word table. A word seen twice has a row of its own; others
    that the dictionary knows share the row of their classes. A row is the sum
    of a free vector and of its classes' vectors."""

    def __init__(self, program, hashes, counts):
        known = lexicon.read()
        names = sorted({c for classes in known.values() for c in classes})
        rank = {name: i for i, name in enumerate(names)}
        words = list(known)
        keys = features(program, [[[w]] for w in words], str)[:, 0].tolist()
        classes_of = dict(zip(keys, (known[w] for w in words)))
        own = hashes[counts >= 2].tolist()
        self.row_of = {h: i + 2 for i, h in enumerate(own)}
        sets = [(), ()] + [classes_of.get(h, ()) for h in own]
        self.counts = np.concatenate([[1, 1], counts[counts >= 2]])
        self.n_free = len(sets)
        shared = {}
        for key in sorted(k for k in classes_of if k not in self.row_of):
            classes = classes_of[key]
            if classes not in shared:
                shared[classes] = len(sets)
                sets.append(classes)
            self.row_of[key] = shared[classes]
        self.n_rows, self.n_classes = len(sets), len(names)
        self.classes = np.full((len(sets), 6), len(names), np.int32)
        for row, classes in enumerate(sets):
            self.classes[row, :len(classes)] = [rank[c] for c in classes]
        self.free = np.zeros(len(sets), np.int32)
        self.free[:self.n_free] = np.arange(self.n_free)
        self.free, self.classes = map(jnp.asarray, (self.free, self.classes))


# ---- network ---------------------------------------------------------------

def start(rng, sizes, words, n_tags, n_relations):
    """Fresh weights. Names and shapes are those of the model file."""
    def draw(rows, columns, scale=1.0):
        limit = scale * np.sqrt(6.0 / (rows + columns))
        return rng.uniform(-limit, limit, (rows, columns)).astype(np.float32)

    def table(rows, columns):
        return (rng.standard_normal((rows, columns)) * 0.3).astype(np.float32)

    two = 2 * sizes.hidden
    width = sizes.word + sizes.suffix + sizes.prefix + sizes.shape
    weights = {
        "word": table(words.n_free, sizes.word),
        "class": table(words.n_classes + 1, sizes.word),
        "suffix": table(SUFFIXES + 1, sizes.suffix),
        "prefix": table(PREFIXES + 1, sizes.prefix),
        "shape": table(SHAPES, sizes.shape),
    }
    weights["class"][-1] = 0
    for layer in range(sizes.layers):
        columns = 3 * width if layer == 0 else two
        weights["cell%d" % layer] = draw(3 * two, columns)
        bias = np.zeros(3 * two, np.float32)
        bias[two:2 * two] = 1.0
        weights["cell%d_bias" % layer] = bias
        weights["cell%d_peep" % layer] = np.zeros(2 * two, np.float32)
    for name, rows, columns in (
            ("below", sizes.arc, two), ("above", sizes.arc, two),
            ("match", sizes.arc, sizes.arc), ("far", DISTANCES, sizes.arc),
            ("label_below", sizes.label, two),
            ("label_above", sizes.label, two),
            ("relation", n_relations, sizes.label), ("tag", n_tags, two)):
        weights[name] = draw(rows, columns)
        weights[name + "_bias"] = np.zeros(rows, np.float32)
    del weights["label_above_bias"]
    return weights


def squash(x):
    """A tanh made of one division."""
    x = jnp.clip(x, -3.0, 3.0)
    square = x * x
    return x * (27.0 + square) / (27.0 + 9.0 * square)


def gate(x):
    return 0.5 + 0.5 * squash(0.5 * x)


def recur(z, f, o, peep, mask):
    """One direction over time-major [T, B, H]; masked steps keep nothing."""
    def step(c, at):
        z_t, f_t, o_t, m = at
        forget = gate(f_t + peep[0] * c)
        c = (forget * c + (1.0 - forget) * z_t) * m
        out = gate(o_t + peep[1] * c)
        return c, (out, out * squash(c))

    return jax.lax.scan(step, jnp.zeros_like(z[0]), (z, f, o, mask))[1]


def cell(weights, layer, x, mask):
    """Both directions at once: the second half runs over time reversed."""
    two = weights["cell%d_peep" % layer].shape[0] // 2
    half = two // 2
    all_ = x @ weights["cell%d" % layer].T + weights["cell%d_bias" % layer]
    peep = weights["cell%d_peep" % layer].reshape(2, two)

    def turn(a):
        return jnp.concatenate([a[..., :half], a[::-1, ..., half:]], -1)

    z, f, o = (turn(all_[..., k * two:(k + 1) * two]) for k in range(3))
    both = turn(jnp.broadcast_to(mask[..., None], mask.shape + (two,)))
    out, h = recur(z, f, o, peep, both)
    out, h = turn(out), turn(h)
    return h if layer == 0 else h + (1.0 - out) * x


def drop(key, x, rate, shared=None):
    """Set numbers to 0 by chance; along the axis `shared`, the same ones."""
    if key is None:
        return x
    shape = list(x.shape)
    if shared is not None:
        shape[shared] = 1
    keep = jax.random.bernoulli(key, 1.0 - rate, shape)
    return jnp.where(keep, x / (1.0 - rate), 0.0)


def word_vectors(weights, words, rows, lost):
    """The free vector (that of unknown words where lost) and the classes'."""
    free = jnp.where(lost, UNKNOWN, words.free[rows])
    classes = words.classes[rows]
    known = (classes < words.n_classes)[..., None]
    return (weights["word"][free]
            + (weights["class"][classes] * known).sum(-2))


def encode(weights, batch, keys, rates, layers):
    rows = batch["word"]
    lost = jnp.zeros(rows.shape, bool)
    if keys is not None:
        lost = jax.random.uniform(keys[0], rows.shape) < rates["word"][rows]
    x = jnp.concatenate([word_vectors(weights, rates["words"], rows, lost),
                         weights["suffix"][batch["suffix"]].sum(-2),
                         weights["prefix"][batch["prefix"]],
                         weights["shape"][batch["shape"]]], -1)
    x = jnp.clip(x, -7.9, 7.9)
    x = drop(keys[1] if keys is not None else None, x, rates["input"])
    x = x.swapaxes(0, 1)
    mask = batch["mask"].T.astype(jnp.float32)
    x = neighbours(x * mask[..., None])
    tagged = None
    for layer in range(layers):
        x = cell(weights, layer, x, mask)
        x = drop(keys[2 + layer] if keys is not None else None, x,
                 rates["hidden"], 0)
        if layer == TAG_LAYER:
            tagged = x.swapaxes(0, 1)
    return x.swapaxes(0, 1), tagged


def neighbours(x):
    """Each word with the one before and the one after it (time-major)."""
    none = jnp.zeros_like(x[:1])
    return jnp.concatenate([jnp.concatenate([none, x[:-1]]), x,
                            jnp.concatenate([x[1:], none])], -1)


def affine(weights, name, x):
    return x @ weights[name].T + weights[name + "_bias"]


def relu(x):
    return jnp.clip(x, 0.0, 7.9)


def distance_rows(length):
    """Row of the distance table for each (below, above) pair."""
    gap = np.arange(length)[None, :] - np.arange(length)[:, None]
    size = np.abs(gap)
    row = np.select([size <= 4, size <= 6, size <= 9, size <= 15],
                    [size - 1, 4, 5, 6], 7)
    return np.where(gap < 0, row, row + 8) * (size > 0)


def score_arcs(weights, h, mask, keys, rates):
    below = relu(affine(weights, "below", h))
    above = relu(affine(weights, "above", h))
    if keys is not None:
        below = drop(keys[0], below, rates["hidden"], 1)
        above = drop(keys[1], above, rates["hidden"], 1)
    score = jnp.einsum("bik,bjk->bij", affine(weights, "match", below), above)
    far = affine(weights, "far", below)
    rows = jnp.asarray(distance_rows(h.shape[1]))
    score = score + jnp.take_along_axis(
        far, jnp.broadcast_to(rows, (h.shape[0],) + rows.shape), -1)
    score = jnp.where(jnp.eye(h.shape[1], dtype=bool), -1e9, score)
    return jnp.where(mask[:, None, :] > 0, score, -1e9)


def score_labels(weights, h, head, keys, rates):
    below = affine(weights, "label_below", h)
    above = h @ weights["label_above"].T
    above = jnp.take_along_axis(above, head[..., None], 1)
    both = relu(below + above)
    if keys is not None:
        both = drop(keys[2], both, rates["hidden"], 1)
    return affine(weights, "relation", both)


def pick(score, gold, keep):
    """Mean cross entropy over kept cells."""
    all_ = jax.nn.logsumexp(score, -1)
    right = jnp.take_along_axis(score, gold[..., None], -1)[..., 0]
    return jnp.sum((all_ - right) * keep) / jnp.maximum(jnp.sum(keep), 1)


def loss(weights, batch, key, rates, layers):
    keys = jax.random.split(key, 8)
    h, tagged = encode(weights, batch, keys[:5], rates, layers)
    keep = batch["mask"].at[:, 0].set(0)
    arcs = score_arcs(weights, h, batch["mask"], keys[5:], rates)
    labels = score_labels(weights, h, batch["head"], keys[5:], rates)
    tags = affine(weights, "tag", tagged)
    return (pick(arcs, batch["head"], keep)
            + pick(labels, batch["relation"], keep)
            + 0.7 * pick(tags, batch["tag"], keep))


# ---- training --------------------------------------------------------------

def adam(weights, grads, moments, rate, step):
    """One step of Adam with the gradient clipped to norm 5."""
    norm = jnp.sqrt(sum(jnp.sum(g * g) for g in grads.values()))
    scale = jnp.minimum(1.0, 5.0 / (norm + 1e-6))
    out, kept = {}, {}
    for name, value in weights.items():
        g = grads[name] * scale
        m = 0.9 * moments[name][0] + 0.1 * g
        v = 0.98 * moments[name][1] + 0.02 * g * g
        move = (m / (1 - 0.9 ** step)) / (jnp.sqrt(v / (1 - 0.98 ** step))
                                          + 1e-8)
        out[name], kept[name] = value - rate * move, (m, v)
    return out, kept


def measure(weights, corpus, tag_rank, layers, words):
    """Tag accuracy, UAS, LAS with each word's best head (no tree yet)."""
    quiet = {"input": 0.0, "hidden": 0.0, "words": words}

    @jax.jit
    def run(weights, batch):
        h, tagged = encode(weights, batch, None, quiet, layers)
        head = score_arcs(weights, h, batch["mask"], None, None).argmax(-1)
        label = score_labels(weights, h, head, None, None).argmax(-1)
        return affine(weights, "tag", tagged).argmax(-1), head, label

    seen = np.zeros(4)
    for batch in batches(corpus, tag_rank):
        tag, head, label = (np.asarray(a) for a in run(weights, batch))
        keep = batch["mask"].copy()
        keep[:, 0] = 0
        right = (head == batch["head"]) & (keep > 0)
        seen += [keep.sum(), ((tag == batch["tag"]) & (keep > 0)).sum(),
                 right.sum(), (right & (label == batch["relation"])).sum()]
    return 100.0 * seen[1:] / seen[0]


def train(args, corpus, dev, weights, tag_rank, words):
    lost = np.zeros(words.n_rows, np.float32)
    lost[:words.n_free] = 0.25 / (0.25 + words.counts)
    lost[ROOT] = 0.0
    rates = {"word": jnp.asarray(lost), "input": args.drop,
             "hidden": args.drop, "words": words}

    @jax.jit
    def step(weights, moments, mean, batch, key, rate, at):
        value, grads = jax.value_and_grad(loss)(weights, batch, key, rates,
                                                args.layers)
        weights, moments = adam(weights, grads, moments, rate, at)
        share = jnp.maximum(1.0 - args.mean, 9.0 / (9.0 + at))
        mean = {k: m + share * (weights[k] - m) for k, m in mean.items()}
        return weights, moments, mean, value

    rng = np.random.default_rng(7)
    moments = {k: (jnp.zeros_like(v),) * 2 for k, v in weights.items()}
    mean = weights
    key = jax.random.PRNGKey(7)
    total = args.epochs * (sum(1 for _ in batches(corpus, tag_rank)) + 2)
    at = 0
    for epoch in range(min(args.epochs, args.stop or args.epochs)):
        began, sum_, n = time.time(), 0.0, 0
        for batch in batches(corpus, tag_rank, rng):
            at += 1
            warm = min(1.0, at / 400)
            rate = args.rate * warm * max(0.005, 0.5 * (
                1 + np.cos(np.pi * min(1.0, at / total))))
            key, own = jax.random.split(key)
            weights, moments, mean, value = step(
                weights, moments, mean, batch, own, np.float32(rate),
                np.float32(at))
            sum_, n = sum_ + value, n + 1
        scores = measure(mean, dev, tag_rank, args.layers, words)
        print("epoch %d: loss %.4f, dev tags %.2f UAS %.2f LAS %.2f, %.0f s"
              % (epoch + 1, sum_ / n, *scores, time.time() - began),
              file=sys.stderr, flush=True)
        if args.save_each:
            write(args, mean, words)
    return mean


def write(args, weights, words):
    """Add up the word rows and write all."""
    out = {k: np.asarray(v) for k, v in weights.items()}
    rows = np.arange(words.n_rows)
    out["word"] = np.asarray(word_vectors(weights, words, rows, rows < 0))
    syntax_model.write(args.out, out, args.header)


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--words", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--own", nargs="*", default=[])
    parser.add_argument("--dev", nargs="+", required=True)
    parser.add_argument("--save-each", action="store_true")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--stop", type=int, default=0,
                        help="end after so many of the epochs")
    for name, value in (("epochs", 16), ("word", 64), ("suffix", 32),
                        ("prefix", 16), ("shape", 16), ("hidden", 96),
                        ("layers", 3), ("arc", 64), ("label", 64)):
        parser.add_argument("--" + name, type=int, default=value)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--drop", type=float, default=0.25)
    parser.add_argument("--mean", type=float, default=0.999,
                        help="decay of the running mean that is written")
    return parser.parse_args()


def main():
    args = options()
    sentences = treebank.load(args.train, both=True) + treebank.load(args.own)
    if args.limit:
        sentences = sentences[:args.limit]
    corpus = Corpus(args.words, sentences, STYLES)
    dev = Corpus(args.words, treebank.load(args.dev), STYLES[:1])
    hashes, counts = np.unique(corpus.hash, return_counts=True)
    words = Vocabulary(args.words, hashes, counts)
    for part in (corpus, dev):
        part.index(words.row_of)
    tags = np.unique(corpus.tag).tolist()
    tag_rank = {t: i for i, t in enumerate(tags)}
    print("%d sentences, %d words, vocabulary %d of its own, %d in all, "
          "tags %d" % (len(sentences), len(corpus.hash), words.n_free,
                       len(words.row_of), len(tags)), file=sys.stderr)
    args.header = {"row_of": words.row_of, "tags": tags,
                   "layers": args.layers, "tag_layer": TAG_LAYER}
    weights = start(np.random.default_rng(7), args, words, len(tags),
                    len(treebank.RELATIONS))
    weights = {k: jnp.asarray(v) for k, v in weights.items()}
    weights = train(args, corpus, dev, weights, tag_rank, words)
    write(args, weights, words)


if __name__ == "__main__":
    main()
