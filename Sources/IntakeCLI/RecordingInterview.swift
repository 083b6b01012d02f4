// An interview from the first question to the sealed record. After an error the record stays in memory and is sealed
// again, until it is saved or given up.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

extension Recording {
    /// Runs an interview, seals the draft that `make` creates from it, and prints what was saved; or says that it was
    /// discarded.
    static func interview(
        with recorder: Recorder, title: Sentence? = nil, in context: Context,
        draft make: (Request) throws -> Recorder.Draft, print: (Recorder.Draft, Receipt?) throws -> Void
    ) throws {
        // Signals pass while the person is asked, and again after the code is on the screen. Between them they are
        // deferred, because the code is shown only once.
        let signals = HeldSignals()
        defer { signals.release() }
        var interview = Interview(on: recorder.day)
        while case .seal(let request) = try hold(&interview, title, signals, in: context) {
            let draft = try make(request)
            do {
                try recorder.check(draft)
            } catch {
                // Too long: go back to the review, where the text can be shortened.
                guard try goesOn(after: error, StationText.shorten, signals, in: context) else { throw error }
                continue
            }
            try seal(draft, with: recorder, signals, in: context)
            return try finish(draft, with: recorder, in: context, print: print)
        }
        try discard(recorder, in: context)
    }

    private static func hold(
        _ interview: inout Interview, _ title: Sentence?, _ signals: HeldSignals, in context: Context
    ) throws -> InterviewScreen.Outcome {
        do {
            return try InterviewScreen.hold(&interview, title: title, letting: signals, in: context)
        } catch is Interrupted {
            throw Interrupted(sentence: TerminalText.interviewInterrupted)
        }
    }

    /// Seals one draft. After a failure it stays in memory and is sealed again as the same record, until it is saved or
    /// the person discards it.
    private static func seal(
        _ draft: Recorder.Draft, with recorder: Recorder, _ signals: HeldSignals, in context: Context
    ) throws {
        var hasFailed = false
        while true {
            do {
                defer { tell(recorder, in: context) }
                if hasFailed { try recorder.reopen() }
                return try recorder.seal(draft)
            } catch {
                let failure = LogError.unsaved(error)
                hasFailed = true
                let isNoRoom = (failure as? LogError)?.isNoRoom ?? false
                let choice = isNoRoom ? StationText.stillInMemoryNoRoom : StationText.stillInMemory
                guard try goesOn(after: failure, choice, signals, in: context) else { throw failure }
            }
        }
    }

    /// Prints the error; Enter continues, `d` discards the request. Ending the program here discards it too, and the
    /// text says so.
    private static func goesOn(
        after error: any Error, _ choice: Sentence, _ signals: HeldSignals, in context: Context
    ) throws -> Bool {
        _ = context.messages.report(error)
        if signals.arrived != nil {
            _ = context.messages.report(interruptedUnsaved)
            signals.release()
        }
        do {
            return try choose(choice, signals, in: context)
        } catch is Interrupted {
            throw interruptedUnsaved
        }
    }

    private static var interruptedUnsaved: Interrupted {
        Interrupted(sentence: StationText.interruptedUnsaved, hint: StationText.interruptedUnsavedHint)
    }

    private static func choose(_ choice: Sentence, _ signals: HeldSignals, in context: Context) throws -> Bool {
        let terminal = try Terminal(environment: context.environment)
        return try terminal.held { terminal in
            let prompt = Prompt(terminal: terminal, language: context.language)
            return try signals.lettingThrough {
                while true {
                    prompt.show(choice(context.language))
                    switch try prompt.line().lowercased().filter({ $0 != " " }) {
                    case "": return true
                    case let word where InterviewText.discardWords.contains(word):
                        if try prompt.confirm(InterviewText.reallyDiscard) { return false }
                    default: continue
                    }
                }
            }
        }
    }
}
