#!/usr/bin/env python3
"""Which entries the table has: words, pieces that words go on with, pairs of words.

    vocabulary.py VOCABULARY TEXTS.jsonl WORDS PAIRS > entries.txt

WORDS has the words of each text of TEXTS, a line a text; VOCABULARY is the teacher's list of word pieces. Words are
those that stand at least LEAST times in PolNeAR's articles or in WordNet, and all whole words of the teacher; pieces are
the teacher's, as far as other words need them. PAIRS pairs are those that stand together most surely (Dunning's
log-likelihood ratio), none with a word that only holds a sentence together.
"""
import collections
import json
import math
import re
import sys
from pathlib import Path

from student import Vocabulary
from texts import EMPTY

LEAST = 2
LEAST_OF_PIECES = 2
LEAST_OF_PAIRS = 5
# Second words that make another verb of the first: "step down".
PARTICLES = {"up", "down", "out", "off", "over", "back", "away"}
WORDNET = ("gloss", "example")


def words_of(texts, words):
    """Counts of words in articles and in WordNet, the words that are only listed, and pairs in articles."""
    articles, wordnet, listed = collections.Counter(), collections.Counter(), set()
    pairs = collections.Counter()
    for text, line in zip(open(texts, encoding="utf-8"), open(words, encoding="utf-8")):
        kind, some = json.loads(text)["kind"], line.split()
        if kind == "word":
            listed.update(some)
        elif kind in WORDNET:
            wordnet.update(some)
        elif kind in ("sentence", "title"):
            articles.update(some)
            pairs.update(zip(some, some[1:]))
    return articles, wordnet, listed, pairs


def surely(together, one, other, all_of_them):
    """Dunning's log-likelihood ratio of two words standing together."""

    def entropy(*counts):
        total = sum(counts)
        return sum(count * math.log(count / total) for count in counts if count)

    a, b, c = together, one - together, other - together
    d = all_of_them - a - b - c
    if min(a, b, c, d) < 0 or a * all_of_them <= one * other:
        return 0
    return 2 * (entropy(a, b, c, d) - entropy(a + b, c + d) - entropy(a + c, b + d))


def main():
    vocabulary, texts, words, count = sys.argv[1:]
    articles, wordnet, listed, pairs = words_of(texts, words)
    plain = re.compile(r"[a-z0-9']+(?:[.,][0-9]+)*")
    whole = {word for word in articles | wordnet if articles[word] >= LEAST or wordnet[word] >= LEAST} | listed
    # Numbers beyond the common ones say nothing that could be learned.
    whole = {word for word in whole if plain.fullmatch(word) and (not word[0].isdigit() or articles[word] >= 8)}
    letters = set("abcdefghijklmnopqrstuvwxyz0123456789")
    whole |= letters
    given = {line for line in Path(vocabulary).read_text(encoding="utf-8").split("\n") if re.fullmatch(r"##[a-z0-9]+", line)}
    attempt = Vocabulary(sorted(whole | given))
    used = collections.Counter()
    for word in set(articles) | set(wordnet):
        if word not in whole and plain.fullmatch(word):
            used.update(attempt.list[number] for number in attempt.pieces(word))
    pieces = {piece for piece in given if used[piece] >= LEAST_OF_PIECES or len(piece) == 3}
    total = sum(pairs.values())
    sure = sorted(
        (-surely(n, articles[a], articles[b], total), a + " " + b)
        for (a, b), n in pairs.items()
        if n >= LEAST_OF_PAIRS and a in whole and b in whole and a not in EMPTY and (b not in EMPTY or b in PARTICLES)
    )
    print("\n".join(sorted(whole | pieces | {pair for _, pair in sure[: int(count)]})))


if __name__ == "__main__":
    main()
