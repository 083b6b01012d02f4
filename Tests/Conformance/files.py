"""The files beside a log, written from docs/FORMAT.md: identity, state, signature, carried keys file."""

import base64
import hashlib
import struct

from nacl import bindings as sodium
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from read_log import Reader, unsealed


def identity(data: bytes, passphrase: bytes) -> dict:
    """The secrets in an identity file."""
    if len(data) != 400 or data[:9] != b"INTAKEID\1" or hashlib.blake2b(data[:368], digest_size=32).digest() != data[368:]:
        raise ValueError("no identity file")
    role, length, passes, memory = data[9], data[10], *struct.unpack("<II", data[16:24])
    if any(data[11:16]) or any(data[168:200]) or any(data[40 + length : 72]):
        raise ValueError("the reserved bytes are not zero")
    key = argon2id.kdf(32, passphrase, data[24:40], opslimit=passes, memlimit=memory * 1024)
    secrets = unsealed(key, data[200:224], data[:200], data[224:368])
    if secrets is None:
        raise ValueError("wrong passphrase")
    signing, sealing, root, state = (secrets[at : at + 32] for at in range(0, 128, 32))
    publics = [
        sodium.crypto_sign_seed_keypair(signing)[0],
        sodium.crypto_scalarmult_base(sealing),
        sodium.crypto_sign_seed_keypair(root)[0] if role == 2 else bytes(32),
    ]
    if publics != [data[at : at + 32] for at in (72, 104, 136)]:
        raise ValueError("the public keys are not those of the secrets")
    return {
        "role": {1: "volunteer", 2: "coordinator"}[role], "label": data[40 : 40 + length].decode(),
        "signing": signing.hex(), "sealing": sealing.hex(), "root": root.hex() if role == 2 else None,
        "state": state.hex(),
    }  # fmt: skip


def state(data: bytes, key: bytes) -> dict:
    """A laptop's memory of its log."""
    best = None
    for slot in (data[:4096], data[4096:8192]):
        if slot[:8] != b"intkstat":
            continue
        plain = unsealed(key, slot[16:40], slot[:16], slot[40:256])
        sequence = int.from_bytes(slot[8:16], "little")
        if plain and len(plain) == 200 and (best is None or sequence > best[0]):
            best = sequence, plain
    if best is None:
        raise ValueError("no state opens")
    plain = best[1]
    cells, records, version = (int.from_bytes(plain[at : at + 8], "little") for at in (16, 88, 128))
    return {
        "log": plain[:16].hex(), "cells": cells, "head": plain[24:56].hex(), "auth": plain[56:88].hex(),
        "records": records, "root": plain[96:128].hex(), "keys_version": version,
        "time": int.from_bytes(plain[136:144], "little", signed=True), "closed": plain[144] == 1,
        "follows": plain[152:168].hex(),
    }  # fmt: skip


def is_signed(file: bytes, signature: bytes, key: bytes) -> bool:
    """Whether a signature file of minisign is valid under `key` for the file and for its trusted comment."""
    untrusted, one, trusted, two = signature.decode().splitlines()
    if not untrusted.startswith("untrusted comment: ") or not trusted.startswith("trusted comment: "):
        return False
    one, two = base64.b64decode(one, validate=True), base64.b64decode(two, validate=True)
    key_id = hashlib.blake2b(key, digest_size=32).digest()[:8]
    if len(one) != 74 or len(two) != 64 or one[:2] != b"ED" or one[2:10] != key_id:
        return False
    try:
        sodium.crypto_sign_open(one[10:] + hashlib.blake2b(file).digest(), key)
        sodium.crypto_sign_open(two + one[10:] + trusted.removeprefix("trusted comment: ").encode(), key)
    except CryptoError:
        return False
    return True


def carried_keys(data: bytes, secret: bytes) -> tuple[bytes, bytes]:
    """A carried keys file and its signature file."""
    log = Reader(data, secret)
    if log.verdict != "complete" or not log.records:
        raise ValueError(f"a keys file on its way: {log.findings}")
    texts = [record["text"] for record in log.records]
    return b"".join(texts[1:]), texts[0]
