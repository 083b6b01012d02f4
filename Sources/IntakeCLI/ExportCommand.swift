// `intake export`: the queue for a spreadsheet or another program. The export is in the clear, and the command says so.

import ArgumentParser
import Intake
import IntakeBase
import IntakeLog
import IntakeTriage

/// A format of the export.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, jsonl
}

/// Exports the queue.
struct ExportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the queue as CSV or JSON Lines.",
        discussion: """
            The file is not encrypted. A file that exists is never overwritten; - is standard output. Your own log says \
            first what is exported and who receives it; where it cannot, nothing is exported.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var reread: RereadOption
    @OptionGroup var options: FilterOptions

    @Option(help: ArgumentHelp("csv or jsonl.", valueName: "format"))
    var format = ExportFormat.csv

    @Option(
        name: [.short, .long], help: ArgumentHelp("The file to make, or -.", valueName: "file"), completion: .file())
    var output: String

    @Option(help: ArgumentHelp("Who receives it. Give - and type it when asked.", valueName: "-"))
    var recipient: String?

    func run(in context: Context) throws {
        guard try output == "-" || Folder.look(output) == .nothing else { throw ExportError(path: output) }
        if let recipient, recipient != "-" { throw UsageError(DecideWords.isTyped("--recipient")) }
        let home = Home(context.home)
        try home.blamingDesk { try Desk.admit(home) }
        try Export.admit(home, on: Day(unixSeconds: context.now))
        let (filter, texts) = try options.filter(with: recipient == nil ? [] : [.recipient], in: context)
        // The log is opened only when the cases are sorted, long after the identity was wiped.
        var copied: RecorderKeys?
        let work = try DeskWork.open(passphrase, asOf: context.today(asOf), reread: reread, in: context) {
            copied = try RecorderKeys($0)
        }
        defer { work.tell(in: context) }
        let queue = work.queue.filtered(filter)
        let export = Export(queue, by: work.book.stamp)
        var bytes: [UInt8] = []
        if output != "-" { try write(export) { bytes += $0 } }
        // Before anything leaves: an export that is killed half-way must be in the log too.
        guard let keys = copied.take() else { preconditionFailure("unlocked without keys") }
        let notices = try export.note(
            as: format.rawValue, to: texts[.recipient], in: home, by: keys, command: "intake export",
            clock: { Context.clock() })
        for notice in notices {
            context.remark(notice.sentence)
            if notice.needsPerson, context.status == .done { context.finish(.needsPerson) }
        }
        if output == "-" { return try write(export) { try context.output.write($0, to: .output) } }
        guard try Folder.create(output, with: bytes) else { throw ExportError(path: output) }
        try context.emit(
            json: [
                "path": .string(output), "format": .string(format.rawValue),
                "cases": JSONValue(queue.rows.count), "alarms": .array(work.alarms.map(\.json)),
            ],
            asOf: work.asOf, book: work.book.stamp,
            text: { language in
                let (count, path) = (queue.rows.count, VisibleText.line(output))
                return QueueText.exported(count, path, isWhole: work.alarms.isEmpty)(language) + "\n"
            })
    }

    private func write(_ export: Export, to write: ([UInt8]) throws -> Void) throws {
        switch format {
        case .csv: try export.writeCSV(to: write)
        case .jsonl: try export.writeJSONLines(to: write)
        }
    }
}

/// The target file exists already.
struct ExportError: Explained {
    let path: String
    var sentence: Sentence { QueueText.exists(VisibleText.line(path)) }
    var hint: Sentence? { QueueText.existsHint }
    var exit: ExitStatus { .refused }
}
