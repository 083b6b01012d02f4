// An interview from the first question to the sealed record: what is in memory goes again after an error, until it is
// saved or given up.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

extension Recording {
    /// Holds an interview, seals what came of it, as `make` drafts it, and prints what was saved; or says that it was
    /// thrown away.
    static func interview(
        with recorder: Recorder, title: Sentence? = nil, in context: Context,
        draft make: (Request) throws -> Recorder.Draft, print: (Recorder.Draft, Receipt?) throws -> Void
    ) throws {
        // What ends the program comes through while a person is asked, and then again once the code is on the screen: it
        // shows nowhere else.
        let signals = HeldSignals()
        defer { signals.release() }
        var interview = Interview()
        while case .seal(let request) = try hold(&interview, title, signals, in: context) {
            let draft = try make(request)
            do {
                try recorder.check(draft)
            } catch {
                // Too long: back to the review, where it can be shortened.
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

    /// Seals one draft. After a failure it is still in memory, and goes again, as the same record, until it is saved
    /// or the person throws it away.
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

    /// Says what went wrong; Enter goes on, `d` gives the request up. To end the program here gives it up too, and the
    /// person is told so.
    private static func goesOn(
        after error: any Error, _ choice: Sentence, _ signals: HeldSignals, in context: Context
    ) throws -> Bool {
        _ = Failure.report(error, in: context.language)
        if signals.arrived != nil {
            _ = Failure.report(interruptedUnsaved, in: context.language)
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
