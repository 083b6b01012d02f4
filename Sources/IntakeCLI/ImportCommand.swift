// `intake import PATH...`: takes logs in, says what is new and what is wrong.

import ArgumentParser
import Intake

extension Receipt: ExpressibleByArgument {
    /// The receipt that an argument spells.
    public init?(argument: String) {
        self.init(argument)
    }
}

/// Imports logs.
struct ImportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Verify logs, store them, and say what is new and what is wrong.",
        discussion: "From a folder every file whose name ends in .intake is taken. Repeat it as often as you like.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Option(help: ArgumentHelp("The receipt that the volunteer read out: 20 digits.", valueName: "digits"))
    var receipt: Receipt?

    @Argument(help: "Logs, or folders with logs.", completion: .file())
    var paths: [String]

    func run(in context: Context) throws {
        let home = Home(context.home)
        try Desk.admit(home)
        let logs = try home.withIdentity(passphrase, in: context) { identity in
            try Desk(home, identity: identity).importLogs(paths, receipt: receipt)
        }
        let fits = receipt == nil || logs.contains { $0.receiptMatch == .head || $0.receiptMatch == .earlier }
        let isGood = logs.allSatisfy { $0.report.verdict.isGood && $0.quarantined.isEmpty } && fits && !logs.isEmpty
        if !isGood { context.finish(.needsPerson) }
        try context.emit(
            json: CanonicalJSON.encode(["schema": 1, "logs": .array(logs.map(LogView.json))]),
            text: { language in
                if logs.isEmpty { return ImportText.nothingFound(language) + "\n" }
                return logs.map { LogView.text($0, isTakenIn: true, language) }.joined(separator: "\n")
                    + "\n" + VerdictText.always(language) + "\n"
            })
    }
}
