// `intake seen LOG`: puts the alarm about a log aside on this desk. `intake seen --undo NAME` takes that back.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases

/// Puts an alarm aside.
struct Seen: Command {
    static let configuration = CommandConfiguration(
        abstract: "Put the alarm about a log aside, until something else is wrong with the log.",
        discussion: """
            For what cannot be mended any more, such as a log that came in damaged and was lost. The alarm is then not \
            repeated and does not make the status 2; it comes back with any change in what is wrong. It counts on this \
            desk only. What is wrong with this laptop itself cannot be put aside.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var reread: RereadOption

    @Argument(help: "The log: its id, or at least its first 8 hex digits, or the name of its file.")
    var log: String?

    @Option(
        help: ArgumentHelp("Take this decision back; its name is in intake history.", valueName: "name"))
    var undo: String?

    func run(in context: Context) throws {
        try Desk.admit(Home(context.home))
        let taken = try undo.map { try DecideWork.name($0) }
        guard (taken == nil) == (log != nil) else { throw UsageError(SeenWords.usage) }
        let digits = try log.map { try LogWork.digits($0) }
        let work = try LogWork.open("intake seen", passphrase, in: context)
        if let taken {
            let (isThere, undo, _) = try work.desk.canTakeBack(taken, [.seen], reread: reread.reread)
            guard isThere else { throw NotTakenBack(sentence: SeenWords.notSeen) }
            if let undo { throw NotUndoable(undo: undo) }
            return try seal(.undo(taken), about: nil, work, in: context)
        }
        let logs = try work.desk.states(reread: reread.reread).filter { $0.alarm != nil }
        let named = logs.filter { $0.name == log }
        let found = named.isEmpty ? logs.filter { $0.name.hasPrefix(digits ?? "") } : named
        guard let one = found.first else { throw SeenRefused.noAlarm }
        // The own log and the desk's copy of it have one name, and neither alarm can be put aside.
        guard found.contains(where: { $0.mark != nil }) else { throw SeenRefused.ofThisLaptop }
        guard found.count == 1, let mark = one.mark else {
            throw NoSuchLog(
                choice: .digits(digits ?? ""), several: found.compactMap { Bytes16(hex: String($0.name.prefix(32))) })
        }
        guard !one.isSeen else { throw SeenRefused.before }
        try seal(.seen(alarm: mark), about: one.name, work, in: context)
    }

    /// Saves the decision and looks at the desk once more, so that the answer and the note of `status` say what counts.
    private func seal(
        _ action: DecisionAction, about name: String?, _ work: LogWork, in context: Context
    ) throws {
        let sealed = try work.seal(action, in: context)
        let logs = try work.desk.states()
        let alarm = logs.first { $0.name == name && $0.mark != nil }?.alarm
        let what = name.map { SeenWords.saved(VisibleText.line($0)) } ?? DisregardWords.takenBack
        try LogWork.answer(
            sealed, ["alarm": alarm?.json ?? .null], [what, SeenWords.undo(sealed.name)], logs, in: context)
    }
}

/// Why an alarm is not put aside.
enum SeenRefused: Explained {
    /// No log that is named so has an alarm.
    case noAlarm
    /// The alarm is about this laptop itself.
    case ofThisLaptop
    /// It was put aside before.
    case before

    var sentence: Sentence {
        switch self {
        case .noAlarm: SeenWords.noAlarm
        case .ofThisLaptop: SeenWords.ofThisLaptop
        case .before: SeenWords.before
        }
    }
    var hint: Sentence? { self == .before ? SeenWords.beforeHint : SeenWords.alarmHint }
    var exit: ExitStatus { .refused }
}
