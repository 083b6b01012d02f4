// `routes explain`: what the route book in force advises on requests, with every reason, for a coordinator. Nothing is
// stored; whoever types real requests into a file leaves them there.

import ArgumentParser
import Intake

/// Explains the advice on requests from a file.
struct RoutesExplain: Command {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what the route book advises on the requests of a file, and why.",
        discussion: """
            FILE holds one request, an array of them, JSON Lines, or {"requests": [...]} or {"vignettes": [...]}. \
            A vignette's own date counts unless --as-of names one.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var day: AsOfOption

    @Argument(help: ArgumentHelp("The requests, as JSON; - reads standard input.", valueName: "file|-"))
    var file: String

    func run(in context: Context) throws {
        let items = try RequestInput.parse(try InputFile.bytes(file, limit: RequestInput.maxBytes))
        let triage = Triage(book: try Home(context.home).routeBook())
        let today = context.today(day)
        let advice = items.map { item in
            triage.advise(on: item.request, asOf: day.asOf ?? item.asOf ?? today)
        }
        try context.emit(json: CanonicalJSON.encode(.array(advice.map(\.json)))) { language in
            zip(items, advice).enumerated().map { index, pair in
                page(index + 1, pair.0.label, pair.1, triage.book, language)
            }.joined(separator: "\n")
        }
    }

    private func page(
        _ number: Int, _ label: String?, _ advice: Advice, _ book: RouteBook, _ language: Language
    ) -> String {
        let title = ["\(number).", label.map(VisibleText.line)].compactMap { $0 }.joined(separator: " ")
        return ([title] + AdviceText.coordinator(advice, book, language)).joined(separator: "\n") + "\n"
    }
}
