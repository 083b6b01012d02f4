// `routes check`: what is wrong with a route book, all of it in one run, each thing with its file and line.

import ArgumentParser
import Intake

/// Checks a route book.
struct RoutesCheck: Command {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a route book: its syntax, its meaning, its vignettes, and what they leave untested.",
        discussion: """
            Without FILE the book in force is checked. The status is 65 where there is a problem, 2 where there is none \
            but a fact is past its review, else 0.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: "The route book (else the one in force).", completion: .file())
    var file: String?

    func run(in context: Context) throws {
        let day = context.today(asOf)
        let (bytes, name) = try RoutesCheck.bytes(of: file, in: context)
        let hash = try Hash.blake2b256(bytes).hex
        let view: RoutesCheckView
        do throws(BookRefused) {
            let source = try BookSource(bytes, file: name, hash: hash)
            view = RoutesCheckView(
                file: name, day: day, hash: hash, book: source.book,
                findings: BookCheck(source, on: day).findings())
        } catch {
            view = RoutesCheckView(
                file: name, day: day, hash: hash, book: nil, findings: error.all.map { BookFinding($0) })
        }
        try view.print(in: context)
        context.finish(view.status)
    }

    /// The bytes of a book and the name that findings give it.
    static func bytes(of file: String?, in context: Context) throws -> ([UInt8], String) {
        guard let file else { return try Home(context.home).routeBookText() }
        return (try InputFile.bytes(file, limit: RouteBook.maxBytes), file)
    }
}
