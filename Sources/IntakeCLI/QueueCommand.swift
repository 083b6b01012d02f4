// `intake queue`: the triage queue, most urgent first.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases
import IntakeTriage

extension Stage: ExpressibleByArgument {}
extension Urgency: ExpressibleByArgument {}
extension CaseStatus: ExpressibleByArgument {}

/// Filters the cases of the queue.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this stage; may be given more than once.", valueName: "stage"))
    var stage: [Stage] = []

    @Option(help: ArgumentHelp("Only this urgency; may be given more than once.", valueName: "urgency"))
    var urgency: [Urgency] = []

    @Option(help: ArgumentHelp("Only this status (else all but closed cases).", valueName: "status"))
    var status: [CaseStatus] = []

    @Option(help: ArgumentHelp("Only cases given to this coordinator.", valueName: "label"))
    var assigned: String?

    @Option(help: ArgumentHelp("Only cases due on or before this day.", valueName: "yyyy-mm-dd"))
    var due: Day?

    @Flag(help: "Only cases whose advice today is not what the volunteer's laptop first gave.")
    var changed = false

    @Option(
        help: ArgumentHelp(
            "Only cases with these words. Give - and type the words when asked: they may name a person.",
            valueName: "-"))
    var search: String?

    /// The filter, with what else is typed in the same way.
    func filter(
        with more: [DecideText] = [], in context: Context
    ) throws -> (QueueFilter, [DecideText: String]) {
        if let search, search != "-" { throw UsageError(UsageText.searchIsTyped) }
        var filter = QueueFilter.unfinished
        if !stage.isEmpty { filter.stages = Set(stage) }
        if !urgency.isEmpty { filter.urgencies = Set(urgency) }
        if !status.isEmpty { filter.statuses = Set(status) }
        filter.assigned = assigned
        filter.dueBy = due
        filter.isChanged = changed
        let isAlone = search == nil || more.isEmpty
        if search != nil, isAlone { filter.search = try TypedText.read(QueueText.search, in: context) }
        let texts = try DecideText.read((isAlone ? [] : [.search]) + more, in: context)
        filter.search = texts[.search] ?? filter.search
        return (filter, texts)
    }
}

/// Prints the queue.
struct QueueCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "Print the triage queue, most urgent first.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var reread: RereadOption
    @OptionGroup var options: FilterOptions

    func run(in context: Context) throws {
        let (filter, _) = try options.filter(in: context)
        let work = try DeskWork.open(passphrase, asOf: context.today(asOf), reread: reread, in: context)
        defer { work.tell(in: context) }
        let queue = work.queue.filtered(filter)
        if context.json {
            try queue.writeJSON(book: work.book.stamp, alarms: work.alarms) {
                try context.output.write($0, to: .output)
            }
        } else {
            // An empty table would look as if there were no cases at all.
            let isEmpty = options.changed && queue.changed == 0
            if !isEmpty {
                try queue.render(context.language, columns: context.output.columns) {
                    try context.output.write($0, to: .output)
                }
                if options.changed { try context.output.text("\n") }
            }
            if options.changed { try queue.renderChanges(context.language) { try context.output.text($0) } }
            if queue.hasDoubts { try context.say(QueueText.needsLook) }
            if queue.changed > 0 { try context.say(QueueText.changed(queue.changed)) }
            try context.say(QueueText.asOf(work.asOf))
            if work.book.stamp.example { try context.say(QueueText.example) }
            if let notice = work.book.notice { try context.say(notice) }
        }
    }
}
