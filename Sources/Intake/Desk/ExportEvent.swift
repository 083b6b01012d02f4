// What an export writes into the coordinator's own log before anything leaves: how much of the queue, and who receives it.
// An export that was killed half-way is noted too; one that cannot be noted does not happen.

import IntakeBase
import IntakeCases
import IntakeLog

/// The coordinator's own log cannot say that something is exported, so nothing is.
package struct ExportNotNoted: Explained {
    let cause: any Explained

    /// What happened.
    package var sentence: Sentence { QueueText.exportNotNoted(cause.sentence) }
    /// That of the cause.
    package var hint: Sentence? { cause.hint }
    /// That of the cause.
    package var exit: ExitStatus { cause.exit }

    /// The error for a person who exports.
    static func error(_ error: any Error) -> any Error {
        switch error {
        // What could not be saved is on the laptop's own disk, and is no request.
        case LogError.notSaved(let cause as FileError, _): ExportNotNoted(cause: cause.atDesk)
        case let error as FileError: ExportNotNoted(cause: error.atDesk)
        case let error as any Explained: ExportNotNoted(cause: error)
        default: error
        }
    }
}

extension Export {
    /// Refuses a laptop that cannot note an export, before a passphrase is asked for. Throws `ExportNotNoted`.
    package static func admit(_ home: Home, on day: Day) throws {
        do { try Recorder.admit(home, on: day) } catch { throw ExportNotNoted.error(error) }
    }

    /// Writes into the own log of `home` that this export in `format` goes to `recipient`; returns what the person must
    /// be told about the log. Throws `ExportNotNoted`; then nothing may leave.
    package func note(
        as format: String, to recipient: String?, in home: Home, by keys: consuming RecorderKeys, command: String,
        clock: @escaping @Sendable () -> Int64
    ) throws -> [LogNotice] {
        let action = DecisionAction.export(what: summary(format), to: recipient ?? Decision.notSaid)
        do {
            return try Recorder.note([action], in: home, by: keys, command: command, clock: clock)
        } catch {
            throw ExportNotNoted.error(error)
        }
    }
}
