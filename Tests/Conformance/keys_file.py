"""Keys files, written from docs/FORMAT.md ("Keys file"): everything that is not understood is refused, by its key."""

import base64
import datetime
import hashlib
import math
import re
import tomllib

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

PREFIXES = {"signing": "intake-sign-", "sealing": "intake-seal-", "sealing_pq": "intake-mlkem-"}
LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
MAX_BYTES = 1 << 20
NOT_USED_YET = ("contact", "partner", "retention", "sealing_pq")


class Refused(ValueError):
    """What is refused: the name of its key or table; None if it has none."""

    def __init__(self, key: str | None):
        super().__init__(key)
        self.key = key


class Table:
    """A table, read key by key."""

    def __init__(self, values: dict, known: str):
        self.values = values
        for key in values:
            if key not in known.split():
                raise Refused(key)

    def text(self, key: str, limit: int | None = None) -> str:
        text = self.values.get(key)
        if type(text) is not str or not text or limit is not None and len(text.encode()) > limit:
            raise Refused(key)
        return text

    def number(self, key: str, most: int) -> int:
        number = self.values.get(key)
        if type(number) is not int or not 1 <= number <= most:
            raise Refused(key)
        return number

    def day(self, key: str) -> datetime.date:
        day = self.values.get(key)
        try:
            if type(day) is str and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day, re.ASCII):
                day = datetime.date.fromisoformat(day)
        except ValueError:
            pass
        # A moment is a date to Python, too.
        if type(day) is not datetime.date:
            raise Refused(key)
        return day

    def matching(self, key: str, pattern: str) -> str:
        text = self.text(key)
        if not re.fullmatch(pattern, text):
            raise Refused(key)
        return text

    def label(self) -> str:
        return self.matching("label", LABEL.pattern)

    def optional(self, read, key: str, *rest):
        return read(key, *rest) if key in self.values else None

    def tables(self, key: str, known: str, most: int | None = None) -> list["Table"]:
        found = self.values.get(key, [])
        if type(found) is not list or not all(type(one) is dict for one in found):
            raise Refused(key)
        if most is not None and len(found) > most:
            raise Refused(key)
        return [Table(one, known) for one in found]


def base32(text: str) -> bytes | None:
    """Small letters, whole groups, no padding."""
    if not re.fullmatch(r"([a-z2-7]{8})+", text):
        return None
    return base64.b32decode(text.upper())


def checked(text: str, use: str, size: int, zeros: int = 0) -> bytes | None:
    """The key behind a prefix, whose check value fits."""
    prefix = PREFIXES[use]
    raw = base32(text[len(prefix) :]) if text.startswith(prefix) else None
    if raw is None or len(raw) != size + 3 + zeros or any(raw[size + 3 :]):
        return None
    check = hashlib.blake2b(prefix.encode() + raw[:size], digest_size=32).digest()[:3]
    return raw[:size] if raw[size : size + 3] == check else None


def is_signing_key(key: bytes) -> bool:
    """A point of the main subgroup, in canonical form."""
    return bool(sodium.crypto_core_ed25519_is_valid_point(key))


def is_sealing_key(key: bytes) -> bool:
    if int.from_bytes(key, "little") >= 2**255 - 19:
        return False
    try:
        sodium.crypto_scalarmult(bytes(range(32)), key)
        return True
    except (CryptoError, RuntimeError):
        return False


def public_key(text: str, *uses: str) -> bytes | None:
    for use, is_good in (("signing", is_signing_key), ("sealing", is_sealing_key)):
        if use in uses and (key := checked(text, use, 32)) is not None and is_good(key):
            return key
    return None


def lattice_key(text: str) -> bytes | None:
    """A public key of ML-KEM-768: each coefficient of 12 bits is below the modulus."""
    key = checked(text, "sealing_pq", 1184, zeros=3)
    if key is None:
        return None
    bits = int.from_bytes(key[:1152], "little")
    return key if all(bits >> 12 * at & 0xFFF < 3329 for at in range(768)) else None


def minisign_key(text: str) -> bytes | None:
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    if len(raw) != 42 or raw[:2] != b"Ed" or base64.b64encode(raw).decode() != text:
        return None
    return raw[10:] if is_signing_key(raw[10:]) else None


BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def bech32_checksum(prefix: str, values: list[int]) -> int:
    """The checksum of BIP 173: 1 for a text that is whole."""
    total = 1
    for value in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for at, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            total ^= part if top >> at & 1 else 0
    return total


def is_age_recipient(text: str) -> bool:
    if len(text) != 62 or not text.startswith("age1") or any(letter not in BECH32 for letter in text[4:]):
        return False
    values = [BECH32.index(letter) for letter in text[4:]]
    # 52 letters have 260 bits; a key has 256.
    return bech32_checksum("age", values) == 1 and values[51] & 15 == 0


class KeysFile:
    """A keys file."""

    def __init__(self, data: bytes):
        if len(data) > MAX_BYTES:
            raise Refused(None)
        try:
            values = tomllib.loads(data.decode())
        except ValueError:
            raise Refused(None) from None
        file = Table(
            values, "version signed root hotline retention coordinator volunteer revoked contact partner"
        )
        self.hash = hashlib.blake2b(data, digest_size=32).digest()
        self.version = file.number("version", 999_999_999)
        self.signed = file.optional(file.day, "signed")
        self.root = self.root_of(file)
        self.hotline = file.optional(file.text, "hotline", 200)
        self.seen: set = set()
        known = "label signing sealing sealing_pq root valid_until"
        self.coordinators = [self.coordinator(table) for table in file.tables("coordinator", known)]
        if not self.coordinators:
            raise Refused(None)
        if len(self.coordinators) > 8:
            raise Refused("coordinator")
        self.volunteers = [self.laptop_of(table) for table in file.tables("volunteer", "label signing sealing")]
        self.revocations = [self.revocation(table) for table in file.tables("revoked", "key date reason")]
        self.revoked = [(one["key"], one["date"]) for one in self.revocations]
        self.retention = file.optional(file.number, "retention", 36_500)
        self.contacts = [self.contact(table) for table in file.tables("contact", "for country reach", 200)]
        self.partners = [self.partner(table) for table in file.tables("partner", "label for recipient", 200)]

    def once(self, key: str, *value):
        if value in self.seen:
            raise Refused(key)
        self.seen.add(value)

    @staticmethod
    def root_of(table: Table) -> bytes | None:
        text = table.optional(table.text, "root")
        key = None if text is None else minisign_key(text)
        if text is not None and key is None:
            raise Refused("root")
        return key

    def laptop_of(self, table: Table) -> dict:
        label = table.label()
        self.once("label", "laptop", label.lower())
        laptop = {"label": label}
        for use in ("sealing", "signing"):
            key = public_key(table.text(use), use)
            if key is None:
                raise Refused(use)
            self.once(use, "key", key)
            laptop[use] = key
        return laptop

    def coordinator(self, table: Table) -> dict:
        laptop = self.laptop_of(table)
        root, valid_until = self.root_of(table), table.day("valid_until")
        lattice = table.optional(table.text, "sealing_pq")
        key = None if lattice is None else lattice_key(lattice)
        if lattice is not None and key is None:
            raise Refused("sealing_pq")
        if key is not None:
            self.once("sealing_pq", "lattice", key)
        if root is not None:
            self.once("root", "root", root)
        return laptop | {"root": root, "valid_until": valid_until, "sealing_pq": key}

    def revocation(self, table: Table) -> dict:
        key = public_key(table.text("key"), "signing", "sealing")
        if key is None:
            raise Refused("key")
        self.once("key", "revoked", key)
        return {"key": key, "date": table.day("date"), "reason": table.text("reason", 400)}

    def contact(self, table: Table) -> dict:
        return {
            "for": table.matching("for", "[a-z_]{1,40}"),
            "country": table.optional(table.matching, "country", "[A-Z]{2}"),
            "reach": table.text("reach", 400),
        }

    def partner(self, table: Table) -> dict:
        label = table.label()
        self.once("label", "partner", label.lower())
        recipient = table.text("recipient")
        purpose = table.matching("for", "lawyer|partner")
        if not is_age_recipient(recipient):
            raise Refused("recipient")
        return {"label": label, "for": purpose, "recipient": recipient}

    # Who may write, and who can read

    def who(self, signing: bytes) -> dict | None:
        return next((h for h in self.volunteers + self.coordinators if h["signing"] == signing), None)

    def laptop(self, key: bytes) -> set[bytes]:
        """Both keys of the laptop with this key."""
        pairs = ({h["signing"], h["sealing"]} for h in self.volunteers + self.coordinators)
        return next((pair for pair in pairs if key in pair), {key})

    def revokes(self, keys: set[bytes], day: float) -> bool:
        return any(key in keys and number_of(date) <= day for key, date in self.revoked)

    def readers(self, day: int) -> list[bytes]:
        """The sealing keys of the coordinators who are valid on a day; a revocation counts on every day."""
        valid = [c for c in self.coordinators if number_of(c["valid_until"]) >= day]
        return [c["sealing"] for c in valid if not self.revokes({c["signing"], c["sealing"]}, math.inf)]

    # For vectors

    def result(self) -> dict:
        """All that the file says; a key of ML-KEM-768 by its hash."""

        def plain(value):
            if type(value) is bytes:
                return (hashlib.blake2b(value, digest_size=32).digest() if len(value) > 32 else value).hex()
            return value.isoformat() if type(value) is datetime.date else value

        def tables(all: list[dict]) -> list[dict]:
            return [{name: plain(value) for name, value in one.items() if value is not None} for one in all]

        used = {
            "contact": self.contacts, "partner": self.partners, "retention": self.retention,
            "sealing_pq": any(c["sealing_pq"] for c in self.coordinators),
        }  # fmt: skip
        said = {
            "version": self.version, "signed": self.signed, "root": self.root, "hotline": self.hotline,
            "retention": self.retention, "hash": self.hash,
        }  # fmt: skip
        return tables([said])[0] | {
            "coordinators": tables(self.coordinators), "volunteers": tables(self.volunteers),
            "revoked": tables(self.revocations), "contacts": tables(self.contacts), "partners": tables(self.partners),
            "not_used_yet": [name for name in NOT_USED_YET if used[name]],
        }  # fmt: skip


def number_of(day: datetime.date) -> int:
    """Days since 1970-01-01: a session's clock may be beyond every calendar."""
    return day.toordinal() - datetime.date(1970, 1, 1).toordinal()
