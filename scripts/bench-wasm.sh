#!/usr/bin/env bash
# Builds the benchmark of extraction in WebAssembly, twice, and runs both in node.
#
#   scripts/bench-wasm.sh [HOSTILE_BYTES]
#
# First as the app is built: profile wasm-release, all for size, then wasm-opt -Oz. Then with
# crossquote-extract alone built for speed and wasm-opt -O3: what extraction would gain and the
# download lose. The versions, the compiler and the library are the app's.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# measure NAME WASM_OPT_LEVEL HOSTILE_BYTES [CARGO_FLAG...]
measure() {
    local name=$1 level=$2 hostile=$3
    shift 3
    local out=target/bench-wasm/$name
    scripts/web-env.sh cargo build -q -p crossquote-bench-wasm --target wasm32-unknown-unknown \
        --profile wasm-release "$@"
    mkdir -p "$out"
    scripts/web-env.sh wasm-bindgen --target nodejs --out-dir "$out" \
        target/web/wasm32-unknown-unknown/wasm-release/crossquote-bench-wasm.wasm
    local wasm=$out/crossquote-bench-wasm_bg.wasm
    scripts/web-env.sh wasm-opt "$level" -o "$wasm" "$wasm"
    printf '\nWebAssembly in node %s, %s, wasm-opt %s: %s bytes with model and articles\n\n' \
        "$(node --version)" "$name" "$level" "$(wc -c <"$wasm")"
    node crates/core/crossquote-extract/benches/extraction/wasm/run.mjs "$out" "$hostile"
}

hostile=${1:-5000000}
measure as-the-app -Oz "$hostile"
# The hostile texts once is enough: they show how the work grows, not how fast it is.
measure extract-for-speed -O3 0 --config 'profile.wasm-release.package.crossquote-extract.opt-level=3'
