// Why a log could not be written, and notices to the person who writes it.

import IntakeBase

/// Why writing a log is refused, or what happened to a record.
public enum LogError: Error, Explained {
    /// Another program holds the log; `holder` is what it wrote about itself.
    case busy(holder: String)
    /// The file is not a regular file with one link.
    case notOurs(String)
    /// The text is longer than a record can be.
    case tooLong(bytes: Int, limit: Int)
    /// The record was not acknowledged; as far as the system says, it is not on the disk.
    case notSaved(any Explained, arrival: Arrival = .never)
    /// Of several records, those with these numbers, counted from 1, are not on the disk, and the others are; with the
    /// cause, and the way to save the rest.
    case restNotSaved([Int], of: Int, any Explained, arrival: Arrival, Remainder)
    /// All records are on the disk and were acknowledged; only the end of the session could not be written.
    case notClosed(FileError)
    /// Nothing was recorded in this session, because the input was discarded; only the end of the session could not be
    /// written.
    case notEnded(FileError)
    /// An earlier error ended this session; the log must be opened again.
    case ended
    /// The pinned root key differs from the one that this laptop last wrote with.
    case rootChanged
    /// The keys file is older than one that this laptop has already written with.
    case keysOlder(version: UInt64, seen: UInt64)
    /// There are no recipients, or more than a session has room for.
    case readers(Int)

    /// What may have happened to a record that is reported as not saved.
    public enum Arrival: Sendable {
        /// It is not in the log.
        case never
        /// It may be in the log; a retry uses the same id, so it counts once.
        case once
        /// The same for a command that was told to treat all input as new: it counts once if the retry omits that
        /// option.
        case onceWithoutAgain
        /// It may be in the log; if it is entered again, it is another request.
        case twice
    }

    /// The command that saves the records that are not saved, without saving another one twice.
    public enum Remainder: Sendable {
        /// The same command.
        case sameCommand
        /// The same command, without `--again`.
        case withoutAgain
        /// A command whose input is only these records.
        case alone
    }

    /// What happened.
    public var sentence: Sentence { LogText.error(self) }
    /// What to do next.
    public var hint: Sentence? { LogText.hint(self) }
    /// 75 if the log is held by another program, 74 if the disk failed, 65 for a text that is too long, else 1.
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
    /// The error for a person whose record was not saved because of `error`.
    public static func unsaved(_ error: any Error) -> any Error {
        switch error {
        case LogError.notSaved, LogError.ended: error
        case let error as any Explained: LogError.notSaved(error)
        default: error
        }
    }

    /// The error for a person who has `total` records, of which those with the numbers `rest`, counted from 1, are not
    /// saved because of `error`, and the others are, by this command or an earlier one.
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

    /// The error for a person whose records were all saved before `error`.
    public static func notClosed(_ error: any Error) -> any Error {
        fault(error).map { LogError.notClosed($0) } ?? error
    }

    /// The error for a person who discarded the input before `error`.
    public static func notEnded(_ error: any Error) -> any Error {
        fault(error).map { LogError.notEnded($0) } ?? error
    }

    /// The file error because of which a log could not be closed.
    private static func fault(_ error: any Error) -> FileError? {
        switch error {
        case let error as FileError: error
        case LogError.notSaved(let cause as FileError, _): cause
        default: nil
        }
    }
}

/// A message that the person at the laptop must get although the work goes on.
public enum LogNotice: Hashable, Sendable {
    /// An interrupted write was found and named in the log: these cells.
    case caughtUp(first: UInt64, last: UInt64)
    /// Acknowledged records are missing from the log; a new log was begun.
    case acknowledgedGone(log: Bytes16)
    /// All acknowledged records are there, but more cells follow than interrupted writes can leave; a new log was
    /// begun.
    case tooMuchUnconfirmed(log: Bytes16)
    /// The state file is missing or unreadable; a new log was begun.
    case stateLost(log: Bytes16)
    /// The log was full; a new one was begun.
    case full(log: Bytes16)
    /// The clock is this many seconds before the time of the last write.
    case clockBack(seconds: Int64)
    /// The clock's date is before the day on which the laptop's keys file was adopted, or that the file mentions.
    case clockBeforeKeys(today: Day, known: Day)

    /// The message.
    package var sentence: Sentence { LogText.notice(self) }
    /// Whether a coordinator must investigate.
    public var needsPerson: Bool {
        switch self {
        case .acknowledgedGone, .tooMuchUnconfirmed, .stateLost: true
        case .caughtUp, .full, .clockBack, .clockBeforeKeys: false
        }
    }
}
