// The reasons of several advices as one list. The reasons of the most careful advice come first, each advice's own in
// their order; a reason that several give is there once, with all of its facts.

import IntakeBase
import IntakeCases

/// The reasons of several advices of one book and one day.
struct MergedReasons {
    /// All of them, without repeats.
    let reasons: [Because]

    /// What a reader sees of a reason apart from its facts. The same rule may concern another country by one answer, and
    /// the country that he is in by another one.
    private struct Name: Hashable {
        let source: String
        let reason: Sentence

        init(_ step: Because) { (source, reason) = (step.source.description, step.reason) }

        /// A text that no other name has.
        var text: String { [source, reason.en, reason.ru].joined(separator: "\u{0}") }
    }

    /// Where a reason was found.
    private struct Found {
        /// How careful its advice is (smaller is more careful), how urgent, and its place among the reasons there.
        let place: (care: Int, urgency: Urgency, index: Int)
        let step: Because
    }

    init(_ advices: [Advice]) {
        var found: [Name: [Found]] = [:]
        for advice in advices {
            for (index, step) in advice.because.enumerated() {
                let place = (-advice.outcome.care, advice.urgency, index)
                found[Name(step), default: []].append(Found(place: place, step: step))
            }
        }
        let first = found.compactMap { name, found in
            found.map(\.place).min(by: <).map { (name: name, place: $0, steps: found.map(\.step)) }
        }
        reasons = first.sorted { left, right in
            left.place == right.place
                ? CanonicalJSON.precedes(left.name.text, right.name.text) : left.place < right.place
        }.map { Self.merged($0.steps) }
    }

    /// One reason that several advices give. It keeps from a volunteer what any of them keeps.
    private static func merged(_ steps: [Because]) -> Because {
        var merged = steps[0]
        if let strict = steps.first(where: { if case .countryRule = $0.source { true } else { false } }) {
            merged.source = strict.source
        }
        let other = Set(steps.flatMap(\.facts).filter(\.isOnOtherCountry).map(\.id))
        // Facts in different orders or numbers have no order in common: by id.
        if Set(steps.map { $0.facts.map(\.id) }).count > 1 {
            let byID = Dictionary(steps.flatMap(\.facts).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            merged.facts = byID.values.sorted { CanonicalJSON.precedes($0.id, $1.id) }
        }
        for index in merged.facts.indices where other.contains(merged.facts[index].id) {
            merged.facts[index].isOnOtherCountry = true
        }
        return merged
    }
}
