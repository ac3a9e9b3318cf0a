#!/usr/bin/env bash
# Changes the inputs in fuzz/corpus for a minute a target, and keeps what fails. Stable Rust, nothing to install.
#
#   fuzz/run.sh [TARGET …]
#
# TARGET is dataset, index, model, page, query or text; without one all six. FUZZ_SECONDS=600 for longer, FUZZ_SEED=2
# for other changes: the same seed makes the same ones for as long as no target is changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
targets=("${@/#/minute::}")
(($#)) || targets=(minute::)
cargo test -q --profile fuzz -p crossquote-fuzz --test fuzz -- --ignored --nocapture --test-threads 1 "${targets[@]}"
