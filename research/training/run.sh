#!/usr/bin/env bash
# Learns data/model anew from annotated articles (about four minutes of one processor).
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
cargo run --release -q -p crossquote-cli -- train "$articles" --out data/model/extraction.cqmodel
