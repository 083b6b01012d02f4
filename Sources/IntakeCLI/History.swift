// `intake history`: who decided what, and when, over all logs of the desk.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases
import IntakeLog

/// Prints the decisions of all coordinators.
struct History: Command {
    static let configuration = CommandConfiguration(
        abstract: "Print who decided what and when, over all logs; the newest first.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var reread: RereadOption

    func run(in context: Context) throws {
        let desk = try DeskWork.desk(passphrase, in: context)
        let (deeds, logs) = try desk.history(reread: reread.reread)
        let alarms = logs.compactMap(\.alarm)
        DeskWork.finish(alarms, in: context)
        defer { DeskWork.tell(alarms, in: context) }
        try context.emit(
            json: ["alarms": .array(alarms.map(\.json)), "decisions": .array(deeds.map(\.json))]
        ) { language in
            guard !deeds.isEmpty else { return DecideWords.noDecisions(language) + "\n" }
            return deeds.map { deed in
                let code = deed.code.map { DeskText.heading($0)(language) + "\n" } ?? ""
                let lines = RequestLines.lines(deed.entry, language, undo: deed.undo) + heldLogs(deed, language)
                return code + (lines + ["  " + next(deed)(language)]).map { $0 + "\n" }.joined()
            }.joined(separator: "\n")
        }
    }

    /// Of an import, the logs that were held: the first ones, and the number of the others.
    private func heldLogs(_ deed: Desk.Deed, _ language: Language) -> [String] {
        let shown = deed.imported.prefix(Self.mostLogs).map { DecideWords.imported($0)(language) }
        let more = deed.imported.count - shown.count
        return (shown + (more > 0 ? [VerdictText.more(more)(language)] : [])).map { "    " + $0 }
    }

    /// The most logs of one import that are printed.
    private static let mostLogs = 20

    /// How to take the decision back; of what happened, or is undone, only the name.
    private func next(_ deed: Desk.Deed) -> Sentence {
        let name = deed.entry.name.hex
        guard let decision = deed.decision, !decision.action.kind.isFinal, deed.undo == nil else {
            return DecideWords.record(name)
        }
        switch deed.root {
        case .disregard, .undo: return DisregardWords.undo(name)
        case .seen: return SeenWords.undo(name)
        default: return DecideWords.undo(deed.code?.description, name)
        }
    }
}
