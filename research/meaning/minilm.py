#!/usr/bin/env python3
"""How the teacher itself finds quotations: for research/meaning/bench.

    minilm.py FOLDER QUOTATIONS QUERIES

FOLDER is target/meaning, with the model in it; vectors of quotations are kept there, by what their file holds.
"""
import hashlib
import json
import sys
import time
from pathlib import Path

import numpy as np

from student import measures, ranks
from teacher import Teacher

# Of the times of a query the best counts.
PASSES = 5


def main():
    folder, quotations, queries = map(Path, sys.argv[1:])
    records = json.loads(quotations.read_text(encoding="utf-8"))
    teacher = Teacher(folder / "minilm")
    kept = folder / f"minilm-{hashlib.sha256(quotations.read_bytes()).hexdigest()[:12]}.npy"
    if not kept.is_file():
        np.save(kept, teacher.embed([record["text"] for record in records]))
    vectors = np.load(kept)
    place = {record["id"]: number for number, record in enumerate(records)}
    rows = [json.loads(line) for line in queries.read_text(encoding="utf-8").split("\n") if line.strip()]
    for name in [name for name in rows[0] if name != "id"]:
        typed = [(row[name], place[row["id"]]) for row in rows if name in row]
        found, times = [], []
        for text, _ in typed:
            passes = []
            for _ in range(PASSES):
                start = time.perf_counter()
                vector = teacher.embed([text])[0]
                np.argpartition(vectors @ vector, -10)
                passes.append((time.perf_counter() - start) * 1000)
            found.append(vector)
            times.append(min(passes))
        recall, mrr = measures(ranks(np.array(found), vectors, np.array([wanted for _, wanted in typed])))
        slow = sorted(times)[(len(times) * 95 + 99) // 100 - 1]
        print(json.dumps({"queries": name, "way": "minilm", "count": len(typed), "recall_at_10": recall, "mrr_at_10": mrr, "p95_ms": slow}))


if __name__ == "__main__":
    main()
