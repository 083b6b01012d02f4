// Why a log, or what belongs beside it, did not come to the stick.

import IntakeBase
import IntakeLog

/// Why not all was carried.
package enum CarryError: Explained {
    /// There is no folder at this path.
    case noFolder(String)
    /// The folder at this path is this laptop's own, or lies in it.
    case ownFolder(String)
    /// The person did not want the copy on the laptop's own disk.
    case declined
    /// This laptop has no log yet.
    case nothing
    /// This laptop remembers a log, and there is none.
    case logGone
    /// The passphrase was wrong, or there was none; the log can be copied without it.
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
    /// 1 where the folder or the laptop is not what it has to be, else 74; that of the cause where it is locked.
    package var exit: ExitStatus {
        switch self {
        case .noFolder, .notCopied, .keysNotCopied: .ioError
        case .ownFolder, .declined, .nothing, .logGone: .refused
        case .locked(let cause): cause.exit
        }
    }

    /// What to do where it is no stick that failed.
    private func hintAtHome(_ cause: FileError) -> Sentence {
        (cause.isMediumFailing ? nil : cause.hintAtHome) ?? CarryText.notCarriedHint
    }
}
