#!/usr/bin/env python3
"""How often attributions are right, by the confidence that extraction gave them.

    confidence_table.py GOLD.jsonl PREDICTIONS.jsonl SCORER.py

Prints the table of docs/EXTRACTION.md. Matching is the scorer's own (content shares at least 0.8 of
its words, one to one, best first), so its figures and these cannot drift apart.
"""
import importlib.util
import json
import sys

CLASSES = [(90, 101, '90–100'), (75, 90, '75–89'), (60, 75, '60–74'), (45, 60, '45–59'),
           (30, 45, '30–44'), (0, 30, 'under 30')]


def main(gold_file, predicted_file, scorer_file):
    spec = importlib.util.spec_from_file_location('score', scorer_file)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    predicted = {record['doc']: record for record in score.read_jsonl(predicted_file)}
    counts = {name: [0, 0, 0] for _, _, name in CLASSES}
    for record in score.read_jsonl(gold_file):
        article = score.Article(record['text'])
        gold = [score.Attribution(article, one, one.get('kind')) for one in record['attributions']]
        gold = [one for one in gold if one.spans]
        raw = predicted.get(record['doc'], {}).get('attributions') or []
        pairs = [(score.Attribution(article, one), one['confidence']) for one in raw]
        pairs = [(one, confidence) for one, confidence in pairs if one.spans]
        matched = score.match([article.tokens(one.spans) for one in gold],
                              [article.tokens(one.spans) for one, _ in pairs], 0.8)
        source_of = {p: gold[g].source for g, p in matched}
        for at, (one, confidence) in enumerate(pairs):
            percent = round(confidence * 100)
            name = next(name for low, high, name in CLASSES if low <= percent < high)
            counts[name][0] += 1
            if at in source_of:
                counts[name][1] += 1
                source, words = source_of[at], one.tokens['source']
                counts[name][2] += bool(source & words) if source else not words
    print('| confidence | attributions | content right | content and source right |')
    print('|---|---|---|---|')
    for name, (count, content, both) in counts.items():
        share = lambda right: f'{100 * right / count:.0f} %' if count else '–'
        print(f'| {name} | {count} | {share(content)} | {share(both)} |')


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
