// `intake import PATH...`: imports logs, and reports what is new and what is wrong.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog

/// Imports logs.
struct ImportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Verify logs, store them, and say what is new and what is wrong.",
        discussion:
            "Takes every log from a folder and two levels of folders in it, under any name. You can repeat it as "
            + "often as you like.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Option(help: ArgumentHelp("The receipt that the volunteer read out: 20 digits.", valueName: "digits"))
    var receipt: String?

    @Argument(help: "Logs, or folders with logs.", completion: .file())
    var paths: [String]

    func run(in context: Context) throws {
        let receipt = try receipt.map { try MistypedDigits.receipt($0) }
        let home = Home(context.home)
        // The log is opened only when the logs are in the desk, long after the identity was wiped.
        var copied: RecorderKeys?
        let desk = try home.blamingDesk {
            try Desk.admit(home)
            return try home.withIdentity(passphrase, in: context) { identity in
                copied = try RecorderKeys(identity)
                return try Desk(home, identity: identity, now: context.now)
            }
        }
        let wasLocked = SecretBytes.allLocked
        var logs: [ImportedLog] = []
        var errors: [any Error] = []
        do {
            _ = try desk.importLogs(paths, receipt: receipt) { logs.append($0) }
        } catch {
            errors.append(error)
        }
        let isWhole = errors.isEmpty
        // What came in before an error is noted too, or it would not count once its laptop is revoked.
        if isWhole || !logs.isEmpty {
            guard let keys = copied.take() else { preconditionFailure("unlocked without keys") }
            do {
                for notice in try desk.noteImport(by: keys, command: "intake import", clock: { Context.clock() }) {
                    context.remark(notice.sentence)
                    if notice.needsPerson { context.finish(.needsPerson) }
                }
            } catch {
                errors.append(error)
            }
            do {
                let counted = try desk.counted(in: Set(logs.compactMap(\.report.logID)))
                for index in logs.indices { logs[index].counted = logs[index].report.logID.flatMap { counted[$0] } }
            } catch let error as any Explained {
                errors.append(ImportNotCounted(cause: error))
            }
            // The log of the receipt may be one of those that were not reached.
            try isWhole ? report(logs, receipt, wasLocked, in: context) : print(Self.quiet(logs), in: context)
        }
        for other in errors.dropFirst() {
            if let other = other as? any Explained { context.remark(other.sentence) }
        }
        if let first = errors.first { throw first }
    }

    /// Prints what an import that came to its end took in, and sets the status.
    private func report(
        _ logs: [ImportedLog], _ receipt: Receipt?, _ wasLocked: Bool, in context: Context
    ) throws {
        // Several logs were open at once, so lockable memory may have run out only now.
        if wasLocked && !SecretBytes.allLocked { context.remark(StationText.unlockedMemory) }
        let fits = receipt == nil || logs.contains { $0.receiptMatch == .head || $0.receiptMatch == .earlier }
        let isGood = logs.allSatisfy { $0.report.isGood && $0.quarantined.isEmpty } && fits && !logs.isEmpty
        if !isGood { context.finish(.needsPerson) }
        LogView.remarkPassedOver(in: paths, context)
        // A receipt belongs to one log; that it does not match the others is no finding.
        try print(fits && receipt != nil ? Self.quiet(logs) : logs, noneFits: !fits, in: context)
    }

    /// The same logs without a remark on the receipt if it belongs to another log.
    private static func quiet(_ logs: [ImportedLog]) -> [ImportedLog] {
        logs.map { log in
            var log = log
            if log.receiptMatch == ReceiptMatch.none || log.receiptMatch == .notAmongLast { log.receiptMatch = nil }
            return log
        }
    }

    /// - Parameter noneFits: whether a receipt was given and belongs to no log. That is said first: it is what was asked.
    private func print(_ logs: [ImportedLog], noneFits: Bool = false, in context: Context) throws {
        try context.emit(
            json: ["logs": .array(logs.map { LogView.json($0, isImport: true) })],
            text: { language in
                guard noneFits, !logs.isEmpty else { return LogView.text(logs, isImport: true, language) }
                let match = logs.contains { $0.receiptMatch == .notAmongLast } ? ReceiptMatch.notAmongLast : .none
                return ImportText.receipt(match, isWhole: true)(language) + "\n\n"
                    + LogView.text(Self.quiet(logs), isImport: true, language)
            })
    }
}

/// The logs are imported, but the desk could not be read again to say how many of their records count.
private struct ImportNotCounted: Explained {
    let cause: any Explained
    var sentence: Sentence { ImportText.notCounted(cause.sentence) }
    var hint: Sentence? { cause.hint }
    var exit: ExitStatus { cause.exit }
}
