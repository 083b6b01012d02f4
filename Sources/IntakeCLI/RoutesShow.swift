// `intake routes show`: the content of the route book by country, with the age of every fact; as a table, as a page on
// one country, or as a graph.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// Shows the route book.
struct RoutesShow: Command {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the countries of the route book by status, with the age of the facts; or one country.",
        discussion: "--graph draws stages, countries and destinations, and what blocks each, for printing.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var day: AsOfOption
    @OptionGroup var source: BookOption

    @Option(help: ArgumentHelp("Draw the routes to this new file instead.", valueName: "file.svg"), completion: .file())
    var graph: String?

    @Argument(help: ArgumentHelp("A country, such as AM (else all).", valueName: "country"))
    var country: String?

    func run(in context: Context) throws {
        if graph != nil && country != nil { throw UsageError(UsageText.graphOrCountry) }
        let view = BookDay(try source.book(in: context), on: context.today(day))
        if let graph { return try draw(view, to: graph, in: context) }
        let code = try country.map { try known($0, in: view) }
        try context.emit(json: view.json(only: code), asOf: view.day, book: view.book.stamp) { language in
            let lines = code.map { view.page(on: $0, language) } ?? view.table(language)
            return lines.map { $0 + "\n" }.joined()
        }
    }

    private func draw(_ view: BookDay, to path: String, in context: Context) throws {
        let drawing = Array(RouteGraph(view, context.language).svg.utf8)
        guard try Folder.create(path, with: drawing) else { throw ExportError(path: path) }
        try context.emit(
            json: ["path": .string(path)], asOf: view.day, book: view.book.stamp,
            text: { RoutesPageText.drawn(VisibleText.line(path))($0) + "\n" })
    }

    private func known(_ text: String, in view: BookDay) throws -> CountryCode {
        guard let code = CountryText.country(named: text), view.knows(code) else {
            throw UnknownCountry(text: text)
        }
        return code
    }
}

/// Selects the route book.
struct BookOption: ParsableArguments {
    @Option(help: ArgumentHelp("Use this route book instead of the one in force.", valueName: "file"))
    var book: String?

    /// The book in force, or the named file.
    func book(in context: Context) throws -> RouteBook {
        guard let book else { return try Home(context.home).routeBook() }
        let bytes = try Folder.contents(book, limit: RouteBook.maxBytes)
        return try RouteBook(adopting: bytes, file: book)
    }
}

/// The book has nothing on the named country.
struct UnknownCountry: Explained {
    let text: String
    var sentence: Sentence { RoutesPageText.unknownCountry(VisibleText.line(text)) }
    var hint: Sentence? { RoutesPageText.unknownCountryHint }
    var exit: ExitStatus { .refused }
}
