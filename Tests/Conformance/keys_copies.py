"""Copies of the vectors' keys file `keys-4`, which has every key and table, and what is changed in each: taken or
refused, one for each rule of docs/FORMAT.md."""

import base64
import hashlib
import re

from nacl import bindings as sodium

from keys_file import BECH32, PREFIXES, bech32_checksum


def text_of(use: str, key: bytes, tail: bytes = b"") -> str:
    """A key as it is written, also one that must be refused."""
    prefix = PREFIXES[use]
    check = hashlib.blake2b(prefix.encode() + key, digest_size=32).digest()[:3]
    return prefix + base64.b32encode(key + check + tail).decode().lower()


def recipient_of(values: list[int]) -> str:
    """A recipient of age with a checksum that fits, whatever its bits are."""
    total = bech32_checksum("age", values + [0] * 6) ^ 1
    return "age1" + "".join(BECH32[value] for value in values + [total >> 5 * (5 - at) & 31 for at in range(6)])


def copies(text: str) -> list[dict]:
    """The copies of this keys file. `replace`: the first of a text by another; `append`: a text so many times."""

    def value(key: str, number: int = 0) -> str:
        return re.findall(rf'^{key} = "?([^"\n]*)"?$', text, re.MULTILINE)[number]

    def line(key: str, new: str, number: int = 0) -> tuple[str, dict]:
        old = re.findall(rf"^{key} = .*\n", text, re.MULTILINE)[number]
        return f"{key}: {new[:40]}", {"replace": [old, f"{key} = {new}\n"]}

    def quoted(key: str, new: str, number: int = 0) -> tuple[str, dict]:
        return line(key, f'"{new}"', number)

    contact = '[[contact]]\nfor = "lawyer"\nreach = "by the coordinator"\n'
    bureau = value("recipient")
    lattice = value("sealing_pq")
    raw = base64.b32decode(lattice.removeprefix(PREFIXES["sealing_pq"]).upper())[:1184]
    high = (3329).to_bytes(2, "little") + bytes(1) + raw[3:]
    partner = '[[partner]]\nlabel = "{}"\nfor = "lawyer"\nrecipient = "' + bureau + '"\n'
    points = {
        # Points of small order, and a key that is not below the modulus.
        "sealing": [(1).to_bytes(32, "little"), (2**255 - 19 + 9).to_bytes(32, "little")],
        "signing": [(1).to_bytes(32, "little"), (2**255 - 20).to_bytes(32, "little")],
    }
    more = "".join(
        f'[[coordinator]]\nlabel = "c{n}"\n'
        f'signing = "{text_of("signing", sodium.crypto_sign_seed_keypair(bytes([n]) * 32)[0])}"\n'
        f'sealing = "{text_of("sealing", sodium.crypto_scalarmult_base(bytes([n]) * 32))}"\n'
        "valid_until = 2027-06-30\n"
        for n in range(7)
    )
    mistyped = bureau[:20] + ("q" if bureau[20] != "q" else "p") + bureau[21:]
    return [
        {"name": name} | edit
        for name, edit in [
            ("as it is", {}),
            # Taken
            quoted("signed", "2026-07-01"),
            line("signed", "9999-12-31"),
            ("without the day of signing", {"replace": [f"signed = {value('signed')}\n", ""]}),
            ("200 contacts", {"append": [contact, 198]}),
            ("one recipient of two partners", {"append": [partner.format("third"), 1]}),
            line("retention", "36500"),
            quoted("for", "z" * 40),
            quoted("reach", "ж" * 200),
            # Refused: keys and tables that are not known, and forms of what is not used yet
            ("an unknown table", {"append": ['[[contacts]]\nfor = "x"\n', 1]}),
            ("an unknown key of the file", {"replace": ["signed = ", "singed = "]}),
            ("an unknown key of a contact", {"replace": ["reach = ", "phone = "]}),
            quoted("signed", "yesterday"),
            quoted("signed", ""),
            quoted("signed", "2026-02-30"),
            line("signed", "20260701"),
            line("signed", "true"),
            line("retention", "0"),
            line("retention", "36501"),
            line("retention", "true"),
            quoted("retention", "1 year"),
            ("201 contacts", {"append": [contact, 199]}),
            ("a table in single brackets", {"replace": ["[[revoked]]", "[revoked]"]}),
            quoted("for", "Dr. B"),
            quoted("for", "z" * 41),
            quoted("for", ""),
            quoted("country", "Armenia"),
            quoted("country", "am"),
            quoted("reach", "ж" * 201),
            quoted("reach", ""),
            ("a contact that cannot be reached", {"append": ['[[contact]]\nfor = "lawyer"\n', 1]}),
            ("201 partners", {"append": ["[[partner]]\n", 199]}),
            ("a partner twice, in capitals", {"append": [partner.format("BUREAU"), 1]}),
            ("a partner with another label", {"append": [partner.format("ж"), 1]}),
            ("a partner for another consent", {"append": [partner.format("third").replace("lawyer", "record"), 1]}),
            ("a partner without a recipient", {"append": [partner.format("third").split("recipient")[0], 1]}),
            quoted("recipient", mistyped),
            quoted("recipient", bureau.upper()),
            quoted("recipient", bureau[:-1]),
            quoted("recipient", recipient_of([3] * 51 + [1])),
            quoted("sealing_pq", lattice[:-9] + ("b" if lattice[-9] == "a" else "a") + lattice[-8:]),
            quoted("sealing_pq", lattice[:-8]),
            quoted("sealing_pq", text_of("sealing_pq", raw, bytes([0, 0, 1]))),
            quoted("sealing_pq", text_of("sealing_pq", high, bytes(3))),
            quoted("sealing_pq", value("sealing")),
            quoted("sealing_pq", lattice, 1),
            # Refused: the other tables
            line("version", "0"),
            line("version", "1000000000"),
            quoted("hotline", "ж" * 101),
            quoted("root", value("root")[:-1]),
            quoted("root", value("root").lower()),
            quoted("root", base64.b64encode(b"Ed" + bytes(8) + (1).to_bytes(32, "little")).decode()),
            ("one root of two coordinators", {"replace": ['"pavel"\n', f'"pavel"\nroot = "{value("root")}"\n']}),
            quoted("label", "IRINA", 2),
            quoted("label", "ирина"),
            quoted("label", "-irina"),
            quoted("label", "a" * 33),
            quoted("signing", value("signing", 2), 3),
            quoted("signing", value("sealing")),
            quoted("signing", value("signing").upper()),
            quoted("sealing", value("sealing")[:-1]),
            quoted("valid_until", "soon"),
            ("nine coordinators", {"append": [more, 1]}),
            ("a coordinator without an end", {"replace": [f"valid_until = {value('valid_until')}\n", ""]}),
            quoted("key", value("recipient")),
            quoted("reason", "ж" * 201),
            ("a key revoked twice", {"append": [re.search(r"\[\[revoked\]\]\n(.+\n)+", text)[0], 1]}),
        ]
        + [quoted(use, text_of(use, key)) for use, keys in points.items() for key in keys]
    ]


def edited(text: str, copy: dict) -> bytes:
    """The bytes of a copy."""
    if "replace" in copy:
        old, new = copy["replace"]
        if old not in text:
            raise ValueError(f"{copy['name']}: {old!r} is not there")
        text = text.replace(old, new, 1)
    if "append" in copy:
        added, times = copy["append"]
        text += added * times
    return text.encode()
