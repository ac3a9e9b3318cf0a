#!/usr/bin/env bash
# Builds search in WebAssembly as the app is built, and measures it beside the peers of
# docs/SEARCH.md, in Node and in Chromium, on 22,000 quotations and on five times as many.
#
#   scripts/bench-search.sh SHARED [ARGUMENTS of the harness: --only crossquote --sizes 24k …]
#
# All of it takes the greater part of an hour; the slow peers do, at five times as many.
#
# SHARED is the folder that has bench/search: quotations, queries, the peers' adapters and the
# harness. They are copied to target/bench-search, and the peers' npm packages installed there.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
shared=$1
shift
if [[ ! -f $shared/bench/search/bench.mjs ]]; then
    echo "bench-search: no $shared/bench/search: the quotations and queries are no part of this" >&2
    echo "repository. Name the folder that has them: make bench-search SHARED=/path" >&2
    exit 1
fi

scripts/web-env.sh cargo build -q -p crossquote-bench-search --target wasm32-unknown-unknown \
    --profile wasm-release
built=target/bench-search/module
mkdir -p "$built"
scripts/web-env.sh wasm-bindgen --target web --out-dir "$built" \
    target/web/wasm32-unknown-unknown/wasm-release/crossquote_bench_search.wasm
# As the app's own: index.html.
scripts/web-env.sh wasm-opt -Oz -o "$built/crossquote_bench_search_bg.wasm" \
    "$built/crossquote_bench_search_bg.wasm"

harness=target/bench-search/harness
mkdir -p "$harness"
cp -r "$shared/bench/search/." "$harness/"
chmod -R u+w "$harness"
cp crates/crossquote-core/benches/search/crossquote.mjs "$harness/adapters/"
cp crates/crossquote-core/benches/search/{first,table}.mjs "$harness/"
mkdir -p "$harness/crossquote"
cp "$built"/*.js "$built"/*.wasm "$harness/crossquote/"
cd "$harness"
npm install --no-progress --no-audit --no-fund --silent
# The first of two options of one name counts. Without --steps the held-out queries run too.
peers=(--only crossquote,minisearch,flexsearch,sqlite,lunr,orama)
node bench.mjs "$@" "${peers[@]}" --force --steps build,load,query,browser,size
node first.mjs "$@" "${peers[@]}"
node table.mjs
