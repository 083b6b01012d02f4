// `intake new`: asks for a request, seals it, and prints the case code and the advice. With a file it seals many.

import ArgumentParser
import Intake
import IntakeBase

/// Records requests.
struct New: Command {
    static let configuration = CommandConfiguration(
        abstract: "Record a request, by interview or from a file; print the case code and the advice.",
        discussion: """
            Without --from the program asks one question at a time. You can skip every question. Nothing is on disk \
            before it is sealed. Keys, log and passphrase are checked before the first question.

            With --from each code is printed when its form is sealed. Give the same file again within a week to \
            continue where it stopped: saved forms are not sealed again, unless --again says that they are other \
            people. A file with one request is sealed each time: two callers may give the same answers.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var asOf: AsOfOption

    @Option(
        help: ArgumentHelp(
            "One request, an array, or JSON Lines, from this file; - is standard input.", valueName: "file"),
        completion: .file())
    var from: String?

    @Flag(help: "With --from: seal saved forms again, as new requests of other people.")
    var again = false

    func run(in context: Context) throws {
        let today = context.today(asOf)
        let requests = try from.map { try RequestSource.requests(from: $0, on: today) }
        if requests == nil && context.json { throw UsageError(UsageText.goesWithFrom("--json")) }
        if requests == nil && again { throw UsageError(UsageText.goesWithFrom("--again")) }
        func open() throws -> Recorder {
            try Recording.open(
                "intake new", passphrase, advises: true, takesForms: requests != nil, asOf: asOf.asOf,
                waiting: requests != nil, in: context)
        }
        if let requests, let from {
            return try FormWork.seal(requests, from: from, again: again, asOf: asOf.asOf, with: open(), in: context)
        }
        try Terminal.whileWorking(in: context) {
            let recorder = try open()
            try Recording.interview(with: recorder, in: context, draft: recorder.draft) { sealed, receipt in
                try context.show(RecordedText.text(sealed, receipt, recorder.book, context.language))
            }
        }
    }
}
