// A coordinator's desk: the logs that were carried in, as they came, and how each of them is read. Nothing is kept in
// the clear: each command opens the logs anew, or a sealed memory of having read them (Snapshot.swift).

/// The desk of a coordinator.
public final class Desk: Sendable {
    let home: Home
    let reader: SealingKey
    let stateKey: SecretBytes
    let judge: DeskJudge
    /// What the judge goes by, as one hash; nil where it could not be read.
    let standing: Bytes32?
    /// How long a log must have rested before the snapshot remembers it, in nanoseconds.
    let settling: Int64

    /// Refuses a laptop that has no desk, before anybody is asked for a passphrase. Throws `HomeError`,
    /// `DeskError.notACoordinator`.
    public static func admit(_ home: Home) throws {
        guard try home.card().role == .coordinator else { throw DeskError.notACoordinator }
        _ = try home.keysInForce()
    }

    /// The desk of the laptop whose folder is `home`. Throws `DeskError.notACoordinator`.
    public convenience init(_ home: Home, identity: borrowing Identity) throws {
        try self.init(home, identity: identity, settling: 50_000_000)
    }

    init(_ home: Home, identity: borrowing Identity, settling: Int64) throws {
        guard identity.card.role == .coordinator else { throw DeskError.notACoordinator }
        self.home = home
        reader = try SealingKey(secret: identity.sealing.secret)
        stateKey = try identity.state.copy()
        // Before the judge reads them: what changes in between is then seen to have changed.
        standing = try? Snapshot.standing(of: home)
        judge = DeskJudge(home: home)
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

    /// Reads a log into entries, each with the text of its record. `revokedFrom`: the first cell that came in after its
    /// author was revoked.
    func read(_ path: String, revokedFrom: UInt64?, _ visit: (Entry, [UInt8]) throws -> Void) throws -> Held {
        var quarantined: [Quarantined] = []
        var writer: (session: SessionInfo, label: String, isCoordinator: Bool, isKnown: Bool)?
        let log = try LogFile.identify(path).logID ?? Bytes16()
        let report = try LogFile.readAhead(
            path, with: reader, judge: LogJudge(judge: judge, revokedFrom: revokedFrom),
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
                let who = judge.writer(of: record.session, revokedFrom: revokedFrom)
                writer = (record.session, who.label, who.isCoordinator, who.isKnown)
            }
            let provenance = Provenance(
                log: log, author: writer?.label ?? "?", isCoordinator: writer?.isCoordinator ?? false,
                isKnown: writer?.isKnown ?? false, cell: record.cell, record: record.id)
            try visit(Entry(event: event, provenance: provenance), record.text)
        }
        return Held(path: path, report: report, quarantined: quarantined)
    }

    var logsFolder: String { home.deskFolder + "/logs" }
    var headsPath: String { home.deskFolder + "/heads" }

    /// The desk's copies, in the order of their names.
    func storedLogs() throws -> [(name: String, path: String)] { try Desk.storedLogs(of: home) }

    /// The copies in the desk of a home, in the order of their names; no key is needed to name them.
    public static func storedLogs(of home: Home) throws -> [(name: String, path: String)] {
        let folder = home.deskFolder + "/logs"
        guard Folder.kind(folder) == .folder else { return [] }
        return try Folder.names(folder).filter { $0.hasSuffix(".intake") }.map { ($0, folder + "/" + $0) }
    }
}

/// Why the desk cannot work.
public enum DeskError: Explained, Hashable {
    /// The laptop is a volunteer's.
    case notACoordinator
    /// The desk's memory of its logs does not open under this identity.
    case headsDamaged(String)
    /// No case has this code.
    case noCase(String)
    /// Another program is importing.
    case busy

    /// What happened.
    public var sentence: Sentence {
        switch self {
        case .notACoordinator: StationText.onlyCoordinator
        case .headsDamaged(let path): ImportText.headsDamaged(VisibleText.line(path))
        case .noCase(let code): ImportText.noCase(VisibleText.line(code))
        case .busy: ImportText.busy
        }
    }
    /// What to do next.
    public var hint: Sentence? {
        switch self {
        case .headsDamaged: ImportText.headsDamagedHint
        case .noCase: ImportText.noCaseHint
        case .notACoordinator, .busy: nil
        }
    }
    /// 75 where another program is at work, else 1.
    public var exit: ExitStatus { self == .busy ? .busy : .refused }
}
