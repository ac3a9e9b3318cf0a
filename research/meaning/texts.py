#!/usr/bin/env python3
"""Collects the texts from which the table of meaning is fitted, a JSON object a line.

    texts.py POLNEAR_TRAIN.jsonl WORDNET_FOLDER VOCABULARY > texts.jsonl

Each line has `text` and `kind`:

  sentence   of an article of PolNeAR's train split        title      of an article
  content    what an attribution of it says                clause     a part of a sentence, as a query may be
  headline   the words that say something, of a content    gloss      a definition of WordNet
  example    a sentence of WordNet                         word       an entry of VOCABULARY alone
  phrase     a name of several words in WordNet

VOCABULARY is the teacher's list of word pieces. The same input gives the same output: what is drawn by
chance is drawn from a fixed seed. The texts stay in target/; none of them is in the table.
"""
import json
import random
import re
import sys
from pathlib import Path

SEED = 1
END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’']))\s+(?=[\"“‘'A-Z])")
CUT = re.compile(r"[,;:—()\"“”]|--| (?:and|but|or|because|that|who|which|when|while|if|as|than) ")
EMPTY = set(
    """a an the and or but if of to in on at by for from with as that this these those it its is are was were be been
    being has have had do does did will would can could should may might must not no he she they we i you his her
    their our my your him them us me who whom which what there here so than then too very just about into over after
    before up down out off again also said says say told mr mrs ms""".split()
)
# Contents and glosses of fewer words than this say too little by themselves.
LEAST = 3


def polnear(path, draw):
    """Sentences, titles, contents, clauses and headlines of the articles."""
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        yield "title", article.get("title") or ""
        for paragraph in article["text"].split("\n"):
            for sentence in END.split(paragraph):
                yield "sentence", sentence
                parts = [part.strip() for part in CUT.split(sentence)]
                for part in parts:
                    if 3 <= len(part.split()) <= 14 and draw.random() < 0.6:
                        yield "clause", part
        for attribution in article["attributions"]:
            content = " ".join(article["text"][a:b] for a, b in attribution["content"])
            yield "content", content
            words = [w for w in re.findall(r"[\w’'-]+", content) if w.lower() not in EMPTY]
            if len(words) >= 4:
                count = draw.randint(3, 8)
                start = draw.randint(0, max(0, len(words) - count))
                yield "headline", " ".join(words[start : start + count])


def wordnet(folder, known):
    """Glosses, examples and names of several words; glosses only of what has a name in `known`."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(Path(folder) / f"data.{part}", encoding="latin-1"):
            if line.startswith(" "):
                continue
            head, _, gloss = line.partition("|")
            fields = head.split()
            count = int(fields[3], 16)
            names = [fields[4 + 2 * n].split("(")[0] for n in range(count)]
            definition, *examples = gloss.strip().split('"')
            common = [name for name in names if name.lower() in known]
            if common:
                # What is named and what it means, in one: the word meets its meaning.
                yield "gloss", f"{common[0]}: {definition.strip(' ;')}"
            for example in examples[::2]:
                yield "example", example
            for name in names:
                parts = name.lower().split("_")
                if 2 <= len(parts) <= 3 and all(part in known for part in parts):
                    yield "phrase", name.replace("_", " ")


def main():
    train, folder, pieces = sys.argv[1:]
    draw = random.Random(SEED)
    lines = Path(pieces).read_text(encoding="utf-8").split("\n")
    known = {line for line in lines if re.fullmatch(r"[a-z]{2,}", line)}
    seen = set()

    def put(kind, text):
        text = " ".join(text.split())
        if text in seen or not text:
            return
        if kind not in ("word", "phrase") and len(text.split()) < LEAST:
            return
        seen.add(text)
        print(json.dumps({"kind": kind, "text": text[:1000]}, ensure_ascii=False))

    for kind, text in polnear(train, draw):
        put(kind, text)
    for kind, text in wordnet(folder, known):
        put(kind, text)
    for word in sorted(known):
        put("word", word)


if __name__ == "__main__":
    main()
