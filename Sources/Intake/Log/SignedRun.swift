// Cells whose signatures are still to be checked, and the records that wait for it.

/// A run of whole cells of one author, each linked to the one before.
struct SignedRun {
    private struct Entry {
        var proof: CellProof
        var cell: UInt64
        var session: SessionInfo
    }

    private var entries: [Entry] = []
    private var records: [(record: LogRecord, after: Int)] = []
    private var session: SessionInfo?
    /// Cells of the run before the present session.
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

    mutating func append(_ record: LogRecord) {
        records.append((record, entries.count))
    }

    /// The cells among the first `count` that are not signed by their author. The last signature vouches for all.
    func verify(_ count: Int) -> [UInt64] {
        guard let last = entries[..<count].last, !isSigned(last) else { return [] }
        return entries[..<count].filter { !isSigned($0) }.map(\.cell)
    }

    /// Removes the first `count` cells and returns their records, but for those with a forged cell.
    mutating func take(_ count: Int, forged: Set<UInt64>) -> [LogRecord] {
        let ready = records.prefix { $0.after <= count }
        let good = ready.map(\.record).filter { record in
            !(record.cell..<record.cell + record.cells).contains(where: forged.contains)
        }
        records.removeFirst(ready.count)
        for index in records.indices { records[index].after -= count }
        entries.removeFirst(count)
        sessionStart = max(0, sessionStart - count)
        return good
    }

    private func isSigned(_ entry: Entry) -> Bool {
        entry.session.author.verifies(entry.proof.signatureBytes, of: entry.proof.message)
    }
}

/// Puts the parts of a record together.
struct RecordAssembly {
    private var head: RecordPart?
    private var firstCell: UInt64 = 0
    private var text: [UInt8] = []

    /// Forgets an unfinished record; whether there was one.
    @discardableResult
    mutating func abandon() -> Bool {
        defer {
            head = nil
            text = []
        }
        return head != nil
    }

    /// Takes the next part; the record, once it is whole. A part that does not follow is dropped.
    mutating func add(
        _ part: RecordPart, text bytes: UnsafeRawPointer, cell: UInt64, session: SessionInfo
    ) -> LogRecord? {
        if part.part == 0 {
            head = part
            firstCell = cell
            text = []
            text.reserveCapacity(Int(part.total))
        } else {
            guard let head, head.id == part.id, head.count == part.count, head.total == part.total,
                cell == firstCell + UInt64(part.part)
            else {
                abandon()
                return nil
            }
        }
        unsafe text.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: part.textRange.count))
        guard part.part + 1 == part.count else { return nil }
        defer { abandon() }
        return LogRecord(id: part.id, cell: firstCell, cells: UInt64(part.count), session: session, text: text)
    }
}
