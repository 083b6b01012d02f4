// `intake receipt`: the current receipt of this laptop's log, for reading out. It needs no passphrase.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog

/// Prints the receipts of this laptop's logs.
struct ReceiptCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Print the receipt of this laptop's log, to read out by telephone.")

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) throws {
        let home = Home(context.home)
        guard try !home.lacksLog() else { throw CarryError.logGone }
        let logs = try home.logs()
        guard !logs.isEmpty else { throw CarryError.nothing }
        let receipts = try logs.compactMap { log, path -> (Bytes16, Receipt)? in
            let report = try LogFile.readStructure(path, in: .laptop)
            // A receipt of the readable part would not match a copy that is whole.
            if let failure = report.failure { throw failure }
            guard report.cells > 0 else { return nil }
            return (log, try Receipt(log: log, head: report.head, cost: .interactive))
        }
        try context.emit(
            json: [
                "logs": .array(
                    receipts.map { ["log": .string($0.0.hex), "receipt": .string($0.1.description)] })
            ],
            text: { language in
                let lines = receipts.map { log, receipt in
                    StationText.receipt(receipt.description)(language)
                        + (receipts.count > 1 ? "  (\(log.hex.prefix(8)))" : "")
                }
                return (lines + [StationText.readReceipt(language)]).joined(separator: "\n") + "\n"
            })
    }
}
