// What `new` and `add` share: opening the recorder, sealing drafts, and saying at every error what is saved.

import Intake

enum Recording {
    /// Unlocks this laptop and opens its log. What can stand in the way of recording stands in the way here; where
    /// requests are `waiting` already, that means that they are not saved.
    static func open(
        _ command: String, _ passphrase: PassphraseOption, advises: Bool, asOf: Day?, waiting: Bool = false,
        in context: Context
    ) throws -> Recorder {
        let home = Home(context.home)
        guard home.hasIdentity else { throw HomeError.noIdentity(home.path) }
        try Recorder.admit(home, on: Day(unixSeconds: context.now))
        if advises { _ = try home.routeBook() }
        let recorder = try home.withIdentity(passphrase, in: context) { identity in
            do {
                return try Recorder(home, identity: identity, command: command, advises: advises, asOf: asOf) {
                    Context.clock()
                }
            } catch {
                throw waiting ? LogError.unsaved(error) : error
            }
        }
        for notice in recorder.notices { context.remark(notice.sentence) }
        if recorder.notices.contains(where: \.needsPerson) { context.finish(.needsPerson) }
        return recorder
    }

    /// Seals drafts one by one. At an error, what was saved before it is printed, and the error is thrown.
    static func seal(
        _ drafts: [Recorder.Draft], with recorder: Recorder, in context: Context,
        print: ([Recorder.Draft], Receipt?) throws -> Void
    ) throws {
        var sealed: [Recorder.Draft] = []
        do {
            for draft in drafts {
                try recorder.seal(draft)
                sealed.append(draft)
            }
        } catch {
            // That the answer does not arrive either must not hide what is not saved.
            if !sealed.isEmpty { try? answer(sealed, nil, in: context, print) }
            throw LogError.unsaved(error, saved: sealed.count, of: drafts.count)
        }
        try finish(sealed, with: recorder, in: context, print: print)
    }

    /// Closes the log and prints what was saved, with the receipt. A close that fails loses no record.
    static func finish(
        _ sealed: [Recorder.Draft], with recorder: Recorder, in context: Context,
        print: ([Recorder.Draft], Receipt?) throws -> Void
    ) throws {
        let receipt: Receipt?
        do {
            try recorder.close()
            receipt = try recorder.head.map { try Receipt(log: $0.logID, head: $0.hash) }
        } catch {
            try? answer(sealed, nil, in: context, print)
            throw LogError.notClosed(error)
        }
        try answer(sealed, receipt, in: context, print)
    }

    /// Closes the log after an interview that was thrown away. Where that fails, there is no record that it could be about.
    static func close(_ recorder: Recorder) throws {
        do { try recorder.close() } catch { throw LogError.notClosed(error) }
    }

    /// Prints the answer. Where it does not arrive, what was saved is told beside it, with the codes: the caller
    /// needs his, and nobody can look it up on this laptop.
    private static func answer(
        _ sealed: [Recorder.Draft], _ receipt: Receipt?, in context: Context,
        _ print: ([Recorder.Draft], Receipt?) throws -> Void
    ) throws {
        do {
            try print(sealed, receipt)
        } catch {
            context.remark(StationText.saved(sealed.count))
            for draft in sealed { context.remark(StationText.code(draft.code.description)) }
            throw error
        }
    }

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
                if hasFailed { try recorder.reopen() }
                return try recorder.seal(draft)
            } catch {
                let failure = LogError.unsaved(error)
                hasFailed = true
                guard try goesOn(after: failure, StationText.stillInMemory, in: context) else { throw failure }
            }
        }
    }

    /// Says what went wrong; Enter goes on, `d` gives the request up.
    private static func goesOn(after error: any Error, _ choice: Sentence, in context: Context) throws -> Bool {
        _ = Failure.report(error, in: context.language)
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

extension Home {
    /// Lends this laptop's identity, unlocked with the passphrase from the option or the terminal. The passphrase is
    /// wiped before that. All keys are in memory as long as `body` runs: it makes what it needs, and returns.
    func withIdentity<R>(
        _ option: PassphraseOption, in context: Context, _ body: (borrowing Identity) throws -> R
    ) throws -> R {
        let identity = try unlocked(option, in: context)
        if !SecretBytes.allLocked { context.remark(StationText.unlockedMemory) }
        return try body(identity)
    }

    /// This coordinator's desk, unlocked. Of the keys only those are in memory afterwards that the desk reads with.
    func desk(_ option: PassphraseOption, in context: Context) throws -> Desk {
        try withIdentity(option, in: context) { try Desk(self, identity: $0) }
    }

    private func unlocked(_ option: PassphraseOption, in context: Context) throws -> Identity {
        let passphrase = try Passphrase.existing(option, in: context)
        return try unlock(passphrase)
    }
}

/// The file or standard input that requests come from.
enum RequestSource {
    static func requests(from path: String) throws -> [InputItem] {
        try RequestInput.parse(try InputFile.bytes(path, limit: RequestInput.maxBytes))
    }
}
