#!/usr/bin/env bash
# Reads twenty saved news pages with every reader that is a feature of Cargo.toml here, weighs each
# reader as WebAssembly, and prints the tables of docs/PAGES.md.
#
#   research/pages/run.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
manifest=research/pages/Cargo.toml
scripts/setup.sh build
# Not the workspace's: other profiles, other versions, nothing to share.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}/bench-pages"
mkdir -p "$CARGO_TARGET_DIR"
weights=$CARGO_TARGET_DIR/weights.jsonl

weigh() {
    local name=$1 features=$2 crates
    cargo rustc -q --locked --manifest-path "$manifest" --lib --crate-type cdylib --profile wasm \
        --target wasm32-unknown-unknown --no-default-features --features "$features"
    # Itself is no dependency.
    crates=$(cargo tree -q --locked --manifest-path "$manifest" -e normal --prefix none --format '{p}' \
        --target wasm32-unknown-unknown --no-default-features --features "$features" |
        sed 's/ (\*)$//' | sort -u | wc -l)
    node -e '
        const { readFileSync } = require("node:fs");
        const { brotliCompressSync, gzipSync } = require("node:zlib");
        const [file, reader, crates] = process.argv.slice(1);
        const bytes = readFileSync(file);
        console.log(JSON.stringify({
            reader, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length,
            brotli: brotliCompressSync(bytes).length, crates: Number(crates) - 1,
        }));
    ' "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm/crossquote_pages.wasm" "$name" "$crates" >> "$weights"
}

: > "$weights"
weigh 'no reader' ''
weigh dom_smoothie dom_smoothie
weigh legible legible
weigh readability readability
weigh 'our layer' layer
cargo run -q --release --locked --manifest-path "$manifest" -- --weights "$weights"
