// The results of checking a log: findings with their places, and the verdict, which is the most serious one.

import IntakeBase

/// The verdict on a log, from the least to the most serious.
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

    /// Whether `left` is less serious than `right`.
    public static func < (left: Verdict, right: Verdict) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int { Self.allCases.prefix { $0 != self }.count }

    /// Whether the log is good: no person must look at it.
    public var isGood: Bool { self == .complete || self == .pastCrash }
}

/// A finding in a log.
public enum Finding: Hashable, Sendable {
    /// The laptop recorded an interrupted write in these cells.
    case pastCrash(ClosedRange<UInt64>)
    /// Without a key: these cells are not valid, and a cell that looks like a gap says that the laptop found them so.
    case claimedCrash(ClosedRange<UInt64>)
    /// The log states that it follows this one.
    case logReplaced(Bytes16)
    /// The end is incomplete from this cell on.
    case unfinishedEnd(UInt64)
    /// These cells were changed, moved or lost after they were written.
    case damaged(ClosedRange<UInt64>)
    /// The log states at this cell how many records it has so far; fewer are there, and no other finding explains that.
    case miscounted(at: UInt64, said: UInt64, read: UInt64)
    /// The cells of the session at this cell are whole, but one of them is not signed by its author.
    case forged(UInt64)
    /// From this cell on, this number of cells was removed, and writing went on; nil if the number cannot be
    /// determined.
    case removedAndContinued(at: UInt64, cells: Int?)
    /// The session at this cell begins with a key that its laptop had used `cells` cells before, and no interrupted
    /// write that it names explains that.
    case steppedBack(at: UInt64, cells: Int)
    /// No laptop in the keys file signs with the key of the session at this cell.
    case unknownWriter(at: UInt64, key: SigningPublicKey, keysVersion: UInt64)
    /// The writer of the session at this cell was revoked by then.
    case revokedWriter(at: UInt64, label: String, keysVersion: UInt64)
    /// The session at this cell can be read with a key that its keys file does not name.
    case extraReader(at: UInt64, key: SealingPublicKey?, keysVersion: UInt64)
    /// The session at this cell can be read by a person that its keys file names, but that the keys file of this
    /// version had revoked by then.
    case revokedReader(at: UInt64, label: String, keysVersion: UInt64)
    /// The session at this cell cannot be read by a person that its keys file names.
    case leftOutReader(at: UInt64, label: String, keysVersion: UInt64)
    /// The session at this cell was written with a keys file that this desk does not have.
    case unknownKeysFile(at: UInt64, version: UInt64)
    /// The session at this cell, the last one or a new one, was written by the laptop of this label with an older keys
    /// file than the one in force here. `gone`: its readers that the file in force no longer names; the finding is a
    /// verdict only if there are any. `sessions`: the number of new sessions that were sealed to them.
    case olderKeysFile(
        at: UInt64, label: String, version: UInt64, inForce: UInt64, since: Day?, gone: [String], sessions: Int)
    /// This key opens none of the session's slots.
    case notSealedToThisKey(at: UInt64)
    /// A cell of a later version of the format.
    case newerVersion(at: UInt64, version: UInt8)
    /// The clock of the laptop went back by this number of seconds before the session at this cell. Never a verdict.
    case clock(at: UInt64, seconds: Int64)
    /// At the session at this cell, the clock of the laptop was this number of seconds ahead of this laptop's clock.
    /// Never a verdict.
    case clockAhead(at: UInt64, seconds: Int64)
    /// The desk holds `held` cells of this log, and the copy has `cells`.
    case shorterThanBefore(held: UInt64, cells: UInt64, isGone: Bool = false)
    /// This copy and the desk's differ from this cell on.
    case twoHistories(at: UInt64, isKept: Bool)
    /// The file is empty.
    case empty
    /// The file is not a log of this program.
    case notALog
    /// The file is a link, a folder, a device, or too large.
    case unreadable(UnreadableFile)

    /// Its name in `--json`: the verdict that it leads to, or its subject.
    public var word: String {
        switch self {
        case .clock: "clock"
        case .clockAhead: "clock ahead"
        case .olderKeysFile: Verdict.olderKeysFile.rawValue
        default: verdict?.rawValue ?? ""
        }
    }

    /// The findings for a file in which no cell was accepted.
    static func ofNoLog(_ findings: [Finding]) -> [Finding] {
        let newer = findings.filter { if case .newerVersion = $0 { true } else { false } }
        return newer.isEmpty ? [.notALog] : newer
    }

    /// The verdict that the finding leads to; nil if it never leads to one.
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

/// Why a file is not read at all.
public enum UnreadableFile: Hashable, Sendable {
    case link, folder, special, missing
    /// Its size in bytes is larger than a log can be.
    case tooLarge(Int)
    /// The system's error in words.
    case failed(Sentence)
    /// A folder that the system does not list; with the error in words.
    case closedFolder(Sentence)
    /// A folder with more files than are examined; with the number of examined files.
    case tooManyFiles(Int)
    /// It looks like a keys file, but is damaged or not signed by the pinned root.
    case keysNotTaken
}

extension Finding {
    /// The cells that the finding is about; nil if it is about the whole file.
    public var cells: ClosedRange<UInt64>? {
        switch self {
        case .pastCrash(let cells), .claimedCrash(let cells), .damaged(let cells): cells
        case .unfinishedEnd(let at), .forged(let at), .miscounted(let at, _, _), .removedAndContinued(let at, _),
            .steppedBack(let at, _), .unknownWriter(let at, _, _),
            .revokedWriter(let at, _, _), .extraReader(let at, _, _), .leftOutReader(let at, _, _),
            .revokedReader(let at, _, _), .olderKeysFile(let at, _, _, _, _, _, _), .clockAhead(let at, _),
            .unknownKeysFile(let at, _), .notSealedToThisKey(let at), .newerVersion(let at, _), .clock(let at, _),
            .twoHistories(let at, _):
            at...at
        case .logReplaced, .shorterThanBefore, .empty, .notALog, .unreadable: nil
        }
    }
}
