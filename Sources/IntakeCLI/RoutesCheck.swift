// `routes check`: all mistakes of a route book in one run, each with file and line; and the people whose advice it
// changes.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// Checks a route book.
struct RoutesCheck: Command {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a route book: its syntax, its meaning, its vignettes, and what they leave untested.",
        discussion: """
            Without FILE the book in force is checked. --against compares with another book: whose advice changes, and \
            what differs in the books. It tries the vignettes of both, requests made up for each change, and with \
            --cases the open cases of this desk. The status is 65 if there is a problem. It is 2 if a fact is overdue, \
            or if --against finds something that a person must look at (advice that is less careful, not only because \
            facts were checked; a text that is read out; a safeguard that is gone). Else it is 0.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var passphrase: PassphraseOption

    @Option(help: ArgumentHelp("The book to compare with.", valueName: "old"), completion: .file())
    var against: String?

    @Flag(help: "With --against: try both books on the open cases of this desk; print their codes.")
    var cases = false

    @Argument(help: "The route book (else the one in force).", completion: .file())
    var file: String?

    func run(in context: Context) throws {
        if cases && against == nil { throw UsageError(UsageText.casesGoWithAgainst) }
        let day = context.today(asOf)
        let (bytes, name) =
            if let file { (try InputFile.bytes(file, limit: RouteBook.maxBytes), file) } else {
                try Home(context.home).routeBookText()
            }
        let hash = try Hash.blake2b256(bytes)
        var view = RoutesCheckView(file: name, day: day, hash: hash)
        do throws(BookRefused) {
            let source = try BookSource(bytes, file: name, hash: hash)
            view.book = source.book
            view.findings = BookCheck(source, on: day, isInForce: file == nil).findings()
        } catch {
            view.findings = error.all.map { BookFinding($0) }
        }
        if let against, let book = view.book {
            view.change = try change(from: against, to: book, on: day, in: context)
        }
        try view.print(in: context)
        if view.status != .done { context.finish(view.status) }
    }

    private func change(
        from path: String, to new: RouteBook, on day: Day, in context: Context
    ) throws -> RoutesChangeView {
        let bytes = try InputFile.bytes(path, limit: RouteBook.maxBytes)
        let old = try RouteBook(bytes, file: path, hash: try Hash.blake2b256(bytes))
        let tried = cases ? try openCases(on: day, in: context) : []
        let change = BookChange.between(old: old, new: new, cases: tried, on: day) { Cores.map($0, chunk: 256, $1) }
        return RoutesChangeView(change: change, old: old, new: new)
    }

    private func openCases(on day: Day, in context: Context) throws -> [TriedCase] {
        try DeskWork.caseload(passphrase, in: context).cases.lazy.filter { $0.status != .closed }.map {
            TriedCase(label: $0.code.description, request: $0.request, day: day, isCase: true)
        }
    }
}
