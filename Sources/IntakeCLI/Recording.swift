// Shared by `new` and `add`: opening the recorder, sealing drafts, and saying at every error what is saved. The
// interview itself is in `RecordingInterview`.

import Intake
import IntakeBase
import IntakeCases
import IntakeLog

enum Recording {
    /// Unlocks this laptop and opens its log. Everything that could prevent recording fails here, before the first
    /// question. If requests are already `waiting`, an error says that they are not saved.
    static func open(
        _ command: String, _ passphrase: PassphraseOption, advises: Bool, takesForms: Bool = false, asOf: Day?,
        waiting: Bool = false, in context: Context
    ) throws -> Recorder {
        do {
            let recorder = try opened(
                command, passphrase, advises: advises, takesForms: takesForms, asOf: asOf, in: context)
            tell(recorder, in: context)
            return recorder
        } catch let error as UsageError {
            throw error
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

    /// Prints the findings on the log since the last call.
    static func tell(_ recorder: Recorder, in context: Context) {
        for notice in recorder.untold() {
            context.remark(notice.sentence)
            if notice.needsPerson { context.finish(.needsPerson) }
        }
    }

    /// Ends the session, so that the log is complete, and returns its receipt. All records are saved by then, so a
    /// failure here loses none and no record must be repeated. Nil if the receipt cannot be computed; the person is
    /// told so.
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

    /// Says that the interview was discarded, and closes the log. If closing fails, no record is concerned.
    static func discard(_ recorder: Recorder, in context: Context) throws {
        do {
            try recorder.close()
        } catch {
            try? context.say(RecordedText.discarded)
            throw LogError.notEnded(error)
        }
        try context.say(RecordedText.discarded)
    }

    /// Prints the answer. If that fails, what was saved is printed on the other stream, with the codes: the caller
    /// needs the code, and it cannot be looked up on this laptop.
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

/// The source of requests: a file or standard input.
enum RequestSource {
    /// - Parameter today: the day on which they are judged. What cannot be meant on it is refused.
    static func requests(from path: String, isFollowUp: Bool = false, on today: Day) throws -> [InputItem] {
        let bytes = try InputFile.bytes(path, limit: RequestInput.maxBytes)
        return try RequestInput.parse(bytes, isFollowUp: isFollowUp, on: today)
    }
}
