// A coordinator's desk: the logs that were carried in, as they came, and how each of them is read. Nothing is kept in
// the clear: each command opens the logs anew, or a sealed memory of having read them (Snapshot.swift).

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
    /// What the judge goes by, as one hash; nil where it could not be read: then there is no snapshot, neither read
    /// nor written, and the judge says what it was that failed as soon as it needs it.
    let standing: Bytes32?
    /// How long a log must have rested before the snapshot remembers it, in nanoseconds.
    let settling: Int64
    /// Bytes of entries of one log that an import remembers at most. It reads up to three logs at once.
    let mostRemembered: Int
    /// The desk's clock; Unix seconds.
    private let now: Int64

    /// Refuses a laptop that has no desk, before anybody is asked for a passphrase. Throws `HomeError`,
    /// `DeskError.notACoordinator`.
    public static func admit(_ home: Home) throws {
        guard try home.card().role == .coordinator else { throw DeskError.notACoordinator }
        _ = try home.keysInForce()
    }

    /// The desk of the laptop whose folder is `home`. Throws `DeskError.notACoordinator`, `HomeError`.
    /// - Parameter now: the desk's clock, Unix seconds: those of laptops are held against it. Nil: that of the laptop.
    public convenience init(_ home: Home, identity: borrowing Identity, now: Int64? = nil) throws {
        try self.init(home, identity: identity, now: now, settling: 50_000_000)
    }

    init(
        _ home: Home, identity: borrowing Identity, now: Int64? = nil, settling: Int64,
        mostRemembered: Int = ImportMemory.limit
    ) throws {
        guard identity.card.role == .coordinator else { throw DeskError.notACoordinator }
        self.home = home
        reader = try SealingKey(secret: identity.sealing.secret)
        stateKey = try identity.state.copy()
        self.now = now ?? home.system.clock()
        (standing, judge) = try Desk.ground(of: home, self.now)
        self.settling = settling
        self.mostRemembered = mostRemembered
    }

    /// The same desk, judging by the keys files that lie there now.
    func renewed() throws -> Desk { try Desk(renewing: self) }

    private init(renewing desk: Desk) throws {
        (home, settling, mostRemembered, now) = (desk.home, desk.settling, desk.mostRemembered, desk.now)
        reader = try SealingKey(secret: desk.reader.secret)
        stateKey = try desk.stateKey.copy()
        (standing, judge) = try Desk.ground(of: home, now)
    }

    private static func ground(of home: Home, _ now: Int64) throws -> (standing: Bytes32?, judge: DeskJudge) {
        // Before the judge reads them: what changes in between is then seen to have changed. An error is none of the
        // judge's: without this hash nothing is remembered, and everything is read.
        (try? Snapshot.standing(of: home), try DeskJudge(home: home, now: now))
    }

    /// What reading a log gives.
    struct Reading: Sendable {
        /// What reading it showed.
        var report: LogReport
        /// Records that this program could not understand.
        var quarantined: [Quarantined]
        /// What the desk may remember of it.
        var memo: LogMemo
        /// The ids of the records that this program understands, in their order.
        var ids: [Bytes16] = []
        /// Bytes that the entries take.
        var size = 0
        /// Whether `memo` has all entries; else it has none.
        var hasEntries = true
    }

    /// A record that verifies, but whose content this program cannot take.
    public struct Quarantined: Hashable, Sendable {
        /// The number of its first cell.
        public var cell: UInt64
        /// Why.
        public var reason: EventError
    }

    /// Reads a log into entries: the only way in which the desk decodes records and judges their sessions.
    /// - Parameters:
    ///   - log: the log that the entries are of; nil: neither ids nor entries are kept. Each record is decoded in any case.
    ///   - limit: bytes of entries that are kept; of a log that has more, the ids alone.
    func read(_ path: String, entriesOf log: Bytes16?, _ logJudge: LogJudge, limit: Int = .max) throws -> Reading {
        var (quarantined, entries): ([Quarantined], PackedEntries) = ([], PackedEntries())
        var (ids, size): ([Bytes16], Int) = ([], 0)
        var hasher = try Hasher256(.mark)
        var last: (session: SessionInfo, writer: Writer)?
        let read = try LogFile.readAhead(
            path, in: files, with: reader, judge: logJudge,
            make: { record in Result { () throws(EventError) in try Event(bytes: record.text) } }
        ) { record, made in
            let event: Event
            do throws(EventError) {
                event = try made.get()
            } catch {
                quarantined.append(Quarantined(cell: record.cell, reason: error))
                return
            }
            guard let log else { return }
            ids.append(record.id)
            size += record.text.count + MemoryLayout<PackedEntries.Item>.stride
            guard size <= limit else {
                entries = PackedEntries()
                return
            }
            let writer =
                if let last, last.session === record.session { last.writer } else {
                    try logJudge.writer(of: record.session)
                }
            last = (record.session, writer)
            let provenance = Provenance(log: log, writer: writer, cell: record.cell, record: record.id)
            let entry = Entry(event: event, provenance: provenance)
            entries.append(entry, text: record.text, mark: try Desk.mark(of: entry, record.text, &hasher))
        }
        var reading = try reading(logJudge.judged(read), quarantined, entries)
        (reading.ids, reading.size, reading.hasEntries) = (ids, size, log != nil && size <= limit)
        return reading
    }

    /// What reading a log gave that this was found in.
    func reading(
        _ report: LogReport, _ quarantined: [Quarantined] = [], _ entries: PackedEntries = PackedEntries()
    ) throws -> Reading {
        let faults = LogFaults(report, quarantined: quarantined.count, author: try author(of: report))
        return Reading(
            report: report, quarantined: quarantined,
            memo: LogMemo(
                log: report.logID, sealedCells: report.sealedCells, sealedHead: report.sealedHead,
                records: report.records ?? 0, faults: faults, entries: entries))
    }

    /// The hash of an entry's text and author.
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
        return try Bytes16(hasher.digest().array[..<16]) ?? Bytes16()
    }

    /// Who wrote the last session of a log, as far as a signature says so.
    func author(of report: LogReport) throws -> String? {
        try report.lastSigned.map { try judge.writer(of: $0, revokedFrom: nil).label }
    }
}

extension Personal {
    fileprivate static let mark = Personal("intake entry 1")
}

/// Why the desk cannot work.
package enum DeskError: Explained, Hashable {
    /// The laptop is a volunteer's.
    case notACoordinator
    /// The desk's memory of its logs does not open under this identity.
    case headsDamaged(String)
    /// No case has this code.
    case noCase(String)
    /// No case that could be read has this code; not all logs are whole, which ends commands with this status.
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
        case .noCaseRead: ImportText.noCaseReadHint
        case .notACoordinator, .busy: nil
        }
    }
    /// 75 where another program is at work, 2 or 74 where a log must be looked at first, else 1.
    package var exit: ExitStatus {
        switch self {
        case .busy: .busy
        case .noCaseRead(_, let exit): exit
        default: .refused
        }
    }
}
