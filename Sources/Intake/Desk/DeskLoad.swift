// Reads everything that the desk holds: from the snapshot if a log is unchanged, otherwise from the log.

import IntakeBase
import IntakeCases
import IntakeLog

extension Desk {
    /// A log that the desk holds.
    public struct Stored: Hashable, Sendable {
        /// The file in the desk's folder, or the coordinator's own log.
        public var path: String
        /// Whether the desk's copy changed since its import, or the coordinator's own log could not be read whole.
        public var isChanged = false
        /// Whether it is the coordinator's own log.
        public var isOwn = false
        /// Who wrote it, as in `Writer.label`; nil if it is unknown.
        public var author: String?
        /// What is wrong with it, the most serious first.
        public var troubles: [Trouble] = []
        /// The log that it claims to follow.
        var follows: Bytes16?
        /// A hash of the places of all that is wrong with it.
        var places = Bytes16()
        /// The number of its records that do not count because a revoked author wrote them.
        var revoked = 0
        /// What names its alarm; nil if it has none, or one that cannot be put aside (SeenAlarms.swift).
        package internal(set) var mark: String?
        /// Whether this coordinator put its alarm aside.
        package internal(set) var isSeen = false
        /// The name of its file.
        package var name: String { Folder.name(of: path) }
        /// Whether a read of it failed.
        var isUnread: Bool { troubles.contains(where: \.isUnread) }
    }

    /// Everything that the desk holds: the cases of all logs, with the coordinator's own log.
    /// - Parameter reread: reads each log again, without the snapshot.
    public func load(reread: Bool = false) throws -> (cases: Caseload, logs: [Stored]) {
        let (entries, logs) = try loadEntries(snapshot(reread: reread))
        return (Caseload(entries), logs)
    }

    /// The desk's snapshot; nil if it cannot be used.
    func snapshot(reread: Bool) -> Snapshot? {
        guard let keysHash else { return nil }
        return try? Snapshot(home, keysHash, reader: reader.publicKey, stateKey: stateKey, isRead: !reread)
    }

    /// The packed entries of all logs, and the state of each log compared with its remembered head.
    func loadEntries(_ snapshot: Snapshot?) throws -> (entries: PackedEntries, logs: [Stored]) {
        try home.blamingDesk {
            let headsHash = try Desk.headsHash(of: home)
            var (parts, logs) = try loadParts(snapshot)
            let ends = parts.reduce(into: [0]) { ends, part in ends.append(ends[ends.count - 1] + part.origins.count) }
            var entries = PackedEntries()
            entries.take(&parts)
            try entries.spare(judge.leaves)
            _ = entries.settle()
            var own: Set<UInt32> = []
            for (number, (first, end)) in zip(ends, ends.dropFirst()).enumerated() {
                let lines = UInt32(first)..<UInt32(end)
                logs[number].addRevoked(lines.reduce(0) { $0 + entries.revoked[$1, default: 0] })
                if logs[number].isOwn { own.formUnion(lines) }
            }
            Desk.putAside(&logs, by: entries, in: own)
            note(logs, heads: headsHash)
            return (entries, logs)
        }
    }

    /// The entries of each log, and the states of these logs in the same order, followed by those of missing logs.
    private func loadParts(_ snapshot: Snapshot?) throws -> ([PackedEntries], [Stored]) {
        let heads = try DeskHeads(reading: headsPath, in: files, key: stateKey)
        let (stored, own) = try deskLogs(heads)
        let read = Cores.map(stored + own, chunk: 1) { log in
            Result { try self.memo(of: log, in: snapshot) }
        }
        var parts: [PackedEntries] = []
        var logs: [Stored] = []
        let held = Set(try read.compactMap { try $0.get().0.log })
        for (log, result) in zip(stored + own, read) {
            let (memo, isChanged, failure) = try result.get()
            parts.append(memo.entries)
            var one = Stored(path: log.path, isChanged: isChanged, isOwn: log.isOwn, author: memo.faults.author)
            one.troubles =
                failure.map { [.unread($0)] } ?? Desk.troubles(memo.faults, of: log, isChanged: isChanged, held: held)
            (one.follows, one.places) = (memo.faults.follows, memo.faults.places)
            logs.append(one)
        }
        // A remembered log that the folder does not list is reported as missing.
        let names = Set(stored.map { Folder.name(of: $0.path) })
        for name in heads.heads.keys.sorted() where !names.contains(name) && heads.heads[name]?.isLeaving == false {
            logs.append(Stored(path: logsFolder + "/" + name, isChanged: true, troubles: [.missing]))
        }
        snapshot?.keepOnly(Set((stored + own).map(\.memo) + [Desk.rowsName]))
        return (parts, logs)
    }

    private static func troubles(
        _ faults: LogFaults, of log: DeskLog, isChanged: Bool, held: Set<Bytes16>
    ) -> [Trouble] {
        let found = faults.troubles(log.head, held: held)
        guard log.isOwn else { return (isChanged ? [.changed] : []) + found }
        // Another window may be writing to the own log right now, so an unfinished end is not reported. Damage is
        // reported as `ownUnread`.
        let said: [Verdict] = [.unfinishedEnd, .empty, .damaged, .unreadable, .notALog]
        return (isChanged ? [.ownUnread] : []) + found.filter { trouble in !said.contains { trouble == .verdict($0) } }
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

    /// The memo of a log: from the snapshot if the file is the same one that was read then, otherwise from the log
    /// itself, and the snapshot keeps it. A log that is changed or could not be read is not cached, and its older memo
    /// is removed: the medium may have failed once, or was changed without the system's notice, so each command reads
    /// it again until it is good. Throws `FileError` if the system refuses to read the log. If the medium fails,
    /// perhaps for good, the readable part counts, and the failure is returned.
    func memo(
        of log: DeskLog, in snapshot: Snapshot?
    ) throws -> (LogMemo, isChanged: Bool, failure: FileError?) {
        let (mark, started) = (FileMark(log.path, in: files), files.calls.now)
        if let mark, let memo = snapshot?.memo(log.memo, for: log.subject(mark)) {
            return (memo, isChanged(log, memo), nil)
        }
        let read = try readWhole(log)
        let (memo, failure) = (read.memo, read.report.failure)
        if let failure, !failure.isMediumFailing { throw failure }
        let isChanged = failure != nil || (log.isOwn ? read.report.isBroken : isChanged(log, memo))
        if isChanged { snapshot?.remove(log.memo) }
        // If a file was written to during the read or just before it, another write might not change its mark.
        if !isChanged, read.isSameLater, let mark, mark.isSettled(at: started, for: settling),
            FileMark(log.path, in: files) == mark
        {
            snapshot?.write(memo.parts, log.memo, for: log.subject(mark))
        }
        return (memo, isChanged, failure)
    }

    /// Reads all of a log, also if its beginning is damaged. Its report has the first read error.
    private func readWhole(_ log: DeskLog) throws -> Reading {
        let identified = try LogFile.identify(log.path, in: files)
        // A log whose beginning is damaged is still read: the name of the desk's copy begins with the log's id. A file
        // that could not be read at all is not.
        let id = identified.logID ?? Bytes16(hex: String(Folder.name(of: log.path).prefix(32))) ?? Bytes16()
        let isUnreadable = identified.findings.contains { $0.verdict == .unreadable }
        let logJudge = LogJudge(judge, new: log.newFrom)
        var read = try isUnreadable ? reading(identified) : read(log.path, entriesOf: id, logJudge)
        read.report.failure = identified.failure ?? read.report.failure
        return read
    }

    /// Whether the desk's copy is not as it was last verified. A copy without a remembered head was not put there by an
    /// import, and counts as changed.
    func isChanged(_ log: DeskLog, _ memo: LogMemo) -> Bool {
        // For the coordinator's own log, a memo is kept only if all of the log could be read.
        if log.isOwn { return false }
        guard let head = log.head else { return true }
        if memo.sealedCells < head.cells || memo.log != head.log { return true }
        if memo.sealedCells == head.cells, memo.sealedHead != head.hash { return true }
        // More cells than remembered: an import was killed, or older heads were put back.
        if memo.sealedCells > head.cells { return true }
        return memo.records < head.records
    }
}

extension Desk.Stored {
    /// Says that a revoked author wrote this number of records in it that do not count.
    fileprivate mutating func addRevoked(_ count: Int) {
        revoked = count
        guard count > 0 else { return }
        if let known = author, !known.hasPrefix("?") { author = "?" + known }
        guard !isUnread, !troubles.contains(.verdict(.unknownWriter)) else { return }
        let place = troubles.firstIndex { trouble in
            switch trouble {
            case .verdict(let verdict): verdict < .unknownWriter
            case .putAside: true
            default: false
            }
        }
        troubles.insert(.verdict(.unknownWriter), at: place ?? troubles.endIndex)
    }
}

extension LogReport {
    /// Whether part of it could not be read, or is not a cell of this log.
    var isBroken: Bool { findings.contains { [.damaged, .unreadable, .notALog].contains($0.verdict) } }

    /// Whether all of it was read, up to a proper end.
    var isWhole: Bool { !isBroken && !findings.contains { [.unfinishedEnd, .empty].contains($0.verdict) } }
}
