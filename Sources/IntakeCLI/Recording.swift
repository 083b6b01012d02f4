// What `new` and `add` share: opening the recorder, sealing drafts, and saying at every error what is saved. How an
// interview goes is in `RecordingInterview`.

import Intake

enum Recording {
    /// Unlocks this laptop and opens its log. What can stand in the way of recording stands in the way here; where
    /// requests are `waiting` already, that means that they are not saved.
    static func open(
        _ command: String, _ passphrase: PassphraseOption, advises: Bool, asOf: Day?, waiting: Bool = false,
        in context: Context
    ) throws -> Recorder {
        do {
            let recorder = try opened(command, passphrase, advises: advises, asOf: asOf, in: context)
            tell(recorder, in: context)
            return recorder
        } catch is Interrupted where waiting {
            throw Interrupted(sentence: TerminalText.interviewInterrupted)
        } catch {
            throw waiting ? LogError.unsaved(error) : error
        }
    }

    private static func opened(
        _ command: String, _ passphrase: PassphraseOption, advises: Bool, asOf: Day?, in context: Context
    ) throws -> Recorder {
        let home = Home(context.home)
        guard home.hasIdentity else { throw HomeError.noIdentity(home.path) }
        try Recorder.admit(home, on: Day(unixSeconds: context.now))
        if advises { _ = try home.routeBook() }
        return try home.withIdentity(passphrase, in: context) { identity in
            try Recorder(home, identity: identity, command: command, advises: advises, asOf: asOf) { Context.clock() }
        }
    }

    /// Prints what was found out about the log since this was last asked.
    static func tell(_ recorder: Recorder, in context: Context) {
        for notice in recorder.untold() {
            context.remark(notice.sentence)
            if notice.needsPerson { context.finish(.needsPerson) }
        }
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
        tell(recorder, in: context)
        do {
            try recorder.close()
            receipt = try recorder.head.map { try Receipt(log: $0.logID, head: $0.hash) }
        } catch {
            try? answer(sealed, nil, in: context, print)
            throw LogError.notClosed(error)
        }
        try answer(sealed, receipt, in: context, print)
    }

    /// Says that the interview was thrown away, and closes the log. Where that fails, there is no record that it could
    /// be about.
    static func discard(_ recorder: Recorder, in context: Context) throws {
        do {
            try recorder.close()
        } catch {
            try? context.say(RecordedText.discarded)
            throw LogError.notEnded(error)
        }
        try context.say(RecordedText.discarded)
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
            guard let failure = error as? OutputFailed else { throw error }
            throw OutputFailed(code: failure.code, hint: StationText.notPrintedHint(sealed.count))
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
