// `intake show CODE`: one case with its history, its route and the reasons, contradictions and likely duplicates.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases
import IntakeTriage

/// Shows one case.
struct Show: Command {
    static let configuration = CommandConfiguration(
        abstract: "Show a case: its history, the route with reasons, doubts, likely duplicates.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var reread: RereadOption

    @Argument(help: "The case's code (twelve digits) or its id (32 hex digits).")
    var code: [String]

    func run(in context: Context) throws {
        // On another laptop no code is the right one.
        try Desk.admit(Home(context.home))
        let choice = try CaseChoice(code.joined(separator: " "))
        let work = try DeskWork.open(
            passphrase, asOf: context.today(asOf), reread: reread, remembers: true, in: context)
        defer { work.tell(in: context) }
        let cases = choice.cases(in: work.load)
        guard !cases.isEmpty else {
            throw work.gap.map { DeskError.noCaseRead(choice.text, $0) } ?? .noCase(choice.text)
        }
        // If two cases have one code, both are shown; a person must ask which one is meant.
        if cases.count > 1, context.status == .done { context.finish(.needsPerson) }
        let home = Home(context.home)
        let sheets = try cases.compactMap { subject in
            let book = try subject.advised?.bookName.map { name in
                AdvisedBook(name, held: try home.routeBook(named: name), inForce: work.book)
            }
            return CaseSheet(subject.id, in: work.queue).map { sheet in
                (
                    sheet: sheet, request: subject.request, advice: advice(on: subject, work), book: book,
                    possibilities: work.triage.possibilities(of: subject, asOf: work.asOf)
                )
            }
        }
        try context.emit(
            json: [
                "alarms": .array(work.alarms.map(\.json)),
                "cases": .array(sheets.map { $0.sheet.json(advice: $0.advice.json, book: $0.book) }),
            ],
            asOf: work.asOf, book: work.book.stamp,
            text: { language in
                sheets.map { sheet, request, advice, book, possibilities in
                    let lines = AdviceText.coordinator(
                        advice, on: request, work.book, asOf: work.asOf, language, of: possibilities)
                    return sheet.lines(language, advice: lines, book: book, columns: context.output.columns)
                        .joined(separator: "\n") + "\n"
                }.joined(separator: "\n")
            })
        // A decision ends only what was shown before it.
        try work.shown?.remember(shown: cases)
    }

    private func advice(on subject: Case, _ work: DeskWork) -> Advice {
        work.triage.advise(on: subject, asOf: work.asOf)
    }
}
