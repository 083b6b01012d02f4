// Everything that the desk holds, read together: from the snapshot where a log is as it was, else from the log.

extension Desk {
    /// A log that the desk holds.
    public struct Stored: Hashable, Sendable {
        /// The file in the desk's folder, or the coordinator's own log.
        public var path: String
        /// Whether the desk's copy is not as it was when it was imported, or the coordinator's own log does not read
        /// whole.
        public var isChanged = false
        /// Whether it is the coordinator's own log.
        public var isOwn = false
    }

    /// Everything the desk holds: the cases that all logs make together, the coordinator's own log included.
    /// - Parameter reread: every log is read anew, whatever the snapshot says.
    public func load(reread: Bool = false) throws -> (cases: Caseload, logs: [Stored]) {
        let (entries, logs) = try loadEntries(snapshot(reread: reread), closed: false)
        return (Caseload(entries), logs)
    }

    /// The desk's snapshot; nil where there can be none.
    func snapshot(reread: Bool) -> Snapshot? {
        guard let standing else { return nil }
        return try? Snapshot(home, standing, reader: reader.publicKey, stateKey: stateKey, isRead: !reread)
    }

    /// The entries of all logs, packed, and how each log stands to what is remembered of it.
    /// - Parameter closed: texts are opened when somebody looks at them, and may not open then.
    func loadEntries(_ snapshot: Snapshot?, closed: Bool) throws -> (entries: PackedEntries, logs: [Stored]) {
        var (parts, logs) = try loadParts(snapshot, closed: closed)
        var entries = PackedEntries()
        entries.take(&parts)
        return (entries, logs)
    }

    private func loadParts(_ snapshot: Snapshot?, closed: Bool) throws -> ([PackedEntries], [Stored]) {
        let heads = try DeskHeads(reading: headsPath, key: stateKey)
        let (stored, own) = try deskLogs(heads)
        let read = Cores.map(stored + own, chunk: 1) { log in
            Result { try memo(of: log, in: snapshot, closed: closed) }
        }
        var parts: [PackedEntries] = []
        var logs: [Stored] = []
        for (log, result) in zip(stored, read) {
            let (memo, isChanged) = try result.get()
            parts.append(memo.entries)
            logs.append(Stored(path: log.path, isChanged: isChanged))
        }
        for name in heads.heads.keys.sorted() where Folder.kind(logsFolder + "/" + name) == .nothing {
            logs.append(Stored(path: logsFolder + "/" + name, isChanged: true))
        }
        for (log, result) in zip(own, read.dropFirst(stored.count)) {
            let (memo, isChanged) = try result.get()
            parts.append(memo.entries)
            logs.append(Stored(path: log.path, isChanged: isChanged, isOwn: true))
        }
        snapshot?.keepOnly(Set((stored + own).map(\.memo) + [Desk.rowsName]))
        return (parts, logs)
    }

    /// All logs of the desk: the copies that were imported, and the coordinator's own.
    func deskLogs(_ heads: DeskHeads) throws -> (stored: [DeskLog], own: [DeskLog]) {
        let stored = try storedLogs().map { name, path in
            DeskLog(path: path, memo: name + ".memo", head: heads.heads[name])
        }
        return (
            stored,
            try home.logs().map { DeskLog(path: $0.path, memo: "own-\($0.log.hex).memo", head: nil, isOwn: true) }
        )
    }

    /// What reading a log gives: as the snapshot has it, if the file is the very one that was read then; else from the
    /// log itself, for the snapshot to keep. What did not read as it should is not kept: the medium may have failed
    /// for once, and the next command reads it again.
    private func memo(
        of log: DeskLog, in snapshot: Snapshot?, closed: Bool
    ) throws -> (LogMemo, isChanged: Bool) {
        let (mark, started) = (FileMark(log.path), FileMark.Time.now)
        if let mark, let memo = snapshot?.memo(log.memo, for: log.subject(mark), closed: closed) {
            return (memo, try isChanged(log, memo))
        }
        let (memo, isWhole) = try readWhole(log)
        let isChanged = try log.isOwn ? !isWhole : isChanged(log, memo)
        // A file that was written to while it was read, or just before, may be written to again without its showing.
        if !isChanged, let mark, mark.isSettled(at: started, for: settling), FileMark(log.path) == mark {
            snapshot?.write(memo.parts, log.memo, for: log.subject(mark))
            // The texts lie there now, and need not be held as well.
            if closed, let kept = snapshot?.memo(log.memo, for: log.subject(mark), closed: true) {
                return (kept, isChanged)
            }
        }
        return (memo, isChanged)
    }

    /// What reading a log gives, and whether all of it could be read.
    private func readWhole(_ log: DeskLog) throws -> (LogMemo, isWhole: Bool) {
        var entries = PackedEntries()
        var hasher = try Hasher256(.mark)
        let report = try read(log.path, revokedFrom: log.head?.revokedFrom) { entry, text in
            entries.append(entry, text: text, mark: try Desk.mark(of: entry, text, &hasher))
        }.report
        let isWhole = !report.findings.contains { [.damaged, .unreadable, .notALog].contains($0.verdict) }
        let memo = LogMemo(
            log: report.logID, sealedCells: report.sealedCells, sealedHead: report.sealedHead,
            records: report.records ?? 0, entries: entries)
        return (memo, isWhole)
    }

    /// What stands for an entry's text and author.
    private static func mark(
        of entry: Entry, _ text: [UInt8], _ hasher: inout Hasher256
    ) throws -> Bytes16 {
        var writer = ByteWriter()
        writer.put(entry.provenance.record)
        writer.put(UInt8((entry.provenance.isCoordinator ? 1 : 0) | (entry.provenance.isKnown ? 2 : 0)))
        writer.put(entry.provenance.author)
        hasher.restart()
        for bytes in [writer.bytes, text] where !bytes.isEmpty {
            try unsafe bytes.withUnsafeBytes { try unsafe hasher.update($0.baseAddress!, count: $0.count) }
        }
        return try Bytes16(hasher.digest().array[..<16]) ?? Bytes16()
    }

    /// Whether the desk's own copy is not as it was last verified. A copy that the desk does not remember was put there
    /// by somebody else.
    private func isChanged(_ log: DeskLog, _ memo: LogMemo) throws -> Bool {
        // A memo of the coordinator's own log is kept only where all of it could be read.
        if log.isOwn { return false }
        guard let head = log.head else { return true }
        if memo.sealedCells < head.cells || memo.log != head.log { return true }
        if memo.sealedCells == head.cells, memo.sealedHead != head.hash { return true }
        if memo.sealedCells > head.cells, try trailer(of: head.cells, at: log.path) != head.hash { return true }
        return memo.records < head.records
    }

    /// The hash that stands in the last of so many cells of a stored log; nil where the file does not reach so far.
    private func trailer(of cells: UInt64, at path: String) throws -> Bytes32? {
        guard cells > 0 else { return Bytes32() }
        let place = Int(cells - 1) * CellLayout.size + CellLayout.trailerAt
        return Bytes32(try File(path, .read).read(count: 32, at: place))
    }
}

extension Personal {
    fileprivate static let mark = Personal("intake entry 1")
}
