#!/usr/bin/env bash
# Explorers of a thousand articles and of twice as many: how long they take to make, what they cost a visitor
# (minutes).
#
#   research/large/run.sh [SHARED [OPTION of large.mjs: --beside DIST_OR_COMMAND, --check …]]
#
# SHARED, by default ../shared, is the folder that has polnear/, the annotated articles.
set -euo pipefail
shared=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
(($# == 0)) || shift
make command
scripts/setup.sh test
node research/large/large.mjs "$shared" "$@"
