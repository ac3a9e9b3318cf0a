#!/usr/bin/env bash
# Builds search in WebAssembly as the app is built, and measures it beside the peers of
# docs/SEARCH.md, in Node and in Chromium, on 22,000 quotations and on five times as many.
#
#   research/search/run.sh [SHARED [ARGUMENTS of the harness: --only crossquote --sizes 24k …]]
#
# All of it takes the greater part of an hour; the slow peers do, at five times as many.
#
# SHARED, by default ../shared, is the folder that has bench/search: quotations, queries, the peers' adapters and the
# harness. They are copied to target/bench-search, and the peers' npm packages installed there.
set -euo pipefail
shared=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
(($# == 0)) || shift
if [[ ! -f $shared/bench/search/bench.mjs ]]; then
    echo "no $shared/bench/search: the quotations and queries are no part of this repository." >&2
    echo "Name the folder that has them: research/search/run.sh SHARED" >&2
    exit 1
fi

scripts/setup.sh test
scripts/web-env.sh cargo build -q -p crossquote-bench-search --target wasm32-unknown-unknown \
    --profile wasm-release
built=target/bench-search/module
mkdir -p "$built"
scripts/web-env.sh wasm-bindgen --target web --out-dir "$built" \
    target/web/wasm32-unknown-unknown/wasm-release/crossquote_bench_search.wasm
# As the app's own: index.html.
scripts/web-env.sh wasm-opt -Oz --flatten --rereloop -Oz --one-caller-inline-max-function-size=15 -o "$built/crossquote_bench_search_bg.wasm" \
    "$built/crossquote_bench_search_bg.wasm"

harness=target/bench-search/harness
mkdir -p "$harness"
cp -r "$shared/bench/search/." "$harness/"
chmod -R u+w "$harness"
cp research/search/crossquote.mjs "$harness/adapters/"
cp research/search/{first,table}.mjs "$harness/"
mkdir -p "$harness/crossquote"
cp "$built"/*.js "$built"/*.wasm "$harness/crossquote/"
cd "$harness"
npm install --no-progress --no-audit --no-fund --silent
# The first of two options of one name counts. Without --steps the held-out queries run too.
peers=(--only crossquote,minisearch,flexsearch,sqlite,lunr,orama)
node bench.mjs "$@" "${peers[@]}" --force --steps build,load,query,browser,size
node first.mjs "$@" "${peers[@]}"
node table.mjs
