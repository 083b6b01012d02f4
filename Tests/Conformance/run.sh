#!/bin/sh
# Two readers, one format: holds the reader in Python against the vectors, and against logs that the program writes now.
set -eu
cd "$(dirname "$0")/../.."

venv=.build/conformance
if ! "$venv/bin/python" -c 'import nacl' 2>/dev/null; then
    echo "Installing PyNaCl into $venv."
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet 'pynacl>=1.6,<2'
fi

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
INTAKE_CONFORMANCE_FOLDER=$fresh swift test --disable-xctest --filter ConformanceTests >"$fresh/log" 2>&1 ||
    { cat "$fresh/log"; exit 1; }
[ -s "$fresh/readings.json" ] || { echo "No log was written."; exit 1; }
export PYTHONDONTWRITEBYTECODE=1
"$venv/bin/python" Tests/Conformance/check.py Tests/Vectors "$fresh"
