// Appends records to this laptop's log. Acknowledged means: record and state are on the disk.
//
// Order of a write: cells in one write, sync, state, sync, acknowledgement. Any error ends the session, and the
// same descriptor is never tried again; the record goes once more, with the same id, into a fresh session.

import IntakeBase

/// The writer of this laptop's log.
public final class LogWriter {
    /// How far the log is open.
    enum Stage {
        /// Nothing is open, neither descriptors nor keys: since an error, or while log and state are looked at.
        case closed
        /// The log is fit to go on with, and has no session open.
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
    /// Whether the cells of the record in work are all in the file, on the disk or not.
    var hasWritten = false

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

    private func startAnew(after full: OpenLog) throws -> OpenLog {
        notices.append(.full(log: full.state.logID))
        let log = try full.successor(entropy: &entropy)
        stage = .open(log)
        return log
    }
}
