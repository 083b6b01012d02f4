// A log on its way into the desk, as far as no other log has a part in it. It is copied first, and the copy is what is
// verified: a stick may change its mind. While the copy goes to the disk and is read back from there, it is read as a
// log; it is taken in only if both succeed.

/// What the desk has of a log before a copy of it comes in.
struct HeldLog: Sendable {
    var log: Bytes16
    /// The desk's copies: one, or more where there are several histories.
    var copies: [(name: String, path: String)]
    /// What it remembers of them.
    var remembered: [DeskHeads.Head]
}

/// A log that was copied and read, and is to be taken in.
struct Arrival: Sendable {
    /// What is said of it, so far.
    var imported: ImportedLog
    /// What there is to take in; nil where there is nothing.
    var content: Content?

    /// A copy that is to be taken in.
    struct Content: Sendable {
        var copy: UnfinishedCopy
        var held: HeldLog
        /// The first cell that comes in after its author was revoked.
        var revokedFrom: UInt64?
        /// The name of a copy of the desk's that has the same bytes.
        var same: String?
        /// How it stands to the first of the desk's copies.
        var comparison: Result<LogComparison, any Error>?
    }

    init(notTakenIn imported: ImportedLog) { self.imported = imported }
}

extension Desk {
    /// What the desk has of a log.
    func held(of log: Bytes16, _ heads: DeskHeads) throws -> HeldLog {
        try HeldLog(
            log: log, copies: storedLogs().filter { $0.name.hasPrefix(log.hex) },
            remembered: heads.heads.values.filter { $0.log == log })
    }

    /// Copies the file at `path` into the desk's folder, and reads it there.
    func arrive(_ path: String, _ held: HeldLog, _ receipt: Receipt?) throws -> Arrival {
        // A guess, from the file as it is now: it counts only if the copy turns out to end so.
        let likely = (try? likelyHead(path)) ?? nil
        let likelyReceipt = likely.map { head in Ahead { Result { try Receipt(log: held.log, head: head) } } }
        defer { likelyReceipt?.giveUp() }
        let copy: UnfinishedCopy
        do {
            copy = try UnfinishedCopy(of: path, beside: logsFolder + "/incoming")
        } catch let error as FileError where error.path == path {
            var report = LogReport()
            report.findings = [.unreadable(.failed(error.reason))]
            return Arrival(notTakenIn: ImportedLog(path: path, report: report))
        }
        let isWritten = Ahead(isForDisk: true) {
            Result {
                try copy.sync()
                try copy.check()
            }
        }
        defer { isWritten.giveUp() }
        let arrival = try read(copy, of: path, held, receipt) { [log = held.log] head in
            try head == likely ? likelyReceipt?.value.get() : Receipt(log: log, head: head)
        }
        try isWritten.value.get()
        return arrival
    }

    /// Reads a copy of the log at `path`. `receiptOf` gives the receipt of its head.
    private func read(
        _ copy: UnfinishedCopy, of path: String, _ held: HeldLog, _ receipt: Receipt?,
        receiptOf: (Bytes32) throws -> Receipt?
    ) throws -> Arrival {
        let log = held.log
        // What the same bytes say is all known, and needs no comparison.
        let same = held.copies.first { (try? FileCopy.isSame(copy.path, as: $0.path)) == true }?.name
        let other = same == nil ? held.copies.first?.path : nil
        let known = other.map { _ in Ahead { Result { try self.idsHeld(held.copies) } } }
        defer { known?.giveUp() }
        let comparison = other.map { other in Ahead { Result { try LogFile.compare(held: other, copy: copy.path) } } }
        defer { comparison?.giveUp() }

        // The judge looks at this only for a revoked author; what the desk held before stays good.
        let remembered = judge.knowsRevocations ? held.remembered : []
        let earlier = remembered.compactMap(\.revokedFrom).min()
        let firstNew = judge.knowsRevocations ? earlier ?? remembered.map(\.cells).max() ?? 0 : nil
        var ids: Set<Bytes16> = []
        let read = try check(copy.path, revokedFrom: firstNew) { id in
            if same == nil { ids.insert(id) }
        }
        if let known { ids.subtract(try known.value.get()) }

        let report = read.report
        var imported = ImportedLog(
            path: path, author: author(of: report), report: report, new: ids.count, quarantined: read.quarantined)
        if report.author != nil || receipt != nil {
            // Nobody needs the receipt of a file that this key opens nothing of, unless it was asked for.
            imported.receipt = try receiptOf(report.head)
        }
        if let receipt { imported.receiptMatch = try match(receipt, imported.receipt, log, copy.path) }
        guard report.logID == log else {
            // Cells of two logs in one file: somebody put them together.
            imported.report.findings.append(.damaged(0...0))
            imported.isMixed = true
            imported.new = 0
            return Arrival(notTakenIn: imported)
        }
        var arrival = Arrival(notTakenIn: imported)
        if let author = report.author {
            arrival.content = Arrival.Content(
                copy: copy, held: held, revokedFrom: earlier ?? (judge.isRevoked(author) ? firstNew : nil), same: same,
                comparison: comparison?.value)
        }
        return arrival
    }

    /// Reads a log, and hands out the ids of its records that this program understands.
    func check(_ path: String, revokedFrom: UInt64?, _ visit: (Bytes16) -> Void) throws -> Held {
        var quarantined: [Quarantined] = []
        let report = try LogFile.readAhead(
            path, with: reader, judge: LogJudge(judge: judge, revokedFrom: revokedFrom),
            make: { record -> EventError? in
                do throws(EventError) {
                    _ = try Event(bytes: record.text)
                    return nil
                } catch {
                    return error
                }
            }
        ) { record, reason in
            if let reason {
                quarantined.append(Quarantined(cell: record.cell, reason: reason))
            } else {
                visit(record.id)
            }
        }
        return Held(path: path, report: report, quarantined: quarantined)
    }

    /// The hash that a long log probably ends in, so that its receipt, 0.06 s of a core, can be worked out while it is
    /// copied and read; nil where that takes no longer.
    private func likelyHead(_ path: String) throws -> Bytes32? {
        let file = try File(path, .read)
        let cells = try file.status().size / CellLayout.size
        guard cells >= 1024 else { return nil }
        return Bytes32(try file.read(count: 32, at: (cells - 1) * CellLayout.size + CellLayout.trailerAt))
    }

    /// The ids of all records in these copies, forks included.
    private func idsHeld(_ copies: [(name: String, path: String)]) throws -> Set<Bytes16> {
        var ids: Set<Bytes16> = []
        for copy in copies {
            _ = try LogFile.read(copy.path, with: reader, judge: NoJudge()) { ids.insert($0.id) }
        }
        return ids
    }

    /// Who wrote the last session of a log.
    func author(of report: LogReport) -> String? {
        report.lastSession.map { judge.writer(of: $0, revokedFrom: nil).label }
    }

    private func match(_ receipt: Receipt, _ head: Receipt?, _ log: Bytes16, _ path: String) throws -> ReceiptMatch {
        if receipt == head { return .head }
        return try receipt.end(of: log, among: LogFile.ends(path)?.ends ?? []) == nil ? .none : .earlier
    }
}
