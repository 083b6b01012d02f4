// The reasons why a log, or a file beside it, was not copied to the stick.

import IntakeBase
import IntakeLog

/// The reason why something was not carried.
package enum CarryError: Explained {
    /// There is no folder at this path.
    case noFolder(String)
    /// The folder at this path is this laptop's own, or is inside it.
    case ownFolder(String)
    /// The person declined a copy on the laptop's own disk.
    case declined
    /// This laptop has no log yet.
    case nothing
    /// This laptop remembers a log that is missing.
    case logGone
    /// The passphrase was wrong or missing; the log can be copied without it.
    case locked(any Explained)
    /// A log could not be copied, from this laptop's own disk or to the stick.
    case notCopied(FileError, isAtHome: Bool)
    /// All logs were copied; the keys files beside them were not.
    case keysNotCopied(any Explained)

    /// What happened.
    package var sentence: Sentence {
        switch self {
        case .noFolder(let path): CarryText.noFolder(VisibleText.line(path))
        case .ownFolder(let path): CarryText.ownFolder(VisibleText.line(path))
        case .declined: CarryText.declined
        case .nothing: CarryText.nothing
        case .logGone: CarryText.logGone
        case .locked(let cause): cause.sentence
        case .notCopied(let cause, isAtHome: false): CarryText.notCopied(cause.sentence)
        case .notCopied(let cause, isAtHome: true): CarryText.notRead(cause.sentence)
        case .keysNotCopied(let cause): CarryText.keysNotCopied(cause.sentence)
        }
    }
    /// What to do next.
    package var hint: Sentence? {
        switch self {
        case .noFolder, .ownFolder, .declined: CarryText.noFolderHint
        case .nothing: nil
        case .logGone: CarryText.logGoneHint
        case .locked: CarryText.lockedHint
        case .notCopied(let cause, isAtHome: true): hintAtHome(cause)
        case .notCopied(let cause, isAtHome: false): cause.hint ?? CarryText.notCopiedHint
        case .keysNotCopied: CarryText.keysNotCopiedHint
        }
    }
    /// 1 if the folder or the laptop is not in the required state, otherwise 74; if locked, the status of the cause.
    package var exit: ExitStatus {
        switch self {
        case .noFolder, .notCopied, .keysNotCopied: .ioError
        case .ownFolder, .declined, .nothing, .logGone: .refused
        case .locked(let cause): cause.exit
        }
    }

    /// The hint if the stick was not the cause.
    private func hintAtHome(_ cause: FileError) -> Sentence {
        (cause.isMediumFailing ? nil : cause.hintAtHome) ?? CarryText.notCarriedHint
    }
}
