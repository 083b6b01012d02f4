#!/bin/sh
# Two readers, one format: compares the reader in Python with the vectors, with logs that the program writes now, and
# with those in the named folders: what `Torture --keep FOLDER` kept.
set -eu
cd "$(dirname "$0")/../.."
export PYTHONDONTWRITEBYTECODE=1

has_nacl() { "$1" -c 'import nacl, tomllib' 2>/dev/null; }

# PyNaCl from Debian, or from PyPI if packages cannot be installed.
venv=.build/conformance
python=
for candidate in "$venv/bin/python" python3 /usr/bin/python3; do
    if [ -z "$python" ] && has_nacl "$candidate"; then python=$candidate; fi
done
if [ -z "$python" ] && sh .ci/install python3 python3-nacl && has_nacl /usr/bin/python3; then python=/usr/bin/python3; fi
if [ -z "$python" ]; then
    echo "Installing PyNaCl into $venv."
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet 'pynacl>=1.5,<2'
    python=$venv/bin/python
fi

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
mkdir "$fresh/fresh"
INTAKE_CONFORMANCE_FOLDER=$fresh/fresh swift test --disable-xctest --filter ConformanceTests >"$fresh/log" 2>&1 ||
    { cat "$fresh/log"; exit 1; }
[ -s "$fresh/fresh/readings.json" ] || { echo "No log was written."; exit 1; }
"$python" Tests/Conformance/check.py Tests/Vectors "$fresh/fresh" "$@"
