#!/usr/bin/env bash
# What Lighthouse says of the site in dist/, which `make build` makes. Lighthouse goes into target/lighthouse.
#
#   research/lighthouse/run.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=13
scripts/setup.sh test
npm install --silent --no-save --prefix target/lighthouse "lighthouse@$version"
node research/lighthouse/lighthouse.mjs target/lighthouse
