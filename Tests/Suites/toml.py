#!/usr/bin/env python3
"""Runs a program that reads TOML on the files of the public suite toml-test: toml.py PROGRAM FOLDER

The program reads TOML from standard input and prints tagged JSON, or ends with status 1. FOLDER has the suite's `valid`
and `invalid`, and the list `files-toml-1.0.0` of those that are meant for TOML 1.0.
"""

import json
import math
import re
import subprocess
import sys
from datetime import datetime, time
from pathlib import Path


def same_time(kind: str, one: str, other: str) -> bool:
    """Whether two texts are the same moment; digits below a microsecond are compared as they are."""

    def parts(text: str):
        match = re.fullmatch(r"(.*?\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?", text)
        whole, fraction, offset = match.groups()
        read = time if kind == "time-local" else datetime
        return read.fromisoformat(whole + (offset or "").replace("Z", "+00:00")), (fraction or "").rstrip("0")

    return one == other if kind == "date-local" else parts(one) == parts(other)


def same(expected, found) -> bool:
    if isinstance(expected, list):
        return isinstance(found, list) and len(expected) == len(found) and all(map(same, expected, found))
    if not isinstance(found, dict) or expected.keys() != found.keys():
        return False
    if not (set(expected) == {"type", "value"} and isinstance(expected["type"], str)):
        return all(same(expected[key], found[key]) for key in expected)
    kind, value, other = expected["type"], expected["value"], found["value"]
    if kind != found["type"]:
        return False
    if kind == "float":
        value, other = float(value), float(other)
        return value == other or math.isnan(value) and math.isnan(other)
    return same_time(kind, value, other) if kind.startswith(("date", "time")) else value == other


def read_json(text: bytes):
    """The JSON; None for what is none."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def main(program: str, folder: str) -> int:
    files = [line for line in (Path(folder) / "files-toml-1.0.0").read_text().split() if line.endswith(".toml")]
    wrong = 0
    for name in files:
        text = (Path(folder) / name).read_bytes()
        run = subprocess.run([program], input=text, capture_output=True, timeout=60)
        if name.startswith("invalid/"):
            right = run.returncode == 1
        else:
            expected = json.loads((Path(folder) / name).with_suffix(".json").read_bytes())
            right = run.returncode == 0 and same(expected, read_json(run.stdout))
        if not right:
            wrong += 1
            print(f"{name}: status {run.returncode}: {run.stderr.decode(errors='replace')[:200]}", file=sys.stderr)
    print(f"{len(files) - wrong} of {len(files)} files of toml-test are read as they must be")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
