#!/usr/bin/env bash
# Aligns several wordings of one statement with Crossquote and with CollateX, in one run, and prints
# how many pairs of words each gets right and how long each takes.
#
#   research/compare/run.sh [SHARED [--check]]
#
# SHARED, by default ../shared, is the folder that has polnear/train.jsonl, the annotated articles. CollateX goes into an
# environment of its own in target/bench-compare; a PYTHON other than python3 can be named. With
# --check the exit status tells whether every goal was reached.
set -euo pipefail
shared=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
(($# == 0)) || shift
if [[ ! -f $shared/polnear/train.jsonl ]]; then
    echo "no $shared/polnear/train.jsonl: the annotated articles are no part of this repository." >&2
    echo "Name the folder that has them: research/compare/run.sh SHARED" >&2
    exit 1
fi

out=$root/target/bench-compare
mkdir -p "$out"
if ! cmp -s research/compare/requirements.txt "$out/installed.txt"; then
    "${PYTHON:-python3}" -m venv --clear "$out/venv"
    "$out/venv/bin/pip" install -q --disable-pip-version-check -r research/compare/requirements.txt
    cp research/compare/requirements.txt "$out/installed.txt"
fi

compare() {
    CROSSQUOTE_SHARED="$shared" cargo bench -q -p crossquote-explore --bench compare -- "$@"
}
compare sets "$out/sets.json"
compare align "$out/sets.json" "$out/crossquote.json"
"$out/venv/bin/python" research/compare/beside.py collatex "$out/sets.json" "$out/collatex.json"
"$out/venv/bin/python" research/compare/beside.py table \
    "$out/sets.json" "$out/crossquote.json" "$out/collatex.json" "$@"
