#!/usr/bin/env python3
"""Whether the program reads the table as it was fitted: the directions of texts, in Rust and here.

    check.py FOLDER < VECTORS

FOLDER is target/meaning after fit.py; VECTORS are what the benchmark `meaning` prints for the first texts of
texts.jsonl, a list a line. Ends with an error if two directions differ by more than rounding to bytes explains.
"""
import json
import sys
from pathlib import Path

import numpy as np

import table
from student import Vocabulary, unit


def main():
    folder = Path(sys.argv[1])
    vocabulary = Vocabulary((folder / "entries.txt").read_text(encoding="utf-8").strip("\n").split("\n"))
    given = np.array([json.loads(line) for line in sys.stdin], np.float32)
    with open(folder / "texts.words", encoding="utf-8") as file:
        texts = [next(file).split() for _ in given]
    values = table.rounded(np.load(folder / "values.npy"))
    cosine = (unit(vocabulary.counts(texts) @ values) * unit(given)).sum(1)
    print(f"{len(given)} texts, least cosine {cosine.min():.5f}", file=sys.stderr)
    sys.exit(0 if cosine.min() > 0.999 else "check: the program reads the table otherwise than it was fitted")


if __name__ == "__main__":
    main()
