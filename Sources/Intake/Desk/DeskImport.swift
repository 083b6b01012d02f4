// Takes logs in from a stick. Repeatable in any order: the longer of two copies that agree stays, two that disagree
// both stay.
//
// Some logs are copied and read at once (DeskArrival.swift), and taken in one after another in the order of their names
// (DeskKeep.swift): what the desk holds, what it remembers and what is told is as if each had been the only one. Of one
// log, no copy is read before the one ahead of it is taken in: how it reads depends on what the desk holds by then.

import IntakeBase
import IntakeLog
import IntakeTriage

/// What became of one file at import.
public struct ImportedLog: Sendable {
    /// The file, as it was named.
    public var path: String
    /// Who wrote it; nil where no signature says so.
    public var author: String?
    /// What reading it showed.
    public var report: LogReport
    /// Records that the desk did not hold before.
    public var new: Int
    /// The receipt of its head.
    public var receipt: Receipt?
    /// Whether the receipt that the coordinator typed in is this log's, or that of an earlier end of it.
    package var receiptMatch: ReceiptMatch?
    /// Records that this program could not understand.
    public var quarantined: [Desk.Quarantined]
    /// Whether the file looked like a log, and nothing of it was taken in because it is not one whole log.
    public var isMixed = false
    /// How the route book of the laptop's last session stands to the desk's; nil where either is unknown.
    package var laptopBook: LaptopBook?

    /// What reading the file at `path` showed.
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

/// How a receipt from the telephone fits a log.
package enum ReceiptMatch: String, Sendable {
    /// It is the head's.
    case head
    /// It is that of an earlier end: the log went on since.
    case earlier
    /// It is none of the last `LogFile.maxEnds` ends, and the log has more, which were not tried.
    case notAmongLast = "not among the last"
    /// It is none of this log's.
    case none
}

extension Desk {
    /// Logs that may be in work, so that memory does not grow with their number: one for each core and one that waits
    /// for the disk, but never more than three, for each takes the 64 MiB of its receipt and up to
    /// `mostRemembered` bytes of entries.
    private static let mostInWork = min(3, Cores.count + 1)

    /// A file whose log is being copied and read.
    private struct InWork {
        var place: LogPlace
        var log: Bytes16?
        var arrival: Ahead<Result<Arrival, any Error>>
    }

    /// Imports logs and, from folders, every log and the keys files that came along (`logPlaces`). `visit` is told of
    /// each as soon as it lies in the desk, in order: an error later on does not undo it.
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
        // Keys files that came along count for these logs already.
        let desk = places.keys.isEmpty ? self : try renewed()
        snapshot = desk.snapshot(reread: false)
        return try all + desk.takeIn(places.logs, receipt, &ledger, snapshot, visit)
    }

    private func takeIn(
        _ places: [LogPlace], _ receipt: Receipt?, _ ledger: inout Ledger, _ snapshot: Snapshot?,
        _ visit: (ImportedLog) -> Void
    ) throws -> [ImportedLog] {
        var all: [ImportedLog] = []
        // A desk whose own book cannot be read takes logs in all the same, and says that it could not be compared.
        let book = Ahead { [home] in Result { try home.routeBook() } }
        defer { book.giveUp() }
        let example = try Hash.blake2b256(ExampleBook.bytes)

        var inWork: [InWork] = []
        defer { for work in inWork { work.arrival.giveUp() } }
        var waiting = places[...]
        var most = Self.mostInWork
        /// The copies of several logs may have taken the room that one has: all of these again, one at a time.
        func makeRoom() {
            for work in inWork { work.arrival.giveUp() }
            waiting = inWork.map(\.place) + waiting
            inWork = []
            most = 1
            ledger.memory.giveUp(snapshot)
        }
        func canMakeRoom(_ error: FileError) -> Bool { error.isNoRoom && (most > 1 || ledger.memory.takesRoom) }
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
            var imported = try take(arrival, &ledger)
            if let stamp = imported.report.lastSigned?.routeBook {
                imported.laptopBook =
                    (try? book.value.get()).map {
                        LaptopBook(stamp, book: $0, example: example)
                    } ?? .notCompared
            }
            // Thousands of files that are no logs must not cost a sync each.
            if arrival.content != nil {
                do {
                    try settle(&ledger)
                } catch let error as FileError where canMakeRoom(error) {
                    makeRoom()
                    try settle(&ledger)
                }
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
                inWork.append(InWork(place: place, arrival: Ahead { refused }))
                continue
            }
            guard !inWork.contains(where: { $0.log == log }) else {
                try takeOldest()
                continue
            }
            waiting.removeFirst()
            let before = Result { try held(of: log, ledger.heads) }
            let arrival = Ahead {
                before.flatMap { held in Result { try self.arrive(place.path, held, receipt) } }
            }
            inWork.append(InWork(place: place, log: log, arrival: arrival))
        }
        removeParts(beside: all)
        ledger.memory.seal(by: self, ledger.heads, snapshot, isLast: true)
        return all
    }

    /// Reads a log with this desk's key and takes nothing in. What the desk remembers of the log counts as it does at an
    /// import. Throws `DeskError`, `FileError`.
    package func verify(_ path: String) throws -> ImportedLog {
        var firstNew: NewCells?
        if let log = try LogFile.identify(path, in: files).logID {
            firstNew = try self.firstNew(
                in: path, held(of: log, DeskHeads(reading: headsPath, in: files, key: stateKey)))
        }
        let read = try read(path, entriesOf: nil, LogJudge(judge, new: firstNew))
        return ImportedLog(
            path: path, author: try author(of: read.report), report: read.report, quarantined: read.quarantined)
    }

    /// Hands a keys file from the stick to `keep`, which throws `SignatureError` or `TOMLError` where it is of no use.
    /// What is to be said of one that is not taken; nil where that is nothing. Throws what `keep` throws otherwise.
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

    /// Removes from the stick what killed copies of these logs left beside them, where the whole log has come in.
    private func removeParts(beside logs: [ImportedLog]) {
        var whole: [String: Set<Bytes16>] = [:]
        for log in logs where log.report.verdict.isGood {
            if let id = log.report.logID { whole[Folder.parent(of: log.path), default: []].insert(id) }
        }
        for (folder, ids) in whole { CarriedName.removeLeftovers(in: folder, of: ids, from: files) }
    }

    /// Removes what an import left behind which was killed: copies, and parts of what the desk remembers.
    private func removeLeftovers() throws {
        let remembered = [headsPath, Desk.notePath(of: home)].map { Folder.name(of: $0) }
        PartFile.removeLeftovers(in: home.deskFolder, of: files, for: remembered.contains)
        for name in try files.names(logsFolder) where name == "incoming" || name.hasPrefix(".incoming.") {
            files.remove(logsFolder + "/" + name)
        }
    }
}
