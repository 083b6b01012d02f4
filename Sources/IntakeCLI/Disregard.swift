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

    @Argument(
        help: "The log: its id, or at least its first 8 hex digits; or the label of its laptop, if that has one log.")
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
        let choice = try log.map { try LogWork.choice($0, among: Home(context.home).knownLabels()) }
        if let reason, reason != "-" { throw UsageError(DecideWords.isTyped("--reason")) }
        let text = try reason.map { _ in try DecideText.read([.reason], in: context)[.reason] } ?? nil
        let work = try LogWork.open("intake disregard", passphrase, in: context)
        if let taken { return try takeBack(taken, work, in: context) }
        guard let choice, let cell else { throw UsageError(DisregardWords.usage) }
        let (found, logs) = try work.desk.records(of: choice, from: cell, reread: reread.reread)
        guard let one = found.first, found.count == 1 else {
            throw NoSuchLog(choice: choice, several: found.map(\.log))
        }
        guard try !home.logs().contains(where: { $0.log == one.log }) else { throw OwnLog() }
        let sealed = try work.seal(.disregard(log: one.log, cell: cell, reason: text), in: context)
        try LogWork.answer(
            sealed, ["log": .string(one.log.hex), "records": JSONValue(one.count)],
            [DisregardWords.saved(one.count), DisregardWords.undo(sealed.name)], logs, in: context)
    }

    private func takeBack(_ taken: Bytes16, _ work: LogWork, in context: Context) throws {
        // An undo whose decision is not here yet may be one of a log.
        let (isThere, undo, logs) = try work.desk.canTakeBack(taken, [.disregard, .undo], reread: reread.reread)
        guard isThere else { throw NotTakenBack(sentence: DisregardWords.notDisregarded) }
        if let undo { throw NotUndoable(undo: undo) }
        let sealed = try work.seal(.undo(taken), in: context)
        try LogWork.answer(
            sealed, ["log": .null, "records": .null], [DisregardWords.takenBack, DisregardWords.undo(sealed.name)],
            logs, in: context)
    }
}

/// The log is this laptop's own, and so is the decision that would let it not count.
struct OwnLog: Explained {
    var sentence: Sentence { DisregardWords.ownLog }
    var hint: Sentence? { DisregardWords.ownLogHint }
    var exit: ExitStatus { .refused }
}
