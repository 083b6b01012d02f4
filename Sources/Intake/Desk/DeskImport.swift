// Takes logs in from a stick. Each is copied first, and the copy is what is verified: a stick may change its mind.
// Repeatable in any order: the longer of two copies that agree stays, two that disagree both stay.

/// What became of one file at import.
public struct ImportedLog: Sendable {
    /// The file, as it was named.
    public var path: String
    /// Who wrote it.
    public var author: String?
    /// What reading it showed.
    public var report: LogReport
    /// Records that the desk did not hold before.
    public var new: Int
    /// The receipt of its head.
    public var receipt: Receipt?
    /// Whether the receipt that the coordinator typed in is this log's, or that of an earlier end of it.
    public var receiptMatch: ReceiptMatch?
    /// Records that this program could not understand.
    public var quarantined: [Desk.Quarantined]
    /// How the route book of the laptop's last session stands to the desk's; nil where either is unknown.
    public var laptopBook: LaptopBook?

    /// What reading the file at `path` showed.
    public init(
        path: String, author: String? = nil, report: LogReport, new: Int, quarantined: [Desk.Quarantined]
    ) {
        self.path = path
        self.author = author
        self.report = report
        self.new = new
        self.quarantined = quarantined
    }
}

/// How a receipt from the telephone fits a log.
public enum ReceiptMatch: String, Sendable {
    /// It is the head's.
    case head
    /// It is that of an earlier end: the log went on since.
    case earlier
    /// It is none of this log's.
    case none
}

extension Desk {
    /// Imports logs and, from folders, every `*.intake` file and the keys files that came along. `visit` is told of
    /// each as soon as it lies in the desk: an error later on does not undo it.
    @discardableResult
    public func importLogs(
        _ paths: [String], receipt: Receipt? = nil, _ visit: (ImportedLog) -> Void = { _ in }
    ) throws -> [ImportedLog] {
        try Folder.make(logsFolder)
        let lock = try File(home.deskFolder + "/lock", .update)
        guard try lock.tryLock() else { throw DeskError.busy }
        var heads = try DeskHeads(reading: headsPath, key: stateKey)
        for folder in paths where Folder.kind(folder) == .folder {
            for name in try Folder.names(folder) where name.hasSuffix(SealedKeys.suffix) {
                try archiveKeys(folder + "/" + name)
            }
        }
        let files = try Desk.logFiles(in: paths)
        // A desk whose own book cannot be read takes logs in all the same.
        let book = try? home.routeBook()
        let example = try Hash.blake2b256(ExampleBook.bytes)
        return try files.map { file in
            var imported = try importLog(file, receipt: receipt, heads: &heads)
            if let book, let stamp = imported.report.lastSession?.routeBook {
                imported.laptopBook = LaptopBook(stamp, book: book, example: example)
            }
            try heads.write(to: headsPath, key: stateKey)
            visit(imported)
            return imported
        }
    }

    /// The logs that these paths name; from a folder, every file whose name ends in `.intake`.
    public static func logFiles(in paths: [String]) throws -> [String] {
        try paths.flatMap { path in
            guard Folder.kind(path) == .folder else { return [path] }
            return try Folder.names(path).filter { $0.hasSuffix(".intake") }.map { path + "/" + $0 }
        }
    }

    /// Reads a log with this desk's key and takes nothing in.
    public func verify(_ path: String) throws -> ImportedLog {
        let held = try read(path, revokedFrom: nil) { _, _ in }
        return ImportedLog(
            path: path, author: author(of: held.report), report: held.report, new: 0, quarantined: held.quarantined)
    }

    /// Keeps a keys file from the stick, if the pinned root signed it; another one is of no use.
    private func archiveKeys(_ path: String) throws {
        guard let signed = try SealedKeys.open(path, with: reader) else { return }
        _ = try? home.archive(signed)
    }

    private func importLog(_ path: String, receipt: Receipt?, heads: inout DeskHeads) throws -> ImportedLog {
        let first = try LogFile.identify(path)
        guard let log = first.logID else {
            return ImportedLog(path: path, report: first, new: 0, quarantined: [])
        }
        let incoming = logsFolder + "/incoming"
        do {
            try FileCopy.copy(path, to: incoming)
        } catch let error as FileError where error.path == path {
            var report = LogReport()
            report.findings = [.unreadable(.failed(error.reason))]
            return ImportedLog(path: path, report: report, new: 0, quarantined: [])
        }
        defer { Folder.remove(incoming) }

        let ends = try receipt == nil ? [] : LogFile.ends(incoming)?.ends ?? []
        let known = try idsHeld(of: log)
        var new: Set<Bytes16> = []
        let remembered = judge.knowsRevocations ? heads.heads.values.filter { $0.log == log } : []
        let earlier = remembered.compactMap(\.revokedFrom).min()
        // The judge looks at this only for a revoked author; what the desk held before stays good.
        let firstNew = judge.knowsRevocations ? earlier ?? remembered.map(\.cells).max() ?? 0 : nil
        var held = try read(incoming, revokedFrom: firstNew) { entry, _ in
            if !known.contains(entry.provenance.record) { new.insert(entry.provenance.record) }
        }
        if held.report.logID != log {
            // Cells of two logs in one file: somebody put them together.
            held.report.findings.append(.damaged(0...0))
            new = []
        } else if let author = held.report.author {
            let revokedFrom = earlier ?? (judge.isRevoked(author) ? firstNew : nil)
            held.report.findings += try keep(incoming, held.report, log, bringsNew: !new.isEmpty, revokedFrom, &heads)
        }
        var imported = ImportedLog(
            path: path, author: author(of: held.report), report: held.report, new: new.count,
            quarantined: held.quarantined)
        imported.receipt = try Receipt(log: log, head: held.report.head)
        if let receipt { imported.receiptMatch = try match(receipt, imported.receipt, log, ends) }
        return imported
    }

    /// Puts a verified copy into its place, and says how it stands to what was there. It is held against every copy
    /// that the desk has of the log; one that agrees with it is replaced by the better of the two.
    private func keep(
        _ incoming: String, _ report: LogReport, _ log: Bytes16, bringsNew: Bool, _ revokedFrom: UInt64?,
        _ heads: inout DeskHeads
    ) throws -> [Finding] {
        let head = DeskHeads.Head(
            log: log, cells: report.sealedCells, hash: report.sealedHead, records: report.records ?? 0,
            revokedFrom: revokedFrom)
        let copies = try storedLogs().filter { $0.name.hasPrefix(log.hex) }
        var fork: UInt64?
        for (name, path) in copies {
            let comparison = try LogFile.compare(held: path, copy: incoming)
            let sealed = heads.heads[name]?.cells
            switch comparison.relation {
            case .forked(let cell) where sealed.map({ cell >= $0 }) == true && report.sealedCells > cell:
                // What the desk's copy has from there on was sealed by nobody.
                try replace(name, by: incoming, head, &heads)
                return forkFinding(fork)
            case .forked(let cell):
                fork = min(fork ?? cell, cell)
            case .foreign: break
            case .same, .extends, .prefix, .repairs, .decayed:
                guard comparison.choice != .both else { continue }
                let isBetter = comparison.choice == .copy && report.sealedCells >= (sealed ?? 0)
                if isBetter { try replace(name, by: incoming, head, &heads) }
                if comparison.relation == .same, heads.heads[name] == nil { heads.heads[name] = head }
                if comparison.relation == .prefix, report.sealedCells < sealed ?? .max {
                    return forkFinding(fork) + [
                        .shorterThanBefore(held: sealed ?? report.cells, cells: report.cells)
                    ]
                }
                return forkFinding(fork)
            }
        }
        // Another history is kept only for the records that it brings.
        guard copies.isEmpty || bringsNew else { return forkFinding(fork) }
        let name = copies.isEmpty ? log.hex + ".intake" : try freeName(log)
        try replace(name, by: incoming, head, &heads)
        return forkFinding(fork)
    }

    private func replace(
        _ name: String, by incoming: String, _ head: DeskHeads.Head, _ heads: inout DeskHeads
    ) throws {
        try Folder.move(incoming, to: logsFolder + "/" + name)
        heads.heads[name] = head
    }

    private func forkFinding(_ cell: UInt64?) -> [Finding] {
        cell.map { [.twoHistories(at: $0)] } ?? []
    }

    private func freeName(_ log: Bytes16) throws -> String {
        var number = 2
        while Folder.kind("\(logsFolder)/\(log.hex)-\(number).intake") != .nothing { number += 1 }
        return "\(log.hex)-\(number).intake"
    }

    /// The ids of all records that the desk holds of a log, forks included.
    private func idsHeld(of log: Bytes16) throws -> Set<Bytes16> {
        var ids: Set<Bytes16> = []
        for (name, path) in try storedLogs() where name.hasPrefix(log.hex) {
            _ = try LogFile.read(path, with: reader, judge: NoJudge()) { ids.insert($0.id) }
        }
        return ids
    }

    private func author(of report: LogReport) -> String? {
        report.lastSession.map { judge.writer(of: $0, revokedFrom: nil).label }
    }

    private func match(
        _ receipt: Receipt, _ head: Receipt?, _ log: Bytes16, _ ends: [LogEnd]
    ) throws -> ReceiptMatch {
        if receipt == head { return .head }
        return try receipt.end(of: log, among: ends) == nil ? .none : .earlier
    }
}
