// `intake routes review FILE`: reviews the overdue facts with a person, and writes the next version of the book to a
// new file. The input file is never changed.

import ArgumentParser
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// Reviews the overdue facts of a route book.
struct RoutesReview: Command {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Go through the overdue facts of a route book one by one, and write its next version.",
        discussion: """
            Each fact is confirmed (source and date of publication may be new), changed, dropped, or left for later. \
            Only what you decide changes: comments and layout of the file stay. Each decision is saved at once in a \
            draft next to the new file; after an interruption the same command continues from it.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var day: AsOfOption

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to make (else FILE with the new version in its name).", valueName: "file"),
        completion: .file())
    var out: String?

    @Flag(help: "Review what is due within a week too.")
    var soon = false

    @Option(help: ArgumentHelp("Review only the facts on this country.", valueName: "AM"))
    var country: CountryCode?

    @Option(help: ArgumentHelp("Review only the facts on this topic.", valueName: "topic"))
    var topic: Topic?

    @Argument(help: "The route book.", completion: .file())
    var file: String

    func run(in context: Context) throws {
        let today = context.today(day)
        let bytes = try Folder.contents(file, limit: RouteBook.maxBytes)
        var review = try BookReview(
            bytes, file: file, hash: try Hash.blake2b256(bytes), on: today, within: soon ? 7 : 0)
        if review.isClockWrong { throw ReviewError() }
        review.keep(country: country, topic: topic)
        guard !review.due.isEmpty else {
            let next = review.book.facts.filter { fact in
                (country ?? fact.country) == fact.country && (topic ?? fact.topic) == fact.topic
            }.map(\.reviewBy).min()
            return try report(review, path: nil, ReviewText.nothingDue(next), in: context)
        }
        var target = out ?? RoutesReview.next(file, version: review.book.stamp.version)
        // Checked before an hour of work, not after it.
        guard try Folder.look(target) == .nothing else { throw ExportError(path: target) }
        let draft = ReviewDraft(path: target + ".part")
        var kept = review
        let found = try draft.resume(&kept)
        let terminal = try Terminal(environment: context.environment)
        do {
            try terminal.held { terminal in
                let prompt = Prompt(terminal: terminal, language: context.language)
                if found {
                    guard try prompt.confirm(ReviewText.goOn(kept.decided, draft.name)) else {
                        throw DraftStays(name: draft.name)
                    }
                    review = kept
                }
                try ReviewScreen(prompt: prompt) { review in
                    do { try draft.save(review) } catch let error as any Explained {
                        prompt.show(ReviewText.draftFailed(error.sentence)(context.language))
                    } catch {}
                }.run(&review)
                if !review.isUntouched { try write(review, to: &target, prompt) }
            }
        } catch is Interrupted {
            throw Interrupted(sentence: ReviewText.interrupted(max(review.decided, kept.decided), draft: draft.name))
        }
        draft.remove()
        // The facts that are left still need a person.
        if review.left.contains(where: BookDay(review.book, on: today).isOverdue) { context.finish(.needsPerson) }
        if review.isUntouched { return try report(review, path: nil, ReviewText.unchanged, in: context) }
        let shown = VisibleText.line(target)
        try report(review, path: target, ReviewText.written(shown, review), in: context)
        try context.say(ReviewText.next(shown, against: VisibleText.line(file)))
        if review.book.stamp.example { try context.say(ReviewText.stillExample) }
    }

    /// Writes the book. If that fails, asks for another name, so that no work is lost.
    private func write(_ review: BookReview, to target: inout String, _ prompt: Prompt) throws {
        while true {
            do {
                guard try Folder.create(target, with: review.bytes) else { throw ExportError(path: target) }
                return
            } catch let error as any Explained {
                prompt.show(error.sentence(prompt.language))
                prompt.show(ReviewText.anotherFile(prompt.language))
                target = try prompt.line().trimmed
            }
        }
    }

    private func report(_ review: BookReview, path: String?, _ sentence: Sentence, in context: Context) throws {
        try context.emit(
            json: [
                "path": JSONValue(path),
                "version": JSONValue((path == nil ? review.reviewed : review.book.stamp).version),
                "confirmed": JSONValue(review.confirmed), "changed": JSONValue(review.changed),
                "dropped": JSONValue(review.dropped), "left": JSONValue(review.left.map(\.id)),
            ],
            asOf: context.today(day), book: review.reviewed,
            text: { sentence($0) + "\n" })
    }

    /// The name of the next version's file: `routes.toml` and `routes-v3.toml` become `routes-v4.toml`.
    static func next(_ path: String, version: Int) -> String {
        let name = Folder.name(of: path)
        let folder = path.dropLast(name.count)
        let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 } ?? name.endIndex
        var stem = name[..<dot]
        if let mark = stem.firstMatch(of: #/-v[0-9]+$/#) { stem = stem[..<mark.range.lowerBound] }
        return "\(folder)\(stem)-v\(version)\(name[dot...])"
    }
}

/// The clock is earlier than the book's newest check.
struct ReviewError: Explained {
    var sentence: Sentence { ReviewText.clock }
    var hint: Sentence? { ReviewText.clockHint }
    var exit: ExitStatus { .refused }
}
