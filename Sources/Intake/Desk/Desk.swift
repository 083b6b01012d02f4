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

    init(_ home: Home, identity: borrowing Identity, now: Int64? = nil, settling: Int64) throws {
        guard identity.card.role == .coordinator else { throw DeskError.notACoordinator }
        self.home = home
        reader = try SealingKey(secret: identity.sealing.secret)
        stateKey = try identity.state.copy()
        // Before the judge reads them: what changes in between is then seen to have changed. An error is none of the
        // judge's: without this hash nothing is remembered, and everything is read.
        standing = try? Snapshot.standing(of: home)
        judge = try DeskJudge(home: home, now: now ?? home.system.clock())
        self.settling = settling
    }

    /// A log, as it reads now.
    public struct Held: Sendable {
        /// The file.
        public var path: String
        /// What reading it showed.
        public var report: LogReport
        /// Records that this program could not understand.
        public var quarantined: [Quarantined]
    }

    /// A record that verifies, but whose content this program cannot take.
    public struct Quarantined: Hashable, Sendable {
        /// The number of its first cell.
        public var cell: UInt64
        /// Why.
        public var reason: EventError
    }

    /// Reads a log into entries, each with the text of its record. `new`: the cells that the desk does not
    /// remember to have held.
    func read(_ path: String, new: NewCells?, _ visit: (Entry, [UInt8]) throws -> Void) throws -> Held {
        var quarantined: [Quarantined] = []
        var writer: (session: SessionInfo, label: String, isCoordinator: Bool, isKnown: Bool)?
        let identified = try LogFile.identify(path, in: files)
        // A file that fails for once is not read under a name that is not its own. One whose beginning is damaged is read
        // all the same: the desk calls its copies by the log's id.
        guard !identified.findings.contains(where: { $0.verdict == .unreadable }) else {
            return Held(path: path, report: identified, quarantined: [])
        }
        let log = identified.logID ?? Bytes16(hex: String(Folder.name(of: path).prefix(32))) ?? Bytes16()
        let logJudge = LogJudge(judge, new: new)
        var report = try LogFile.readAhead(
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
            if writer?.session !== record.session {
                let who = try judge.writer(of: record.session, revokedFrom: new?.revoked)
                writer = (record.session, who.label, who.isCoordinator, who.isKnown)
            }
            let provenance = Provenance(
                log: log, author: writer?.label ?? "?", isCoordinator: writer?.isCoordinator ?? false,
                isKnown: writer?.isKnown ?? false, cell: record.cell, record: record.id)
            try visit(Entry(event: event, provenance: provenance), record.text)
        }
        report.failure = identified.failure ?? report.failure
        return Held(path: path, report: try logJudge.judged(report), quarantined: quarantined)
    }
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
