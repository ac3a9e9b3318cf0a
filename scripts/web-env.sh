#!/usr/bin/env bash
# The environment of the WebAssembly build, and of nothing else: native builds keep their
# compiler and their target folder.
#
#   scripts/web-env.sh trunk serve        run a command in it
#   eval "$(scripts/web-env.sh)"          take it over into this shell
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

settings=(
    "PATH=$tool_path"
    # Two compilers in one target folder would rebuild each other's work on every run.
    "CARGO_TARGET_DIR=$root/target/web"
    "TRUNK_SKIP_VERSION_CHECK=true"
    # These take the place of the flags in .cargo/config.toml, so its own come first. The program keeps
    # the names of source files, for messages. They must not tell where on this machine it was built,
    # and are shorter so.
    "CARGO_ENCODED_RUSTFLAGS=--cfg"$'\x1f'"erase_components"$'\x1f'"--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src/="$'\x1f'"--remap-path-prefix=$root/="
)

case $(wasm_std) in
    toolchain) ;;
    debian)
        # RUSTC_BOOTSTRAP: a stable cargo may then build the standard library itself.
        settings+=(
            "RUSTC=/usr/bin/rustc"
            "RUSTC_BOOTSTRAP=1"
            "CARGO_UNSTABLE_BUILD_STD=std,panic_abort"
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(debian_wasm_ld)"
        )
        ;;
    none)
        echo "web-env: no standard library for wasm32-unknown-unknown; run scripts/setup.sh build" >&2
        exit 1
        ;;
esac

# Trunk reads this as a flag of its own and accepts only true or false.
if [[ -n ${NO_COLOR:-} ]]; then
    settings+=("NO_COLOR=true")
fi

if (($# == 0)); then
    printf 'export %q\n' "${settings[@]}"
else
    exec env "${settings[@]}" "$@"
fi
