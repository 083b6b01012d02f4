// Reports an error to a person: one sentence, one hint, one status. Never a dump, because the values of an unknown
// error could be a caller's words.

import Glibc
import IntakeBase

/// The end of a command that failed.
enum Failure {
    /// Prints the error on standard error and returns the exit status.
    static func report(_ error: any Error, in language: Language) -> Int32 {
        if error is ClosedPipe { return dieOfClosedPipe() }
        guard let explained = error as? any Explained else {
            Output().remark("intake: \(TerminalText.unexpected(language))\n")
            return ExitStatus.ioError.rawValue
        }
        var text = "intake: \(explained.sentence(language))\n"
        if let hint = explained.hint {
            text += "\(TerminalText.hint(language)): \(hint(language))\n"
        }
        Output().remark(text)
        return explained.exit.rawValue
    }

    /// Ends silently by SIGPIPE, as other tools do if their reader has gone (`intake queue | head`).
    private static func dieOfClosedPipe() -> Int32 {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        return ExitStatus.ioError.rawValue
    }
}
