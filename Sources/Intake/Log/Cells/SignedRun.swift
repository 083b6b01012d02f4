// Cells whose signatures are not checked yet, and the records that wait for the check.

import IntakeBase

/// A statement in an author's cells that counts only with a valid signature.
enum SignedWord {
    case record(LogRecord)
    /// At this cell: the number of records that the log states to have so far, and the number of losses reported by
    /// then.
    case count(UInt64, at: UInt64, losses: Int)
}

/// A run of whole cells of one author, each linked to the one before.
struct SignedRun {
    private struct Entry {
        var proof: CellProof
        var cell: UInt64
        var session: SessionInfo
        /// The end of the cell, as the number of the cell after it, and its hash.
        var end: UInt64 = 0
        var hash = Bytes32()
    }

    private var entries: [Entry] = []
    private var waiting: [(word: SignedWord, after: Int)] = []
    private var session: SessionInfo?
    /// The number of cells in the run before the current session.
    private(set) var sessionStart = 0

    var count: Int { entries.count }

    mutating func beginSession(_ session: SessionInfo) {
        self.session = session
        sessionStart = entries.count
    }

    mutating func append(_ proof: CellProof, cell: UInt64) {
        guard let session else { return }
        entries.append(Entry(proof: proof, cell: cell, session: session))
    }

    /// Sets the end and the hash of the cell that was appended last.
    mutating func end(_ end: UInt64, _ hash: Bytes32) {
        guard let last = entries.indices.last else { return }
        (entries[last].end, entries[last].hash) = (end, hash)
    }

    /// Adds a statement of the cells so far, which waits until a signature vouches for them.
    mutating func append(_ word: SignedWord) {
        waiting.append((word, entries.count))
    }

    /// The last cell that a signature vouches for.
    struct Signed {
        var session: SessionInfo
        var end: UInt64
        var hash: Bytes32
    }

    /// Removes the first `count` cells. Returns the statements that their author vouches for, in order; the last signed
    /// cell among them; and the cells without a valid signature on them or after them. A signature vouches for all
    /// cells before it.
    mutating func take(_ count: Int) -> (words: [SignedWord], signed: Signed?, forged: [UInt64]) {
        let vouched = entries[..<count].lastIndex(where: isSigned).map { $0 + 1 } ?? 0
        let last = vouched > 0 ? entries[vouched - 1] : nil
        let signed = last.map { Signed(session: $0.session, end: $0.end, hash: $0.hash) }
        let forged = entries[vouched..<count].map(\.cell)
        let ready = waiting.prefix { $0.after <= count }
        let good = ready.filter { $0.after <= vouched }.map(\.word)
        waiting.removeFirst(ready.count)
        for index in waiting.indices { waiting[index].after -= count }
        entries.removeFirst(count)
        sessionStart = max(0, sessionStart - count)
        return (good, signed, forged)
    }

    private func isSigned(_ entry: Entry) -> Bool {
        entry.session.author.verifies(entry.proof.signatureBytes, of: entry.proof.message)
    }
}

/// Assembles records from their parts.
struct RecordAssembly {
    private var head: RecordPart?
    private var firstCell: UInt64 = 0
    private var nextPart = 0
    private var text: [UInt8] = []
    /// Whether the beginning of the next part's record was lost, and reported.
    private var isExcused = false

    /// The first cell of a record that is not complete yet.
    var unfinished: UInt64? { head == nil ? nil : firstCell }

    /// Discards an unfinished record; returns whether there was one.
    @discardableResult
    mutating func abandon() -> Bool {
        defer {
            head = nil
            text = []
            isExcused = true
        }
        return head != nil
    }

    /// The result of adding a part.
    enum Taken {
        case part
        case whole(LogRecord)
        /// It has no beginning, although no loss before it was reported.
        case stray
    }

    /// Adds the next part; returns the record once it is complete. A part that does not continue the record is dropped.
    /// `hash`: that of the part's cell.
    mutating func add(
        _ part: RecordPart, text bytes: UnsafeRawPointer, cell: UInt64, hash: Bytes32, session: SessionInfo
    ) -> Taken {
        if part.part == 0 {
            head = part
            firstCell = cell
            text = []
            text.reserveCapacity(Int(part.total))
            isExcused = false
        } else {
            guard let head, head.id == part.id, head.count == part.count, head.total == part.total,
                Int(part.part) == nextPart, cell == firstCell + UInt64(part.part)
            else {
                let isNamed = isExcused
                abandon()
                return isNamed ? .part : .stray
            }
        }
        nextPart = Int(part.part) + 1
        unsafe text.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: part.textRange.count))
        guard part.part + 1 == part.count else { return .part }
        defer {
            head = nil
            text = []
        }
        return .whole(
            LogRecord(
                id: part.id, cell: firstCell, cells: UInt64(part.count), head: hash, session: session, text: text))
    }
}
