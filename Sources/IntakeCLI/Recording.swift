// What `new` and `add` share: opening the recorder, sealing drafts, and saying at every error what is saved. How an
// interview goes is in `RecordingInterview`.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog

enum Recording {
    /// Unlocks this laptop and opens its log. What can stand in the way of recording stands in the way here; where
    /// requests are `waiting` already, that means that they are not saved.
    static func open(
        _ command: String, _ passphrase: PassphraseOption, advises: Bool, takesForms: Bool = false, asOf: Day?,
        waiting: Bool = false, in context: Context
    ) throws -> Recorder {
        do {
            let recorder = try opened(
                command, passphrase, advises: advises, takesForms: takesForms, asOf: asOf, in: context)
            tell(recorder, in: context)
            return recorder
        } catch is Interrupted where waiting {
            throw Interrupted(sentence: FormsText.nothingYet)
        } catch {
            throw waiting ? LogError.unsaved(error) : error
        }
    }

    private static func opened(
        _ command: String, _ passphrase: PassphraseOption, advises: Bool, takesForms: Bool, asOf: Day?,
        in context: Context
    ) throws -> Recorder {
        let home = Home(context.home)
        try home.requireIdentity()
        try Recorder.admit(home, on: Day(unixSeconds: context.now))
        if advises { _ = try home.routeBook() }
        return try home.withIdentity(passphrase, in: context) { identity in
            try Recorder(
                home, identity: identity, command: command, advises: advises, takesForms: takesForms, asOf: asOf
            ) { Context.clock() }
        }
    }

    /// Prints what was found out about the log since this was last asked.
    static func tell(_ recorder: Recorder, in context: Context) {
        for notice in recorder.untold() {
            context.remark(notice.sentence)
            if notice.needsPerson { context.finish(.needsPerson) }
        }
    }

    /// Ends the session, so that the log is complete, and answers its receipt. All records are saved by then: what fails
    /// here loses none, and nothing is to be recorded again for it. Nil where a receipt cannot be worked out; the person
    /// hears so.
    static func close(_ recorder: Recorder, in context: Context) throws -> Receipt? {
        tell(recorder, in: context)
        do {
            try recorder.close()
        } catch {
            throw LogError.notClosed(error)
        }
        guard let head = recorder.head else { return nil }
        do throws(SodiumError) {
            return try Receipt(log: head.logID, head: head.hash, cost: .interactive)
        } catch {
            context.remark(StationText.noReceipt(error.sentence))
            context.finish(.needsPerson)
            return nil
        }
    }

    /// Closes the log and prints what was saved, with the receipt.
    static func finish(
        _ sealed: Recorder.Draft, with recorder: Recorder, in context: Context,
        print: (Recorder.Draft, Receipt?) throws -> Void
    ) throws {
        let receipt: Receipt?
        do {
            receipt = try close(recorder, in: context)
        } catch {
            try? answer(sealed, nil, in: context, print)
            throw error
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
        _ sealed: Recorder.Draft, _ receipt: Receipt?, in context: Context,
        _ print: (Recorder.Draft, Receipt?) throws -> Void
    ) throws {
        do {
            try print(sealed, receipt)
        } catch {
            context.remark(StationText.saved(1))
            context.remark(StationText.code(sealed.code.description))
            guard let failure = error as? OutputFailed else { throw error }
            throw OutputFailed(code: failure.code, hint: StationText.notPrintedHint(1))
        }
    }
}

/// The file or standard input that requests come from.
enum RequestSource {
    static func requests(from path: String) throws -> [InputItem] {
        try RequestInput.parse(try InputFile.bytes(path, limit: RequestInput.maxBytes))
    }
}
