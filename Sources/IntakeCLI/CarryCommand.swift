// `intake carry DIR`: copies this laptop's logs to a stick, reads them back, prints the receipts.

import ArgumentParser
import Intake

/// Copies the logs to a stick.
struct CarryCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "carry", abstract: "Copy the log to a stick, read it back, and print the receipt.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption

    @Argument(help: "The folder on the stick.", completion: .directory)
    var folder: String

    func run(in context: Context) throws {
        let home = Home(context.home)
        guard try !home.logs().isEmpty else { throw CarryError.nothing }
        guard Folder.kind(folder) == .folder else { throw CarryError.noFolder(folder) }
        // The log is held meanwhile, and what an interruption left open is closed, so that it arrives complete.
        let recorder = try Recording.open("intake carry", passphrase, advises: false, asOf: nil, in: context)
        do { try recorder.close() } catch { throw CarryError.notClosed(error) }
        let carried = try Carry.copy(home, by: recorder, to: folder)
        let copies = carried.copies
        let receipts = try copies.map { try Receipt(log: $0.log, head: $0.head) }
        for copy in copies where copy.isBeside {
            context.remark(StationText.besideOther(VisibleText.line(copy.path)))
            context.finish(.needsPerson)
        }
        try context.emit(
            json: CanonicalJSON.encode([
                "schema": 1,
                "logs": .array(
                    zip(copies, receipts).map { copy, receipt in
                        [
                            "path": .string(copy.path), "log": .string(copy.log.hex), "bytes": JSONValue(copy.bytes),
                            "receipt": .string(receipt.description),
                        ]
                    }),
            ]),
            text: { language in
                var lines: [String] = []
                for (copy, receipt) in zip(copies, receipts) {
                    lines.append(StationText.copied(VisibleText.line(copy.path), bytes: copy.bytes)(language))
                    lines.append(StationText.receipt(receipt.description)(language))
                }
                return (lines + [StationText.readReceipt(language)]).joined(separator: "\n") + "\n"
            })
        if let missing = carried.keysMissing { throw missing }
    }
}
