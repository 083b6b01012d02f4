// The answers of one record that have ended (docs/CASES.md, rules 1, 2 and 5). The history still shows them, and says so:
// a reader must not take the place of an earlier country for today's.

import IntakeBase

/// The answers of one record that have ended.
package struct EndedAnswers: Hashable, Sendable {
    /// What they are about.
    package var topics: Set<AnswerTopic> = []
    /// Who the companions in the record are, in their order.
    package var people: [Person] = []
    /// Whether no answer of the record stands.
    package var isAll = false

    /// Whether all that a line about a list says has ended.
    func hasEnded(_ field: RequestField, _ words: [String]) -> Bool {
        // Consent is said whole: an empty list refuses each purpose.
        if field == .consent && words.isEmpty {
            return Consent.words.allSatisfy { topics.contains(.word(field, $0)) }
        }
        return words.isEmpty
            ? topics.contains(.field(field)) : words.allSatisfy { topics.contains(.word(field, $0)) }
    }

    /// The ended details of the companion at this place.
    func details(_ place: Int) -> Set<Companion.Part> {
        guard place < people.count else { return [] }
        return Set(Companion.Part.allCases.filter { topics.contains(.detail(people[place], $0)) })
    }

    /// Whether it has ended that the companion at this place is there.
    func hasEnded(companion place: Int) -> Bool { place < people.count && topics.contains(.person(people[place])) }
}
