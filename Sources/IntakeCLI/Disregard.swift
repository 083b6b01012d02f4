// `intake disregard LOG CELL`: from this cell on, no record of a log counts. `intake disregard --undo NAME` takes it back.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases
import IntakeLog

/// Lets the records of a log not count.
struct Disregard: Command {
    static let configuration = CommandConfiguration(
        abstract: "Let the records of a log not count, from one of its cells on.",
        discussion: """
            For a laptop that another person has in hand: from this cell on, its records are shown as unconfirmed and \
            change nothing. A request that opens a case still opens it. intake show CODE names log and cell of each \
            record.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var reread: RereadOption

    @Argument(help: "The log: its id, or at least its first 8 hex digits.")
    var log: String?

    @Argument(help: "The number of the first cell that does not count.")
    var cell: UInt64?

    @Option(help: ArgumentHelp("The reason.", valueName: "-"))
    var reason: String?

    @Option(
        help: ArgumentHelp("Take this decision back; its name is in intake history.", valueName: "name"))
    var undo: String?

    func run(in context: Context) throws {
        let home = Home(context.home)
        try Desk.admit(home)
        let taken = try undo.map { try DecideWork.name($0) }
        guard (taken == nil) == (log != nil && cell != nil), taken == nil || reason == nil && log == nil else {
            throw UsageError(DisregardWords.usage)
        }
        if let log { _ = try Self.digits(log) }
        if let reason, reason != "-" { throw UsageError(DecideWords.isTyped("--reason")) }
        let text = try reason.map { _ in try DecideText.read([.reason], in: context)[.reason] } ?? nil
        _ = try Recorder.admit(home, on: Day(unixSeconds: context.now))
        let (desk, recorder) = try home.withIdentity(passphrase, in: context) { identity in
            (
                try home.blamingDesk { try Desk(home, identity: identity, now: context.now) },
                try Recorder(home, identity: identity, command: "intake disregard", advises: false, asOf: nil) {
                    Context.clock()
                }
            )
        }
        Recording.tell(recorder, in: context)
        if let taken { return try takeBack(taken, desk, recorder, in: context) }
        guard let log, let cell else { throw UsageError(DisregardWords.usage) }
        let (found, logs) = try desk.records(ofLogs: Self.digits(log), from: cell, reread: reread.reread)
        guard let one = found.first, found.count == 1 else { throw NoSuchLog(isSeveral: found.count > 1) }
        guard try !home.logs().contains(where: { $0.log == one.log }) else { throw OwnLog() }
        let sealed = try seal(.disregard(log: one.log, cell: cell, reason: text), recorder, in: context)
        try answer(sealed, logs, ["log": .string(one.log.hex), "records": JSONValue(one.count)], in: context) {
            [DisregardWords.saved(one.count), DisregardWords.undo(sealed.name)]
        }
    }

    private func takeBack(
        _ taken: Bytes16, _ desk: Desk, _ recorder: Recorder, in context: Context
    ) throws {
        let (isThere, logs) = try desk.canTakeBack(taken, reread: reread.reread)
        guard isThere else { throw NotDisregarded() }
        let sealed = try seal(.undo(taken), recorder, in: context)
        try answer(sealed, logs, ["log": .null, "records": .null], in: context) {
            [DisregardWords.takenBack, DisregardWords.undo(sealed.name)]
        }
    }

    private func seal(
        _ action: DecisionAction, _ recorder: Recorder, in context: Context
    ) throws -> (name: String, event: Event) {
        let draft = try recorder.draft(Decision(action, about: nil))
        do { try recorder.seal(draft) } catch { throw LogError.unsaved(error) }
        Recording.tell(recorder, in: context)
        do { try recorder.close() } catch { throw LogError.notClosed(error) }
        guard let log = recorder.head?.logID else { throw LogError.ended }
        return (try draft.name(in: log).hex, draft.event)
    }

    private func answer(
        _ sealed: (name: String, event: Event), _ logs: [Desk.Stored], _ members: [String: JSONValue],
        in context: Context, _ lines: () -> [Sentence]
    ) throws {
        let alarms = logs.compactMap(\.alarm)
        DeskWork.finish(alarms, in: context)
        defer { DeskWork.tell(alarms, in: context) }
        let (own, lines): ([String: JSONValue], _) = (
            ["name": .string(sealed.name), "event": sealed.event.json], lines()
        )
        try context.emit(json: own.merging(members) { $1 }) { language in
            lines.map { $0(language) + "\n" }.joined()
        }
    }

    /// The first digits of a log's id, or the name of its file.
    private static func digits(_ text: String) throws -> String {
        let digits = text.prefix { $0.isHexDigit }.lowercased()
        guard (8...32).contains(digits.count), [digits.count, 32].contains(text.count) || text.hasSuffix(".intake")
        else {
            throw UsageError(DisregardWords.noLog(VisibleText.line(text)))
        }
        return digits
    }
}

/// No log of the desk begins with these digits, or several do.
struct NoSuchLog: Explained {
    let isSeveral: Bool
    var sentence: Sentence { isSeveral ? DisregardWords.severalLogs : DisregardWords.noSuchLog }
    var hint: Sentence? { DisregardWords.logHint }
    var exit: ExitStatus { .refused }
}

/// The log is this laptop's own, and so is the decision that would let it not count.
struct OwnLog: Explained {
    var sentence: Sentence { DisregardWords.ownLog }
    var hint: Sentence? { DisregardWords.ownLogHint }
    var exit: ExitStatus { .refused }
}

/// No decision that can be taken back here has the name that was given.
struct NotDisregarded: Explained {
    var sentence: Sentence { DisregardWords.notDisregarded }
    var hint: Sentence? { DecideWords.noDecisionHint }
    var exit: ExitStatus { .refused }
}
