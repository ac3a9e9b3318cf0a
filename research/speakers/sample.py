"""Draws a sample of resolved sources for a review by hand: pronouns, possessives, roles.

    crossquote extract < ../shared/polnear/train.jsonl > found.jsonl
    python3 research/speakers/sample.py ../shared/polnear/train.jsonl found.jsonl

The same files, number and seed give the same sample. Each source is printed in « » with the text
before it, so that a reader can say whether the speaker that was found is the right one; the counts
of such a review are in docs/EXTRACTION.md. The texts stay where they are: print, read, throw away.
"""

import argparse
import json
import random

PRONOUNS = {"he", "she", "they", "it", "who", "his", "her", "their", "its"}
OWNERS = {"his", "her", "its", "their"}


def kind(words):
    """What sort of source this is; None for one that names somebody outright."""
    low = words.lower().split()
    if not low:
        return None
    if len(low) == 1:
        return "pronoun" if low[0] in PRONOUNS else None
    if low[0] in OWNERS:
        return "possessive"
    if low[0] in ("the", "this") and len(low) <= 4 and words.split()[-1][0].islower():
        return "role"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="JSON Lines with doc and text")
    parser.add_argument("found", help="what crossquote extract made of them")
    parser.add_argument("--seed", type=int, default=20260102)
    parser.add_argument(
        "--sizes", default="pronoun=60,possessive=20,role=20", help="how many of each sort"
    )
    options = parser.parse_args()
    wanted = {name: int(size) for name, size in (one.split("=") for one in options.sizes.split(","))}
    with open(options.articles, encoding="utf-8") as lines:
        texts = {one["doc"]: one["text"] for one in map(json.loads, lines)}
    rows = []
    with open(options.found, encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            text = texts[article["doc"]]
            for one in article["attributions"]:
                if one["source"]:
                    start, end = one["source"][0]
                    sort = kind(text[start:end])
                    if sort:
                        rows.append((sort, article["doc"], start, end, one))
    random.Random(options.seed).shuffle(rows)
    number = 0
    for sort, doc, start, end, one in rows:
        if wanted.get(sort, 0) == 0:
            continue
        wanted[sort] -= 1
        number += 1
        text = texts[doc]
        before = text[max(0, start - 450) : start].replace("\n", " ¶ ")
        after = text[end : end + 110].replace("\n", " ¶ ")
        speaker = one["speaker"] or "unclear"
        print(f"[{number}] {sort} «{text[start:end]}» = {speaker} ({one['confidence']:.0%}, {doc})")
        print(f"    …{before}«{text[start:end]}»{after}…\n")


if __name__ == "__main__":
    main()
