// Appends records to this laptop's log. Acknowledged means: record and state are on the disk.
//
// Order of a write: cells in one write, sync, state, sync, acknowledgement. Any error ends the session, and the
// same descriptor is never tried again; the record goes once more, with the same id, into a fresh session.

import IntakeBase

/// The keys that a laptop writes with.
public struct Author: ~Copyable, Sendable {
    /// Signs each cell.
    public let signing: SigningKey
    /// Locks the state beside the log; 32 bytes.
    public let stateKey: SecretBytes

    /// An author with these keys.
    public init(signing: consuming SigningKey, stateKey: consuming SecretBytes) {
        self.signing = signing
        self.stateKey = stateKey
    }
}

/// Where a log ends.
public struct LogHead: Hashable, Sendable {
    /// The log.
    public var logID: Bytes16
    /// Its cells, of 4096 bytes each.
    public var cells: UInt64
    /// The hash of its last valid cell.
    public var hash: Bytes32
    /// Its records.
    public var records: UInt64

    /// A head.
    public init(logID: Bytes16, cells: UInt64, hash: Bytes32, records: UInt64) {
        self.logID = logID
        self.cells = cells
        self.hash = hash
        self.records = records
    }
}

/// The writer of this laptop's log.
public final class LogWriter {
    /// How far the log is open.
    private enum Stage {
        /// Nothing is open, neither descriptors nor keys: since an error, or while log and state are looked at.
        case closed
        /// The log is fit to go on with, and has no session open.
        case open(OpenLog)
        case session(Session)
    }

    /// A session whose cells can be followed by more.
    private final class Session {
        let log: OpenLog
        let builder: CellBuilder
        let setting: SessionSetting

        init(_ log: OpenLog, _ builder: CellBuilder, _ setting: SessionSetting) {
            self.log = log
            self.builder = builder
            self.setting = setting
        }
    }

    private let folder: String
    private let author: Author
    private let clock: @Sendable () -> Int64
    private let system: System
    private var entropy: Entropy
    private let lock: LogLock
    private var stage = Stage.closed
    /// Whether the cells of the record in work are all in the file, on the disk or not.
    private var hasWritten = false

    /// What the person must hear; grows while the writer works.
    public private(set) var notices: [LogNotice] = []
    /// The longest text of a record, in bytes of UTF-8.
    public static let maxText = RecordPart.maxText

    /// Records that were acknowledged by this writer.
    public private(set) var acknowledged = 0

    /// Opens the log in `folder`, made where there is none. `command` is what another program is told that finds
    /// the log held. `clock` gives Unix seconds. Throws `LogError`, `FileError`, `SodiumError`.
    public convenience init(
        folder: String, author: consuming Author, command: String, clock: @escaping @Sendable () -> Int64
    ) throws {
        try self.init(folder: folder, author: author, command: command, in: .laptop, clock: clock)
    }

    /// The same on another machine. What is random in cells comes from `entropy`, where that is given.
    package init(
        folder: String, author: consuming Author, command: String, in system: System,
        clock: @escaping @Sendable () -> Int64, entropy: Entropy? = nil
    ) throws {
        let files = system.files
        if try files.look(folder) == .nothing {
            try files.make(folder)
            try files.sync(Folder.parent(of: folder))
        }
        lock = try LogLock(folder: folder, command: command, in: files)
        self.folder = folder
        self.author = author
        self.clock = clock
        self.system = system
        self.entropy = entropy ?? system.entropy.stream(folder)
        try reopen()
    }

    /// Looks at log and state afresh: at the start, and after an error.
    public func reopen() throws {
        // What was open goes first, so that the same file is never open twice.
        stage = .closed
        stage = .open(
            try OpenLog(
                folder: folder, author: author, in: system, now: clock(), notices: &notices, entropy: &entropy))
    }

    /// The end of the log as it was last confirmed; nil before the first record of all, and after an error.
    public var head: LogHead? {
        let log: OpenLog
        switch stage {
        case .closed: return nil
        case .open(let open): log = open
        case .session(let session): log = session.log
        }
        return log.state.cells > 0 ? log.state.end : nil
    }

    /// Seals `text` into the log and returns the number of its first cell, once it is on the disk.
    ///
    /// The same `id` given again is the same record: readers count it once. A changed `setting` starts a session.
    /// Throws `LogError`.
    @discardableResult
    public func append(_ text: [UInt8], id: Bytes16, under setting: SessionSetting) throws -> UInt64 {
        var log = try log()
        guard let cells = RecordPart.cells(for: text.count) else {
            throw LogError.tooLong(bytes: text.count, limit: Self.maxText)
        }
        try admit(setting)
        if case .session(let session) = stage, session.setting != setting { try close() }
        if log.end + UInt64(cells) + 8 >= UInt64(CellLayout.maxCells) {
            try close()
            log = try startAnew(after: log)
        }
        hasWritten = false
        do {
            let session = try session(in: log, under: setting)
            let number = session.builder.number
            try session.builder.record(id: id, text: text, signer: author.signing)
            try commit(session, records: 1, closes: false)
            acknowledged += 1
            return number
        } catch {
            throw failed(error)
        }
    }

    /// Ends the session with a close, so that the log is complete. Does nothing where no session is open.
    public func close() throws {
        _ = try log()
        guard case .session(let session) = stage else { return }
        let content = CloseContent(records: session.log.state.records, time: clock())
        do {
            try session.builder.add(.close, content.bytes, signer: author.signing)
            try commit(session, records: 0, closes: true)
        } catch {
            throw failed(error)
        }
        stage = .open(session.log)
    }

    /// After any error nothing that was open is used again: neither descriptors nor keys.
    private func failed(_ error: any Error) -> any Error {
        stage = .closed
        // Once its cells are in the file, it cannot be told whether they stay there.
        return (error as? FileError).map { LogError.notSaved($0, arrival: hasWritten ? .once : .never) } ?? error
    }

    /// Makes the log end in a close where an interruption left it without one; true if it wrote something.
    @discardableResult
    public func heal(under setting: SessionSetting) throws -> Bool {
        let log = try log()
        guard case .open = stage, log.gap != nil || (log.state.cells > 0 && !log.state.isClosed) else { return false }
        try admit(setting)
        do { _ = try session(in: log, under: setting) } catch { throw failed(error) }
        try close()
        return true
    }

    /// A log of its own, in memory, with one session that holds these texts: for what travels beside the log and is
    /// for its readers alone. Each text is at most `maxText` bytes.
    public func sealAside(_ texts: [[UInt8]], under setting: SessionSetting) throws -> [UInt8] {
        try admit(setting)
        var entropy = system.entropy.stream("aside")
        let auth = try entropy.secret(count: 32)
        let builder = try CellBuilder(
            logID: Bytes16(from: &entropy), number: 0, head: Bytes32(), auth: auth, entropy: entropy.fork())
        var bytes: [UInt8] = []
        let take = { unsafe builder.take { unsafe bytes.append(contentsOf: $0) } }
        var content = SessionContent()
        content.logID = builder.logID
        content.author = author.signing.publicKey
        content.time = clock()
        content.keysFile = setting.keysFile
        content.routeBook = setting.routeBook
        content.recipients = setting.recipients
        try builder.session(content, signer: author.signing)
        for text in texts {
            guard text.count <= Self.maxText else { throw LogError.tooLong(bytes: text.count, limit: Self.maxText) }
            try builder.record(id: Bytes16(from: &entropy), text: text, signer: author.signing)
            take()
        }
        try builder.add(
            .close, CloseContent(records: UInt64(texts.count), time: clock()).bytes, signer: author.signing)
        take()
        return bytes
    }

    /// Refuses a setting that nothing may be written under; before the first question, and again at every record.
    package func admit(_ setting: SessionSetting) throws(LogError) {
        let state = try log().state
        guard (1...CellLayout.slotCount).contains(setting.recipients.count) else {
            throw .readers(setting.recipients.count)
        }
        guard state.root == Bytes32() || state.root == setting.root else { throw .rootChanged }
        guard setting.keysFile.version >= state.keysVersion else {
            throw .keysOlder(version: setting.keysFile.version, seen: state.keysVersion)
        }
    }

    /// The log, with a session or without. Throws `LogError.ended` where an error closed it.
    private func log() throws(LogError) -> OpenLog {
        switch stage {
        case .closed: throw .ended
        case .open(let log): log
        case .session(let session): session.log
        }
    }

    /// The session that is open, else a new one in `log`, whose cells wait to be written with what follows them.
    private func session(in log: OpenLog, under setting: SessionSetting) throws -> Session {
        if case .session(let session) = stage { return session }
        let state = log.state
        let builder = try CellBuilder(
            logID: state.logID, number: log.end, head: log.head, auth: state.auth, entropy: entropy.fork())
        var content = SessionContent()
        content.logID = state.logID
        content.number = log.end
        content.previous = log.head
        content.author = author.signing.publicKey
        content.time = clock()
        content.keysFile = setting.keysFile
        content.routeBook = setting.routeBook
        content.records = state.records
        content.predecessor = state.predecessor?.logID ?? Bytes16()
        content.predecessorHead = state.predecessor?.hash ?? Bytes32()
        content.recipients = setting.recipients
        try builder.session(content, signer: author.signing)
        if let gap = log.gap {
            try builder.add(.gap, gap.bytes, signer: author.signing)
        }
        let session = Session(log, builder, setting)
        stage = .session(session)
        return session
    }

    /// Writes what the builder holds, then the state, each followed by a sync.
    private func commit(_ session: Session, records: UInt64, closes: Bool) throws {
        let (log, builder, setting) = (session.log, session.builder, session.setting)
        let state = log.state
        hasWritten = false
        try log.announce(author)
        try unsafe builder.take { cells throws(FileError) in
            try unsafe log.write(cells, hasWritten: &hasWritten)
        }
        state.cells = builder.number
        state.head = builder.head
        state.records += records
        state.time = clock()
        state.isClosed = closes
        state.root = setting.root
        state.keysVersion = setting.keysFile.version
        try builder.storeAuth(into: &state.auth)
        try log.confirm(author)
    }

    private func startAnew(after full: OpenLog) throws -> OpenLog {
        notices.append(.full(log: full.state.logID))
        let log = try full.successor(entropy: &entropy)
        stage = .open(log)
        return log
    }
}
