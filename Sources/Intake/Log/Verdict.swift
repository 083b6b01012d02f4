// What can be said of a log: findings with their places, and the gravest of them, the verdict.

/// The verdict on a log, from the least to the most grave.
public enum Verdict: String, CaseIterable, Comparable, Hashable, Sendable {
    case complete
    case pastCrash = "past crash"
    case logReplaced = "log replaced"
    case unfinishedEnd = "unfinished end"
    case shorterThanBefore = "shorter than before"
    case damaged
    case unknownKeysFile = "unknown keys file"
    case leftOutReader = "left-out reader"
    case extraReader = "extra reader"
    case unknownWriter = "unknown writer"
    case removedAndContinued = "removed and continued"
    case twoHistories = "two histories"
    case notSealedToThisKey = "not sealed to this key"
    case newerVersion = "newer version"
    case empty
    case notALog = "not a log"
    case unreadable

    /// Whether `left` is less grave than `right`.
    public static func < (left: Verdict, right: Verdict) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self)! }

    /// Whether the log is as it should be: nothing that a person must look at.
    public var isGood: Bool { self == .complete || self == .pastCrash }
}

/// One thing found in a log.
public enum Finding: Hashable, Sendable {
    /// The laptop recorded an interrupted write in these cells.
    case pastCrash(ClosedRange<UInt64>)
    /// The log says that it follows this one.
    case logReplaced(Bytes16)
    /// The end is incomplete from this cell on.
    case unfinishedEnd(UInt64)
    /// These cells were changed, moved or lost after they were written.
    case damaged(ClosedRange<UInt64>)
    /// The cells of the session at this cell are whole, but one of them is not signed by its author.
    case forged(UInt64)
    /// From this cell on, this many cells had been removed and writing went on; nil where it cannot be told.
    case removedAndContinued(at: UInt64, cells: Int?)
    /// Nobody in the keys file signs with the key of the session at this cell.
    case unknownWriter(at: UInt64, key: SigningPublicKey, keysVersion: UInt64)
    /// The writer of the session at this cell was revoked by then.
    case revokedWriter(at: UInt64, label: String, keysVersion: UInt64)
    /// The session at this cell can be read by somebody that its keys file does not name.
    case extraReader(at: UInt64, key: SealingPublicKey?, keysVersion: UInt64)
    /// The session at this cell cannot be read by somebody that its keys file names.
    case leftOutReader(at: UInt64, label: String, keysVersion: UInt64)
    /// The session at this cell was written under a keys file that this desk does not have.
    case unknownKeysFile(at: UInt64, version: UInt64)
    /// This key opens none of the session's slots.
    case notSealedToThisKey(at: UInt64)
    /// A cell of a later version of the format.
    case newerVersion(at: UInt64, version: UInt8)
    /// The clock of the laptop went back by so many seconds before the session at this cell. Never a verdict.
    case clock(at: UInt64, seconds: Int64)
    /// The desk holds `held` cells of this log, and the copy has `cells`.
    case shorterThanBefore(held: UInt64, cells: UInt64)
    /// This copy and the desk's differ from this cell on.
    case twoHistories(at: UInt64)
    /// The file is empty.
    case empty
    /// The file is no log of this program.
    case notALog
    /// The file is a link, a folder, a device, or too large.
    case unreadable(UnreadableFile)

    /// What is said of a file in which no cell of this version was found.
    static func ofNoLog(_ findings: [Finding]) -> [Finding] {
        let newer = findings.filter { if case .newerVersion = $0 { true } else { false } }
        return newer.isEmpty ? [.notALog] : newer
    }

    /// The verdict that the finding amounts to; nil for what is never one.
    public var verdict: Verdict? {
        switch self {
        case .pastCrash: .pastCrash
        case .logReplaced: .logReplaced
        case .unfinishedEnd: .unfinishedEnd
        case .damaged: .damaged
        case .forged, .unknownWriter, .revokedWriter: .unknownWriter
        case .removedAndContinued: .removedAndContinued
        case .extraReader: .extraReader
        case .leftOutReader: .leftOutReader
        case .unknownKeysFile: .unknownKeysFile
        case .notSealedToThisKey: .notSealedToThisKey
        case .newerVersion: .newerVersion
        case .clock: nil
        case .shorterThanBefore: .shorterThanBefore
        case .twoHistories: .twoHistories
        case .empty: .empty
        case .notALog: .notALog
        case .unreadable: .unreadable
        }
    }
}

/// Why a file is not even looked into.
public enum UnreadableFile: Hashable, Sendable {
    case link, folder, special, missing
    /// Its size in bytes is more than a log can have.
    case tooLarge(Int)
    /// The system's words.
    case failed(String)
    /// A folder whose names the system does not give; its words.
    case closedFolder(String)
}

/// What reading a log showed.
public struct LogReport: Sendable {
    /// The log; nil where no cell could be read.
    public var logID: Bytes16?
    /// Its cells.
    public var cells: UInt64 = 0
    /// The hash of its last valid cell.
    public var head = Bytes32()
    /// Its cells up to the last one that its author sealed; what follows may be anybody's. Without a key: 0.
    public var sealedCells: UInt64 = 0
    /// The hash of that last cell.
    public var sealedHead = Bytes32()
    /// Records that verify. Without a key: nil.
    public var records: Int?
    /// Who wrote it, as its last session says.
    public var author: SigningPublicKey?
    /// The keys file of its last session.
    public var keysVersion: UInt64?
    /// Its last session that could be read.
    public var lastSession: SessionInfo?
    /// Whether it ends in a close.
    public var isClosed = false
    /// All that was found.
    public var findings: [Finding] = []

    /// A report on nothing yet.
    public init() {}

    /// The gravest finding, or `complete`.
    public var verdict: Verdict {
        findings.compactMap(\.verdict).max() ?? .complete
    }
}

extension Finding {
    /// The cells that it speaks of; nil where it is about the file as a whole.
    public var cells: ClosedRange<UInt64>? {
        switch self {
        case .pastCrash(let cells), .damaged(let cells): cells
        case .unfinishedEnd(let at), .forged(let at), .removedAndContinued(let at, _), .unknownWriter(let at, _, _),
            .revokedWriter(let at, _, _), .extraReader(let at, _, _), .leftOutReader(let at, _, _),
            .unknownKeysFile(let at, _), .notSealedToThisKey(let at), .newerVersion(let at, _), .clock(let at, _),
            .twoHistories(let at):
            at...at
        case .logReplaced, .shorterThanBefore, .empty, .notALog, .unreadable: nil
        }
    }
}
