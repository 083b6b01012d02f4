// The interview on the screen: one question at a time, then the review and the decision. It uses the alternate screen,
// which is cleared at the end, so that the words of a caller do not remain in the scroll-back.

import IntakeBase
import IntakeCases
import IntakeTriage

/// The front end of an interview.
struct InterviewScreen {
    /// The volunteer's decision.
    enum Outcome {
        /// Seal this request.
        case seal(Request)
        /// Discard it.
        case discarded
    }

    private let prompt: Prompt
    /// Shown above every question and above the review; only a follow-up has one.
    private let title: Sentence?
    private var isFollowUp: Bool { title != nil }
    private var terminal: Terminal { prompt.terminal }
    private var language: Language { prompt.language }

    /// Runs the interview. It starts at the current state of `interview`, so that it can continue after sealing failed.
    /// Deferred signals pass meanwhile. Throws `NoTerminal` and `Interrupted`.
    static func hold(
        _ interview: inout Interview, title: Sentence? = nil, letting signals: HeldSignals, in context: Context
    ) throws -> Outcome {
        let terminal = try Terminal(environment: context.environment)
        var copy = interview
        defer { interview = copy }
        return try terminal.held(screen: true) { terminal in
            let prompt = Prompt(terminal: terminal, language: context.language)
            return try signals.lettingThrough { try InterviewScreen(prompt: prompt, title: title).run(&copy) }
        }
    }

    private func run(_ interview: inout Interview) throws -> Outcome {
        while true {
            if interview.current != nil {
                try ask(&interview)
            } else if let outcome = try review(&interview) {
                return outcome
            }
        }
    }

    // MARK: One question

    private func ask(_ interview: inout Interview) throws {
        guard let question = interview.current else { return }
        var remark: Sentence?
        var typed = ""
        while true {
            let shown = (interview, remark)
            let redraw = { draw(shown.0, question, shown.1) }
            redraw()
            let text = try prompt.line(text: typed, multiline: question == .field(.notes), redraw: redraw)
            typed = ""
            switch text {
            case "": return interview.skip()
            case "-" where isFollowUp && interview.currentAnswer == nil: return interview.leave(.unknown)
            case "-": return interview.forget()
            case "!": return interview.leave(.declined)
            case ">": return interview.review()
            case "<":
                if interview.back() { return }
                remark = InterviewText.firstQuestion
            case "?": remark = InterviewText.keysExplained
            default:
                do {
                    return try interview.answer(text)
                } catch {
                    // A text is kept for editing. A mistyped number is cleared, so that the new one is not typed after
                    // it.
                    if case .text = question.form { typed = text }
                    remark = typed.isEmpty ? InterviewText.notUnderstood(text, error.sentence) : error.sentence
                }
            }
        }
    }

    private func draw(_ interview: Interview, _ question: Question, _ remark: Sentence?) {
        clear()
        if let title { prompt.show(title(language)) }
        if let number = interview.number {
            prompt.show(InterviewText.progress(number, of: interview.questions.count)(language))
        }
        prompt.show(InterviewText.neverAsk(language))
        prompt.show("")
        bold(InterviewText.ask(question, himself: interview.speaksForHimself)(language))
        prompt.show(InterviewText.help(question)(language))
        prompt.show("")
        options(question)
        let answer = interview.currentAnswer
        if let answer {
            prompt.show(shortened(InterviewText.already(answer)(language)))
        }
        let keys = answer == nil ? InterviewText.keys(isFollowUp:) : InterviewText.keysAnswered(isFollowUp:)
        prompt.show(keys(isFollowUp)(language))
        prompt.show(InterviewText.keysUnsaid(takesBack: isFollowUp && answer == nil)(language))
        if let remark {
            prompt.show("")
            prompt.show(remark(language))
        }
        prompt.show("")
    }

    private func options(_ question: Question) {
        let words: [String]
        switch question.form {
        case .choice(let choices): words = choices
        case .several(let choices, _):
            words = choices
            prompt.item(0, InterviewText.noneOfThese(language))
        default: return
        }
        for (index, word) in words.enumerated() {
            prompt.item(index + 1, question.label(of: word)(language))
        }
        prompt.show("")
    }

    // MARK: The review

    private func review(_ interview: inout Interview) throws -> Outcome? {
        var page = 0
        var remark: Sentence?
        while true {
            let shown = (interview, page, remark)
            let redraw = { drawReview(lines(shown.0), page: shown.1, shown.2) }
            redraw()
            let text = try prompt.line(redraw: redraw).lowercased()
            remark = nil
            switch text.filter({ $0 != " " }) {
            case "<":
                interview.back()
                return nil
            case "": page += 1
            case let word where InterviewText.sealWords.contains(word):
                if try isSure(interview) { return .seal(interview.request) }
            case let word where InterviewText.discardWords.contains(word):
                if try prompt.confirm(InterviewText.reallyDiscard) { return .discarded }
            case let word:
                if let number = Int(word), interview.mend(number) { return nil }
                remark = InterviewText.wantsReviewChoice
            }
        }
    }

    private func isSure(_ interview: Interview) throws -> Bool {
        for doubt in interview.doubts {
            prompt.show(doubt(language))
            guard try prompt.confirm(InterviewText.sealAnyway) else { return false }
        }
        return true
    }

    /// The review as lines of the screen.
    private func lines(_ interview: Interview) -> [String] {
        let width = prompt.width
        let all = interview.reviewLines
        var lines = all.flatMap { line -> [String] in
            guard let answer = line.answer else { return [] }
            let head = "\(line.number < 10 ? " " : "")\(line.number)  \(line.label(language)): "
            let paragraphs = answer(language).split(separator: "\n", omittingEmptySubsequences: false)
            return paragraphs.enumerated().flatMap { index, paragraph in
                let text = (index == 0 ? head.drop { $0 == " " } : "") + paragraph
                let indent = index == 0 ? String(head.prefix { $0 == " " }) : "    "
                return TextWidth.wrapped(String(text), first: indent, rest: "    ", width: width)
            }
        }
        let open = all.filter { $0.answer == nil }.map { line in
            // A non-breaking space keeps the number with its name.
            Sentence(en: "\(line.number)\u{A0}\(line.label.en)", ru: "\(line.number)\u{A0}\(line.label.ru)")
        }
        if !open.isEmpty {
            let text = InterviewText.leftOpen(open, isAll: lines.isEmpty, isFollowUp: isFollowUp)(language)
            lines += (lines.isEmpty ? [] : [""]) + TextWidth.wrapped(text, width: width)
        }
        return lines
    }

    private func drawReview(_ lines: [String], page: Int, _ remark: Sentence?) {
        let height = max(4, terminal.size.rows - (title == nil ? 9 : 11))
        let pages = (lines.count + height - 1) / height
        let page = page % max(1, pages)
        clear()
        if let title { prompt.show(title(language)) }
        bold(InterviewText.review(language))
        if pages > 1 { prompt.show(InterviewText.page(page + 1, of: pages)(language)) }
        terminal.write("\n")
        for line in lines.dropFirst(page * height).prefix(height) { terminal.write(line + "\n") }
        terminal.write("\n")
        prompt.show(InterviewText.reviewChoices(language))
        if let remark { prompt.show(remark(language)) }
    }

    // MARK: Drawing

    private func clear() {
        terminal.write(terminal.isPlain ? "\n" : "\u{1B}[H\u{1B}[2J")
    }

    private func bold(_ text: String) {
        terminal.write(terminal.isPlain ? "" : "\u{1B}[1m")
        prompt.show(text)
        terminal.write(terminal.isPlain ? "" : "\u{1B}[0m")
    }

    /// At most three lines of an answer. The rest is visible while it is edited, and in the review.
    private func shortened(_ text: String) -> String {
        let limit = prompt.width * 3
        return text.count > limit ? text.prefix(limit) + "…" : text
    }
}
