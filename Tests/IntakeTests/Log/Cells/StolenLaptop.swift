// An unlocked laptop in the hands of a thief: its author's keys, its state of the log, the log itself, and the whole
// program to forge with. He does not have what it wiped: seeds, message keys, and authentication keys of confirmed
// cells.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// An unlocked laptop of the test hotline, with a thief at the keyboard.
final class StolenLaptop {
    let hotline: TestHotline
    let home: Home
    let author: Author

    init(_ hotline: TestHotline, _ home: Home? = nil) throws {
        self.hotline = hotline
        self.home = home ?? hotline.volunteer
        author = try hotline.identity(self.home).author()
    }

    var path: String { get throws { try hotline.logPath(home) } }
    var bytes: [UInt8] { get throws { try Folder.contents(path, limit: 1 << 24) } }
    private var statePath: String { home.logFolder + "/state" }

    /// What the laptop remembers of its log.
    func state() throws -> LogState {
        guard case .state(let state) = try LogStateFile(path: statePath, in: .laptop).read(key: author.stateKey) else {
            throw LogLab.Missing()
        }
        return state
    }

    /// Changes the laptop's state.
    func remember(_ change: (LogState) throws -> Void) throws {
        let state = try state()
        try change(state)
        try LogStateFile(path: statePath, in: .laptop).write(state, key: author.stateKey)
    }

    /// The current state file, to be restored later: the thief had access before.
    func saveState() throws -> [UInt8] { try Folder.contents(statePath, limit: 9000) }
    func restoreState(_ bytes: [UInt8]) throws { try Folder.replace(statePath, with: bytes) }

    /// Cuts the log to this number of cells, and makes the laptop believe that it never had more.
    func cut(to cells: Int) throws {
        let kept = try bytes.cells(0..<cells)
        try Folder.replace(path, with: kept)
        try remember { state in
            state.cells = UInt64(cells)
            state.head = kept.hash(cells - 1)
            state.isClosed = true
        }
    }

    /// The content of the laptop's next session.
    func content() throws -> SessionContent {
        let (state, keys) = (try state(), try home.keysInForce())
        var content = SessionContent()
        (content.logID, content.number, content.previous) = (state.logID, state.cells, state.head)
        (content.author, content.time) = (author.signing.publicKey, hotline.now)
        content.keysFile = FileStamp(version: UInt64(keys.version), hash: keys.hash)
        content.routeBook = FileStamp(version: 1, hash: Bytes32())
        content.recipients = keys.coordinators.map(\.sealing)
        return content
    }

    /// A forged session at the end of the log, under the expected authentication key.
    func forge(
        _ content: SessionContent? = nil, seed: UInt8 = 1, _ change: (SlotForge) throws -> Void = { _ in }
    ) throws -> SessionForge {
        let state = try state()
        return try SessionForge(
            content ?? self.content(), seed: seed, auth: state.auth, signer: author.signing, change)
    }

    /// A forged session with one request and a close, after the current log.
    func forged(
        _ notes: String, id: Bytes16? = nil, content: SessionContent? = nil, seed: UInt8 = 1,
        _ change: (SlotForge) throws -> Void = { _ in }
    ) throws -> [UInt8] {
        let forge = try forge(content, seed: seed, change)
        try forge.record(hotline.event(notes), id: id ?? Bytes16.random(), signer: author.signing)
        try forge.close(records: state().records + 1, signer: author.signing)
        return try bytes + forge.bytes
    }
}

extension TestHotline {
    /// A new request with these notes, as the text of a record.
    func event(_ notes: String) throws -> [UInt8] {
        var request = Request()
        request.notes = notes
        var code: CaseCode?
        while code == nil { code = CaseCode(random: try Random.bytes(CaseCode.randomBytes)) }
        let new = NewRequest(id: CaseID(try Bytes16.random()), code: code!, request: request, advised: nil)
        return Event(received: Moment(unixSeconds: now), content: .request(new)).bytes
    }

    /// Imports bytes as a carried log at a coordinator's desk; returns the report.
    func bring(_ bytes: [UInt8], to home: Home, receipt: Receipt? = nil) throws -> ImportedLog {
        let path = scratch.path + "/brought.intake"
        try Folder.replace(path, with: bytes)
        return try self.import(path, at: home, receipt: receipt)[0]
    }

    /// The notes of the cases at a desk.
    func notes(at home: Home) throws -> [String] { try cases(at: home).compactMap(\.request.notes).sorted() }
}
