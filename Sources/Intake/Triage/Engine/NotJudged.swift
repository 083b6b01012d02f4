// Answers that are recorded, shown and exported, and that triage does not judge yet. They make advice more careful and
// never less: a test of the book that does not name such a word is open, no country is named, and a coordinator decides.

import IntakeBase
import IntakeCases

/// The words that triage does not judge yet, by their fields.
enum NotJudged {
    private static let words: [RequestField: Set<String>] = [
        .person: word(PersonKind.woman),
        .stage: word(Stage.returned),
        .service: word(Service.reservist, .recruitedPrisoner, .foreignRecruit),
        .position: word(Position.missing, .prisonerOfWar),
        .charge: Set(Charge.allCases.filter { !$0.isOnRefusal }.map(\.rawValue)),
        .deadlineReason: word(DeadlineReason.contractOrTrial),
        .ties: [KnownWords.naturalised],
    ]

    private static let fields = RequestField.allCases.filter { words[$0] != nil }

    private static func word<Word: Vocabulary>(_ words: Word...) -> Set<String> { Set(words.map(\.rawValue)) }

    /// Whether triage does not judge this word of the field yet.
    static func has(_ word: String, in field: RequestField) -> Bool { words[field]?.contains(word) == true }

    /// The names of such answers in a request, in the order of the fields.
    static func names(in request: Request) -> [Sentence] {
        fields.flatMap { field -> [Sentence] in
            let held: [String] =
                switch request[field] {
                case .word(let word): [word]
                case .words(let words): words
                case .unknown, .number, .day, .text, .contact, .companions: []
                }
            return held.filter { has($0, in: field) }.map { WordText.label($0, in: field) }
        }
    }
}
