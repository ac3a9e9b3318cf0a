#!/usr/bin/env python3
"""Measures CollateX on the sets of run.sh and scores it and Crossquote alike.

Not called collatex.py: Python looks for `collatex` beside a script first, and would find the script.

    beside.py collatex SETS.json OUT.json     CollateX's pairs and seconds
    beside.py table SETS.json OURS.json COLLATEX.json [--check]

The sets, with what is true of them, and Crossquote's pairs and seconds come from the benchmark
`compare` of crossquote-explore. CollateX is given the same words, folded the same way, ready made: its
time is that of `collate` alone, the best of PASSES, for each of its two settings, with and without
near matching. Crossquote's time includes finding and folding the words.

Scored are pairs of words of two witnesses:

  in place     what stands in one place, equal or substituted. CollateX's pairs are the words in one
               column of its table.
  with moves   words that were moved elsewhere too. CollateX's table has no room for these.

A pair of which nobody can say whether it is right (`open` in the sets) counts neither way. Figures are
of all pairs of a group together. Wherever CollateX's two settings differ, the better F1 and the
shorter time are set against ours, each for itself.

With --check the exit status is 1 where Crossquote misses a goal.
"""
import json
import signal
import sys
import time

PASSES = 3
# CollateX's work grows fast with the number of words.
LIMIT_SECONDS = 60
FASTER = 50
SETTINGS = {'exact': False, 'near': True}


class TooSlow(Exception):
    pass


def too_slow(_signal, _frame):
    raise TooSlow(f'more than {LIMIT_SECONDS} s')


def collation(witnesses, collatex):
    """The witnesses for CollateX, anew for every run: it writes into its input."""
    return collatex.Collation.create_from_dict({'witnesses': [
        {'id': str(number),
         'tokens': [{'t': printed + ' ', 'n': folded, 'word': at}
                    for at, (printed, folded) in enumerate(zip(one['words'], one['folded']))]}
        for number, one in enumerate(witnesses)]})


def pairs_of(table):
    """Every two words in one column, by the numbers of their witnesses and their own."""
    found = {}
    for cells in zip(*(row.to_list() for row in table.rows)):
        words = [(witness, token.token_data['word'])
                 for witness, cell in enumerate(cells) if cell for token in cell]
        for at, (a, i) in enumerate(words):
            for b, j in words[at + 1:]:
                found.setdefault((a, b), []).append((i, j))
    return found


def run(witnesses, near_match, collatex):
    """Pairs and seconds, or what went wrong. Nothing is passed over in silence."""
    seconds = None
    try:
        for _ in range(PASSES):
            given = collation(witnesses, collatex)
            signal.setitimer(signal.ITIMER_REAL, LIMIT_SECONDS)
            start = time.perf_counter()
            table = collatex.collate(given, output='table', segmentation=False,
                                     near_match=near_match)
            took = time.perf_counter() - start
            signal.setitimer(signal.ITIMER_REAL, 0)
            seconds = took if seconds is None else min(seconds, took)
    except Exception as error:  # Whatever CollateX throws is a result.
        return {'failed': f'{type(error).__name__}: {error}'}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    pairs = [{'a': a, 'b': b, 'pairs': found} for (a, b), found in pairs_of(table).items()]
    return {'seconds': seconds, 'pairs': pairs}


def measure(sets_file, out_file):
    import collatex
    signal.signal(signal.SIGALRM, too_slow)
    results = []
    for one in read(sets_file):
        result = {'name': one['name']}
        for setting, near_match in SETTINGS.items():
            result[setting] = run(one['witnesses'], near_match, collatex)
        results.append(result)
    # A table of no sets at all says 100.00 everywhere.
    if not any('pairs' in result[setting] for result in results for setting in SETTINGS):
        sys.exit(f'CollateX aligned nothing: {results[0] if results else "no sets"}')
    with open(out_file, 'w', encoding='utf-8') as file:
        json.dump(results, file)


class Score:
    """Pairs right, claimed and true, and time, of any number of sets."""

    def __init__(self):
        self.right = {'in place': 0, 'with moves': 0}
        self.claimed = {'in place': 0, 'with moves': 0}
        self.true = {'in place': 0, 'with moves': 0}
        self.seconds = 0.0

    def add(self, one, result):
        claims = {(pair['a'], pair['b']): pair for pair in result['pairs']}
        self.seconds += result['seconds']
        for truth in one['truth']:
            claim = claims.get((truth['a'], truth['b']), {})
            placed = as_set(truth['same']) | as_set(truth['substituted'])
            moved, open_ = as_set(truth['moved']), as_set(truth['open'])
            claims_placed, claims_moved = as_set(claim.get('pairs')), as_set(claim.get('moved'))
            self.count('in place', claims_placed - open_, placed)
            self.count('with moves', (claims_placed | claims_moved) - open_, placed | moved)

    def count(self, name, claimed, true):
        self.right[name] += len(claimed & true)
        self.claimed[name] += len(claimed)
        self.true[name] += len(true)

    def precision(self, name):
        return self.right[name] / self.claimed[name] if self.claimed[name] else 1.0

    def recall(self, name):
        return self.right[name] / self.true[name] if self.true[name] else 1.0

    def f1(self, name):
        both = self.claimed[name] + self.true[name]
        return 2 * self.right[name] / both if both else 1.0


def as_set(pairs):
    return {tuple(pair) for pair in pairs or []}


def read(file):
    with open(file, encoding='utf-8') as opened:
        return json.load(opened)


def table(sets_file, ours_file, collatex_file, check):
    sets = read(sets_file)
    ours = {result['name']: result for result in read(ours_file)}
    theirs = {result['name']: result for result in read(collatex_file)}
    groups = {}
    for one in sets:
        groups.setdefault(one['group'], []).append(one)
    edited = ['omission', 'substitution', 'transposition', 'insertion', 'punctuation']
    groups['all by edits'] = [one for one in sets if one['group'] in edited]
    groups['all'] = sets

    print(f'{"":<19} {"":>4} {"":>6} | {"in place":^41} | {"with moves, F1":^15} | {"seconds":^29}')
    print(f'{"":<19} {"":>4} {"":>6} | {"Crossquote":^20} {"CollateX":^20} | {"":^15} |')
    print(f'{"sets":<19} {"":>4} {"words":>6} | {"P":>6} {"R":>6} {"F1":>6} {"P":>6} {"R":>6} '
          f'{"F1":>6}  | {"ours":>7} {"theirs":>7} | {"ours":>9} {"theirs":>9} {"times":>7}')
    verdicts, left_out, settings = [], [], ''
    for group, members in groups.items():
        finished = []
        for one in members:
            failed = [f'{one["name"]}, {setting}: {theirs[one["name"]][setting]["failed"]}'
                      for setting in SETTINGS if 'failed' in theirs[one['name']][setting]]
            if group not in ('all', 'all by edits'):
                left_out += failed
            if not failed:
                finished.append(one)
        mine, other = Score(), {setting: Score() for setting in SETTINGS}
        for one in finished:
            mine.add(one, ours[one['name']])
            for setting in SETTINGS:
                other[setting].add(one, theirs[one['name']][setting])
        best = max(other.values(), key=lambda score: score.f1('in place'))
        seconds = min(score.seconds for score in other.values())
        moves = max(score.f1('with moves') for score in other.values())
        times = seconds / mine.seconds if mine.seconds else 0.0
        words = sum(len(witness['words']) for one in finished for witness in one['witnesses'])
        print(f'{group:<19} {len(finished):>4} {words:>6} |', end='')
        for score in (mine, best):
            for value in (score.precision, score.recall, score.f1):
                print(f' {100 * value("in place"):6.2f}', end='')
        print(f'  | {100 * mine.f1("with moves"):7.2f} {100 * moves:7.2f} |'
              f' {mine.seconds:9.6f} {seconds:9.3f} {times:7.0f}')
        if group == 'all':
            both = ', '.join(f'{setting} {100 * score.f1("in place"):.2f} in {score.seconds:.3f} s'
                             for setting, score in other.items())
            settings = f'CollateX without and with near matching, F1 in place of all: {both}'
        verdicts.append((group, mine.f1('in place') >= best.f1('in place'),
                         mine.f1('with moves') >= moves, times >= FASTER))
    print()
    print(settings)
    print(f'CollateX left {len(left_out)} runs unfinished'
          + (', and their sets are left out of every column:' if left_out else '.'))
    for line in left_out:
        print(f'  {line}')
    print()
    for group, *goals in verdicts:
        words = ['yes' if goal else 'NO' for goal in goals]
        print(f'{group:<19} F1 in place at least theirs: {words[0]:<4} with moves: {words[1]:<4} '
              f'{FASTER} times as fast: {words[2]}')
    reached = all(goal for _, *goals in verdicts for goal in goals)
    print('\nbench-compare: ' + ('every goal reached' if reached else 'NOT every goal reached'))
    return 0 if reached or not check else 1


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != '--check']
    if len(arguments) == 3 and arguments[0] == 'collatex':
        measure(*arguments[1:])
    elif len(arguments) == 4 and arguments[0] == 'table':
        sys.exit(table(*arguments[1:], '--check' in sys.argv))
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main()
