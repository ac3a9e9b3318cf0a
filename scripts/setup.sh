#!/usr/bin/env bash
# Finds what Crossquote is built and tested with, and installs what is missing. Run it as often as
# you like: where all is there it takes about a second, says nothing and needs no network.
#
#   scripts/setup.sh build     for `make build` and `make serve`
#   scripts/setup.sh test      the same, and what the tests need: linters, Chromium, npm packages
#   scripts/setup.sh browsers  what `make test-browsers` needs, and nothing to build with: Chromium,
#                              npm packages, and as far as they can be had Firefox and WebKit
#
# Expects cargo (by rustup), a C compiler, node and npm. Tools go to ~/.cache/crossquote/tools, npm
# packages of tests to node_modules in tests/browser and tests/exports; system packages come from
# apt-get, where there is one and root or sudo is at hand.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

say() {
    printf 'setup: %s\n' "$*" >&2
}

fail() {
    printf '\nsetup: %s\n' "$1" >&2
    shift
    if (($# > 0)); then
        printf '    %s\n' "$@" >&2
    fi
    exit 1
}

have() {
    command -v "$1" >/dev/null
}

# ---- system packages -------------------------------------------------------------------------

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# True where apt-get can be run: as root, with a sudo that asks nothing, or one that can ask.
can_apt() {
    have apt-get || return 1
    ((EUID == 0)) && return 0
    have sudo && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }
}

apt_refresh() {
    say "reading apt's package lists"
    as_root apt-get update -qq || say "apt-get update failed; going on with the lists at hand"
}

# --no-remove: never take something away from a machine to make room for these.
apt_install() {
    say "installing with apt-get: $*"
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends --no-remove "$@" >&2
}

# ---- the pieces ------------------------------------------------------------------------------

check_basics() {
    have cargo || fail "cargo is missing; install Rust with rustup: see rustup.rs"
    have cc || fail "a C compiler is missing" "Debian: apt-get install build-essential"
    if ! have node || ! have npm; then
        fail "node and npm are missing" "Debian: apt-get install nodejs npm, or see nodejs.org"
    fi
    local node
    node=$(node --version)
    at_least 20 "${node#v}" || fail "node $node is too old; 20 or newer is needed"
    [[ -n $bindgen_version ]] || fail "Cargo.lock names no wasm-bindgen"
}

install_wasm_std() {
    [[ $(wasm_std) == none ]] || return 0
    say "the standard library for wasm32-unknown-unknown is missing"
    if [[ ${WASM_STD:-} != debian ]] && have rustup; then
        say "asking rustup for it"
        (cd "$root" && rustup target add wasm32-unknown-unknown >&2) ||
            say "rustup could not fetch it; Debian's source packages are the other way"
        [[ $(wasm_std) == none ]] || return 0
    fi
    if can_apt; then
        apt_refresh
        local lld
        lld=$(apt-cache pkgnames lld- | grep -E '^lld-[0-9]+$' | sort -V | tail -n 1 || true)
        apt_install rustc-web rust-web-src "${lld:-lld}" || say "apt-get did not install them"
        [[ $(wasm_std) == none ]] || return 0
    fi
    fail "no standard library for the browser. Do one of these, then run this again:" \
        "with rustup:   rustup target add wasm32-unknown-unknown" \
        "with Debian:   apt-get install rustc-web rust-web-src lld-NN" \
        "               (rustc-web as new as rust-version in Cargo.toml; the newest lld-NN on offer)"
}

# install_cargo_tool COMMAND CRATE VERSION MINUTES [FLAG...]
install_cargo_tool() {
    local command=$1 crate=$2 version=$3 minutes=$4
    shift 4
    local found
    # Some say more, behind the version or in further lines.
    found=$(PATH=$tool_path "$command" --version 2>/dev/null | sed -n '1s/^\([^ ]* [^ ]*\).*/\1/p' || true)
    [[ $found != "$command $version" ]] || return 0
    if cargo binstall -V >/dev/null 2>&1; then
        say "fetching $crate $version with cargo binstall"
        (cd "$root" && cargo binstall "$crate" --version "$version" --root "$tools/$crate-$version" \
            --disable-strategies compile --no-confirm --no-track >&2) && return 0
        say "cargo binstall could not fetch it"
    fi
    say "building $crate $version (once for this machine; up to $minutes minutes)"
    # Tools that run for seconds: compiling them well would take longer than it ever saves.
    (cd "$root" && CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install "$crate" --version "$version" --root "$tools/$crate-$version" "$@") ||
        fail "$crate $version could not be built. Install it by hand, then run this again:" \
            "cargo install $crate --version $version $*"
}

# Trunk runs the wasm-opt that it finds on the path, and would download another one.
install_wasm_opt() {
    local found
    # `wasm-opt version 132 (version_132)`; builds from a checkout say more.
    found=$(PATH=$tool_path wasm-opt --version 2>/dev/null | sed -n '1s/^wasm-opt version \([0-9]*\).*/\1/p' || true)
    [[ -z $found ]] || ! at_least "$wasm_opt_oldest" "$found" || return 0
    say "installing wasm-opt with npm: binaryen $binaryen_version"
    npm install --no-progress --no-audit --no-fund --silent --no-save \
        --prefix "$tools/binaryen-$binaryen_version" "binaryen@$binaryen_version" >&2 ||
        fail "npm could not install binaryen $binaryen_version, which has wasm-opt." \
            "Put a wasm-opt on PATH that is no older than $wasm_opt_oldest, then run this again"
}

# install_npm_packages FOLDER WHAT
install_npm_packages() {
    local folder=$1 what=$2
    (
        cd "$folder"
        npm ls >/dev/null 2>&1 && exit 0
        say "installing npm packages: $what"
        npm ci --no-progress >&2
    ) || fail "npm could not install the packages" "cd ${folder#"$root"/} && npm ci"
}

install_linters() {
    local missing=()
    cargo fmt --version >/dev/null 2>&1 || missing+=(rustfmt)
    cargo clippy --version >/dev/null 2>&1 || missing+=(clippy)
    ((${#missing[@]} > 0)) || return 0
    say "installing with rustup: ${missing[*]}"
    (cd "$root" && rustup component add "${missing[@]}" >&2) ||
        fail "these parts of Rust are missing: ${missing[*]}" "rustup component add ${missing[*]}"
}

install_browser() {
    local find=$browser_tests/support/find-browser.mjs
    ! node "$find" >/dev/null 2>&1 || return 0
    if can_apt; then
        apt_refresh
        # Without its recommended packages Chromium has no font; this brings one.
        apt_install chromium chromium-driver fonts-liberation || say "apt-get did not install them"
    fi
    node "$find" >/dev/null || fail "the browser tests need Chromium and its chromedriver, of one version:" \
        "Debian: apt-get install chromium chromium-driver" \
        "else:   put both on PATH, or name them: CHROMIUM=/path CHROMEDRIVER=/path"
}

# True where the browser tests find this kind of browser, with its driver.
have_browser() {
    BROWSER=$1 node "$browser_tests/support/find-browser.mjs" >/dev/null 2>&1
}

# Says which of the further browsers is missing and how to get it; the tests do without.
do_without() {
    local kind=$1 why
    shift
    why=$(BROWSER=$kind node "$browser_tests/support/find-browser.mjs" 2>&1 || true)
    say "going on without $kind: $why"
    printf '    %s\n' "$@" >&2
}

install_firefox() {
    ! have_browser firefox || return 0
    if ! have firefox && ! have firefox-esr && [[ -z ${FIREFOX:-} ]] && can_apt; then
        apt_refresh
        # What Debian calls it, then what others do.
        apt_install firefox-esr || apt_install firefox || say "apt-get did not install it"
    fi
    # No distribution is sure to have the driver, and only where there is a browser is it of use.
    if have firefox || have firefox-esr || [[ -n ${FIREFOX:-} ]]; then
        have_browser firefox || (install_cargo_tool geckodriver geckodriver "$geckodriver_version" 10 --locked) || true
    fi
    have_browser firefox || do_without firefox \
        "Debian: apt-get install firefox-esr, then cargo install geckodriver --locked" \
        "else:   put both on PATH, or name them: FIREFOX=/path GECKODRIVER=/path"
}

install_webkit() {
    ! have_browser webkit || return 0
    if can_apt; then
        apt_refresh
        apt_install webkit2gtk-driver xvfb || say "apt-get did not install them"
    fi
    have_browser webkit || do_without webkit \
        "Debian: apt-get install webkit2gtk-driver xvfb" \
        "else:   name its parts: MINIBROWSER=/path WEBKITDRIVER=/path XVFB=/path" \
        "macOS, Windows: none; Safari has a driver of its own, which these tests do not know"
}

# ---- the sets --------------------------------------------------------------------------------

case ${1:-} in
    build | test | browsers) ;;
    *)
        echo "usage: scripts/setup.sh build|test|browsers" >&2
        exit 2
        ;;
esac

# Quick things first: who lacks a package should not hear of it after ten minutes of compiling.
check_basics
if [[ $1 == browsers ]]; then
    install_npm_packages "$browser_tests" "what drives the browsers"
    install_browser
    install_firefox
    install_webkit
    exit
fi
if [[ $1 == test ]]; then
    install_linters
    install_npm_packages "$browser_tests" "what drives the browser"
    install_npm_packages "$export_tests" "what reads the exports"
    install_browser
fi
install_wasm_opt
install_wasm_std
install_cargo_tool trunk trunk "$trunk_version" 8 --locked
# Not --locked: the lock file in this crate has named a version that the registry did not serve.
install_cargo_tool wasm-bindgen wasm-bindgen-cli "$bindgen_version" 3
