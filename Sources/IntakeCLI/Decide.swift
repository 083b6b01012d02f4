// `intake decide CODE`: seals a coordinator's decisions about a case into the coordinator's own log.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases

/// Decides about a case.
struct Decide: Command {
    static let configuration = CommandConfiguration(
        abstract: "Decide about a case: who handles it, its progress, the route, notes, and more.",
        discussion: """
            Several decisions in one command are sealed together, in this laptop's own log. Each one replaces what was \
            decided before it; none clears. Where - is given, the text is typed: it may name a person. With a pipe, \
            one text is all of standard input, several are one line each, in the order below.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var reread: RereadOption

    @Argument(help: "The case's code (twelve digits) or its id (32 hex digits).")
    var code: [String]

    @OptionGroup(title: "Decisions") var options: DecideOptions

    func run(in context: Context) throws {
        try Desk.admit(Home(context.home))
        let code = try CaseChoice(code.joined(separator: " "))
        let today = context.today(asOf)
        try options.check(on: today)
        let texts = try DecideText.read(options.texts, in: context)
        let work = try DecideWork.open("intake decide", passphrase, asOf: asOf, reread: reread, in: context)
        let subject = try work.subject(code)
        let actions = try options.actions(
            texts, in: subject.known, on: today, label: { try work.label($0) },
            caseID: { try work.other($0, than: subject, $1) },
            record: { try work.followUp(DecideWork.name($0)) },
            decision: { try work.decision(DecideWork.name($0), about: subject) })
        try work.seal(actions, about: subject, in: context)
    }
}

/// Takes a decision back.
struct Undo: Command {
    static let configuration = CommandConfiguration(
        abstract: "Take a decision back, as if it had never been made; an undo can be undone too.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var reread: RereadOption

    @Argument(help: "The case's code (twelve digits in one word) or its id (32 hex digits).")
    var code: String

    @Argument(help: "The name of the decision's record, as intake history shows it.")
    var name: String

    func run(in context: Context) throws {
        try Desk.admit(Home(context.home))
        let (code, name) = (try CaseChoice(code), try DecideWork.name(name))
        let work = try DecideWork.open("intake undo", passphrase, asOf: asOf, reread: reread, in: context)
        let subject = try work.subject(code)
        try work.undo(work.undoable(name, of: subject), of: subject, in: context)
    }
}
