"""What a desk adds to a reading, made from docs/FORMAT.md: who is who in the keys files, and the copy that it has."""

import base64
import datetime
import hashlib
import math
import tomllib

from read_log import Session, Walk

PREFIXES = {"intake-sign-": "signing", "intake-seal-": "sealing"}


def public_key(text: str) -> bytes:
    prefix = next(prefix for prefix in PREFIXES if text.startswith(prefix))
    raw = base64.b32decode(text[len(prefix) :].upper() + "=" * (-(len(text) - len(prefix)) % 8))
    key, check = raw[:32], raw[32:]
    if len(raw) != 35 or hashlib.blake2b(prefix.encode() + key, digest_size=32).digest()[:3] != check:
        raise ValueError(f"the check value of {text} does not fit")
    return key


class Keys:
    """A keys file."""

    def __init__(self, data: bytes):
        table = tomllib.loads(data.decode())
        self.version, self.hash = table["version"], hashlib.blake2b(data, digest_size=32).digest()
        self.coordinators = [self.holder(entry) for entry in table.get("coordinator", [])]
        self.volunteers = [self.holder(entry) for entry in table.get("volunteer", [])]
        self.revoked = [(public_key(entry["key"]), entry["date"]) for entry in table.get("revoked", [])]

    @staticmethod
    def holder(entry: dict) -> dict:
        return entry | {name: public_key(entry[name]) for name in ("signing", "sealing")}

    def who(self, signing: bytes) -> dict | None:
        return next((h for h in self.volunteers + self.coordinators if h["signing"] == signing), None)

    def is_revoked(self, signing: bytes, day: float) -> bool:
        holder = self.who(signing)
        keys = (holder["signing"], holder["sealing"]) if holder else (signing,)
        return any(key in keys and number_of(date) <= day for key, date in self.revoked)


def number_of(day: datetime.date) -> int:
    """Days since 1970-01-01: a session's clock may say what no calendar has."""
    return day.toordinal() - datetime.date(1970, 1, 1).toordinal()


class Judge:
    """Holds sessions against the keys files that a desk has; the last one is in force. `held`: how many cells of the
    log the desk had at its first import after the revocations in that file."""

    def __init__(self, files: list[bytes], held: int = 0):
        self.files, self.held = [Keys(data) for data in files], held

    def __call__(self, session: Session) -> list[dict]:
        def find(verdict: str) -> dict:
            return {"verdict": verdict, "first": session.first}

        named = (session.keys_version, session.keys_hash)
        keys = next((file for file in self.files if (file.version, file.hash) == named), None)
        if keys is None:
            return [find("unknown keys file")]
        day = session.time // 86_400
        both = (keys, self.files[-1])
        found = []
        is_late = session.first >= self.held and self.files[-1].is_revoked(session.author, math.inf)
        if not keys.who(session.author) or is_late or any(file.is_revoked(session.author, day) for file in both):
            found.append(find("unknown writer"))
        may = {c["sealing"] for c in keys.coordinators if not any(f.is_revoked(c["signing"], day) for f in both)}
        found += [find("extra reader") for reader in set(session.readers) - may]
        for coordinator in keys.coordinators:
            must = number_of(coordinator["valid_until"]) >= day and not keys.is_revoked(coordinator["signing"], day)
            if must and coordinator["sealing"] not in session.readers:
                found.append(find("left-out reader"))
        return found


def held_findings(held: bytes, held_sealed: int, copy: bytes, copy_sealed: int) -> list[dict]:
    """What is said of a copy beside the one that the desk has; `..._sealed`: cells up to the last that opened."""
    walks = Walk(held), Walk(copy)
    ours, theirs = ([item[0] for item in walk if isinstance(item, tuple)] for walk in walks)
    if not ours or not theirs or walks[0].log != walks[1].log:
        return []
    ours, theirs = ({cell.number: cell for cell in cells} for cells in (ours, theirs))
    end = min(max(ours), max(theirs))
    differ, lost = [], 0
    for number in range(end + 1):
        one, other = ours.get(number), theirs.get(number)
        if one and other and one.trailer != other.trailer:
            differ.append(number)
        elif one and other:
            # They agree again, so what differed before was changed in one of them: `prev` says in which.
            if differ and (differ[-1] + 1 != number or one.prev != ours[differ[-1]].trailer):
                lost += len(differ)
            differ = []
        elif other:
            lost += 1
    if differ:
        fork = differ[0]
        mended = fork >= held_sealed and copy_sealed > fork
        return [] if mended else [{"verdict": "two histories", "first": fork}]
    if max(theirs) < max(ours) and lost == 0 and copy_sealed < held_sealed:
        return [{"verdict": "shorter than before", "first": 0}]
    return []
