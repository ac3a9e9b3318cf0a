#!/usr/bin/env bash
# Learns data/model anew from annotated articles: the train split of PolNeAR, and the half of tests/forms that is worked
# with (about three minutes of one processor). An article of the forms counts three times: there are 144 of them beside
# 840, and counted once they hardly change what is learned; six times cost PolNeAR's dev split half a point.
#
#   research/training/run.sh [SHARED]
#
# SHARED, by default ../shared, is the folder that has polnear/train.jsonl.
set -euo pipefail
shared=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
articles=$shared/polnear/train.jsonl
if [[ ! -f $articles ]]; then
    echo "no $articles: the annotated articles are no part of this repository." >&2
    echo "Name the folder that has them: research/training/run.sh SHARED" >&2
    exit 1
fi
mkdir -p target/training
python3 tests/forms/forms.py gold tests/forms/worked | sed 's/^{/{"weight": 3, /' > target/training/forms.jsonl
cargo run --release -q -p crossquote-cli -- train "$articles" target/training/forms.jsonl --out data/model/extraction.cqmodel
