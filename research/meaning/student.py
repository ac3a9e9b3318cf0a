"""The student: texts as counts of entries, and vectors of entries fitted to what the teacher says.

A text's vector is the sum of its entries' vectors, no more. An entry is a word, a piece of a word (`##ing`: what a word
goes on with) or two words that stand together (`climate change`, on top of both). `Vocabulary.entries` is what
`Pieces` is in crates/core/crossquote-explore/src/meaning; a test there compares them.
"""
import numpy as np
import scipy.sparse as sparse


# Longer words are looked at up to here.
LONGEST = 48


class Vocabulary:
    """Entries by number, and texts in entries."""

    def __init__(self, entries):
        self.list = list(entries)
        self.number = {entry: number for number, entry in enumerate(self.list)}

    def pieces(self, word, whole=True):
        """The numbers of a word: itself, or the longest entries that it is made of, from the front."""
        if whole and word in self.number:
            return [self.number[word]]
        word = word[:LONGEST]
        out, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                entry = word[at:end] if at == 0 else "##" + word[at:end]
                if entry in self.number and not (at == 0 and end == len(word)):
                    out.append(self.number[entry])
                    break
            else:
                # A letter that no entry has is passed over.
                end = at + 1
            at = end
        return out

    def entries(self, words, taken_apart=lambda: False):
        """The numbers of a text's words and of its pairs of words."""
        out = []
        for at, word in enumerate(words):
            out += self.pieces(word, not taken_apart())
            if at and (pair := self.number.get(words[at - 1] + " " + word)) is not None:
                out.append(pair)
        return out

    def counts(self, texts, taken_apart=lambda: False):
        """A sparse row of counts for each text, given as lists of words."""
        columns, starts = [], [0]
        for words in texts:
            columns += self.entries(words, taken_apart)
            starts.append(len(columns))
        ones = np.ones(len(columns), np.float32)
        out = sparse.csr_matrix((ones, columns, starts), (len(texts), len(self.list)))
        out.sum_duplicates()
        return out


def unit(rows):
    """Rows of length one; rows of nothing stay so."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def groups(vectors, count, draw, passes=6):
    """Which of `count` groups of near vectors each is in."""
    centres = vectors[draw.choice(len(vectors), count, replace=False)]
    for _ in range(passes):
        nearest = np.concatenate([np.argmax(some @ centres.T, 1) for some in np.array_split(vectors, 40)])
        sums = sparse.csr_matrix((np.ones(len(nearest), np.float32), (nearest, np.arange(len(nearest)))), (count, len(nearest))) @ vectors
        centres = unit(sums)
    return nearest


def start(counts, target, numbers):
    """Where fitting begins: the mean of what the teacher says of the texts that an entry is in, in the directions in which
    texts differ most; longer the rarer the entry is."""
    _, directions = np.linalg.eigh((target.T @ target).astype(np.float64))
    seen = target @ directions[:, ::-1][:, :numbers].astype(np.float32)
    texts = np.asarray(counts.sum(0)).ravel()
    rareness = np.clip(np.log(len(target) / (texts + 5.0)), 0.3, 8) / 8
    return (unit(counts.T @ seen / (texts[:, None] + 2)) * rareness[:, None]).astype(np.float32)


def loss_and_slopes(summed, projection, target, settings):
    """How far a batch of summed vectors is from the teacher's, and its slopes by both.

    Two losses. Near to whom: for each text the teacher's likenesses to all others of the batch, as a distribution
    (softmax), against ours. Where: the teacher's own vector from ours by a linear map that is thrown away later.
    """
    size = len(summed)
    length = np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-6)
    ours = summed / length

    def likelihoods(likeness, heat):
        scaled = likeness / heat
        np.fill_diagonal(scaled, -1e4)
        scaled -= scaled.max(1, keepdims=True)
        np.exp(scaled, scaled)
        return scaled / scaled.sum(1, keepdims=True)

    wanted = likelihoods(target @ target.T, settings["teacher_heat"])
    given = likelihoods(ours @ ours.T, settings["heat"])
    loss = float((wanted * (np.log(wanted + 1e-9) - np.log(given + 1e-9))).sum() / size)
    slope = (given - wanted) / size
    by_ours = (slope @ ours + slope.T @ ours) / settings["heat"]

    mapped = ours @ projection
    mapped_length = np.maximum(np.linalg.norm(mapped, axis=1, keepdims=True), 1e-6)
    direction = mapped / mapped_length
    cosine = (direction * target).sum(1, keepdims=True)
    by_mapped = -(target - cosine * direction) / mapped_length * (settings["where"] / size)
    by_ours += by_mapped @ projection.T
    by_summed = (by_ours - (by_ours * ours).sum(1, keepdims=True) * ours) / length
    return loss, float(cosine.mean()), by_summed, ours.T @ by_mapped


class Adam:
    """Steps downhill, for one array."""

    def __init__(self, shape):
        self.mean = np.zeros(shape, np.float32)
        self.square = np.zeros(shape, np.float32)
        self.steps = 0

    def step(self, values, slope, rate):
        self.steps += 1
        self.mean += 0.1 * (slope - self.mean)
        self.square += 0.02 * (slope * slope - self.square)
        scale = rate * np.sqrt(1 - 0.98**self.steps) / (1 - 0.9**self.steps)
        values -= scale * self.mean / (np.sqrt(self.square) + 1e-8)


def fit(counts, target, begun, settings, draw, group, rounded, tell=print):
    """Vectors of entries, fitted from `begun`.

    Towards the end the loss is that of the `rounded` values, and its slopes move those that are not: the vectors learn to
    stand rounding.
    """
    values = begun.copy()
    projection = np.linalg.lstsq(unit(counts @ values), target, rcond=None)[0].astype(np.float32)
    adam, adam_of_projection = Adam(values.shape), Adam(projection.shape)
    size, near = settings["batch"], settings["near"]
    batches = settings["passes"] * (len(target) // size)
    members = np.argsort(group, kind="stable")
    place = np.argsort(members, kind="stable")
    total = [0.0, 0.0]
    order = np.zeros(0, np.int64)
    for batch in range(batches):
        if len(order) < size:
            order = draw.permutation(len(target))
        some, order = order[:size], order[size:]
        # Part of the batch are runs of one group: texts that are hard to tell apart.
        heads = some[: near // settings["run"]]
        runs = [members[(place[head] + np.arange(settings["run"])) % len(members)] for head in heads]
        some = np.unique(np.concatenate([some[len(heads) : size - near + len(heads)], *runs]))
        rows = counts[some]
        seen = rounded(values) if batch >= batches * settings["rounded_from"] else values
        loss, cosine, slope, by_projection = loss_and_slopes(rows @ seen, projection, target[some], settings)
        rate = settings["rate"] * min(1.0, (batch + 1) / 50) * 0.5 * (1 + np.cos(np.pi * batch / batches))
        by_values = rows.T @ slope
        adam.step(values, by_values, rate)
        adam_of_projection.step(projection, by_projection, rate * 0.3)
        total[0] += loss
        total[1] += cosine
        if (batch + 1) % 200 == 0:
            tell(f"batch {batch + 1} of {batches}: loss {total[0] / 200:.4f}, cosine {total[1] / 200:.4f}")
            total = [0.0, 0.0]
    return values


def ranks(queries, quotations, wanted):
    """The place, from 1, of the wanted quotation of each query."""
    likeness = queries @ quotations.T
    own = likeness[np.arange(len(wanted)), wanted][:, None]
    return 1 + (likeness > own).sum(1)


def measures(places):
    """Recall at 10 and mean reciprocal rank within 10."""
    places = np.asarray(places)
    return float((places <= 10).mean()), float(np.where(places <= 10, 1 / places, 0).mean())
