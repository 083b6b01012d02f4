// Appends records to this laptop's log. An acknowledged record is on the disk, together with the state.
//
// The order of a write: cells in one write, sync, state, sync, acknowledgement. Any error ends the session, and the
// same descriptor is never used again; a retry writes the record once more, with the same id, in a new session.

import IntakeBase

/// The writer of this laptop's log.
public final class LogWriter {
    /// What the writer has open.
    enum Stage {
        /// No descriptor or key is held: after an error, or while log and state are checked.
        case closed
        /// The log can be continued and has no open session.
        case open(OpenLog)
        case session(Session)
    }

    private let folder: String
    let author: Author
    let clock: @Sendable () -> Int64
    let system: System
    var entropy: Entropy
    private let lock: LogLock
    var stage = Stage.closed
    /// Whether all cells of the current record are in the file, synced or not.
    var hasWritten = false

    /// Messages that the person must get; the list grows while the writer works.
    public private(set) var notices: [LogNotice] = []
    /// The maximum length of a record's text, in bytes of UTF-8.
    public static let maxText = RecordPart.maxText

    /// The number of records that this writer acknowledged.
    public private(set) var acknowledged = 0

    /// Opens the log in `folder`, which is created if it does not exist. `command` is shown by another program that
    /// finds the log locked. `clock` gives Unix seconds. Throws `LogError`, `FileError`, `SodiumError`.
    public convenience init(
        folder: String, author: consuming Author, command: String, clock: @escaping @Sendable () -> Int64
    ) throws {
        try self.init(folder: folder, author: author, command: command, in: .laptop, clock: clock)
    }

    /// The same on another machine. The random bytes in cells come from `entropy`, if it is given.
    package init(
        folder: String, author: consuming Author, command: String, in system: System,
        clock: @escaping @Sendable () -> Int64, entropy: Entropy? = nil
    ) throws {
        let files = system.files
        if try files.look(folder) == .nothing { try files.make(folder) }
        lock = try LogLock(folder: folder, command: command, in: files)
        self.folder = folder
        self.author = author
        self.clock = clock
        self.system = system
        self.entropy = entropy ?? system.entropy.stream(folder)
        try reopen()
    }

    /// Checks log and state again: at the start, and after an error.
    public func reopen() throws {
        // The old value is released first, so that the same file is never open twice.
        stage = .closed
        stage = .open(
            try OpenLog(
                folder: folder, author: author, in: system, now: clock(), notices: &notices, entropy: &entropy))
    }

    /// The head of the log as it was last confirmed; nil before the first record, and after an error.
    public var head: LogHead? {
        let log: OpenLog
        switch stage {
        case .closed: return nil
        case .open(let open): log = open
        case .session(let session): log = session.log
        }
        return log.state.cells > 0 ? log.state.end : nil
    }

    /// Seals `text` into the log, and returns the number of its first cell once it is on the disk.
    ///
    /// The operation is idempotent by `id`: readers count records with the same id once. A changed `setting` starts a
    /// new session. Throws `LogError`.
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

    /// Ends the session with a close, so that the log is complete. Does nothing if no session is open.
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

    /// After an error, no open descriptor or key is used again.
    private func failed(_ error: any Error) -> any Error {
        stage = .closed
        // Once its cells are in the file, it is unknown whether they will stay there.
        return (error as? FileError).map { LogError.notSaved($0, arrival: hasWritten ? .once : .never) } ?? error
    }

    /// Ends the log with a close if an interruption left it without one; true if something was written.
    @discardableResult
    public func heal(under setting: SessionSetting) throws -> Bool {
        let log = try log()
        guard case .open = stage, log.gap != nil || (log.state.cells > 0 && !log.state.isClosed) else { return false }
        try admit(setting)
        do { _ = try session(in: log, under: setting) } catch { throw failed(error) }
        try close()
        return true
    }

    /// Refuses a setting that must not be written with. Called before the first question, and again for each record.
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

    /// The log, with a session or without. Throws `LogError.ended` if an error closed it.
    private func log() throws(LogError) -> OpenLog {
        switch stage {
        case .closed: throw .ended
        case .open(let log): log
        case .session(let session): session.log
        }
    }

    private func startAnew(after full: OpenLog) throws -> OpenLog {
        notices.append(.full(log: full.state.logID))
        let log = try full.successor(entropy: &entropy)
        stage = .open(log)
        return log
    }
}
