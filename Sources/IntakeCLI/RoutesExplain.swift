// `routes explain`: the advice of the route book in force on requests, with every reason, for a coordinator. It stores
// nothing, but a file with real requests stays where the person put it.

import ArgumentParser
import IntakeBase
import IntakeCases
import IntakeTriage

/// Explains the advice on requests from a file.
struct RoutesExplain: Command {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what the route book advises on the requests in a file, and why.",
        discussion: """
            FILE has one request, an array of them, JSON Lines, or {"requests": [...]} or {"vignettes": [...]}. A \
            vignette's own date counts, unless --as-of gives one.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var day: AsOfOption
    @OptionGroup var source: BookOption

    @Argument(help: ArgumentHelp("The requests, as JSON; - reads standard input.", valueName: "file|-"))
    var file: String

    func run(in context: Context) throws {
        let items = try RequestInput.parse(try InputFile.bytes(file, limit: RequestInput.maxBytes))
        let triage = Triage(book: try source.book(in: context))
        let today = context.today(day)
        func date(of item: InputItem) -> Day { day.asOf ?? item.asOf ?? today }
        if context.json {
            // A list, one answer for each request: each has its own day.
            let answers = items.map { item in
                let advice = triage.advise(on: item.request, asOf: date(of: item))
                return context.envelope(asOf: date(of: item), book: advice.book).object(advice.members)
            }
            return try context.output.json(CanonicalJSON.encode(.array(answers)))
        }
        for (index, item) in items.enumerated() {
            let title = ["\(index + 1).", item.label.map(VisibleText.line)].compactMap(\.self).joined(separator: " ")
            let page = ExplainPage(item.request, by: triage, on: date(of: item)).lines(context.language)
            try context.show((index > 0 ? "\n" : "") + ([title] + page).map { $0 + "\n" }.joined())
        }
    }
}
