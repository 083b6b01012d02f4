#!/usr/bin/env python3
"""A second reader of logs, written from docs/FORMAT.md. Needs Python 3.11 and PyNaCl.

    read_log.py LOG --key HEX [--values]

prints verdict, findings and records as JSON. A key is a reader's secret sealing key, 64 hex digits: only use those of
the vectors, because arguments can be read by others.
"""

import argparse
import collections
import hashlib
import json
import struct
import sys

from nacl import bindings as sodium
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

CELL = 4096
LIMIT = 786_432
SESSION, RECORD, CONTINUATION, CLOSE, GAP = 1, 2, 3, 4, 5
MAX_RUN = 1024
MAX_ODD_PLACES = 65_536
MAX_JUMP = 64
VOTERS = 9
KEPT_STEPS = 1024
SEARCH = 1 << 17
MAX_GAP = 512
KEPT_CELLS = 1024
VERDICTS = (
    "complete", "past crash", "log replaced", "unfinished end", "shorter than before", "damaged", "older keys file",
    "unknown keys file", "left-out reader", "extra reader", "unknown writer", "removed and continued", "two histories",
    "not sealed to this key", "newer version", "empty", "not a log", "unreadable",
)  # fmt: skip


def hashed(personal: str, *parts: bytes, key: bytes = b"", size: int = 32) -> bytes:
    return hashlib.blake2b(
        b"".join(parts), digest_size=size, key=key, person=personal.encode().ljust(16, b"\0")
    ).digest()


def kdf(key: bytes, number: int, context: str) -> bytes:
    return hashlib.blake2b(
        digest_size=32, key=key, salt=struct.pack("<QQ", number, 0), person=context.encode().ljust(16, b"\0")
    ).digest()


def unsealed(key: bytes, nonce: bytes, additional: bytes, sealed: bytes) -> bytes | None:
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, additional, nonce, key)
    except CryptoError:
        return None


def sealed(key: bytes, nonce: bytes, additional: bytes, plain: bytes) -> bytes:
    return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, additional, nonce, key)


def agreed(secret: bytes, public: bytes) -> bytes | None:
    try:
        return sodium.crypto_scalarmult(secret, public)
    except (CryptoError, RuntimeError):
        return None


def number(data: bytes, at: int, size: int = 8, signed: bool = False) -> int:
    return int.from_bytes(data[at : at + size], "little", signed=signed)


class Cell:
    """A whole cell."""

    def __init__(self, data: bytes):
        self.data = data
        self.kind = data[5]
        self.number = number(data, 8)
        self.log = data[16:32]
        self.prev = data[32:64]
        self.trailer = data[4064:]

    @property
    def body(self) -> bytes:
        return self.data[64:4064]


def trailer_fits(data: bytes) -> bool:
    return len(data) == CELL and data[:4] == b"intk" and hashed("intake cell 1", data[:4064]) == data[4064:]


def whole(data: bytes) -> Cell | None:
    if not trailer_fits(data) or data[4] != 1 or not 1 <= data[5] <= 5 or data[6:8] != b"\0\0":
        return None
    cell = Cell(data)
    return cell if cell.number < LIMIT else None


def filled_up(place: bytes) -> bool:
    """Whether a write of a cell was cut off in this place and padded with zeros, as far as the trailer shows."""
    there, fitting = place[4064:], hashed("intake cell 1", place[:4064])
    return there[-1] == 0 and there != fitting and fitting.startswith(there.rstrip(b"\0"))


class Bad:
    """Bytes in which no cell is accepted, or cells that are missing."""

    def __init__(self, first: int, start: int):
        self.first, self.start = first, start
        self.next: int | None = None
        self.data = b""
        self.newer: int | None = None

    @property
    def torn(self) -> bool:
        return len(self.data) < CELL or len(self.data) % CELL != 0 or filled_up(self.data[-CELL:])


class Walk:
    """The places of a file, in order: accepted cells, and the bytes between."""

    def __init__(self, data: bytes):
        self.data = data
        self.log: bytes | None = None
        self.last: Cell | None = None
        self.due = 0
        self.odd = 0
        self.log = self.elected()

    def elected(self) -> bytes | None:
        cells = len(self.data) // CELL
        voters = min(cells, VOTERS)
        found = [self.at(index * cells // voters * CELL) for index in range(voters)]
        votes = collections.Counter(cell.log for cell in found if cell).most_common(2)
        return votes[0][0] if votes and (len(votes) == 1 or votes[0][1] > votes[1][1]) else None

    def at(self, place: int) -> Cell | None:
        cell = whole(self.data[place : place + CELL])
        return cell if cell and self.log in (None, cell.log) else None

    def accepted(self, place: int) -> Cell | None:
        cell = self.at(place)
        if not cell:
            return None
        after = self.at(place + CELL)
        if self.log is None:
            if after:
                return cell if after.log == cell.log and after.number == cell.number + 1 else None
            return cell if cell.number == self.due else None
        if cell.number == self.due:
            return cell
        if self.last:
            if cell.number <= self.last.number:
                return None
            if cell.number == self.last.number + 1 and cell.prev == self.last.trailer:
                return cell
        if after is None:
            is_last = len(self.data) < place + 2 * CELL
            return cell if is_last and 0 < cell.number - self.due <= MAX_JUMP else None
        if after.number <= cell.number:
            return None
        follows = after.number == cell.number + 1 and after.prev == cell.trailer
        return cell if follows or after.number - cell.number <= MAX_JUMP else None

    def next_place(self, place: int) -> int:
        end = min(place + CELL, len(self.data))
        at = place + 1
        while self.odd < MAX_ODD_PLACES and (at := self.data.find(b"intk", at)) != -1 and at < end:
            if self.log in (None, self.data[at + 16 : at + 32]):
                self.odd += 1
                if self.at(at):
                    return at
            at += 1
        return end

    def __iter__(self):
        place = 0
        while place < len(self.data):
            cell = self.accepted(place)
            if cell:
                if cell.number > self.due:
                    missing = Bad(self.due, place)
                    missing.next = cell.number
                    yield missing
                self.log, self.last, self.due = cell.log, cell, cell.number + 1
                yield cell, place
                place += CELL
                continue
            bad = Bad(self.due, place)
            while place < len(self.data):
                here = self.data[place : place + CELL]
                if bad.newer is None and trailer_fits(here) and here[4] != 1:
                    bad.newer = here[4]
                place = self.next_place(place)
                self.due = bad.first + -(-(place - bad.start) // CELL)
                if cell := self.accepted(place):
                    bad.next = self.due = cell.number
                    break
            bad.data = self.data[bad.start : place]
            yield bad


class Session:
    """A session that was opened with a reader's key."""

    def __init__(self, cell: Cell, first: int, secret: bytes):
        data = cell.data
        self.first = first
        self.header = data[:8] + struct.pack("<Q", first) + cell.log + bytes(32)
        self.place = cell.log + struct.pack("<Q", first)
        self.ephemeral = data[64:96]
        self.slots = [data[at : at + 48] for at in range(96, 480, 48)]
        self.commitment = data[480:512]
        self.reader = sodium.crypto_scalarmult_base(secret)
        self.seed, self.slot_key = self.find_seed(secret, self.header + data[64:480])
        if self.seed is None:
            raise ValueError("not sealed to this key")
        self.prefix = hashed("intake session1", self.header, data[64:3948])
        self.message_key = kdf(self.seed, 1, "intksess")
        seal = unsealed(kdf(self.seed, 3, "intksess"), data[512:536], self.prefix, data[3948:4064])
        if seal is None:
            raise ValueError("the seal does not open")
        self.proof = Proof(self.commitment, self.prefix, seal)
        content = unsealed(self.message_key, data[512:536], self.header, data[536 : 536 + self.proof.length + 16])
        if content is None or len(content) != 528:
            raise ValueError("the content does not open")
        self.auth = content[88:120]
        self.prev = content[24:56]
        if (
            content[:24] != self.place
            or first == cell.number and content[24:56] != cell.prev
            or not self.proof.fits(self.auth)
            or not 1 <= number(content, 264) <= 8
            or any(content[272 + 32 * number(content, 264) :])
        ):
            raise ValueError("the content belongs elsewhere")
        self.author = content[56:88]
        self.time = number(content, 120, signed=True)
        self.keys_version, self.keys_hash = number(content, 128), content[136:168]
        self.book_version, self.book_hash = number(content, 168), content[176:208]
        self.records_before = number(content, 208)
        self.follows = content[216:232]
        self.readers = [content[272 + 32 * i : 304 + 32 * i] for i in range(number(content, 264))]
        self.chain = kdf(self.seed, 2, "intksess")
        self.index = 0
        self.closed = False
        self.ids: list[bytes] = []
        self.step: int | None = None
        self.steps_back = 0
        self.broken: int | None = None  # the first faulty cell since the session before

    def bound(self, personal: str, message: bytes, size: int = 32) -> bytes:
        return hashed(personal, message, key=self.seed, size=size)

    def key_of_slot(self, shared: bytes, reader: bytes, slot: int) -> bytes:
        return hashed("intake slot 1", self.ephemeral, reader, self.place, bytes([slot]), key=shared)

    def find_seed(self, secret: bytes, committed: bytes) -> tuple[bytes | None, bytes | None]:
        shared = agreed(secret, self.ephemeral)
        for slot in range(8) if shared else ():
            key = self.key_of_slot(shared, self.reader, slot)
            seed = unsealed(key, bytes(24), b"", self.slots[slot])
            if seed and hashed("intake commit 1", committed, key=seed) == self.commitment:
                return seed, key
        return None, None

    def reader_findings(self) -> list[dict]:
        """Rebuilds everything that the seed determines."""
        secret = self.bound("intake ephem 1", self.place)
        if sodium.crypto_scalarmult_base(secret) != self.ephemeral:
            return [{"verdict": "extra reader", "first": self.first}]
        found = []
        for slot, there in enumerate(self.slots):
            if slot < len(self.readers):
                shared = agreed(secret, self.readers[slot])
                key = self.key_of_slot(shared, self.readers[slot], slot) if shared else None
                if not key or sealed(key, bytes(24), b"", self.seed) != there:
                    found.append({"verdict": "left-out reader", "first": self.first})
            elif self.bound("intake filler 1", self.place + bytes([slot]), 48) != there:
                found.append({"verdict": "extra reader", "first": self.first})
        return found

    def keys(self, cell: int) -> tuple[bytes, bytes]:
        """Message key and key of the seal for a cell of this session; the cells must be asked for in order."""
        while self.index < cell - self.first - 2:
            self.chain = kdf(self.chain, 2, "intksess")
            self.index += 1
        return kdf(self.chain, 1, "intksess"), kdf(self.chain, 3, "intksess")


class Proof:
    """The content of a cell's seal."""

    def __init__(self, commitment: bytes, prefix: bytes, seal: bytes):
        self.length = number(seal, 0, 4)
        self.tag, self.signature = seal[4:36], seal[36:100]
        self.tagged = commitment + prefix + seal[:4]
        self.message = b"intake log cell signature, v1\n" + self.tagged + self.tag

    def fits(self, auth: bytes) -> bool:
        return hashed("intake tag 1", self.tagged, key=auth) == self.tag

    def signed_by(self, author: bytes) -> bool:
        try:
            sodium.crypto_sign_open(self.signature + self.message, author)
            return True
        except CryptoError:
            return False


def record_part(cell: int, content: bytes) -> dict | None:
    if len(content) < 24:
        return None
    (part, count, total), text = struct.unpack("<HHI", content[16:24]), content[24:]
    due = next((n for n in (1, 2, 4, 8, 16, 32) if total <= n * 3820), 0)
    if part >= count or count != due or len(text) != min(3820, max(0, total - 3820 * part)):
        return None
    return {"id": content[:16], "part": part, "count": count, "total": total, "cell": cell, "text": text}


class Steps:
    """The authentication ratchet: the step of each cell, and the keys of the steps that may be used again."""

    def __init__(self):
        self.stretches: list[tuple[int, int]] = []  # from this cell on, the steps from this one on
        self.keys: dict[int, bytes] = {}
        self.first_kept = 0
        self.budget = SEARCH

    @property
    def known(self) -> bool:
        return bool(self.stretches)

    def of(self, cell: int, before: int | None = None) -> int | None:
        for start, step in reversed(self.stretches):
            if start <= cell and (before is None or start < before):
                return step + cell - start
        if cell == 0 and self.stretches and (before is None or self.stretches[0][0] < before):
            return self.stretches[0][1]
        return None

    def key(self, step: int) -> bytes:
        while step not in self.keys:
            last = max(k for k in self.keys if k < step)
            self.keys[last + 1] = kdf(self.keys[last], 1, "intkauth")
            self.keys.pop(last + 1 - 4 * KEPT_STEPS, None)
        return self.keys[step]

    def find(self, auth: bytes, due: int) -> int | None:
        self.key(due)
        for step in range(due, max(self.first_kept, due - KEPT_STEPS + 1) - 1, -1):
            if self.keys.get(step) == auth:
                return step
        return None

    def ahead(self, auth: bytes, due: int) -> int | None:
        key, steps = self.key(due), 0
        while key != auth:
            if self.budget == 0:
                return None
            self.budget -= 1
            key, steps = kdf(key, 1, "intkauth"), steps + 1
        return steps

    def begin(self, cell: int, step: int, auth: bytes, is_new: bool):
        if is_new:
            self.keys, self.first_kept = {}, step
        self.keys[step] = auth
        self.stretches.append((cell, step))


class Reader:
    """Reads a log: `records`, `findings`, `verdict`."""

    def __init__(self, data: bytes, secret: bytes, values: bool = False, judge=None):
        self.data, self.secret, self.judge = data, secret, judge
        self.records: list[dict] = []
        self.findings: list[dict] = []
        self.values: list[dict] | None = [] if values else None
        self.session: Session | None = None
        self.sealed: list[int] = []  # session cells that nothing opens: changed, or for other readers
        self.sealed_end = 0  # the last of them and of what follows them
        self.signed_cells = 0  # cells up to the last one that a signature of the log's author authenticates
        self.owner: bytes | None = None  # that author: the one of the first valid signature
        self.last_signed: Session | None = None
        self.closed_cells = 0  # cells up to the last one that may be for other readers
        self.place = 0  # of the current cell
        self.copied: Cell | None = None  # a session cell whose copy may follow
        self.before: Cell | None = None  # the cell before
        self.after_bad = False  # bad bytes lie between
        self.over = None  # the first of the bad cells that the current cell was written after
        self.breaks: set[int] = set()  # cells that do not follow directly from the one before
        self.trailers: dict[int, bytes] = {}
        self.broken: int | None = None  # the first faulty cell since the last session
        self.losses = self.losses_counted = 0  # findings that may have cost records
        self.counted = self.missing = 0
        self.forged = False  # cells since the last count were not signed
        self.shift, self.shift_since = 0, 0  # distance of cells from 4096 times their number, and since which cell
        self.unlinked = False
        self.is_ours = False  # the current cell opens, or follows cells of a session that opens without belonging to it
        self.head: Cell | None = None
        self.bad: Bad | None = None  # what a gap may still explain
        self.steps = Steps()
        self.author: bytes | None = None
        self.time: int | None = None
        self.run: list[tuple[Proof, int, Session, int]] = []  # proof, cell, session, the cell after it
        self.waiting: list[dict] = []
        self.session_at = 0  # where in the run the session begins
        self.parts: list[dict] = []
        self.excused = False  # the beginning of the next record was lost, and named
        self.unclosed: set[bytes] = set()
        self.read()

    @property
    def verdict(self) -> str:
        """The gravest finding. An older keys file counts only if a reader has gone since."""
        grave = (f["verdict"] for f in self.findings if f["verdict"] in VERDICTS and f.get("gone", True))
        return max(grave, key=VERDICTS.index, default="complete")

    def break_at(self, cell: int):
        self.broken = cell if self.broken is None else min(self.broken, cell)

    def lost(self, verdict: str, first: int, last: int | None = None, **more):
        """A finding that may have cost records."""
        self.losses += 1
        self.break_at(first)
        self.find(verdict, first, last, **more)

    def find(self, verdict: str, first: int, last: int | None = None, **more):
        if verdict == "damaged" and last is not None and self.findings and "last" in self.findings[-1] \
                and self.findings[-1]["verdict"] == "damaged":  # fmt: skip
            joined = self.findings[-1]
            if first <= joined["last"] + 1 and joined["first"] <= last + 1:
                joined["first"], joined["last"] = min(joined["first"], first), max(joined["last"], last)
                return
        self.findings.append({"verdict": verdict, "first": first} | ({} if last is None else {"last": last}) | more)

    def read(self):
        if not self.data:
            self.find("empty", 0)
            return
        for item in Walk(self.data):
            if isinstance(item, Bad):
                first = self.unfinished_write()
                if first is not None and item.next is None and item.torn:
                    self.excuse(first)
                    item.first, self.bad, self.after_bad = first, item, True
                    continue
                self.resolve_bad()
                self.after_bad = True
                self.break_at(item.first)
                if item.newer is not None:
                    self.lost("newer version", item.first, version=item.newer)
                self.bad = item
                continue
            item, self.place = item
            follows = self.before is not None and item.prev == self.before.trailer
            if not follows:
                self.settle()
                if self.after_bad:
                    self.abandon()
            self.unlinked = self.before is not None and not follows and not self.after_bad
            if self.before is not None and not follows or self.after_bad:
                self.breaks.add(item.number)
            self.over = None
            if self.before is not None and not follows or self.after_bad:
                recent = range(item.number - 1, max(-1, item.number - KEPT_CELLS - 1), -1)
                at_beginning = item.prev == bytes(32) and 1 <= item.number <= KEPT_CELLS
                self.over = 0 if at_beginning else next((n + 1 for n in recent if self.trailers.get(n) == item.prev), None)
            self.after_bad = False
            self.is_ours = False
            if self.place - item.number * CELL != self.shift:
                self.shift, self.shift_since = self.place - item.number * CELL, item.number
            if item.kind == SESSION:
                self.begin(item)
            elif item.kind == CONTINUATION:
                self.lost("newer version", item.number, version=1)
            else:
                self.open(item)
            if not self.is_ours:
                self.closed_cells = item.number + 1
            self.before = self.head = item
            self.trailers[item.number] = item.trailer
            if len(self.run) >= MAX_RUN:
                self.settle()
        self.finish()

    # Bad bytes, changed cells

    def unfinished_write(self):
        """The first missing cell, if the log ends in the pair of a session that knew of it."""
        session = self.session
        if session is None or session.over is None or self.head.number >= session.first + 2:
            return None
        confirmed = self.steps.of(session.over, before=session.first)
        if session.step is not None and confirmed is not None and session.step > confirmed:
            return None
        return session.over

    def excuse(self, first: int):
        """Removes findings on cells that belong to the unfinished write at the end."""
        self.resolve_bad()
        last = self.session.first - 1
        if first <= last:
            self.findings = [rest for finding in self.findings for rest in self.outside(finding, first, last)]

    def resolve_bad(self):
        """Makes the finding for bad bytes that no gap names."""
        bad, self.bad = self.bad, None
        if bad is None:
            return
        if bad.next is not None:
            self.lost("damaged", bad.first, max(bad.first, bad.next - 1))
        elif bad.torn:
            self.find("unfinished end", bad.first)
        else:
            self.lost("damaged", bad.first, bad.first + max(1, len(bad.data) // CELL) - 1)

    def explain(self, first: int, last: int, torn: int, digest: bytes):
        """What a gap names is no damage if it is unchanged since the laptop found it."""
        named = []
        if torn > first and last - first < MAX_GAP and self.trailers.get(torn - 1) == self.session.prev \
                and not any(cell in self.breaks for cell in range(first, torn)):  # fmt: skip
            named.append((first, torn - 1))
        end = self.place - 2 * CELL
        start = end - (last + 1 - torn) * CELL
        stands = self.shift_since < torn or self.shift_since == 0
        if stands and 0 <= start < end <= start + MAX_GAP * CELL \
                and hashed("intake torn 1", self.data[start:end]) == digest:  # fmt: skip
            named.append((torn, last))
            if self.bad and self.bad.first >= torn and self.bad.next == last + 1:
                self.bad = None
        self.resolve_bad()
        for begin, end in named:
            self.findings = [rest for finding in self.findings for rest in self.outside(finding, begin, end)]

    @staticmethod
    def outside(finding: dict, begin: int, end: int) -> list[dict]:
        """The rest of a finding after these cells are explained."""
        first, last = finding["first"], finding.get("last")
        if finding["verdict"] in ("not sealed to this key", "newer version"):
            return [] if begin <= first <= end else [finding]
        if finding["verdict"] != "damaged" or last is None or last < begin or first > end:
            return [finding]
        before = [finding | {"last": begin - 1}] if first < begin else []
        return before + ([finding | {"first": end + 1}] if last > end else [])

    def blame_before(self, cell: int):
        """The current cell is authentic: if it was not written after the one before, that one was exchanged."""
        if self.unlinked and cell > 0:
            self.lost("damaged", cell - 1, cell - 1)

    def abandon(self) -> bool:
        was, self.parts, self.excused = bool(self.parts), [], True
        return was

    # Sessions

    def begin(self, cell: Cell):
        copied, self.copied = self.copied, cell
        claims = (cell.number, cell.number - 1)
        if copied and cell.number == copied.number + 1 and cell.body == copied.body:
            self.copied = None
            if not (self.sealed and self.sealed[-1] == copied.number):
                self.is_ours = True
                if self.unlinked:
                    self.lost("damaged", cell.number, cell.number)
                return
            claims = (copied.number,)
        session = None
        for first in claims:
            if session is None and first >= 0:
                try:
                    session = Session(cell, first, self.secret)
                except ValueError:
                    pass
        if session is None:
            if len(claims) == 1:
                self.sealed_end = cell.number
            else:
                self.does_not_open(cell.number)
            return
        if session.first == cell.number:
            self.blame_before(cell.number)
        else:
            self.copied = None
            if self.sealed and self.sealed[-1] == self.sealed_end == session.first:
                self.sealed.pop()
                self.lost("damaged", session.first, session.first)
        self.give_up_sealed()
        if len(self.run) > MAX_RUN // 2:
            self.settle()
        self.end_session()
        if self.author not in (None, session.author):
            self.settle()
        session.broken, self.broken = self.broken, None
        self.check_auth(session)
        self.findings += session.reader_findings()
        self.findings += self.judge(session) if self.judge else []
        self.is_ours = True
        if any(session.follows) and self.author is None:
            self.find("log replaced", session.first, follows=session.follows.hex())
        if self.time is not None and session.time < self.time:
            self.find("clock", session.first, seconds=self.time - session.time)
        self.time, self.author, self.session = session.time, session.author, session
        session.over = self.over if session.first == cell.number else None
        self.session_at = len(self.run)
        self.run.append((session.proof, session.first, session, cell.number + 1))
        self.count_later(session.records_before, session.first)
        self.note(session.first, session.proof, session.message_key, session.auth, session)

    def does_not_open(self, cell: int):
        self.resolve_bad()
        self.settle()
        self.abandon()
        if self.session and self.session.closed:
            self.session = None
        self.break_at(cell)
        self.sealed.append(cell)
        self.sealed_end = cell

    def give_up_sealed(self):
        for cell in self.sealed:
            self.lost("not sealed to this key", cell)
        self.sealed = []

    def check_auth(self, session: Session):
        due = session.first
        if self.steps.known:
            due = self.steps.of(session.first)
            session.step = self.steps.find(session.auth, due)
            if session.step is None:
                self.lost("removed and continued", session.first, cells=self.steps.ahead(session.auth, due))
            else:
                session.steps_back = due - session.step
        is_new = session.step is None
        self.steps.begin(session.first, due if is_new else session.step, session.auth, is_new)

    def end_session(self):
        if self.session and not self.session.closed:
            self.settle()
            self.abandon()
            self.unclosed.update(self.session.ids[-4:])
        self.session = None

    # Records, closes, gaps

    def open(self, cell: Cell):
        self.copied = None
        session, data = self.session, cell.data
        if session is None or cell.number < session.first + 2:
            if self.sealed:
                self.sealed_end = cell.number
                self.blame_before(cell.number)
            else:
                self.lost("damaged", cell.number, cell.number)
            return
        message_key, seal_key = session.keys(cell.number)
        auth = self.steps.key(self.steps.of(cell.number))
        prefix = hashed("intake cell 1", data[:3948])
        seal = unsealed(seal_key, data[64:88], prefix, data[3948:4064])
        proof = Proof(session.commitment, prefix, seal) if seal else None
        content = None
        if proof and proof.fits(auth) and proof.length <= 3844:
            content = unsealed(message_key, data[64:88], data[:64], data[88 : 104 + proof.length])
        if content is None:
            # It cannot belong to another session either, if it follows this one's cells without a break.
            self.is_ours = not (self.sealed or self.unlinked or self.bad) and self.closed_cells <= session.first
            self.resolve_bad()
            self.settle()
            self.abandon()
            if self.sealed:
                self.sealed_end = cell.number
            else:
                self.lost("damaged", cell.number, cell.number)
            return
        self.is_ours = True
        if self.sealed:
            self.lost("damaged", self.sealed[0], self.sealed_end)
            self.sealed = []
        self.blame_before(cell.number)
        self.note(cell.number, proof, message_key, auth)
        if cell.kind != GAP and cell.number == session.first + 2:
            self.stepped_back(session.steps_back, session.first)
        if cell.kind == GAP:
            self.take_gap(cell.number, content)
            self.run.append((proof, cell.number, session, cell.number + 1))
            return
        self.resolve_bad()
        self.run.append((proof, cell.number, session, cell.number + 1))
        if cell.kind == CLOSE:
            is_cut = self.abandon()
            if len(content) == 16 and not session.closed:
                self.count_later(number(content, 0), cell.number)
            if is_cut or len(content) != 16 or session.closed:
                self.lost("damaged", cell.number, cell.number)
            session.closed = True
        else:
            self.add_part(cell.number, content)

    def stepped_back(self, cells: int, since: int):
        """The session began with a key that was used before, and no gap explains it."""
        if cells > 0 and (self.session.broken is None or self.session.broken >= since):
            self.lost("removed and continued", self.session.first, cells=cells)

    def take_gap(self, cell: int, content: bytes):
        session = self.session
        first, last, torn = struct.unpack("<QQQ", content[:24]) if len(content) == 56 else (1, 0, 0)
        if cell != session.first + 2 or last + 1 != session.first or not first <= torn <= last + 1 or first > last:
            self.resolve_bad()
            self.lost("damaged", cell, cell)
            return
        self.settle(self.session_at)
        self.explain(first, last, torn, content[24:])
        confirmed = self.steps.of(first, before=session.first)
        if session.step is not None and confirmed is not None and session.step > confirmed:
            self.lost("removed and continued", first, cells=session.step - confirmed)
        elif session.step is not None and confirmed is not None:
            self.stepped_back(confirmed - session.step, first)
        self.find("past crash", first, last)

    def add_part(self, cell: int, content: bytes):
        this = record_part(cell, content)
        if this is None or self.session.closed:
            self.abandon()
            self.lost("damaged", cell, cell)
            return
        if this["part"] == 0:
            if self.parts:
                begun = self.parts[0]["cell"]
                self.lost("damaged", begun, max(begun, cell - 1))
            self.parts, self.excused = [this], False
        elif self.parts and all(
            self.parts[-1][name] + step == this[name]
            for name, step in (("id", b""), ("part", 1), ("count", 0), ("total", 0), ("cell", 1))
        ):
            self.parts.append(this)
        else:
            if not self.excused:
                self.lost("damaged", cell, cell)
            self.abandon()
            return
        if this["part"] + 1 == this["count"]:
            self.waiting.append({
                "id": this["id"].hex(), "cell": self.parts[0]["cell"], "cells": this["count"],
                "text": b"".join(p["text"] for p in self.parts), "ends": len(self.run), "session": self.session,
            })  # fmt: skip
            self.parts = []

    # Signatures

    def settle(self, count: int | None = None):
        count = len(self.run) if count is None else count
        if count == 0:
            return
        vouched = count
        while vouched > 0 and not self.run[vouched - 1][0].signed_by(self.run[vouched - 1][2].author):
            vouched -= 1
        if vouched > 0:
            _, _, self.last_signed, end = self.run[vouched - 1]
            self.owner = self.owner or self.last_signed.author
            if self.owner == self.last_signed.author:
                self.signed_cells = end
        for _, cell, _, _ in self.run[vouched:count]:
            self.find("unknown writer", cell)
        for record in [r for r in self.waiting if r["ends"] <= vouched]:
            if "says" in record:
                self.hold_count(record)
                continue
            self.counted += 1
            if record["session"] is self.session:
                self.session.ids.append(bytes.fromhex(record["id"]))
            if bytes.fromhex(record["id"]) not in self.unclosed:
                self.records.append(record)
        self.waiting = [r | {"ends": r["ends"] - count} for r in self.waiting if r["ends"] > count]
        self.forged = self.forged or vouched < count
        self.run = self.run[count:]
        self.session_at = max(0, self.session_at - count)

    def count_later(self, said: int, cell: int):
        """The author states the number of records in the log up to here; it is compared when that cell is signed."""
        self.waiting.append({"says": said, "cell": cell, "losses": self.losses, "ends": len(self.run)})

    def hold_count(self, count: dict):
        """Compares the author's count of records with those that are there."""
        gone = max(0, count["says"] - self.counted)
        if gone <= self.missing:
            return
        if count["losses"] == self.losses_counted and not self.forged:
            self.find("damaged", count["cell"], said=count["says"], read=self.counted)
        self.missing, self.losses_counted, self.forged = gone, count["losses"], False

    def finish(self):
        is_cut = self.bad is not None and self.bad.next is None
        first = None if is_cut else self.unfinished_write()
        if first is not None:
            self.excuse(first)
        self.resolve_bad()
        is_open = self.session is not None and not self.session.closed
        sealed = bool(self.sealed)
        self.give_up_sealed()
        self.end_session()
        self.settle()
        if is_open and not is_cut and not sealed:
            self.find("unfinished end", self.head.number + 1 if first is None else first)
        if self.head is None:
            self.findings = [f for f in self.findings if f["verdict"] == "newer version"]
            if not self.findings:
                self.find("not a log", 0)

    # For vectors

    def note(self, cell: int, proof: Proof, message_key: bytes, auth: bytes, session: Session | None = None):
        if self.values is None:
            return
        values = {
            "cell": cell, "message_key": message_key.hex(), "auth_key": auth.hex(), "tag": proof.tag.hex(),
            "signed": hashlib.blake2b(proof.message, digest_size=32).hexdigest(), "signature": proof.signature.hex(),
        }  # fmt: skip
        if session:
            values |= {
                "seed": session.seed.hex(), "slot_key": session.slot_key.hex(), "commitment": session.commitment.hex(),
                "author": session.author.hex(), "readers": [r.hex() for r in session.readers],
                "keys_version": session.keys_version, "book_version": session.book_version, "time": session.time,
                "records_before": session.records_before,
            }  # fmt: skip
        self.values.append(values)

    def result(self) -> dict:
        result = {
            "verdict": self.verdict,
            "findings": self.findings,
            "records": [
                {"id": r["id"], "cell": r["cell"], "cells": r["cells"], "text": r["text"].decode(errors="replace")}
                for r in self.records
            ],
        }
        if self.head:
            result |= {"log": self.head.log.hex(), "cells": self.head.number + 1, "head": self.head.trailer.hex()}
        return result


def receipt(log: bytes, head: bytes) -> str:
    digest = argon2id.kdf(16, head, log, opslimit=2, memlimit=64 << 20)
    digits = f"{int.from_bytes(digest, 'little') % 10**20:020}"
    return " ".join(digits[at : at + 4] for at in range(0, 20, 4))


def main():
    options = argparse.ArgumentParser(description="Reads a log made by intake.")
    options.add_argument("log")
    options.add_argument("--key", required=True, help="a reader's secret sealing key, 64 hex digits")
    options.add_argument("--values", action="store_true", help="print values on the way, keys among them")
    arguments = options.parse_args()
    with open(arguments.log, "rb") as file:
        reader = Reader(file.read(), bytes.fromhex(arguments.key), arguments.values)
    result = reader.result()
    if reader.head:
        result["receipt"] = receipt(reader.head.log, reader.head.trailer)
    if arguments.values:
        result["values"] = reader.values
    json.dump(result, sys.stdout, indent=1, ensure_ascii=False)
    print()
    sys.exit(0 if reader.verdict in VERDICTS[:2] else 2)


if __name__ == "__main__":
    main()
