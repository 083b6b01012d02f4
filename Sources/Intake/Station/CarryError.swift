// Why a log, or what belongs beside it, did not come to the stick.

/// Why not all was carried.
public enum CarryError: Explained {
    /// There is no folder at this path.
    case noFolder(String)
    /// This laptop has no log yet.
    case nothing
    /// The end of the last session could not be written, so nothing was copied.
    case notClosed(FileError)
    /// A log could not be copied, from this laptop's own disk or to the stick.
    case notCopied(FileError, isAtHome: Bool)
    /// All logs were copied; the keys files beside them were not.
    case keysNotCopied(any Explained)

    /// What an error of closing the log means to somebody who waits for the copy.
    public static func notClosed(_ error: any Error) -> any Error {
        switch LogError.notClosed(error) {
        case LogError.notClosed(let cause): CarryError.notClosed(cause)
        default: error
        }
    }

    /// What happened.
    public var sentence: Sentence {
        switch self {
        case .noFolder(let path): StationText.noFolder(VisibleText.line(path))
        case .nothing: StationText.nothingToCarry
        case .notClosed(let cause): StationText.notCarried(cause.sentence)
        case .notCopied(let cause, _): StationText.notCopied(cause.sentence)
        case .keysNotCopied(let cause): StationText.keysNotCopied(cause.sentence)
        }
    }
    /// What to do next.
    public var hint: Sentence? {
        switch self {
        case .noFolder: StationText.noFolderHint
        case .nothing: nil
        case .notClosed(let cause), .notCopied(let cause, isAtHome: true): hintAtHome(cause)
        case .notCopied(let cause, isAtHome: false): cause.hint ?? StationText.notCopiedHint
        case .keysNotCopied: StationText.keysNotCopiedHint
        }
    }
    /// 1 where there is nothing to carry, else 74.
    public var exit: ExitStatus {
        switch self {
        case .noFolder, .notClosed, .notCopied, .keysNotCopied: .ioError
        case .nothing: .refused
        }
    }

    /// What to do where it is no stick that failed.
    private func hintAtHome(_ cause: FileError) -> Sentence {
        (cause.isMediumFailing ? nil : cause.hintAtHome) ?? StationText.notCarriedHint
    }
}
