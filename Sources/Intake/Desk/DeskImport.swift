// Imports logs from a stick. The import is idempotent, and the order makes no difference: of two copies that agree the
// longer one stays, two copies that disagree both stay.
//
// Several logs are copied and read at once (DeskArrival.swift), and taken in one after another, sorted by name
// (DeskKeep.swift). The result is the same as if each log had been imported alone. Two copies of the same log are never
// in work at once, because the verdict on the second depends on what the desk holds after the first.

import IntakeBase
import IntakeLog
import IntakeTriage

/// What became of one file at import.
public struct ImportedLog: Sendable {
    /// The file, as the caller named it.
    public var path: String
    /// Who wrote it; nil if no session is signed.
    public var author: String?
    /// The day since which the keys file in force revokes the laptop that wrote it; nil if it does not.
    package var revoked: Day?
    /// How many of its records count at this desk; nil if the desk does not hold it, or that could not be read.
    package var counted: CountedRecords?
    /// The verdict on it, with its findings.
    public var report: LogReport
    /// Records that the desk did not hold before.
    public var new: Int
    /// The receipt of its head.
    public var receipt: Receipt?
    /// Whether the receipt that the coordinator typed is the one of this log, or of an earlier end of it.
    package var receiptMatch: ReceiptMatch?
    /// Records that this program could not understand.
    public var quarantined: [Desk.Quarantined]
    /// Whether the desk has all of it now.
    package var isTakenIn = false
    /// Whether the file looked like a log, but was not taken in because it contains more than one log.
    public var isMixed = false
    /// The route book of the laptop's last session, compared with the desk's; nil if the laptop named none.
    package var laptopBook: LaptopBook?

    /// The result for the file at `path`.
    public init(
        path: String, author: String? = nil, report: LogReport, new: Int = 0, quarantined: [Desk.Quarantined] = []
    ) {
        self.path = path
        self.author = author
        self.report = report
        self.new = new
        self.quarantined = quarantined
    }
}

/// How a receipt that was read out on the telephone matches a log.
package enum ReceiptMatch: String, Sendable {
    /// It is the receipt of the head.
    case head
    /// It is the receipt of an earlier end: the log has grown since.
    case earlier
    /// It matches none of the last `LogFile.maxEnds` ends; the log has more ends, which were not tried.
    case notAmongLast = "not among the last"
    /// It matches no end of this log.
    case none
}

extension Desk {
    /// The most logs in work at once, a limit for memory: one for each core and one that waits for the disk, but at
    /// most three, because each takes 64 MiB for its receipt and up to `mostRemembered` bytes for entries.
    private static let mostInWork = min(3, Cores.count + 1)

    /// A log that is being copied and read on another core.
    private struct InWork {
        var place: LogPlace
        var log: Bytes16?
        var arrival: Deferred<Result<Arrival, any Error>>
    }

    /// Imports logs and, from folders, all logs and the keys files beside them (`logPlaces`). `visit` is called for
    /// each log, in order, as soon as the log is in the desk; a later error does not undo it.
    @discardableResult
    public func importLogs(
        _ paths: [String], receipt: Receipt? = nil, _ visit: (ImportedLog) -> Void = { _ in }
    ) throws -> [ImportedLog] {
        try home.blamingDesk(butFor: paths) { try takeIn(paths, receipt, visit) }
    }

    private func takeIn(
        _ paths: [String], _ receipt: Receipt?, _ visit: (ImportedLog) -> Void
    ) throws -> [ImportedLog] {
        try files.make(logsFolder)
        let lock = try File(home.deskFolder + "/lock", .update, in: files)
        guard try lock.tryLock() else { throw DeskError.busy }
        try removeLeftovers()
        var ledger = Ledger(heads: try DeskHeads(reading: headsPath, in: files, key: stateKey))
        try forgetLeft(&ledger.heads)
        var snapshot: Snapshot?
        defer { note(&ledger, snapshot) }
        var all: [ImportedLog] = []
        let places = try places(in: paths)
        for path in places.keys {
            guard let unread = try takeKeys(path, { try home.archive($0) }) else { continue }
            visit(unread)
            all.append(unread)
        }
        // The logs are already judged by the keys files that came with them.
        let desk = places.keys.isEmpty ? self : try renewed()
        snapshot = desk.snapshot(reread: false)
        return try all + desk.takeIn(places.logs, receipt, &ledger, snapshot, visit)
    }

    private func takeIn(
        _ places: [LogPlace], _ receipt: Receipt?, _ ledger: inout Ledger, _ snapshot: Snapshot?,
        _ visit: (ImportedLog) -> Void
    ) throws -> [ImportedLog] {
        var all: [ImportedLog] = []
        // If the desk's own route book cannot be read, logs are imported anyway, and reported as not compared.
        let book = Deferred { [home] in Result { try home.routeBook() } }
        defer { book.giveUp() }
        let example = try Hash.blake2b256(ExampleBook.bytes)

        var inWork: [InWork] = []
        defer { for work in inWork { work.arrival.giveUp() } }
        var waiting = places[...]
        var most = Self.mostInWork
        /// Starts the logs in work again, one at a time: together their copies may take room that one copy would have.
        func makeRoom() {
            for work in inWork { work.arrival.giveUp() }
            waiting = inWork.map(\.place) + waiting
            inWork = []
            most = 1
            ledger.memory.giveUp(snapshot)
        }
        func canMakeRoom(_ error: FileError) -> Bool { error.isNoRoom && (most > 1 || ledger.memory.takesRoom) }
        func inRoom(_ write: () throws -> Void) throws {
            do {
                try write()
            } catch let error as FileError where canMakeRoom(error) {
                makeRoom()
                try write()
            }
        }
        func takeOldest() throws {
            let oldest = inWork.removeFirst()
            defer { oldest.arrival.giveUp() }
            let arrival: Arrival
            do {
                arrival = try oldest.arrival.value.get()
            } catch let error as FileError where canMakeRoom(error) {
                inWork.insert(oldest, at: 0)
                return makeRoom()
            }
            if arrival.content != nil, !ledger.isMarked {
                try inRoom { try markNotNoted() }
                ledger.isMarked = true
            }
            var imported = try take(arrival, &ledger)
            if let stamp = imported.report.lastSigned?.routeBook {
                imported.laptopBook =
                    (try? book.value.get()).map {
                        LaptopBook(stamp, book: $0, example: example)
                    } ?? .notCompared
            }
            // Only for logs: a stick may have thousands of other files, and each sync is slow.
            if arrival.content != nil {
                try inRoom { try settle(&ledger) }
                ledger.memory.seal(by: self, ledger.heads, snapshot)
            }
            visit(imported)
            all.append(imported)
        }
        while !waiting.isEmpty || !inWork.isEmpty {
            guard let place = waiting.first, inWork.count < most else {
                try takeOldest()
                continue
            }
            let first = Result { try place.refused?.report ?? LogFile.identify(place.path, in: files) }
            guard let log = try? first.get().logID else {
                let refused = first.map { Arrival(notTakenIn: ImportedLog(path: place.path, report: $0)) }
                waiting.removeFirst()
                inWork.append(InWork(place: place, arrival: Deferred { refused }))
                continue
            }
            guard !inWork.contains(where: { $0.log == log }) else {
                try takeOldest()
                continue
            }
            waiting.removeFirst()
            let before = Result { try held(of: log, ledger.heads) }
            let arrival = Deferred {
                before.flatMap { held in Result { try self.arrive(place.path, held, receipt) } }
            }
            inWork.append(InWork(place: place, log: log, arrival: arrival))
        }
        removeParts(beside: all)
        ledger.memory.seal(by: self, ledger.heads, snapshot, isLast: true)
        return all
    }

    /// Reads a log with this desk's key, without importing it. The log is judged by the remembered heads as in an
    /// import. Throws `DeskError`, `FileError`.
    package func verify(_ path: String) throws -> ImportedLog {
        var firstNew: NewCells?
        if let log = try LogFile.identify(path, in: files).logID {
            firstNew = try self.firstNew(
                in: path, held(of: log, DeskHeads(reading: headsPath, in: files, key: stateKey)))
        }
        let read = try read(path, entriesOf: nil, LogJudge(judge, new: firstNew))
        var verified = ImportedLog(
            path: path, author: try read.report.lastSigned.map { try judge.name(of: $0) }, report: read.report,
            quarantined: read.quarantined)
        verified.revoked = try read.report.lastSigned.flatMap { try judge.revocationDay(of: $0) }
        return verified
    }

    /// Passes a keys file from the stick to `keep`, which throws `SignatureError` or `TOMLError` if the file is not
    /// usable. Returns what to report if the file is not taken, otherwise nil. Throws all other errors of `keep`.
    func takeKeys(_ path: String, _ keep: (SignedFile) throws -> Void) throws -> ImportedLog? {
        do {
            if let signed = try SealedKeys.open(path, in: files, with: reader) { try keep(signed) }
            return nil
        } catch let unread as SealedKeys.Unread {
            return ImportedLog(path: path, report: unread.report)
        } catch let error where error is SignatureError || error is TOMLError {
            return ImportedLog(path: path, report: SealedKeys.notTaken())
        }
    }

    /// Removes leftovers of interrupted copies of these logs from the stick, if the log came in complete.
    private func removeParts(beside logs: [ImportedLog]) {
        var whole: [String: Set<Bytes16>] = [:]
        for log in logs where log.report.verdict.isGood {
            if let id = log.report.logID { whole[Folder.parent(of: log.path), default: []].insert(id) }
        }
        for (folder, ids) in whole { CarriedName.removeLeftovers(in: folder, of: ids, from: files) }
    }

    /// Removes leftovers of a killed import: unfinished copies, and parts of `heads`, of the note and of the mark.
    private func removeLeftovers() throws {
        let remembered = [headsPath, Desk.notePath(of: home), home.notNotedPath].map { Folder.name(of: $0) }
        PartFile.removeLeftovers(in: home.deskFolder, of: files, for: remembered.contains)
        Snapshot.removeLeftovers(in: home.deskFolder, of: files)
        for name in try files.names(logsFolder) where name == "incoming" || name.hasPrefix(".incoming.") {
            files.remove(logsFolder + "/" + name)
        }
    }
}
