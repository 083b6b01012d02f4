// What can be said of a log: findings with their places, and the gravest of them, the verdict.

import IntakeBase

/// The verdict on a log, from the least to the most grave.
public enum Verdict: String, CaseIterable, Comparable, Hashable, Sendable {
    case complete
    case pastCrash = "past crash"
    case logReplaced = "log replaced"
    case unfinishedEnd = "unfinished end"
    case shorterThanBefore = "shorter than before"
    case damaged
    case olderKeysFile = "older keys file"
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

    private var rank: Int { Self.allCases.prefix { $0 != self }.count }

    /// Whether the log is as it should be: nothing that a person must look at.
    public var isGood: Bool { self == .complete || self == .pastCrash }
}

/// One thing found in a log.
public enum Finding: Hashable, Sendable {
    /// The laptop recorded an interrupted write in these cells.
    case pastCrash(ClosedRange<UInt64>)
    /// Without a key: these cells are none of the log, and what looks like a gap says that the laptop found them so.
    case claimedCrash(ClosedRange<UInt64>)
    /// The log says that it follows this one.
    case logReplaced(Bytes16)
    /// The end is incomplete from this cell on.
    case unfinishedEnd(UInt64)
    /// These cells were changed, moved or lost after they were written.
    case damaged(ClosedRange<UInt64>)
    /// The log says at this cell how many records it has up to here, and fewer are there although nothing that is
    /// named accounts for it.
    case miscounted(at: UInt64, said: UInt64, read: UInt64)
    /// The cells of the session at this cell are whole, but one of them is not signed by its author.
    case forged(UInt64)
    /// From this cell on, this many cells had been removed and writing went on; nil where it cannot be told.
    case removedAndContinued(at: UInt64, cells: Int?)
    /// The session at this cell begins with a key that its laptop had used some cells before, and names no
    /// interrupted write that accounts for it.
    case steppedBack(at: UInt64, cells: Int)
    /// Nobody in the keys file signs with the key of the session at this cell.
    case unknownWriter(at: UInt64, key: SigningPublicKey, keysVersion: UInt64)
    /// The writer of the session at this cell was revoked by then.
    case revokedWriter(at: UInt64, label: String, keysVersion: UInt64)
    /// The session at this cell can be read by somebody that its keys file does not name.
    case extraReader(at: UInt64, key: SealingPublicKey?, keysVersion: UInt64)
    /// The session at this cell can be read by a person that its keys file names, and who was revoked by then in this one.
    case revokedReader(at: UInt64, label: String, keysVersion: UInt64)
    /// The session at this cell cannot be read by somebody that its keys file names.
    case leftOutReader(at: UInt64, label: String, keysVersion: UInt64)
    /// The session at this cell was written under a keys file that this desk does not have.
    case unknownKeysFile(at: UInt64, version: UInt64)
    /// The session at this cell, the last or one that is new here, was written under an older keys file than is in force
    /// here, by the laptop of this label. `gone`: its readers that the one in force no longer names; a verdict only with
    /// them. `sessions`: how many that are new here were sealed to them.
    case olderKeysFile(
        at: UInt64, label: String, version: UInt64, inForce: UInt64, since: Day?, gone: [String], sessions: Int)
    /// This key opens none of the session's slots.
    case notSealedToThisKey(at: UInt64)
    /// A cell of a later version of the format.
    case newerVersion(at: UInt64, version: UInt8)
    /// The clock of the laptop went back by so many seconds before the session at this cell. Never a verdict.
    case clock(at: UInt64, seconds: Int64)
    /// The clock of the laptop was this number of seconds ahead of this one's at the session at this cell. Never a verdict.
    case clockAhead(at: UInt64, seconds: Int64)
    /// The desk holds `held` cells of this log, and the copy has `cells`.
    case shorterThanBefore(held: UInt64, cells: UInt64, isGone: Bool = false)
    /// This copy and the desk's differ from this cell on.
    case twoHistories(at: UInt64)
    /// The file is empty.
    case empty
    /// The file is no log of this program.
    case notALog
    /// The file is a link, a folder, a device, or too large.
    case unreadable(UnreadableFile)

    /// What it is called in `--json`: the verdict that it amounts to, or what it is about.
    public var word: String {
        switch self {
        case .clock: "clock"
        case .clockAhead: "clock ahead"
        case .olderKeysFile: Verdict.olderKeysFile.rawValue
        default: verdict?.rawValue ?? ""
        }
    }

    /// What is said of a file in which no cell was accepted.
    static func ofNoLog(_ findings: [Finding]) -> [Finding] {
        let newer = findings.filter { if case .newerVersion = $0 { true } else { false } }
        return newer.isEmpty ? [.notALog] : newer
    }

    /// The verdict that the finding amounts to; nil for what is never one.
    public var verdict: Verdict? {
        switch self {
        case .pastCrash, .claimedCrash: .pastCrash
        case .logReplaced: .logReplaced
        case .unfinishedEnd: .unfinishedEnd
        case .damaged, .miscounted: .damaged
        case .forged, .unknownWriter, .revokedWriter: .unknownWriter
        case .removedAndContinued, .steppedBack: .removedAndContinued
        case .extraReader, .revokedReader: .extraReader
        case .leftOutReader: .leftOutReader
        case .unknownKeysFile: .unknownKeysFile
        case .olderKeysFile(_, _, _, _, _, let gone, _): gone.isEmpty ? nil : .olderKeysFile
        case .notSealedToThisKey: .notSealedToThisKey
        case .newerVersion: .newerVersion
        case .clock, .clockAhead: nil
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
    /// A folder with more files than are looked at; how many those are.
    case tooManyFiles(Int)
    /// It looks like a keys file, and is damaged, or not one that the pinned root signed.
    case keysNotTaken
}

extension Finding {
    /// The cells that it speaks of; nil where it is about the file as a whole.
    public var cells: ClosedRange<UInt64>? {
        switch self {
        case .pastCrash(let cells), .claimedCrash(let cells), .damaged(let cells): cells
        case .unfinishedEnd(let at), .forged(let at), .miscounted(let at, _, _), .removedAndContinued(let at, _),
            .steppedBack(let at, _), .unknownWriter(let at, _, _),
            .revokedWriter(let at, _, _), .extraReader(let at, _, _), .leftOutReader(let at, _, _),
            .revokedReader(let at, _, _), .olderKeysFile(let at, _, _, _, _, _, _), .clockAhead(let at, _),
            .unknownKeysFile(let at, _), .notSealedToThisKey(let at), .newerVersion(let at, _), .clock(let at, _),
            .twoHistories(let at):
            at...at
        case .logReplaced, .shorterThanBefore, .empty, .notALog, .unreadable: nil
        }
    }
}
