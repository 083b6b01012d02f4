// The interview as a state machine without a screen: the current question, the effect of an answer, going back, and the
// resulting request. Everything can still be changed until the review is confirmed.

import IntakeBase

/// An interview with a person on the line. Every question may be skipped; a skipped answer is unknown.
package struct Interview: Sendable {
    /// The current question; nil at the review.
    package private(set) var current: Question?
    private var answers: [Question: FieldValue] = [:]
    /// The answers without a value. A question has an entry here or in `answers`, never in both.
    private var unsaid: [Question: Unsaid] = [:]
    /// Whether the question was chosen at the review, to which the interview then returns.
    private var mending = false
    /// While `mending`: the questions that apply only because of the new answer.
    private var opened: [Question] = []
    /// The laptop's day; nil: no day is doubted.
    private let today: Day?
    /// A day that can hardly be meant, and the question to which it was the last answer. Given again, it is taken: the
    /// clock of the laptop may be wrong.
    private var doubted: (question: Question, day: Day)?

    /// An interview before its first question.
    /// - Parameter today: the laptop's day, beside which a mistyped year is noticed.
    package init(on today: Day? = nil) {
        self.today = today
        current = questions.first
    }

    /// The questions that apply according to the answers so far, in order.
    package var questions: [Question] {
        Question.order(companions: companionCount).filter(applies)
    }

    /// The number of the current question, from 1; nil at the review.
    package var number: Int? {
        current.flatMap { questions.firstIndex(of: $0) }.map { $0 + 1 }
    }

    /// Whether the man himself is on the line: then questions address him as "you".
    package var speaksForHimself: Bool { word(.caller) == Caller.oneself.rawValue }

    /// The answer to a question; `unknown` if it was skipped.
    package func answer(to question: Question) -> FieldValue {
        answers[question] ?? .unknown
    }

    /// The answer without a value to a question; nil if it was skipped or has a value.
    package func unsaid(_ question: Question) -> Unsaid? { unsaid[question] }

    /// Answers the current question without a value and goes to the next one: the caller does not want to say, or, in a
    /// follow-up, what was said before is not known any more.
    package mutating func leave(_ answer: Unsaid) {
        guard let question = current else { return }
        answers[question] = nil
        unsaid[question] = answer
        advance(from: question)
    }

    /// Reads a typed answer and goes to the next question. Throws if it is not understood; the question then stays the
    /// same.
    package mutating func answer(_ text: String) throws(Misunderstanding) {
        guard let question = current else { return }
        let value = try AnswerReader.read(text, as: question.form)
        try doubt(value, to: question)
        let before = questions
        answers[question] = value
        unsaid[question] = nil
        if mending { opened += questions.filter { !before.contains($0) } }
        advance(from: question)
    }

    private mutating func doubt(_ value: FieldValue, to question: Question) throws(Misunderstanding) {
        guard let today, let kind = question.days, case .day(let day) = value,
            !PlausibleDays.range(kind, on: today).contains(day)
        else { return }
        if let doubted, doubted == (question, day) { return }
        doubted = (question, day)
        throw Misunderstanding(sentence: InterviewText.isYearMeant(today: today))
    }

    /// Goes to the next question without a change: an answer stays, a missing one stays unknown.
    package mutating func skip() {
        if let question = current { advance(from: question) }
    }

    /// Removes the answer and goes to the next question.
    package mutating func forget() {
        guard let question = current else { return }
        answers[question] = nil
        unsaid[question] = nil
        advance(from: question)
    }

    /// Goes to the question before, from the review to the last question. False at the first question.
    @discardableResult
    package mutating func back() -> Bool {
        if mending {
            review()
            return true
        }
        guard let question = current else {
            current = questions.last
            return true
        }
        guard let index = questions.firstIndex(of: question), index > 0 else { return false }
        current = questions[index - 1]
        return true
    }

    /// Goes to the review. Questions that were not asked stay unknown.
    package mutating func review() {
        current = nil
        mending = false
        opened = []
    }

    /// Goes from the review to the question with this number; its answer leads back to the review. False if there is no
    /// such question.
    package mutating func mend(_ number: Int) -> Bool {
        let questions = questions
        guard number >= 1, questions.indices.contains(number - 1) else { return false }
        current = questions[number - 1]
        mending = true
        return true
    }

    private mutating func advance(from question: Question) {
        let questions = questions
        if mending {
            opened.removeAll { $0 == question || !questions.contains($0) }
            guard let next = opened.first else { return review() }
            current = next
        } else {
            let index = questions.firstIndex(of: question) ?? questions.endIndex
            current = questions.dropFirst(index + 1).first
        }
    }

    /// The number of companions; 0 if it is unknown.
    var companionCount: Int {
        if case .number(let count) = answer(to: .field(.companions)) { count } else { 0 }
    }

    /// The answered word of a field; nil if it was skipped.
    func word(_ field: RequestField) -> String? {
        if case .word(let word) = answer(to: .field(field)) { word } else { nil }
    }
}
