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
    private let folder: String
    private let author: Author
    private let clock: @Sendable () -> Int64
    private var entropy: Entropy
    private let lock: LogLock
    private var opened: OpenLog?
    private var builder: CellBuilder?
    private var setting: SessionSetting?
    private var ended = false
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
        try self.init(folder: folder, author: author, command: command, clock: clock, entropy: .system)
    }

    init(
        folder: String, author: consuming Author, command: String, clock: @escaping @Sendable () -> Int64,
        entropy: Entropy
    ) throws {
        if try Folder.look(folder) == .nothing {
            try Folder.make(folder)
            try Folder.sync(Folder.parent(of: folder))
        }
        lock = try LogLock(folder: folder, command: command)
        self.folder = folder
        self.author = author
        self.clock = clock
        self.entropy = entropy
        try reopen()
    }

    /// Looks at log and state afresh: at the start, and after an error.
    public func reopen() throws {
        builder = nil
        setting = nil
        ended = true
        opened = nil
        opened = try OpenLog(folder: folder, author: author, now: clock(), notices: &notices, entropy: &entropy)
        ended = false
    }

    /// The end of the log as it was last confirmed; nil before the first record of all, and after an error.
    public var head: LogHead? {
        guard let opened, opened.state.cells > 0 else { return nil }
        return opened.state.end
    }

    /// Seals `text` into the log and returns the number of its first cell, once it is on the disk.
    ///
    /// The same `id` given again is the same record: readers count it once. A changed `setting` starts a session.
    /// Throws `LogError`.
    @discardableResult
    public func append(_ text: [UInt8], id: Bytes16, under setting: SessionSetting) throws -> UInt64 {
        guard !ended else { throw LogError.ended }
        guard let cells = RecordPart.cells(for: text.count) else {
            throw LogError.tooLong(bytes: text.count, limit: Self.maxText)
        }
        try admit(setting)
        if self.setting != setting { try close() }
        if opened!.end + UInt64(cells) + 8 >= UInt64(CellLayout.maxCells) {
            try close()
            try startAnew()
        }
        hasWritten = false
        do {
            if builder == nil { try beginSession(setting) }
            let number = builder!.number
            try builder!.record(id: id, text: text, signer: author.signing)
            try commit(records: 1, closes: false, under: setting)
            acknowledged += 1
            return number
        } catch {
            throw failed(error)
        }
    }

    /// Ends the session with a close, so that the log is complete. Does nothing where no session is open.
    public func close() throws {
        guard !ended else { throw LogError.ended }
        guard builder != nil, let setting else { return }
        let content = CloseContent(records: opened!.state.records, time: clock())
        do {
            try builder!.add(.close, content.bytes, signer: author.signing)
            try commit(records: 0, closes: true, under: setting)
        } catch {
            throw failed(error)
        }
        builder = nil
        self.setting = nil
    }

    /// After any error nothing that was open is used again: neither descriptors nor keys.
    private func failed(_ error: any Error) -> any Error {
        ended = true
        builder = nil
        opened = nil
        // Once its cells are in the file, it cannot be told whether they stay there.
        return (error as? FileError).map { LogError.notSaved($0, arrival: hasWritten ? .once : .never) } ?? error
    }

    /// Makes the log end in a close where an interruption left it without one; true if it wrote something.
    @discardableResult
    public func heal(under setting: SessionSetting) throws -> Bool {
        guard !ended else { throw LogError.ended }
        guard builder == nil, opened!.gap != nil || (opened!.state.cells > 0 && !opened!.state.isClosed) else {
            return false
        }
        try admit(setting)
        do { try beginSession(setting) } catch { throw failed(error) }
        try close()
        return true
    }

    /// A log of its own, in memory, with one session that holds these texts: for what travels beside the log and is
    /// for its readers alone. Each text is at most `maxText` bytes.
    public func sealAside(_ texts: [[UInt8]], under setting: SessionSetting) throws -> [UInt8] {
        guard !ended else { throw LogError.ended }
        try admit(setting)
        let auth = try SecretBytes.random(count: 32)
        let builder = try CellBuilder(
            logID: Bytes16.random(), number: 0, head: Bytes32(), auth: auth, entropy: entropy)
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
            try builder.record(id: Bytes16.random(), text: text, signer: author.signing)
            take()
        }
        try builder.add(
            .close, CloseContent(records: UInt64(texts.count), time: clock()).bytes, signer: author.signing)
        take()
        return bytes
    }

    /// Refuses a setting that nothing may be written under; before the first question, and again at every record.
    package func admit(_ setting: SessionSetting) throws(LogError) {
        guard (1...CellLayout.slotCount).contains(setting.recipients.count) else {
            throw .readers(setting.recipients.count)
        }
        guard opened!.state.root == Bytes32() || opened!.state.root == setting.root else { throw .rootChanged }
        guard setting.keysFile.version >= opened!.state.keysVersion else {
            throw .keysOlder(version: setting.keysFile.version, seen: opened!.state.keysVersion)
        }
    }

    private func beginSession(_ setting: SessionSetting) throws {
        builder = try CellBuilder(
            logID: opened!.state.logID, number: opened!.end, head: opened!.head, auth: opened!.state.auth,
            entropy: entropy.fork())
        var content = SessionContent()
        content.logID = opened!.state.logID
        content.number = opened!.end
        content.previous = opened!.head
        content.author = author.signing.publicKey
        content.time = clock()
        content.keysFile = setting.keysFile
        content.routeBook = setting.routeBook
        content.records = opened!.state.records
        content.predecessor = opened!.state.predecessor?.logID ?? Bytes16()
        content.predecessorHead = opened!.state.predecessor?.hash ?? Bytes32()
        content.recipients = setting.recipients
        try builder!.session(content, signer: author.signing)
        if let gap = opened!.gap {
            try builder!.add(.gap, gap.bytes, signer: author.signing)
        }
        self.setting = setting
    }

    /// Writes what the builder holds, then the state, each followed by a sync.
    private func commit(records: UInt64, closes: Bool, under setting: SessionSetting) throws {
        hasWritten = false
        try opened!.announce(author)
        try unsafe builder!.take { cells throws(FileError) in
            try unsafe opened!.write(cells, hasWritten: &hasWritten)
        }
        opened!.state.cells = builder!.number
        opened!.state.head = builder!.head
        opened!.state.records += records
        opened!.state.time = clock()
        opened!.state.isClosed = closes
        opened!.state.root = setting.root
        opened!.state.keysVersion = setting.keysFile.version
        try builder!.storeAuth(into: &opened!.state.auth)
        try opened!.confirm(author)
    }

    private func startAnew() throws {
        notices.append(.full(log: opened!.state.logID))
        opened = try opened!.successor(entropy: &entropy)
    }
}
