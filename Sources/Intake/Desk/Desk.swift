// A coordinator's desk: the imported logs, unchanged, and how each of them is read. Nothing is kept in the clear: each
// command opens the logs again, or a sealed cache of what they contained (Snapshot.swift).

import IntakeBase
import IntakeCases
import IntakeLog

/// The desk of a coordinator.
public final class Desk: Sendable {
    let home: Home
    var files: Files { home.files }
    let reader: SealingKey
    let stateKey: SecretBytes
    let judge: DeskJudge
    /// The hash of all that the judge decides by (pinned root, keys files). Nil if a file could not be read: then no
    /// snapshot is read or written, and the judge throws the error as soon as it needs the file.
    let keysHash: Bytes32?
    /// How long a log must be unchanged before the snapshot remembers it, in nanoseconds. A write within the resolution
    /// of file times would not be noticed.
    let settling: Int64
    /// The most bytes of entries that an import remembers of one log. It reads up to three logs at once.
    let mostRemembered: Int
    /// The desk's clock, in Unix seconds.
    private let now: Int64

    /// Refuses a laptop that has no desk, before a passphrase is asked for. Throws `HomeError`,
    /// `DeskError.notACoordinator`.
    public static func admit(_ home: Home) throws {
        guard try home.card().role == .coordinator else { throw DeskError.notACoordinator }
        _ = try home.keysInForce()
    }

    /// The desk of the laptop whose folder is `home`. Throws `DeskError.notACoordinator`, `HomeError`.
    /// - Parameter now: the desk's clock in Unix seconds, with which the clocks of laptops are compared. Nil: the clock
    ///   of this laptop.
    public convenience init(_ home: Home, identity: borrowing Identity, now: Int64? = nil) throws {
        try self.init(home, identity: identity, now: now, settling: 50_000_000)
    }

    convenience init(
        _ home: Home, identity: borrowing Identity, now: Int64? = nil, settling: Int64,
        mostRemembered: Int = ImportMemory.limit
    ) throws {
        guard identity.card.role == .coordinator else { throw DeskError.notACoordinator }
        try self.init(
            home, sealing: identity.sealing, state: identity.state, now: now ?? home.system.clock(), settling: settling,
            mostRemembered: mostRemembered)
    }

    private init(
        _ home: Home, sealing: borrowing SealingKey, state: borrowing SecretBytes, now: Int64, settling: Int64,
        mostRemembered: Int
    ) throws {
        (self.home, self.now, self.settling, self.mostRemembered) = (home, now, settling, mostRemembered)
        reader = try SealingKey(secret: sealing.secret)
        stateKey = try state.copy()
        // The hash is taken before the judge reads the files, so that a change in between is noticed. An error here is
        // not an error of the judge: without the hash nothing is cached, and all logs are read.
        keysHash = try? Snapshot.keysHash(of: home)
        judge = try DeskJudge(home: home, now: now)
    }

    /// The same desk, but it judges by the keys files that are there now.
    func renewed() throws -> Desk {
        try Desk(
            home, sealing: reader, state: stateKey, now: now, settling: settling, mostRemembered: mostRemembered)
    }

    /// The result of reading a log.
    struct Reading: Sendable {
        /// The verdict on the log, with its findings.
        var report: LogReport
        /// Records that this program could not understand.
        var quarantined: [Quarantined]
        /// What the desk may cache of it.
        var memo: LogMemo
        /// The ids of the records that this program understands, in the order of the log.
        var ids: [Bytes16] = []
        /// Whether `memo` has all entries; otherwise it has no entry.
        var hasEntries = true
        /// Whether the log is judged in the same way on later days.
        var isSameLater = true
    }

    /// A record that verifies, but whose content this program cannot decode.
    public struct Quarantined: Hashable, Sendable {
        /// The number of its first cell.
        public var cell: UInt64
        /// Why it cannot be decoded.
        public var reason: EventError
    }

    /// Reads a log into entries. Only here does the desk decode records and judge their sessions.
    /// - Parameters:
    ///   - log: the id of the log; nil: no ids and no entries are kept. Each record is decoded in any case.
    ///   - limit: the most bytes of entries that are kept. If a log has more, only its ids are kept.
    func read(_ path: String, entriesOf log: Bytes16?, _ logJudge: LogJudge, limit: Int? = nil) throws -> Reading {
        var (quarantined, entries): ([Quarantined], PackedEntries) = ([], PackedEntries())
        var (ids, hasEntries): ([Bytes16], Bool) = ([], log != nil)
        var hasher = try Hasher256(.mark)
        var namer = try Hasher256(RecordName.personal)
        var last: (session: SessionInfo, source: PackedEntries.Source)?
        var (ends, lastHash): ([LineOrigin.End], Bytes32) = ([], Bytes32())
        let read = try LogFile.readAhead(
            path, in: files, with: reader, judge: logJudge,
            make: { record in Result { () throws(EventError) in try Event(bytes: record.text) } }
        ) { record, made in
            if log != nil {
                ends.append(LineOrigin.End(cell: record.cell + record.cells, hash: record.head.firstHalf))
                lastHash = record.head
            }
            let event: Event
            do throws(EventError) {
                event = try made.get()
            } catch {
                quarantined.append(Quarantined(cell: record.cell, reason: error))
                return
            }
            guard let log else { return }
            ids.append(record.id)
            guard hasEntries else { return }
            let source =
                if let last, last.session === record.session { last.source } else {
                    try logJudge.source(of: record.session, in: log)
                }
            last = (record.session, source)
            let provenance = Provenance(log: log, writer: source.writer, cell: record.cell, record: record.id)
            var entry = Entry(event: event, provenance: provenance)
            entry.name = try RecordName.make(log: log, record: record.id, text: record.text, &namer)
            entries.append(
                entry, text: record.text, mark: try Desk.mark(of: entry, record.text, &hasher), session: source.session)
            if let limit, entries.size > limit { (entries, hasEntries) = (PackedEntries(), false) }
        }
        var origin = logJudge.origin(read)
        if hasEntries { (origin.records, origin.last) = (ends, lastHash) }
        entries.begin(origin)
        var reading = try reading(logJudge.judged(read), quarantined, entries)
        (reading.ids, reading.hasEntries, reading.isSameLater) = (ids, hasEntries, logJudge.isSameLater)
        return reading
    }

    /// The result of reading a log, from its parts.
    func reading(
        _ report: LogReport, _ quarantined: [Quarantined] = [], _ entries: PackedEntries = PackedEntries()
    ) throws -> Reading {
        let author = try report.lastSigned.map { try judge.writer(of: $0, revokedFrom: nil).label }
        let faults = try LogFaults(report, quarantined: quarantined, author: author)
        return Reading(
            report: report, quarantined: quarantined,
            memo: LogMemo(
                log: report.logID, sealedCells: report.sealedCells, sealedHead: report.sealedHead,
                records: report.records ?? 0, faults: faults, entries: entries))
    }

    /// The hash of an entry's text, its record id and its writer (`PackedEntries.Item.mark`).
    private static func mark(
        of entry: Entry, _ text: [UInt8], _ hasher: inout Hasher256
    ) throws -> Bytes16 {
        var writer = ByteWriter()
        writer.put(entry.provenance.record)
        writer.put(entry.provenance.writer.flags)
        writer.put(entry.provenance.writer.label)
        hasher.restart()
        for bytes in [writer.bytes, text] where !bytes.isEmpty {
            try unsafe bytes.withUnsafeBytes { try unsafe hasher.update($0.baseAddress!, count: $0.count) }
        }
        return try hasher.digest().firstHalf
    }
}

extension Personal {
    fileprivate static let mark = Personal("intake entry 1")
}

/// Why the desk cannot work.
package enum DeskError: Explained, Hashable {
    /// The laptop is a volunteer's.
    case notACoordinator
    /// The remembered heads (`desk/heads`) do not open under this identity.
    case headsDamaged(String)
    /// No case has this code.
    case noCase(String)
    /// No case that could be read has this code. Not all logs are whole, so the command ends with this status: 1 if all
    /// alarms about them were put aside.
    case noCaseRead(String, ExitStatus)
    /// Another program is importing.
    case busy

    /// What happened.
    package var sentence: Sentence {
        switch self {
        case .notACoordinator: StationText.onlyCoordinator
        case .headsDamaged(let path): ImportText.headsDamaged(VisibleText.line(path))
        case .noCase(let code): ImportText.noCase(VisibleText.line(code))
        case .noCaseRead(let code, _): ImportText.noCaseRead(VisibleText.line(code))
        case .busy: ImportText.busy
        }
    }
    /// What to do next.
    package var hint: Sentence? {
        switch self {
        case .headsDamaged: ImportText.headsDamagedHint
        case .noCase: ImportText.noCaseHint
        case .noCaseRead(_, .refused): ImportText.noCaseSeenHint
        case .noCaseRead: ImportText.noCaseReadHint
        case .notACoordinator: StationText.onlyCoordinatorHint
        case .busy: ImportText.busyHint
        }
    }
    /// 75 if another program is importing, 2 or 74 if a log must be looked at first, otherwise 1.
    package var exit: ExitStatus {
        switch self {
        case .busy: .busy
        case .noCaseRead(_, let exit): exit
        default: .refused
        }
    }
}
