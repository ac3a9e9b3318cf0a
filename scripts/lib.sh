# shellcheck shell=bash
# What setup.sh and web-env.sh have to agree on: which tools the web build uses, in which
# versions, and where they are. Sourced, never run; it changes nothing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools=${XDG_CACHE_HOME:-$HOME/.cache}/crossquote/tools
browser_tests=$root/tests/browser
# shellcheck disable=SC2034 # for setup.sh
export_tests=$root/tests/exports

# Pinned: the next Trunk needs a newer Rust than the workspace does.
trunk_version=0.21.14

# The tool and the library speak a private format to each other, so Cargo.lock decides.
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print; exit }' \
    "$root/Cargo.lock")

# Speaks to any Firefox of its time and later.
# shellcheck disable=SC2034 # for setup.sh
geckodriver_version=0.37.1

# wasm-opt is taken from PATH where it is no older than this; else npm brings it.
# shellcheck disable=SC2034 # for setup.sh
wasm_opt_oldest=116
binaryen_version=132.0.0

# Our own copies come first, so that another version on PATH does no harm.
# shellcheck disable=SC2034 # for those who source this
tool_path=$tools/trunk-$trunk_version/bin:$tools/wasm-bindgen-cli-$bindgen_version/bin:$tools/geckodriver-$geckodriver_version/bin:$tools/binaryen-$binaryen_version/node_modules/.bin:$PATH

# at_least MINIMUM VERSION
at_least() {
    printf '%s\n%s\n' "$1" "$2" | sort -V -C
}

# Prints the newest wasm-ld-NN on PATH that can read what Debian's rustc writes; nothing if none.
debian_wasm_ld() {
    local llvm newest
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    newest=$(compgen -c wasm-ld- | grep -E '^wasm-ld-[0-9]+$' | sort -Vu | tail -n 1 || true)
    if [[ -n $newest ]] && at_least "$llvm" "${newest##*-}"; then
        echo "$newest"
    fi
}

# True where Debian's compiler can build the standard library for the browser from source.
debian_std_ready() {
    local minimum
    minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")
    [[ -x /usr/bin/rustc && -f /usr/lib/rustlib/src/rust/library/Cargo.lock ]] &&
        at_least "$minimum" "$(/usr/bin/rustc --version | cut -d' ' -f2)" &&
        [[ -n $(debian_wasm_ld) ]]
}

# Prints where the standard library for the browser comes from: `toolchain` (it is installed
# beside the compiler on PATH), `debian` (built from Debian's source package) or `none`.
# WASM_STD=debian passes over the first, to try the second on a machine that has both.
wasm_std() {
    local libdir
    libdir=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null || true)
    if [[ ${WASM_STD:-} != debian ]] && compgen -G "$libdir/libstd-*.rlib" >/dev/null; then
        echo toolchain
    elif debian_std_ready; then
        echo debian
    else
        echo none
    fi
}
