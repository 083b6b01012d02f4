// `intake new`: takes a request, seals it, and prints the case code and the advice. With a file it takes many.

import ArgumentParser
import Intake

/// Records requests.
struct New: Command {
    static let configuration = CommandConfiguration(
        abstract: "Take a request: the interview, or a file of requests; print the case code and the advice.",
        discussion: """
            Without --from the program asks, question by question; every question may be skipped, and nothing is on \
            disk before it is sealed. Keys, log and passphrase are looked at before the first question.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var asOf: AsOfOption

    @Option(
        help: ArgumentHelp(
            "One request, an array, or JSON Lines, from this file; - is standard input.", valueName: "file"),
        completion: .file())
    var from: String?

    func run(in context: Context) throws {
        let requests = try from.map { try RequestSource.requests(from: $0) }
        if requests == nil && context.json { throw ValidationError("--json goes with --from.") }
        let recorder = try Recording.open(
            "intake new", passphrase, advises: true, asOf: asOf.asOf, waiting: requests != nil,
            in: context)
        guard let requests else { return try interview(recorder, in: context) }

        let drafts = try requests.map { try recorder.draft($0.request) }
        for draft in drafts { try recorder.check(draft) }
        try Recording.seal(drafts, with: recorder, in: context) { sealed, receipt in
            try context.emit(json: RecordedJSON.encode(sealed, receipt)) { language in
                RecordedText.text(sealed, receipt, recorder.book, language)
            }
        }
    }

    private func interview(_ recorder: Recorder, in context: Context) throws {
        guard let draft = try Recording.interview(with: recorder, in: context, draft: recorder.draft) else {
            return try Recording.discard(recorder, in: context)
        }
        try Recording.finish([draft], with: recorder, in: context) { sealed, receipt in
            try context.show(RecordedText.text(sealed, receipt, recorder.book, context.language))
        }
    }
}
