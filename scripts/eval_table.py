#!/usr/bin/env python3
"""Prints the scorer's figures as the table of docs/EXTRACTION.md.

    score.py GOLD PRED --json --by publisher | eval_table.py

Standard library only. The rows of other tools were measured once, elsewhere, with the same scorer
on the same split; they are here so that ours can be read beside them.
"""
import json
import sys

COLUMNS = ("direct", "mixed", "indirect", "all", "quoted found", "quoted joint",
           "content", "source", "cue")
OTHERS = (
    ("textacy 0.13 + spaCy", (39.0, 0, 0.1, 15.3, 81.7, 73.6, 48.8, 21.4, 21.4)),
    ("Gender Gap Tracker + spaCy", (33.4, 50.7, 28.7, 32.9, 76.6, 55.2, 68.1, 59.0, 35.7)),
    ("linear-chain CRF, greedy pairing", (79.3, 57.5, 44.6, 53.7, 96.6, 82.4, 85.5, 72.4, 61.3)),
    ("one annotator against another", (93.5, 82.3, 64.6, 73.2, 97.8, 95.4, 91.9, 86.8, 67.8)),
)


def figures(score):
    """Joint F1 by kind, quoted runs found and joint, tokens by role: all in per cent."""
    joint = score["attribution"]["content"]
    runs = score["attribution"]["quoted"]["quoted"]["joint"]["f1"]
    found = score["extraction"]["quoted"]["partial"]["quoted"]["f1"]
    values = [joint[kind]["joint"]["f1"] for kind in ("direct", "mixed", "indirect", "all")]
    values += [found, runs]
    values += [score["tokens"][role]["f1"] for role in ("content", "source", "cue")]
    return [100 * value for value in values]


def row(name, values):
    print("| " + name + " | " + " | ".join(f"{value:.1f}" for value in values) + " |")


def main():
    score = json.load(sys.stdin)
    print("| F1, per cent | " + " | ".join(COLUMNS) + " |")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for name, values in OTHERS:
        row(name, values)
    row("**Crossquote**", figures(score))
    for publisher, part in sorted(score.get("by", {}).get("publisher", {}).items()):
        row(f"{publisher} ({part['articles']} articles)", figures(part))


if __name__ == "__main__":
    main()
