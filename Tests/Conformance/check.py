#!/usr/bin/env python3
"""Compares the second reader with the vectors, and with the program on logs that it wrote and read.

    check.py VECTORS [FOLDER ...]   compares; exit status 1 if anything differs
    check.py VECTORS --renew        writes VECTORS/log.json and keys.json: the results of the second reader

A FOLDER contains logs and `readings.json`, the program's results for them. If it contains `vectors`, those are the
files of the vectors, generated again: files from fixed seeds must be the same, byte for byte.
"""

import datetime
import hashlib
import json
import pathlib
import sys

from nacl import bindings as sodium

import files
import keys_copies
from copies import CELL, COPIES, DESK_COPIES, KEYS, NOW, SINCE
from desk import Judge, held_before, held_findings
from keys_file import KeysFile, Refused
from read_log import Reader, hashed, kdf, receipt

# The readers of the vectors: the bytes n, n + 1, ... n + 31.
SECRETS = [bytes(range(n, n + 32)) for n in (10, 20, 30)]
ROOT = sodium.crypto_sign_seed_keypair(bytes(range(50, 82)))[0]
PASSPHRASE = b"exercise words"
FROM_SEEDS = [
    "log.intake", "attacks.intake", "people.intake", "replaced.intake", "keys-1", "keys-2", "keys-3", "keys-4",
]  # fmt: skip


def edited(data: bytes, edit: dict) -> bytes:
    data = bytearray(data[: edit.get("keep", len(data))])
    if "flip" in edit:
        data[edit["flip"]] ^= 1
    if "set" in edit:
        data[edit["set"][0]] = edit["set"][1]
    for cell in edit.get("seal", []):
        at = cell * CELL
        data[at + 4064 : at + CELL] = hashed("intake cell 1", bytes(data[at : at + 4064]))
    if "drop" in edit:
        del data[edit["drop"] * CELL : (edit["drop"] + 1) * CELL]
    if "insert" in edit:
        data[edit["insert"] : edit["insert"]] = bytes([7]) * 100
    data += data[: edit.get("again", 0) * CELL]
    return bytes(len(data)) if edit.get("zero") else bytes(data)


def plain(findings: list[dict]) -> list[dict]:
    kept = ("verdict", "first", "last", "cells")
    return [{name: finding[name] for name in kept if finding.get(name) is not None} for finding in findings]


class Vectors:
    """The files of the vectors, with the results of the second reader."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.logs = {path.stem: path.read_bytes() for path in folder.glob("*.intake")}

    def made(self, source: dict) -> bytes:
        return edited(self.logs[source["of"]], source["edit"])

    def copy(
        self, name: str, source: dict, reader: int, keys: list[str] = KEYS, since: str = SINCE, **desk
    ) -> dict:
        at_desk, held = "held" in desk, desk.get("held")
        log = Reader(self.made(source), SECRETS[reader])
        ours = Reader(self.made(held), SECRETS[reader]) if held else None
        if at_desk:
            files = [(self.folder / name).read_bytes() for name in keys]
            day = datetime.date.fromisoformat(since)
            judge = Judge(files, NOW, day, held_before(ours, log) if ours else 0)
            log = Reader(log.data, SECRETS[reader], judge=judge)
            log.findings += judge.end(log.last_signed)
        log.findings += held_findings(ours, log) if ours else []
        found = {
            "name": name, "of": source["of"], "edit": source["edit"], "reader": reader, "verdict": log.verdict,
            "findings": plain(log.findings), "records": [record["id"] for record in log.records],
        }  # fmt: skip
        desk = {"keys": keys, "since": since} | ({"held": held} if held else {})
        return found | ({"desk": desk} if at_desk else {})

    def expectations(self) -> dict:
        whole = Reader(self.logs["log"], SECRETS[0], values=True)
        result = whole.result()
        return {
            "readers": [{"secret": s.hex(), "public": sodium.crypto_scalarmult_base(s).hex()} for s in SECRETS],
            "log": result["log"],
            "head": result["head"],
            "receipt": receipt(whole.head.log, whole.head.trailer),
            "records": result["records"],
            "copies": [self.copy(*copy) for copy in COPIES]
            + [self.copy(name, source, 0, *keys, held=held) for name, source, held, *keys in DESK_COPIES],
            "values": whole.values,
            "files": check_files(self.folder),
        }


def check_keys(folder: pathlib.Path) -> list[dict]:
    """The copies of a keys file, each with what it says or the key by which it is refused."""
    text = (folder / "keys-4").read_bytes().decode()
    found = []
    for copy in keys_copies.copies(text):
        try:
            found.append(copy | {"keys": KeysFile(keys_copies.edited(text, copy)).result()})
        except Refused as refused:
            found.append(copy | {"refused": refused.key})
    return found


def check_files(folder: pathlib.Path) -> dict:
    """Opens the files beside a log, and compares them with each other."""
    identity = files.identity((folder / "identity").read_bytes(), PASSPHRASE)
    coordinator = files.identity((folder / "identity-irina").read_bytes(), PASSPHRASE)
    if sodium.crypto_sign_seed_keypair(bytes.fromhex(coordinator["root"]))[0] != ROOT:
        raise ValueError("the coordinator's root key is another one")
    log = Reader((folder / "log.intake").read_bytes(), SECRETS[0], values=True)
    state = files.state((folder / "state").read_bytes(), bytes.fromhex(identity["state"]))
    # The key in the state is one step after that of the last cell.
    last = bytes.fromhex(log.values[-1]["auth_key"])
    if state["cells"] != log.head.number + 1 or state["head"] != log.head.trailer.hex():
        raise ValueError("the state is not the log's")
    if log.values[-1]["cell"] == log.head.number and state["auth"] != kdf(last, 1, "intkauth").hex():
        raise ValueError("the state's authentication key is not the one that follows")
    keys, signature = files.carried_keys((folder / "carried.intake-keys").read_bytes(), SECRETS[0])
    if keys != (folder / "keys-1").read_bytes() or not files.is_signed(keys, signature, ROOT):
        raise ValueError("the keys file on its way is another one, or not signed")
    return {"identities": [identity, coordinator], "state": state, "keys": hashlib.blake2b(keys, digest_size=32).hexdigest()}


def ordered(findings: list[dict]) -> list[str]:
    return sorted(json.dumps(finding, sort_keys=True) for finding in findings)


def check_readings(folder: pathlib.Path) -> int:
    """Reads the logs that the program read; returns the number of different results."""
    wrong = 0
    readings = json.loads((folder / "readings.json").read_text())
    for reading in readings:
        log = Reader((folder / f"{reading['name']}.intake").read_bytes(), SECRETS[0])
        texts = [hashlib.blake2b(r["text"], digest_size=32).hexdigest() for r in log.records]
        records = [f"{r['id']}:{text}" for r, text in zip(log.records, texts)]
        if (
            log.verdict != reading["verdict"]
            or ordered(plain(log.findings)) != ordered(reading["findings"])
            or records != reading["records"]
        ):
            wrong += 1
            print(f"{folder.name}: {reading['name']} differs")
            print(f"  program: {reading['verdict']}, {len(reading['records'])} records, {reading['findings']}")
            print(f"  second reader: {log.verdict}, {len(records)} records, {log.findings}")
    verdicts = sorted({reading["verdict"] for reading in readings})
    print(f"{folder.name}: {len(readings)} logs, {wrong} read otherwise; verdicts: {', '.join(verdicts)}")
    return wrong + (not readings)


def main() -> int:
    vectors = Vectors(pathlib.Path(sys.argv[1]))
    results = {"log.json": vectors.expectations(), "keys.json": check_keys(vectors.folder)}
    if sys.argv[2:] == ["--renew"]:
        for name, found in results.items():
            (vectors.folder / name).write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
        return 0
    wrong = 0
    expected = {name: json.loads((vectors.folder / name).read_text()) for name in results}
    log, found = expected["log.json"], results["log.json"]
    for name in log.keys() | found.keys():
        if log.get(name) != found.get(name):
            print(f"vectors: {name} differs")
            wrong += 1
    keys = expected["keys.json"]
    if keys != results["keys.json"]:
        print("vectors: keys.json differs")
        wrong += 1
    verdicts = {copy["verdict"] for copy in log["copies"]}
    print(f"vectors: {len(log['copies'])} copies, {len(verdicts)} verdicts, {len(log['values'])} cells' values")
    print(f"keys files: {len(keys)} copies, {sum('refused' in copy for copy in keys)} of them refused")
    for folder in map(pathlib.Path, sys.argv[2:]):
        wrong += check_readings(folder)
        made = folder / "vectors"
        if not made.exists():
            continue
        for name in FROM_SEEDS:
            if (made / name).read_bytes() != (vectors.folder / name).read_bytes():
                print(f"vectors: {name} comes out of its seeds as another one")
                wrong += 1
        check_files(made)
    print("all agree" if wrong == 0 else f"{wrong} differ")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
