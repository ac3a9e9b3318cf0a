#!/usr/bin/env bash
# Trunk's hook: makes a finished site of a release build. Trunk once more builds the workspace into its folder, then
# `crossquote finish` makes the site of both.
#
# CROSSQUOTE_HOME names the address that the site will have, as https://example.org/story/: the saved explorer leads
# there, and the page says so to search engines and to whoever embeds it (oembed.json). SOURCE_DATE_EPOCH, seconds,
# is the date that the saved explorer states; today's without it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [[ -z ${TRUNK_STAGING_DIR:-} ]]; then
    echo 'scripts/finish.sh: Trunk runs this; TRUNK_STAGING_DIR is not set' >&2
    exit 1
fi
# While somebody works on the app, its page stays as Trunk made it.
[[ ${TRUNK_PROFILE:-} == release ]] || exit 0
# In the environment of the build that this is a part of: the same compiler, tools and target folder.
trunk build --release --config crates/crossquote-workspace/Trunk.toml --dist "$TRUNK_STAGING_DIR/workspace"

options=()
[[ -z ${CROSSQUOTE_HOME:-} ]] || options=(--home "$CROSSQUOTE_HOME")
# A native program, which `make data` has built: not with the compiler, flags and target folder of scripts/web-env.sh.
exec env -u CARGO_TARGET_DIR -u CARGO_ENCODED_RUSTFLAGS -u RUSTC -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD \
    cargo run --quiet -p crossquote-cli -- finish "$TRUNK_STAGING_DIR" "${options[@]}"
