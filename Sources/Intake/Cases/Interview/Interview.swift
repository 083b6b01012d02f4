// The interview as a state machine without a screen: which question stands now, what an answer does, how to go
// back, and the request that comes out. Nothing here is final before the review is.

/// A conversation with a person on the line, under way. Every question may be skipped; what is skipped is unknown.
package struct Interview: Sendable {
    /// The question that stands now; nil at the review.
    package private(set) var current: Question?
    private var answers: [Question: FieldValue] = [:]
    /// Whether the question was chosen from the review, and the way leads back there.
    private var mending = false
    /// With `mending`, what the new answer made worth asking.
    private var opened: [Question] = []

    /// An interview of which nothing has been asked.
    package init() {
        current = questions.first
    }

    /// The questions that apply, as far as the answers go, in their order.
    package var questions: [Question] {
        Question.order(companions: companionCount).filter(applies)
    }

    /// The number of the question that stands now, from 1; nil at the review.
    package var number: Int? {
        current.flatMap { questions.firstIndex(of: $0) }.map { $0 + 1 }
    }

    /// Whether the man himself is on the line, so that he is spoken to and not of.
    package var speaksForHimself: Bool { word(.caller) == Caller.oneself.rawValue }

    /// What was answered to a question; `unknown` where it was skipped.
    package func answer(to question: Question) -> FieldValue {
        answers[question] ?? .unknown
    }

    /// Takes an answer as it was typed, and goes on. Throws what was wrong with it; the question then stands.
    package mutating func answer(_ text: String) throws(Misunderstanding) {
        guard let question = current else { return }
        let value = try AnswerReader.read(text, as: question.form)
        let before = questions
        answers[question] = value
        if mending { opened += questions.filter { !before.contains($0) } }
        advance(from: question)
    }

    /// Goes on, and leaves the answer as it is: unknown, where there was none.
    package mutating func skip() {
        if let question = current { advance(from: question) }
    }

    /// Takes back what was answered, and goes on.
    package mutating func forget() {
        guard let question = current else { return }
        answers[question] = nil
        advance(from: question)
    }

    /// Goes one question back, from the review to the last one. False at the first question.
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

    /// Goes to the review. What was not asked stays unknown.
    package mutating func review() {
        current = nil
        mending = false
        opened = []
    }

    /// Goes from the review to the question with this number, and back when it is answered. False where there is none.
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

    /// How many travel along; 0 where that is not known.
    var companionCount: Int {
        if case .number(let count) = answer(to: .field(.companions)) { count } else { 0 }
    }

    /// The word that was answered to a question; nil where it was skipped.
    func word(_ field: RequestField) -> String? {
        if case .word(let word) = answer(to: .field(field)) { word } else { nil }
    }
}
