// Why a log could not be written.

import IntakeBase

/// Why a log refuses to be written, or what became of a record.
public enum LogError: Error, Explained {
    /// Another program holds the log; what it says of itself.
    case busy(holder: String)
    /// The file is not a regular file with one link.
    case notOurs(String)
    /// The text is longer than a record can be; its bytes, and the limit.
    case tooLong(bytes: Int, limit: Int)
    /// The record is not on the disk, as far as the system tells, and was not acknowledged.
    case notSaved(any Explained, arrival: Arrival = .never)
    /// The records with these numbers, from 1 on, of so many are not on the disk, and the others are; why, and what does
    /// the rest.
    case restNotSaved([Int], of: Int, any Explained, arrival: Arrival, Remainder)
    /// Every record is on the disk and was acknowledged; only the end of the session could not be written.
    case notClosed(FileError)
    /// Nothing was recorded in this session, because it was thrown away; only its end could not be written.
    case notEnded(FileError)
    /// An earlier error ended this session; the log must be opened anew.
    case ended
    /// The root key that is pinned is another one than this laptop last wrote under.
    case rootChanged
    /// The keys file is older than one that this laptop has already written under.
    case keysOlder(version: UInt64, seen: UInt64)
    /// There are no readers, or more than a session has room for.
    case readers(Int)

    /// What may become of a record that is said not to be saved.
    public enum Arrival: Sendable {
        /// It is not in the log.
        case never
        /// It may be in the log; tried again it has the same id, and counts once.
        case once
        /// The same where the command was told to take everything for new: it counts once without that.
        case onceWithoutAgain
        /// It may be in the log; given again it is another request.
        case twice
    }

    /// What seals the records that are not saved, and no other one a second time.
    public enum Remainder: Sendable {
        /// The same command.
        case sameCommand
        /// The same command, without `--again`.
        case withoutAgain
        /// A command that is given them alone.
        case alone
    }

    /// What happened.
    public var sentence: Sentence { LogText.error(self) }
    /// What to do next.
    public var hint: Sentence? { LogText.hint(self) }
    /// 75 where the log is held, 74 where the disk failed, 65 for a text that is too long, else 1.
    public var exit: ExitStatus {
        switch self {
        case .busy: .busy
        case .notSaved(let cause, _): cause.exit
        case .restNotSaved, .notClosed, .notEnded, .ended: .ioError
        case .tooLong: .badData
        case .notOurs, .rootChanged, .keysOlder, .readers: .refused
        }
    }

    /// Whether a record is not saved because the disk is full.
    public var isNoRoom: Bool {
        if case .notSaved(let cause as FileError, _) = self { cause.isNoRoom } else { false }
    }
}

extension LogError {
    /// What an error means to somebody whose record is not saved because of it.
    public static func unsaved(_ error: any Error) -> any Error {
        switch error {
        case LogError.notSaved, LogError.ended: error
        case let error as any Explained: LogError.notSaved(error)
        default: error
        }
    }

    /// What an error means to the person of whose `total` records those with the numbers `rest`, from 1 on, are not saved,
    /// and the others are, by this command or by an earlier one.
    public static func unsaved(
        _ error: any Error, rest: [Int] = [1], of total: Int = 1, _ remainder: Remainder
    ) -> any Error {
        switch unsaved(error) {
        case LogError.notSaved(let cause, var arrival):
            let isAny = rest.count < total
            switch remainder {
            case .sameCommand: break
            case .withoutAgain: if arrival == .once, !isAny { arrival = .onceWithoutAgain }
            case .alone: if arrival == .once { arrival = .twice }
            }
            guard isAny else { return LogError.notSaved(cause, arrival: arrival) }
            return LogError.restNotSaved(rest, of: total, cause, arrival: arrival, remainder)
        case let error as any Explained where rest.count < total:
            return LogError.restNotSaved(rest, of: total, error, arrival: .never, remainder)
        case let error: return error
        }
    }

    /// What the same error means to somebody whose records were all saved before it.
    public static func notClosed(_ error: any Error) -> any Error {
        fault(error).map { LogError.notClosed($0) } ?? error
    }

    /// What the same error means to somebody who threw away what was to be recorded.
    public static func notEnded(_ error: any Error) -> any Error {
        fault(error).map { LogError.notEnded($0) } ?? error
    }

    /// What failed under a log that could not be closed.
    private static func fault(_ error: any Error) -> FileError? {
        switch error {
        case let error as FileError: error
        case LogError.notSaved(let cause as FileError, _): cause
        default: nil
        }
    }
}

/// Something that the person at the laptop must hear, although the work went on.
public enum LogNotice: Hashable, Sendable {
    /// An interrupted write was found and named in the log: these cells.
    case caughtUp(first: UInt64, last: UInt64)
    /// Records that had been acknowledged are gone from the log; a new log was begun.
    case acknowledgedGone(log: Bytes16)
    /// All that was acknowledged is there, but behind it lies more than interrupted writes leave; a new log was begun.
    case tooMuchUnconfirmed(log: Bytes16)
    /// The laptop's memory of its log is missing or unreadable; a new log was begun.
    case stateLost(log: Bytes16)
    /// The log was full; a new one was begun.
    case full(log: Bytes16)
    /// The clock stands this many seconds before the last write.
    case clockBack(seconds: Int64)
    /// The clock says this day, before the day that the laptop's keys file was adopted on or speaks of.
    case clockBeforeKeys(today: Day, known: Day)

    /// What the person hears.
    package var sentence: Sentence { LogText.notice(self) }
    /// Whether a person must look into it.
    public var needsPerson: Bool {
        switch self {
        case .acknowledgedGone, .tooMuchUnconfirmed, .stateLost: true
        case .caughtUp, .full, .clockBack, .clockBeforeKeys: false
        }
    }
}
