// A coordinator's desk: the logs that were carried in, as they came, and what they say when they are read together.
// Nothing is kept in the clear: each command opens the logs anew.

/// The desk of a coordinator.
public final class Desk: Sendable {
    let home: Home
    let reader: SealingKey
    let stateKey: SecretBytes
    let judge: DeskJudge

    /// Refuses a laptop that has no desk, before anybody is asked for a passphrase. Throws `HomeError`,
    /// `DeskError.notACoordinator`.
    public static func admit(_ home: Home) throws {
        guard try home.card().role == .coordinator else { throw DeskError.notACoordinator }
        _ = try home.keysInForce()
    }

    /// The desk of the laptop whose folder is `home`. Throws `DeskError.notACoordinator`.
    public init(_ home: Home, identity: borrowing Identity) throws {
        guard identity.card.role == .coordinator else { throw DeskError.notACoordinator }
        self.home = home
        reader = try SealingKey(secret: identity.sealing.secret)
        stateKey = try identity.state.copy()
        judge = DeskJudge(home: home)
    }

    /// A log that the desk holds, as it reads now.
    public struct Held: Sendable {
        /// The file in the desk's folder, or the coordinator's own log.
        public var path: String
        /// What reading it showed, with what the desk remembers of it.
        public var report: LogReport
        /// Records that this program could not understand.
        public var quarantined: [Quarantined]
        /// Whether the desk's copy is not as it was when it was imported.
        public var isChanged = false
    }

    /// A record that verifies, but whose content this program cannot take.
    public struct Quarantined: Hashable, Sendable {
        /// The number of its first cell.
        public var cell: UInt64
        /// Why.
        public var reason: EventError
    }

    /// Everything the desk holds: the cases that all logs make together, the coordinator's own log included.
    public func load() throws -> (cases: Caseload, logs: [Held]) {
        let (entries, logs) = try loadEntries()
        return (Caseload(entries), logs)
    }

    /// The entries of all logs, packed, and what reading them showed.
    func loadEntries() throws -> (entries: PackedEntries, logs: [Held]) {
        let heads = try DeskHeads(reading: headsPath, key: stateKey)
        let stored = try storedLogs()
        let paths =
            stored.map { ($0.path, heads.heads[$0.name]?.revokedFrom) } + (try home.logs().map { ($0.path, nil) })
        var read = Cores.map(paths, chunk: 1) { path, revokedFrom in
            Result { try readWhole(path, revokedFrom: revokedFrom) }
        }[...]
        var parts: [PackedEntries] = []
        var logs: [Held] = []
        for (name, path) in stored {
            var (held, own) = try read.removeFirst().get()
            parts.append(own)
            let changes = try changes(of: held.report, at: path, since: heads.heads[name])
            held.report.findings += changes
            held.isChanged = !changes.isEmpty
            logs.append(held)
        }
        for name in heads.heads.keys.sorted() where Folder.kind(logsFolder + "/" + name) == .nothing {
            var report = LogReport()
            report.logID = heads.heads[name]?.log
            report.findings = [.unreadable(.missing)]
            logs.append(Held(path: logsFolder + "/" + name, report: report, quarantined: [], isChanged: true))
        }
        for result in read {
            let (held, own) = try result.get()
            parts.append(own)
            logs.append(held)
        }
        var entries = PackedEntries()
        entries.append(parts)
        return (entries, logs)
    }

    /// A log, and all its entries.
    private func readWhole(_ path: String, revokedFrom: UInt64?) throws -> (Held, PackedEntries) {
        var entries = PackedEntries()
        let held = try read(path, revokedFrom: revokedFrom) { entries.append($0, text: $1) }
        return (held, entries)
    }

    /// Reads a log into entries, each with the text of its record. `revokedFrom`: the first cell that came in after its
    /// author was revoked.
    func read(_ path: String, revokedFrom: UInt64?, _ visit: (Entry, [UInt8]) -> Void) throws -> Held {
        var quarantined: [Quarantined] = []
        var writer: (session: SessionInfo, label: String, isCoordinator: Bool, isKnown: Bool)?
        let log = try LogFile.identify(path).logID ?? Bytes16()
        let report = try LogFile.read(path, with: reader, judge: LogJudge(judge: judge, revokedFrom: revokedFrom)) {
            record in
            do throws(EventError) {
                let event = try Event(bytes: record.text)
                if writer?.session !== record.session {
                    let who = judge.writer(of: record.session, revokedFrom: revokedFrom)
                    writer = (record.session, who.label, who.isCoordinator, who.isKnown)
                }
                visit(
                    Entry(
                        event: event,
                        provenance: Provenance(
                            log: log, author: writer?.label ?? "?", isCoordinator: writer?.isCoordinator ?? false,
                            isKnown: writer?.isKnown ?? false, cell: record.cell, record: record.id)),
                    record.text)
            } catch {
                quarantined.append(Quarantined(cell: record.cell, reason: error))
            }
        }
        return Held(path: path, report: report, quarantined: quarantined)
    }

    /// What has become of the desk's own copy since it was last verified. A copy that the desk does not remember was
    /// put there by somebody else.
    private func changes(of report: LogReport, at path: String, since head: DeskHeads.Head?) throws -> [Finding] {
        guard let head else { return [.twoHistories(at: 0)] }
        if report.sealedCells < head.cells || report.logID != head.log {
            return [.shorterThanBefore(held: head.cells, cells: report.sealedCells)]
        }
        if report.sealedCells == head.cells, report.sealedHead != head.hash {
            return [.twoHistories(at: head.cells - 1)]
        }
        if report.sealedCells > head.cells, try trailer(of: head.cells - 1, at: path) != head.hash {
            return [.twoHistories(at: head.cells - 1)]
        }
        if report.records ?? 0 < head.records { return [.damaged(0...max(1, head.cells) - 1)] }
        return []
    }

    /// The hash that stands in a cell of a stored log; nil where the file does not reach so far.
    private func trailer(of cell: UInt64, at path: String) throws -> Bytes32? {
        let place = Int(cell) * CellLayout.size + CellLayout.trailerAt
        return Bytes32(try File(path, .read).read(count: 32, at: place))
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
