// Everything that the desk holds, read together: from the snapshot where a log is as it was, else from the log.

import IntakeBase
import IntakeCases
import IntakeLog

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
        /// Who wrote it, as far as that is known.
        public var author: String?
        /// What is wrong with it, the gravest first.
        public var troubles: [Trouble] = []
        /// The log that it says it follows.
        var follows: Bytes16?
        /// Whether a read of it failed.
        var isUnread: Bool { troubles.contains(where: \.isUnread) }
    }

    /// Everything the desk holds: the cases that all logs make together, the coordinator's own log included.
    /// - Parameter reread: every log is read anew, whatever the snapshot says.
    public func load(reread: Bool = false) throws -> (cases: Caseload, logs: [Stored]) {
        let (entries, logs) = try loadEntries(snapshot(reread: reread))
        return (Caseload(entries), logs)
    }

    /// The desk's snapshot; nil where there can be none.
    func snapshot(reread: Bool) -> Snapshot? {
        guard let standing else { return nil }
        return try? Snapshot(home, standing, reader: reader.publicKey, stateKey: stateKey, isRead: !reread)
    }

    /// The entries of all logs, packed, and how each log stands to what is remembered of it.
    func loadEntries(_ snapshot: Snapshot?) throws -> (entries: PackedEntries, logs: [Stored]) {
        var (parts, logs) = try home.blamingDesk { try loadParts(snapshot) }
        var entries = PackedEntries()
        entries.take(&parts)
        return (entries, logs)
    }

    private func loadParts(_ snapshot: Snapshot?) throws -> ([PackedEntries], [Stored]) {
        let headsHash = try Desk.headsHash(of: home)
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
            one.follows = memo.faults.follows
            logs.append(one)
        }
        // What is remembered must be there, even if the folder does not list it.
        let names = Set(stored.map { Folder.name(of: $0.path) })
        for name in heads.heads.keys.sorted() where !names.contains(name) && heads.heads[name]?.isLeaving == false {
            logs.append(Stored(path: logsFolder + "/" + name, isChanged: true, troubles: [.missing]))
        }
        note(logs, heads: headsHash)
        snapshot?.keepOnly(Set((stored + own).map(\.memo) + [Desk.rowsName]))
        return (parts, logs)
    }

    private static func troubles(
        _ faults: LogFaults, of log: DeskLog, isChanged: Bool, held: Set<Bytes16>
    ) -> [Trouble] {
        let found = faults.troubles(log.head, held: held)
        guard log.isOwn else { return (isChanged ? [.changed] : []) + found }
        // One's own log may be written to by another window at this very moment.
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

    /// What reading a log gives: as the snapshot has it, if the file is the very one that was read then; else from the
    /// log itself, for the snapshot to keep. What did not read as it should is not kept, and a memo from before is let
    /// go: the medium may have failed for once, or it was changed past the system, and every command reads it again
    /// until it reads well. Throws `FileError` where the system did not let the log be read; where the medium fails,
    /// which may be for good, what it still gives counts, and the failure is in the answer.
    private func memo(
        of log: DeskLog, in snapshot: Snapshot?
    ) throws -> (LogMemo, isChanged: Bool, failure: FileError?) {
        let (mark, started) = (FileMark(log.path, in: files), files.calls.now)
        if let mark, let memo = snapshot?.memo(log.memo, for: log.subject(mark)) {
            return (memo, isChanged(log, memo), nil)
        }
        let (memo, isWhole, isSameLater, failure) = try readWhole(log)
        if let failure, !failure.isMediumFailing { throw failure }
        let isChanged = failure != nil || (log.isOwn ? !isWhole : isChanged(log, memo))
        if isChanged { snapshot?.remove(log.memo) }
        // A file that was written to while it was read, or just before, may be written to again without its showing.
        if !isChanged, isSameLater, let mark, mark.isSettled(at: started, for: settling),
            FileMark(log.path, in: files) == mark
        {
            snapshot?.write(memo.parts, log.memo, for: log.subject(mark))
        }
        return (memo, isChanged, failure)
    }

    /// What reading a log gives, whether it is whole, whether it is judged in the same way later, and the first read
    /// that failed.
    private func readWhole(
        _ log: DeskLog
    ) throws -> (LogMemo, isWhole: Bool, isSameLater: Bool, failure: FileError?) {
        let identified = try LogFile.identify(log.path, in: files)
        // A file that fails for once is not read under a name that is not its own. One whose beginning is damaged is read
        // all the same: the desk calls its copies by the log's id.
        let id = identified.logID ?? Bytes16(hex: String(Folder.name(of: log.path).prefix(32))) ?? Bytes16()
        let isUnreadable = identified.findings.contains { $0.verdict == .unreadable }
        let logJudge = LogJudge(judge, new: log.newFrom)
        let read = try isUnreadable ? reading(identified) : read(log.path, entriesOf: id, logJudge)
        return (
            read.memo, !read.report.isBroken, logJudge.isSameLater, identified.failure ?? read.report.failure
        )
    }

    /// Whether the desk's own copy is not as it was last verified. A copy that the desk does not remember was put there
    /// by somebody else.
    func isChanged(_ log: DeskLog, _ memo: LogMemo) -> Bool {
        // A memo of the coordinator's own log is kept only where all of it could be read.
        if log.isOwn { return false }
        guard let head = log.head else { return true }
        if memo.sealedCells < head.cells || memo.log != head.log { return true }
        if memo.sealedCells == head.cells, memo.sealedHead != head.hash { return true }
        // More than is remembered: an import was killed, or the memory was put back.
        if memo.sealedCells > head.cells { return true }
        return memo.records < head.records
    }
}

extension LogReport {
    /// Whether some of it could not be read, or is no cell of this log.
    var isBroken: Bool { findings.contains { [.damaged, .unreadable, .notALog].contains($0.verdict) } }

    /// Whether all of it was read, to an end.
    var isWhole: Bool { !isBroken && !findings.contains { [.unfinishedEnd, .empty].contains($0.verdict) } }
}
