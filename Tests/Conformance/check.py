#!/usr/bin/env python3
"""Holds the second reader against the vectors and against fresh logs.

    check.py VECTORS [FRESH]      compares; exit status 1 where anything differs
    check.py VECTORS --renew      writes VECTORS/log.json: what the second reader finds in VECTORS/log.intake

FRESH is a folder with logs and `readings.json`, what the program says of them.
"""

import hashlib
import json
import pathlib
import sys

from nacl import bindings as sodium

from read_log import Reader, receipt

# The readers of the vectors: the bytes n, n + 1, ... n + 31.
SECRETS = [bytes(range(n, n + 32)) for n in (10, 20, 30)]
CELL = 4096
COPIES = [
    ("as it is", {}, 0),
    ("as it is, for the second reader", {}, 1),
    ("as it is, for the reader that came later", {}, 2),
    ("up to the first close", {"keep": 8 * CELL}, 0),
    ("up to the second close", {"keep": 16 * CELL}, 0),
    ("up to the first torn cell", {"keep": 10 * CELL + 1500}, 0),
    ("a record changed", {"keep": 16 * CELL, "flip": 4 * CELL + 2000}, 0),
    ("a seal changed", {"keep": 16 * CELL, "flip": 2 * CELL + 4000}, 0),
    ("the first session cell changed", {"keep": 16 * CELL, "flip": 100}, 0),
    ("a cell of a record missing", {"keep": 16 * CELL, "drop": 5}, 0),
    ("the close missing before a crash", {"keep": 16 * CELL, "drop": 7}, 0),
    ("the gap changed", {"keep": 16 * CELL, "flip": 13 * CELL + 90}, 0),
    ("the torn bytes changed", {"keep": 16 * CELL, "flip": 10 * CELL + 700}, 0),
    ("bytes put in between", {"keep": 16 * CELL, "insert": 3 * CELL}, 0),
    ("the end cut within a cell", {"keep": 15 * CELL + 2000}, 0),
    ("zeros", {"zero": True}, 0),
    ("nothing", {"keep": 0}, 0),
]


def edited(data: bytes, edit: dict) -> bytes:
    data = bytearray(data[: edit.get("keep", len(data))])
    if "flip" in edit:
        data[edit["flip"]] ^= 1
    if "drop" in edit:
        del data[edit["drop"] * CELL : (edit["drop"] + 1) * CELL]
    if "insert" in edit:
        data[edit["insert"] : edit["insert"]] = bytes([7]) * 100
    return bytes(len(data)) if edit.get("zero") else bytes(data)


def plain(findings: list[dict]) -> list[dict]:
    kept = ("verdict", "first", "last", "cells")
    return [{name: finding[name] for name in kept if finding.get(name) is not None} for finding in findings]


def expectations(data: bytes) -> dict:
    whole = Reader(data, SECRETS[0], values=True)
    result = whole.result()
    return {
        "readers": [{"secret": s.hex(), "public": sodium.crypto_scalarmult_base(s).hex()} for s in SECRETS],
        "log": result["log"],
        "head": result["head"],
        "receipt": receipt(whole.head.log, whole.head.trailer),
        "records": result["records"],
        "copies": [copy(data, *which) for which in COPIES],
        "values": whole.values,
    }


def copy(data: bytes, name: str, edit: dict, reader: int) -> dict:
    found = Reader(edited(data, edit), SECRETS[reader]).result()
    return {
        "name": name, "edit": edit, "reader": reader, "verdict": found["verdict"],
        "findings": plain(found["findings"]), "records": [record["id"] for record in found["records"]],
    }  # fmt: skip


def ordered(findings: list[dict]) -> list[str]:
    return sorted(json.dumps(finding, sort_keys=True) for finding in findings)


def main() -> int:
    vectors = pathlib.Path(sys.argv[1])
    found = expectations((vectors / "log.intake").read_bytes())
    if sys.argv[2:] == ["--renew"]:
        (vectors / "log.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
        return 0
    wrong = 0
    expected = json.loads((vectors / "log.json").read_text())
    for name in expected.keys() | found.keys():
        if expected.get(name) != found.get(name):
            print(f"vectors: {name} differs")
            wrong += 1
    print(f"vectors: {len(expected['copies'])} copies, {len(expected['values'])} cells with their values")
    for fresh in map(pathlib.Path, sys.argv[2:]):
        wrong += check_fresh(fresh, vectors)
    print("all agree" if wrong == 0 else f"{wrong} differ")
    return min(wrong, 1)


def check_fresh(folder: pathlib.Path, vectors: pathlib.Path) -> int:
    wrong = 0
    if (folder / "vector.intake").read_bytes() != (vectors / "log.intake").read_bytes():
        print("fresh: the log made from the vectors' seeds is another one")
        wrong += 1
    for reading in json.loads((folder / "readings.json").read_text()):
        log = Reader((folder / f"{reading['name']}.intake").read_bytes(), SECRETS[0])
        texts = [hashlib.blake2b(r["text"], digest_size=32).hexdigest() for r in log.records]
        records = [f"{r['id']}:{text}" for r, text in zip(log.records, texts)]
        same = (
            log.verdict == reading["verdict"]
            and ordered(plain(log.findings)) == ordered(reading["findings"])
            and records == reading["records"]
        )
        wrong += not same
        print(f"fresh: {reading['name']}: {log.verdict}, {len(records)} records: {'same' if same else 'DIFFERENT'}")
        if not same:
            print(f"  program: {reading['verdict']}, {len(reading['records'])} records, {reading['findings']}")
            print(f"  second reader: {log.findings}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
