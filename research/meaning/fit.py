#!/usr/bin/env python3
"""Fits the table of meaning to what the teacher says, and writes it.

    fit.py FOLDER TABLE

FOLDER is target/meaning, as research/meaning/run.sh fills it: texts.words, texts.npy, entries.txt. The settings are those
that did best on research/meaning/choosing.jsonl and on the teacher's own order; docs/MEANING.md has what else was tried.
"""
import random
import sys
from pathlib import Path

import numpy as np

import table
from student import Vocabulary, fit, groups, start, unit

NUMBERS = 64
# How often a word is taken apart though it is an entry, so that pieces learn from common words too.
APART = 0.02
GROUPS = 400
SEED = 1
SETTINGS = {
    "batch": 1024,
    # Of a batch, so many come in runs of near texts.
    "near": 256,
    "run": 64,
    "passes": 6,
    "rate": 0.01,
    "heat": 0.1,
    "teacher_heat": 0.1,
    # What the second loss weighs.
    "where": 4.0,
    "rounded_from": 0.7,
}


def told(text):
    print(text, file=sys.stderr, flush=True)


def main():
    folder, out = Path(sys.argv[1]), sys.argv[2]
    vocabulary = Vocabulary((folder / "entries.txt").read_text(encoding="utf-8").strip("\n").split("\n"))
    texts = [line.split() for line in open(folder / "texts.words", encoding="utf-8")]
    chance = random.Random(SEED)
    counts = vocabulary.counts(texts, lambda: chance.random() < APART)
    target = np.load(folder / "texts.npy").astype(np.float32)
    # What all texts have in common tells none from another.
    target = unit(target - target.mean(0))
    draw = np.random.default_rng(SEED)
    group = groups(target, GROUPS, draw)
    begun = start(counts, target, NUMBERS)
    values = fit(counts, target, begun, SETTINGS, draw, group, table.rounded, told)
    size = table.write(out, vocabulary.list, values)
    np.save(folder / "values.npy", values)
    told(f"{out}: {len(vocabulary.list)} entries, {size} bytes")


if __name__ == "__main__":
    main()
