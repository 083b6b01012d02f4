// An interview from the first question to the sealed record: what is in memory goes again after an error, until it is
// saved or given up.

import Intake

extension Recording {
    /// Holds an interview and seals what came of it, as `make` drafts it; nil where it was thrown away.
    static func interview(
        with recorder: Recorder, title: Sentence? = nil, in context: Context,
        draft make: (Request) throws -> Recorder.Draft
    ) throws -> Recorder.Draft? {
        var interview = Interview()
        while true {
            guard case .seal(let request) = try hold(&interview, title, in: context) else { return nil }
            let draft = try make(request)
            do {
                try recorder.check(draft)
            } catch {
                // Too long: back to the review, where it can be shortened.
                guard try goesOn(after: error, StationText.shorten, in: context) else { throw error }
                continue
            }
            try seal(draft, with: recorder, in: context)
            return draft
        }
    }

    private static func hold(
        _ interview: inout Interview, _ title: Sentence?, in context: Context
    ) throws -> InterviewScreen.Outcome {
        do {
            return try InterviewScreen.hold(&interview, title: title, in: context)
        } catch is Interrupted {
            throw Interrupted(sentence: TerminalText.interviewInterrupted)
        }
    }

    /// Seals one draft. After a failure it is still in memory, and goes again, as the same record, until it is saved
    /// or the person throws it away.
    private static func seal(_ draft: Recorder.Draft, with recorder: Recorder, in context: Context) throws {
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
                guard try goesOn(after: failure, choice, in: context) else { throw failure }
            }
        }
    }

    /// Says what went wrong; Enter goes on, `d` gives the request up. Whoever ends the program here gives it up too,
    /// and is told so.
    private static func goesOn(after error: any Error, _ choice: Sentence, in context: Context) throws -> Bool {
        _ = Failure.report(error, in: context.language)
        do {
            return try choose(choice, in: context)
        } catch is Interrupted {
            throw Interrupted(sentence: StationText.interruptedUnsaved, hint: StationText.interruptedUnsavedHint)
        }
    }

    private static func choose(_ choice: Sentence, in context: Context) throws -> Bool {
        let terminal = try Terminal(environment: context.environment)
        return try terminal.held { terminal in
            let prompt = Prompt(terminal: terminal, language: context.language)
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
