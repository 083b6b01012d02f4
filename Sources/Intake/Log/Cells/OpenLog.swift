// This laptop's log as it is found on opening: held against the laptop's memory of it, and brought to a cell's end.

import IntakeBase

/// The log file and its state, fit to go on with.
final class OpenLog {
    private let folder: String
    private let files: Files
    private var file: File?
    private let stateFile: LogStateFile
    let state: LogState
    /// Cells in the file, confirmed or not.
    private(set) var end: UInt64 = 0
    /// The hash of the last valid cell in the file.
    private(set) var head = Bytes32()
    /// What an interrupted write left; named by the next session.
    private(set) var gap: GapContent?
    /// The most cells that a log may have beyond its state. One write is at most 40, but on a disk that fills up
    /// several may fail before one succeeds.
    static let maxUnconfirmed = 400

    /// Opens the log that the state names, or begins one and says why.
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

    /// A log that follows this one.
    func successor(entropy: inout Entropy) throws -> OpenLog {
        try OpenLog(folder: folder, files: files, after: state, stateFile: stateFile, entropy: &entropy)
    }

    /// Appends cells, and waits until they are on the disk. `hasWritten` says, also after an error, that all are in the
    /// file.
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

    /// Makes the state say what the log holds: only now is a record acknowledged.
    func confirm(_ author: borrowing Author) throws {
        state.predecessor = nil
        try stateFile.write(state, key: author.stateKey)
        gap = nil
        head = state.head
    }

    /// Writes the state of a log that has no cell yet, so that a crash in its first write is known as one.
    func announce(_ author: borrowing Author) throws {
        guard file == nil else { return }
        try stateFile.write(state, key: author.stateKey)
        // The state has its name on the disk before the log has: alone, the log would be one that nobody remembers.
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
