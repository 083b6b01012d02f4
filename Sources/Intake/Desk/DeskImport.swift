// Takes logs in from a stick. Repeatable in any order: the longer of two copies that agree stays, two that disagree
// both stay.
//
// Some logs are copied and read at once (DeskArrival.swift), and taken in one after another in the order of their names
// (DeskKeep.swift): what the desk holds, what it remembers and what is told is as if each had been the only one. Of one
// log, no copy is read before the one ahead of it is taken in: how it reads depends on what the desk holds by then.

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
    /// Whether the file looked like a log, and nothing of it was taken in because it is not one whole log.
    public var isMixed = false
    /// How the route book of the laptop's last session stands to the desk's; nil where either is unknown.
    public var laptopBook: LaptopBook?

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
public enum ReceiptMatch: String, Sendable {
    /// It is the head's.
    case head
    /// It is that of an earlier end: the log went on since.
    case earlier
    /// It is none of this log's.
    case none
}

extension Desk {
    /// Logs that may be in work, so that memory does not grow with their number: one for each core and one that waits
    /// for the disk, but never more than three, for each takes the 64 MiB of its receipt.
    private static let mostInWork = min(3, Cores.count + 1)

    /// A file whose log is being copied and read.
    private struct InWork {
        var place: LogPlace
        var log: Bytes16?
        var arrival: Ahead<Result<Arrival, any Error>>
    }

    /// Imports logs and, from folders, every `*.intake` file and the keys files that came along. `visit` is told of
    /// each as soon as it lies in the desk, in order: an error later on does not undo it.
    @discardableResult
    public func importLogs(
        _ paths: [String], receipt: Receipt? = nil, _ visit: (ImportedLog) -> Void = { _ in }
    ) throws -> [ImportedLog] {
        try Folder.make(logsFolder)
        let lock = try File(home.deskFolder + "/lock", .update)
        guard try lock.tryLock() else { throw DeskError.busy }
        try removeLeftovers()
        var heads = try DeskHeads(reading: headsPath, key: stateKey)
        for path in Desk.keysFiles(in: paths) { try archiveKeys(path) }
        // A desk whose own book cannot be read takes logs in all the same.
        let book = Ahead { [home] in try? home.routeBook() }
        defer { book.giveUp() }
        let example = try Hash.blake2b256(ExampleBook.bytes)

        var all: [ImportedLog] = []
        var inWork: [InWork] = []
        defer { for work in inWork { work.arrival.giveUp() } }
        var waiting = Desk.logPlaces(in: paths)[...]
        var most = Self.mostInWork
        /// The copies of several logs may have taken the room that one has: all of these again, one at a time.
        func makeRoom() {
            for work in inWork { work.arrival.giveUp() }
            waiting = inWork.map(\.place) + waiting
            inWork = []
            most = 1
        }
        func takeOldest() throws {
            let oldest = inWork.removeFirst()
            defer { oldest.arrival.giveUp() }
            let arrival: Arrival
            do {
                arrival = try oldest.arrival.value.get()
            } catch let error as FileError where error.isNoRoom && most > 1 {
                inWork.insert(oldest, at: 0)
                return makeRoom()
            }
            var imported = try take(arrival, &heads)
            if let stamp = imported.report.lastSession?.routeBook, let book = book.value {
                imported.laptopBook = LaptopBook(stamp, book: book, example: example)
            }
            do {
                try heads.write(to: headsPath, key: stateKey)
            } catch let error as FileError where error.isNoRoom && most > 1 {
                makeRoom()
                try heads.write(to: headsPath, key: stateKey)
            }
            visit(imported)
            all.append(imported)
        }
        while !waiting.isEmpty || !inWork.isEmpty {
            guard let place = waiting.first, inWork.count < most else {
                try takeOldest()
                continue
            }
            let first = Result { try place.refused?.report ?? LogFile.identify(place.path) }
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
            let before = Result { try held(of: log, heads) }
            let arrival = Ahead {
                before.flatMap { held in Result { try self.arrive(place.path, held, receipt) } }
            }
            inWork.append(InWork(place: place, log: log, arrival: arrival))
        }
        return all
    }

    /// Reads a log with this desk's key and takes nothing in.
    public func verify(_ path: String) throws -> ImportedLog {
        let held = try check(path, revokedFrom: nil) { _ in }
        return ImportedLog(
            path: path, author: author(of: held.report), report: held.report, quarantined: held.quarantined)
    }

    /// Keeps a keys file from the stick, if the pinned root signed it; another one is of no use.
    private func archiveKeys(_ path: String) throws {
        guard let signed = try SealedKeys.open(path, with: reader) else { return }
        _ = try? home.archive(signed)
    }

    /// Removes copies that an import left behind which was killed.
    private func removeLeftovers() throws {
        for name in try Folder.names(logsFolder) where name == "incoming" || name.hasPrefix(".incoming.") {
            Folder.remove(logsFolder + "/" + name)
        }
    }
}
