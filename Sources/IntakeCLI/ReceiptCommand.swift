// `intake receipt`: the receipt of this laptop's log as it stands, for reading out. No passphrase is needed.

import ArgumentParser
import Intake

/// Prints the receipts of this laptop's logs.
struct ReceiptCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Print the receipt of this laptop's log, to read out over the telephone.")

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) throws {
        let logs = try Home(context.home).logs()
        guard !logs.isEmpty else { throw CarryError.nothing }
        let receipts = try logs.compactMap { log, path -> (Bytes16, Receipt)? in
            let report = try LogFile.readStructure(path)
            guard report.cells > 0 else { return nil }
            return (log, try Receipt(log: log, head: report.head))
        }
        try context.emit(
            json: CanonicalJSON.encode([
                "schema": 1,
                "logs": .array(
                    receipts.map { ["log": .string($0.0.hex), "receipt": .string($0.1.description)] }),
            ]),
            text: { language in
                let lines = receipts.map { log, receipt in
                    StationText.receipt(receipt.description)(language)
                        + (receipts.count > 1 ? "  (\(log.hex.prefix(8)))" : "")
                }
                return (lines + [StationText.readReceipt(language)]).joined(separator: "\n") + "\n"
            })
    }
}
