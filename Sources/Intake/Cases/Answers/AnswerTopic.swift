// What one answer is about: a "field" in the sense of docs/CASES.md, which is finer than a field of a request. Each
// word of a list, each purpose of consent, each part of the contact and each detail of a companion has answers of its
// own.

import IntakeBase

/// What one answer is about.
package enum AnswerTopic: Hashable, Sendable {
    /// A single field, the notes, or a list as a whole.
    case field(RequestField)
    /// A word of a list.
    case word(RequestField, String)
    /// A part of the safe contact.
    case contact(SafeContact.Part)
    /// A companion: is there.
    case person(Person)
    /// A detail of a companion.
    case detail(Person, Companion.Part)

    /// The field of the request that it belongs to.
    package var field: RequestField {
        switch self {
        case .field(let field), .word(let field, _): field
        case .contact: .safeContact
        case .person, .detail: .companions
        }
    }

    /// The list as a whole, for a word of it or a person.
    package var whole: AnswerTopic? {
        switch self {
        case .word(let field, _): .field(field)
        case .person: .field(.companions)
        case .field, .contact, .detail: nil
        }
    }
}

extension AnswerTopic: CustomStringConvertible {
    /// The name for programs: `wanted`, `danger.injured`, `safe_contact.channel`, `companions[daughter].age`.
    package var description: String {
        switch self {
        case .field(let field): field.rawValue
        case .word(let field, let word): "\(field.rawValue).\(word)"
        case .contact(let part): "safe_contact.\(part.rawValue)"
        case .person(let person): "companions[\(person)]"
        case .detail(let person, let part): "companions[\(person)].\(part.rawValue)"
        }
    }
}

extension AnswerTopic: Comparable {
    /// The order of the fields in a request, then by name.
    package static func < (left: AnswerTopic, right: AnswerTopic) -> Bool {
        let (first, second) = (left.field.place, right.field.place)
        if first != second { return first < second }
        switch (left, right) {
        // The same order as by name, without making the names: cases with many answers sort often.
        case (.word(_, let one), .word(_, let other)): return one < other
        case (.field, .word), (.word, .field): return right.whole != nil
        default: return left.description < right.description
        }
    }
}

extension RequestField {
    /// The place in the order of fields.
    fileprivate var place: Int { Self.places[self] ?? Self.allCases.count }

    private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

    /// Whether each word of the field is a topic of its own.
    var isList: Bool { Self.lists.contains(self) }

    // Kept, because a kind makes the list of its words.
    private static let lists = Set(
        allCases.filter { field in
            switch field.kind {
            case .choices, .words: true
            case .choice, .number, .day, .country, .text, .contact, .companions: false
            }
        })
}

/// Who a companion is, among the companions of a case (docs/CASES.md, "Who is who").
package struct Person: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name for programs: `daughter`, `daughter#7`, `daughter@<record>#1`.
    package let description: String

    init(_ description: String) { self.description = description }

    /// The relation in the name; nil if it has none.
    var relation: String? {
        let relation = description.prefix { $0 != "#" && $0 != "@" }
        return relation.isEmpty ? nil : String(relation)
    }

    /// By name.
    package static func < (left: Person, right: Person) -> Bool { left.description < right.description }
}
