// The part of an import that needs no other log, so that several logs can do it at once. The file is copied first, and
// the copy is verified, because a stick may return other bytes at the next read. The copy is synced and read back while
// it is read as a log; it is taken in only if both succeed.

import IntakeBase
import IntakeCases
import IntakeLog

/// What the desk has of a log before a copy of it arrives.
struct HeldLog: Sendable {
    var log: Bytes16
    /// The desk's copies: one, or more if the log has several histories.
    var copies: [(name: String, path: String)]
    /// The remembered heads of these copies, by file name.
    var remembered: [String: DeskHeads.Head]
    /// The path of the coordinator's own log, if it is that log.
    var own: String?
}

/// A log that was copied and read; it is taken in next (DeskKeep.swift).
struct Arrival: Sendable {
    /// What is reported of it so far.
    var imported: ImportedLog
    /// What is to be taken in; nil if there is nothing.
    var content: Content?

    /// A copy that is to be taken in.
    struct Content: Sendable {
        var copy: UnfinishedCopy
        var held: HeldLog
        /// What is wrong with it.
        var faults: LogFaults
        /// The first cell that came in after its author was revoked.
        var revokedFrom: UInt64?
        /// Whether the keys file in force revokes an author of the log.
        var hasRevoked: Bool
        /// The name of the desk's copy that has the same bytes.
        var same: String?
        /// The comparison with the first of the desk's copies.
        var comparison: Result<LogComparison, any Error>?
        /// What the desk may cache of it; nil if the first queue must read it again.
        var memory: ImportMemory.Read?
    }

    init(notTakenIn imported: ImportedLog) { self.imported = imported }
}

extension Desk {
    /// Returns what the desk has of a log.
    func held(of log: Bytes16, _ heads: DeskHeads) throws -> HeldLog {
        try HeldLog(
            log: log, copies: storedLogs().filter { $0.name.hasPrefix(log.hex) },
            remembered: heads.heads.filter { $0.value.log == log },
            own: home.logs().first { $0.log == log }?.path)
    }

    /// Copies the file at `path` into the desk's folder, and reads the copy.
    func arrive(_ path: String, _ held: HeldLog, _ receipt: Receipt?) throws -> Arrival {
        // Speculative: the head is taken from the file as it is now, and its receipt is used only if the copy has the
        // same head. An error is ignored here, because the copying reads the same file next and throws it.
        let likely = (try? likelyHead(path)) ?? nil
        let likelyReceipt = likely.map { head in Deferred { Result { try self.receipt(held.log, head) } } }
        defer { likelyReceipt?.giveUp() }
        let copy: UnfinishedCopy
        do {
            copy = try UnfinishedCopy(of: path, beside: logsFolder + "/incoming", in: files)
        } catch let error as FileError where error.path == path {
            var report = LogReport()
            report.findings = [.unreadable(.failed(error.reason))]
            return Arrival(notTakenIn: ImportedLog(path: path, report: report))
        }
        let isWritten = Deferred(isForDisk: true) {
            Result {
                try copy.sync()
                try copy.check()
            }
        }
        defer { isWritten.giveUp() }
        let arrival = try read(copy, of: path, held, receipt) { [log = held.log] head in
            try head == likely ? likelyReceipt?.value.get() : self.receipt(log, head)
        }
        try isWritten.value.get()
        return arrival
    }

    /// Reads a copy of the log at `path`. `receiptOf` returns the receipt of a head.
    private func read(
        _ copy: UnfinishedCopy, of path: String, _ held: HeldLog, _ receipt: Receipt?,
        receiptOf: (Bytes32) throws -> Receipt?
    ) throws -> Arrival {
        let log = held.log
        // A copy with the same bytes brings nothing new and needs no comparison. If reading fails here, the comparison
        // meets the same error and throws it.
        let same = held.copies.first { (try? FileCopy.isSame(copy.path, as: $0.path, in: files)) == true }?.name
        let other = same == nil ? held.copies.first?.path : nil
        let copies = same == nil ? held.copies.map(\.path) + [held.own].compactMap(\.self) : []
        let known = copies.isEmpty ? nil : Deferred { Result { try self.idsHeld(copies) } }
        defer { known?.giveUp() }
        let comparison = other.map { other in Deferred { Result { try self.compare(held: other, copy: copy.path) } } }
        defer { comparison?.giveUp() }

        // Cells that the desk held before are not judged as new.
        let firstNew = try firstNew(in: copy.path, held, same: same, first: comparison?.value)
        let logJudge = LogJudge(judge, new: firstNew)
        // Without the pause, a second write within the resolution of file times would not change the mark.
        if same == nil { files.calls.pause(nanoseconds: settling) }
        let (mark, started) = (FileMark(copy.path, in: files), files.calls.now)
        let read = try read(copy.path, entriesOf: same == nil ? log : nil, logJudge, limit: mostRemembered)
        var ids = Set(read.ids)
        if let known { ids.subtract(try known.value.get()) }

        let report = read.report
        // An error of the desk's own disk is not a finding about the log on the stick.
        if let failure = report.failure { throw failure }
        var imported = ImportedLog(
            path: path, author: try report.lastSigned.map { try judge.name(of: $0) }, report: report, new: ids.count,
            quarantined: read.quarantined)
        imported.revoked = try report.lastSigned.flatMap { try judge.revocationDay(of: $0) }
        if report.author != nil || receipt != nil {
            // If this key opens nothing of the file, its receipt is computed only when it was asked for.
            imported.receipt = try receiptOf(report.head)
        }
        if let receipt { imported.receiptMatch = try match(receipt, imported.receipt, log, copy.path) }
        guard report.logID == log || report.logID == nil else {
            // The file contains cells of two logs: it was put together by hand.
            imported.report.findings.append(.damaged(0...0))
            imported.isMixed = true
            imported.new = 0
            return Arrival(notTakenIn: imported)
        }
        var arrival = Arrival(notTakenIn: imported)
        if report.author != nil {
            let earlier = held.remembered.values.compactMap(\.revokedFrom).min()
            arrival.content = Arrival.Content(
                copy: copy, held: held, faults: read.memo.faults,
                revokedFrom: logJudge.hasMetRevoked ? firstNew.revoked : earlier, hasRevoked: logJudge.hasMetRevoked,
                same: same, comparison: comparison?.value)
            // Not cached, so that the first queue reads the log: a judgement that is true only while cells are new, and
            // a log that is damaged or has no end.
            if read.hasEntries, logJudge.isSameForHeld, read.isSameLater, report.isWhole, let mark,
                mark.isSettled(at: started, for: settling)
            {
                arrival.content?.memory = ImportMemory.Read(memo: read.memo, mark: mark)
            }
        }
        return arrival
    }

    /// The first cells of the log at `path` that the desk did not hold before, by what it remembers. Of another history
    /// it held only the common beginning with one of its copies. A copy that the desk does not remember counts as not
    /// held.
    /// - Parameters:
    ///   - same: the name of the desk's copy that has the same bytes.
    ///   - first: the comparison with the first of the desk's copies, if it was made already.
    func firstNew(
        in path: String, _ held: HeldLog, same: String? = nil, first: Result<LogComparison, any Error>? = nil
    ) throws -> NewCells {
        var new = NewCells(revoked: 0, held: 0)
        for (name, head) in held.remembered {
            let shared = try sharedCells(name, path, held, same, first)
            new.revoked = max(new.revoked, min(shared, head.revokedFrom ?? head.cells))
            new.held = max(new.held, min(shared, head.cells))
        }
        // All cells of the coordinator's own log count as held.
        if let own = held.own {
            let cells = UInt64(try File(own, .read, in: files).status().size / CellLayout.size)
            let comparison = try compare(held: own, copy: path)
            if let failure = comparison.heldFailure { throw failure }
            switch comparison.relation {
            case .forked(let cell): new.held = max(new.held, min(cell, cells))
            case .foreign: break
            case .same, .extends, .prefix, .repairs, .decayed: new.held = max(new.held, cells)
            }
        }
        return new
    }

    /// An upper bound for the cells that the log at `path` has in common with a copy that the desk remembers.
    private func sharedCells(
        _ name: String, _ path: String, _ held: HeldLog, _ same: String?, _ first: Result<LogComparison, any Error>?
    ) throws -> UInt64 {
        guard name != same, let index = held.copies.firstIndex(where: { $0.name == name }) else { return .max }
        let compared = try index == 0 ? first?.get() : nil
        let comparison = try compared ?? compare(held: held.copies[index].path, copy: path)
        switch comparison.relation {
        case .forked(let cell): return cell
        case .foreign: return 0
        case .same, .extends, .prefix, .repairs, .decayed: return .max
        }
    }

    /// Compares one of the desk's copies with another file. Throws `FileError` if the other file is in the desk too and
    /// cannot be read: otherwise the part that was read would count as what came from the stick.
    func compare(held: String, copy: String) throws -> LogComparison {
        let comparison = try LogFile.compare(held: held, copy: copy, in: files)
        if let failure = comparison.copyFailure, home.isOwn(failure.path) { throw failure }
        return comparison
    }

    /// The probable head of a long log, so that its receipt (0.06 s of a core) can be computed while the log is copied
    /// and read. Nil for a short log, where this would save no time.
    private func likelyHead(_ path: String) throws -> Bytes32? {
        let file = try File(path, .read, in: files)
        let cells = try file.status().size / CellLayout.size
        guard cells >= 1024 else { return nil }
        return Bytes32(try file.read(count: 32, at: (cells - 1) * CellLayout.size + CellLayout.trailerAt))
    }

    /// The ids of all records in these copies, forks included.
    private func idsHeld(_ copies: [String]) throws -> Set<Bytes16> {
        var ids: Set<Bytes16> = []
        for copy in copies {
            let report = try LogFile.read(copy, in: files, with: reader, judge: NoJudge()) { ids.insert($0.id) }
            if let failure = report.failure, !failure.isMediumFailing { throw failure }
        }
        return ids
    }

    private func receipt(_ log: Bytes16, _ head: Bytes32) throws(SodiumError) -> Receipt {
        try Receipt(log: log, head: head, cost: home.system.receiptCost)
    }

    private func match(_ receipt: Receipt, _ head: Receipt?, _ log: Bytes16, _ path: String) throws -> ReceiptMatch {
        if receipt == head { return .head }
        guard let found = try LogFile.ends(path, in: files) else { return .none }
        if try receipt.end(of: log, among: found.ends, cost: home.system.receiptCost) != nil { return .earlier }
        return found.hasMore ? .notAmongLast : .none
    }
}
