// Rule 4 of docs/CASES.md: bad news counts at once, and goes when a coordinator has looked. By rule 1 these answers end
// no others, and are not ended.

import IntakeBase

extension AnswerTopic {
    /// Whether this answer is bad news.
    package func isAlarming(_ said: Said) -> Bool {
        guard case .value(let value) = said else { return false }
        switch self {
        case .word(.danger, _), .person: return value == .word("yes")
        case .word(.consent, _): return value == .word("no")
        // They only add.
        case .contact(.avoid), .field(.notes): return true
        case .detail(_, .passport), .field(.passport): return Self.badPassports.contains(value)
        case .field(let field): return Self.bad[field]?.contains(value) == true
        case .word, .contact, .detail: return false
        }
    }

    private static let badPassports = words(Passport.none, .expired, .surrendered, .taken)

    private static let bad: [RequestField: Set<FieldValue>] = [
        .wanted: words(Answer.yes), .exitBan: words(Answer.yes), .personAgrees: words(Answer.no),
        .summons: words(Summons.placed, .callUpDecision),
        .position: words(Position.inUnit, .atTheFront, .detained, .missing, .prisonerOfWar),
        .stage: words(Stage.atTheFront),
    ]

    private static func words<Word: Vocabulary>(_ words: Word...) -> Set<FieldValue> {
        Set(words.map { .word($0.rawValue) })
    }
}
