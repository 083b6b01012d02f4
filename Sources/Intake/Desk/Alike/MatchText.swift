// What a coordinator reads if two cases may be about the same man.

import IntakeBase
import IntakeCases

extension DeskText {
    static func match(_ other: String, _ reasons: [Match.Reason]) -> Sentence {
        let names = reasons.map(reason)
        return Sentence(
            en: "may be about the same man as \(other): \(names.map(\.en).joined(separator: ", "))",
            ru: "возможно, о том же человеке, что и \(other): \(names.map(\.ru).joined(separator: ", "))")
    }

    private static func reason(_ reason: Match.Reason) -> Sentence {
        switch reason {
        case .pseudonym: Sentence(en: "same pseudonym and place", ru: "те же псевдоним и место")
        case .contact: Sentence(en: "same contact", ru: "тот же контакт")
        case .notes: Sentence(en: "nearly the same notes", ru: "почти те же заметки")
        }
    }
}
