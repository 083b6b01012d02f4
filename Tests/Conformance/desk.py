"""What a desk adds to a reading, written from docs/FORMAT.md: the people in the keys files, and its own copy."""

import datetime
import math

from keys_file import KeysFile, number_of
from read_log import Reader, Session, Walk

FIRST_DAY = number_of(datetime.date(2026, 1, 1))


class Judge:
    """Compares sessions with the keys files of a desk; the last one is in force, adopted on the day `since`.
    `held`: the number of cells of the log that the desk held before, and before the revocations in that file. `now`:
    the desk's clock."""

    def __init__(self, files: list[bytes], now: int, since: datetime.date, held: int = 0):
        self.files, self.now, self.held = [KeysFile(data) for data in files], now, held
        self.since, self.is_ahead = number_of(since), False
        self.latest: int | None = None  # the clock of an earlier session, unless it was ahead
        self.under: Session | None = None  # the first new session sealed to a person who has gone
        self.gone_under: set[bytes] = set()

    def __call__(self, session: Session) -> list[dict]:
        def find(verdict: str) -> dict:
            return {"verdict": verdict, "first": session.first}

        self.note_older(session)
        keys = self.named(session)
        day, in_force = session.time // 86_400, self.files[-1]
        found = []
        author = self.laptop(keys, session.author)
        files = [file for file in (keys, in_force) if file]
        is_late = session.first >= self.held and in_force.revokes(author, math.inf)
        is_unknown = keys is not None and not keys.who(session.author)
        if is_unknown or is_late or any(f.revokes(author, day) for f in files):
            found.append(find("unknown writer"))
        listed = {c["sealing"] for c in keys.coordinators} if keys else set(session.readers)
        last = max(day, self.now // 86_400, self.since) if session.first >= self.held else day
        for reader in set(session.readers):
            laptop = self.laptop(keys, reader)
            is_named = keys is not None and keys.revokes(laptop, math.inf)
            if reader not in listed or is_named or in_force.revokes(laptop, last):
                found.append(find("extra reader"))
        if keys is None:
            return found + [find("unknown keys file")] + self.clock(session)
        for coordinator in keys.readers(min(day, self.now // 86_400)):
            if coordinator not in session.readers:
                found.append(find("left-out reader"))
        return found + self.clock(session)

    def named(self, session: Session) -> KeysFile | None:
        name = (session.keys_version, session.keys_hash)
        return next((file for file in self.files if (file.version, file.hash) == name), None)

    def laptop(self, keys: KeysFile | None, key: bytes) -> set[bytes]:
        return (keys.laptop(key) if keys else set()) | self.files[-1].laptop(key)

    def clock(self, session: Session) -> list[dict]:
        if self.is_ahead or session.time <= self.now + 86_400:
            return []
        self.is_ahead = True
        return [{"verdict": "clock ahead", "first": session.first}]

    def gone(self, session: Session) -> set[bytes] | None:
        """The readers by the older keys file of a session who are none by the one in force."""
        keys, day = self.named(session), self.now // 86_400
        if keys is None or session.keys_version >= self.files[-1].version:
            return None
        return set(keys.readers(day)) - set(self.files[-1].readers(day))

    def note_older(self, session: Session):
        gone = (self.gone(session) or set()) & set(session.readers)
        day = session.time // 86_400
        is_late = day > self.since or day < FIRST_DAY or self.latest is not None and session.time < self.latest
        if gone and is_late and session.first >= self.held:
            self.under = self.under or session
            self.gone_under |= gone
        if session.time <= self.now + 86_400:
            self.latest = session.time if self.latest is None else max(self.latest, session.time)

    def end(self, last: Session | None) -> list[dict]:
        """The finding on the keys file of the last session that its author signed, or of one that is new here."""
        gone = None if last is None else self.gone(last)
        about = self.under if gone is None else last
        if about is None or last is None:
            return []
        return [{"verdict": "older keys file", "first": about.first, "gone": sorted((gone or set()) | self.gone_under)}]


def copy_walks(held: Reader, copy: Reader) -> tuple[dict, dict] | None:
    """The cells of both copies by number; nothing if they are two logs."""
    walks = Walk(held.data), Walk(copy.data)
    ours, theirs = ([item[0] for item in walk if isinstance(item, tuple)] for walk in walks)
    if not ours or not theirs or walks[0].log != walks[1].log:
        return None
    return {cell.number: cell for cell in ours}, {cell.number: cell for cell in theirs}


def held_before(held: Reader, copy: Reader) -> int:
    """The number of a copy's cells that the desk holds: as far as its own is signed and the two are one history."""
    walks = copy_walks(held, copy)
    if walks is None:
        return 0
    fork = compared(*walks)[0]
    return held.signed_cells if fork is None else min(held.signed_cells, fork)


def held_findings(held: Reader, copy: Reader) -> list[dict]:
    """The findings on a copy, compared with the one of the desk."""
    walks = copy_walks(held, copy)
    if walks is None:
        return []
    fork, lost = compared(*walks)
    if fork is not None:
        mended = held.signed_cells <= fork < copy.signed_cells and held.closed_cells <= fork
        return [] if mended else [{"verdict": "two histories", "first": fork}]
    if max(walks[1]) < max(walks[0]) and lost == 0 and copy.signed_cells < held.signed_cells:
        return [{"verdict": "shorter than before", "first": 0}]
    return []


def compared(ours: dict, theirs: dict) -> tuple[int | None, int]:
    """The first cell of another history, and the number of cells that the desk's copy has lost."""
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
    return (differ[0] if differ else None), lost
