#!/usr/bin/env bash
# What an index in a million quotations' shards stores and fetches (minutes).
#
#   research/shards/run.sh [SHARED]
#
# SHARED, by default ../shared, is the folder that has polnear/, the annotated articles.
set -euo pipefail
shared=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cargo run --release -q -p crossquote-cli --example simulate_scale -- "$shared"
