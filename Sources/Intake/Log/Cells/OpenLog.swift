// This laptop's log as it is found on opening: compared with the state file, and padded to a whole cell.

import IntakeBase

/// The log file and its state, ready to be continued.
final class OpenLog {
    private let folder: String
    private let files: Files
    private var file: File?
    private let stateFile: LogStateFile
    let state: LogState
    /// The number of cells in the file, confirmed or not.
    private(set) var end: UInt64 = 0
    /// The hash of the last valid cell in the file.
    private(set) var head = Bytes32()
    /// The cells that an interrupted write left; the next session names them.
    private(set) var gap: GapContent?
    /// The maximum number of cells in a log beyond its state. One write has at most 40, but on a full disk several may
    /// fail before one succeeds.
    static let maxUnconfirmed = 400

    /// Opens the log that the state names, or begins a new one with a notice why.
    init(
        folder: String, author: borrowing Author, in system: System, now: Int64, notices: inout [LogNotice],
        entropy: inout Entropy
    ) throws {
        let files = system.files
        self.folder = folder
        self.files = files
        stateFile = try LogStateFile(path: folder + "/state", in: system)
        guard case .state(let found) = try stateFile.read(key: author.stateKey) else {
            state = try Self.newState(after: nil, entropy: &entropy)
            if let lost = try Self.newestLog(in: folder, files) {
                state.predecessor = (lost.logID, lost.hash)
                notices.append(.stateLost(log: lost.logID))
            }
            return
        }
        if now < found.time { notices.append(.clockBack(seconds: found.time &- now)) }
        let holds = try Self.holds(found, folder: folder, files)
        if holds == .confirmed {
            state = found
            if try files.look(Self.path(folder, found.logID)) != .nothing {
                let file = try File(Self.path(folder, found.logID), .append, in: files)
                let tail = try Self.settle(file, state: found)
                (end, head, gap) = (tail.end, tail.head, tail.gap)
                self.file = consume file
            }
            if let gap { notices.append(.caughtUp(first: gap.first, last: gap.last)) }
        } else {
            state = try Self.newState(after: found, entropy: &entropy)
            state.predecessor = (found.logID, found.head)
            notices.append(
                holds == .tooMuch ? .tooMuchUnconfirmed(log: found.logID) : .acknowledgedGone(log: found.logID))
        }
    }

    /// Begins a log after one that is full.
    init(
        folder: String, files: Files, after full: LogState, stateFile: LogStateFile, entropy: inout Entropy
    ) throws {
        self.folder = folder
        self.files = files
        self.stateFile = stateFile
        state = try Self.newState(after: full, entropy: &entropy)
        state.predecessor = (full.logID, full.head)
    }

    /// A new log that follows this one.
    func successor(entropy: inout Entropy) throws -> OpenLog {
        try OpenLog(folder: folder, files: files, after: state, stateFile: stateFile, entropy: &entropy)
    }

    /// Appends cells and waits until they are on the disk. `hasWritten` is true, also after an error, once all of them
    /// are in the file.
    func write(_ cells: UnsafeRawBufferPointer, hasWritten: inout Bool) throws(FileError) {
        let isThere: Bool
        switch file {
        case .some(let file):
            try unsafe Self.write(cells, to: file, hasWritten: &hasWritten)
            isThere = true
        case nil: isThere = false
        }
        if !isThere {
            let made = try File(Self.path(folder, state.logID), .append, in: files)
            try files.sync(folder)
            try unsafe Self.write(cells, to: made, hasWritten: &hasWritten)
            file = consume made
        }
        end += UInt64(cells.count / CellLayout.size)
    }

    private static func write(
        _ cells: UnsafeRawBufferPointer, to file: borrowing File, hasWritten: inout Bool
    ) throws(FileError) {
        try unsafe file.write(cells, at: nil)
        hasWritten = true
        try file.sync()
    }

    /// Writes the state with the new end of the log. A record is acknowledged only after this.
    func confirm(_ author: borrowing Author) throws {
        state.predecessor = nil
        try stateFile.write(state, key: author.stateKey)
        gap = nil
        head = state.head
    }

    /// Writes the state of a log without cells, so that a crash during its first write is recognised.
    func announce(_ author: borrowing Author) throws {
        guard file == nil else { return }
        try stateFile.write(state, key: author.stateKey)
        // The state file must have its name on the disk before the log has: a log without it would count as a log whose
        // state is lost.
        try files.sync(folder)
    }

    static func path(_ folder: String, _ logID: Bytes16) -> String {
        folder + "/" + logID.hex + ".intake"
    }

    private static func newState(after old: LogState?, entropy: inout Entropy) throws(SodiumError) -> LogState {
        let state = try LogState()
        unsafe withUnsafeMutablePointer(to: &state.logID.words) { unsafe entropy.fill($0, 16) }
        unsafe entropy.fill(state.auth.at(0), 32)
        if let old { (state.root, state.keysVersion, state.time) = (old.root, old.keysVersion, old.time) }
        return state
    }
}
