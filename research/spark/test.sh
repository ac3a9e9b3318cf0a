#!/usr/bin/env bash
# Runs the test of research/spark/extract_job.py: installs PySpark from PyPI beside what is built here, builds the
# command, and says what is missing where there is no Java or Python.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

missing=()
python=
for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    # 3.11 is the oldest that the test's unittest is of.
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[[ -n $python ]] ||
    missing+=("Python 3.11 or later with venv (Debian: apt install python3 python3-venv); PYTHON=… names one")

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1) || true
if [[ -z $java_version ]]; then
    missing+=("a Java run time, 17 or later (Debian: apt install openjdk-17-jre-headless); JAVA_HOME=… names one")
elif ((java_version < 17)); then
    missing+=("Java 17 or later: $java is $java_version; JAVA_HOME=… names another")
fi
if ((${#missing[@]})); then
    echo 'research/spark/test.sh: cannot run, Apache Spark is not testable here. Missing:' >&2
    printf '  - %s\n' "${missing[@]}" >&2
    exit 1
fi

built=target/scale
venv=$built/venv
# Made anew when the pinned versions or the Python change.
wanted=$({ "$python" --version; cat research/spark/requirements.txt; } | sha256sum)
if [[ $(cat "$venv/installed" 2>/dev/null) != "$wanted" ]]; then
    rm -rf "$venv"
    mkdir -p "$built"
    "$python" -m venv "$venv"
    echo 'research/spark/test.sh: installing research/spark/requirements.txt (half a gigabyte, once)'
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement research/spark/requirements.txt
    echo "$wanted" >"$venv/installed"
fi

cargo build --release --quiet -p crossquote-cli
CROSSQUOTE=${CARGO_TARGET_DIR:-$PWD/target}/release/crossquote
export CROSSQUOTE
PYTHONDONTWRITEBYTECODE=1 PYSPARK_PYTHON=$PWD/$venv/bin/python \
    "$venv/bin/python" -W ignore::ResourceWarning -m unittest discover --start-directory research/spark \
    --pattern 'test_*.py' "$@"
echo 'research/spark/test.sh: all passed'
