// `intake add CODE`: a follow-up to a case. The laptop cannot read the case back; it seals the new statements under the
// code.

import ArgumentParser
import Intake
import IntakeBase
import IntakeCases
import IntakeLog

/// Records a follow-up.
struct Add: Command {
    static let configuration = CommandConfiguration(
        abstract: "Seal a follow-up to the case with this code.",
        discussion: """
            Only what is answered is added; what is skipped stays as it was. unknown takes an answer back; declined \
            says that the caller does not want to say.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var passphrase: PassphraseOption
    @OptionGroup var asOf: AsOfOption

    @Argument(help: "The case's code: twelve digits.")
    var code: [String]

    @Option(
        help: ArgumentHelp("The fields that changed, as JSON, from this file; - is standard input.", valueName: "file"),
        completion: .file())
    var from: String?

    func run(in context: Context) throws {
        let code = try MistypedDigits.code(code.joined(separator: " "), hint: ImportText.noCodeHint)
        let today = context.today(asOf)
        let items = try from.map { try RequestSource.requests(from: $0, isFollowUp: true, on: today) }
        if items == nil && context.json { throw UsageError(UsageText.goesWithFrom("--json")) }
        if let items, items.count != 1 { throw UsageError(UsageText.oneObject) }
        func open() throws -> Recorder {
            try Recording.open(
                "intake add", passphrase, advises: false, asOf: asOf.asOf, waiting: items != nil, in: context)
        }
        func show(_ sealed: Recorder.Draft, _ receipt: Receipt?, _ recorder: Recorder) throws {
            try context.emit(json: RecordedJSON.members(sealed, receipt), asOf: asOf.asOf) { language in
                RecordedText.text(sealed, receipt, recorder.book, language)
            }
        }
        if let items, let from {
            let recorder = try open()
            let draft = try recorder.draft(items[0].request, followUpTo: code)
            try recorder.check(draft)
            do { try recorder.seal(draft) } catch { throw LogError.unsaved(error, .alone) }
            defer { FormWork.remark(inTheClear: from, in: context) }
            return try Recording.finish(draft, with: recorder, in: context) { try show($0, $1, recorder) }
        }
        try Terminal.whileWorking(in: context) {
            let recorder = try open()
            let title = InterviewText.followUp(code.description)
            try Recording.interview(
                with: recorder, title: title, in: context, draft: { try recorder.draft($0, followUpTo: code) },
                print: { try show($0, $1, recorder) })
        }
    }
}
