// What is known of a case: the answers that stand, what is shown of them, and the requests that triage has to look at.

import IntakeBase

/// What is known of a case.
package struct Known: Hashable, Sendable {
    /// The request that is shown: of several answers to a field the alarming one, else the newest.
    package var shown: Request
    /// A request for each combination of the answers; nil if there are more than `mostCombinations`.
    package var combinations: [Request]?
    /// The topics with several answers, in the order of the fields.
    package var several: [Several] = []
    /// For the number of each record, its answers that have ended.
    package var ended: [Int: EndedAnswers] = [:]
    /// The answers that the combinations are made of; empty if one request is all.
    private var answers: [AnswerTopic: [StandingAnswer]] = [:]
    /// The purposes of consent that linked cases refuse.
    private var refused: Set<Consent> = []

    /// The most combinations that triage looks at.
    package static let mostCombinations = 64

    /// What one request says, if nothing else is known.
    package init(only request: Request) {
        shown = request
        combinations = Combinations.ofOne(request)
    }

    /// What these answers come to. `chosen`: the choice of what is shown of them.
    init(_ answers: [AnswerTopic: [StandingAnswer]], _ chosen: Choice) {
        self.answers = answers
        shown = chosen.shown()
        combinations = Combinations(answers).all()
        several = chosen.several().map { Several(topic: $0, answers: chosen.saidBy($0)) }
    }

    /// The combinations that remain if of one topic only the newest answer counts; nil if they are too many. They are
    /// made when they are asked for: they cost as much as all combinations, for each topic with several answers.
    package func combinations(ifNewest topic: AnswerTopic) -> [Request]? {
        var only = answers
        only[topic] = answers[topic].map { all in all.filter { $0.said == all[0].said } }
        return Combinations(only).all()?.map { $0.refusing(refused) }
    }

    /// Refuses purposes of consent that linked cases refuse.
    mutating func refuse(_ purposes: Set<Consent>) {
        refused.formUnion(purposes)
        shown = shown.refusing(purposes)
        combinations = combinations?.map { $0.refusing(purposes) }
    }

    /// Whether an answer is shown, or is one of several. Of a word of a list: whether it is named at all.
    package func stands(_ topic: AnswerTopic, _ said: Said) -> Bool {
        let several = several.filter { $0.topic == topic }.flatMap(\.answers)
        switch topic {
        case .field(let field):
            if case .value(.words(let words)) = said { return words.allSatisfy { stands(.word(field, $0), .yes) } }
            return said == .value(shown[field]) || several.contains { $0.said == said }
        case .word(let field, let word):
            if case .words(let words) = shown[field], words.contains(word) { return true }
            return !several.isEmpty
        case .detail(_, let part):
            let shown = (shown.companions ?? []).map { Said.value(part.answer(in: $0)) }
            return shown.contains(said) || several.contains { $0.said == said }
        case .person, .contact: return true
        }
    }

    /// The names of the fields with several answers, each once, in the order of the fields.
    package var severalFields: [String] {
        var names: [String] = []
        for one in several where names.last != one.topic.field.rawValue { names.append(one.topic.field.rawValue) }
        return names
    }
}

/// A topic to which several answers stand.
package struct Several: Hashable, Sendable {
    /// What the answers are about.
    package var topic: AnswerTopic
    /// The different answers, the newest first.
    package var answers: [SaidBy]
}

/// An answer that stands, and the records that give it.
package struct SaidBy: Hashable, Sendable {
    /// What it says.
    package var said: Said
    /// The numbers of the records, the newest first.
    package var records: [Int]
}

/// An answer that stands, as `Choice` and `Combinations` use it. The newest is first in its list.
struct StandingAnswer: Hashable {
    var said: Said
    var record: Int
    var condition: Dependence

    init(said: Said, record: Int, _ condition: Dependence) {
        (self.said, self.record, self.condition) = (said, record, condition)
    }
}
