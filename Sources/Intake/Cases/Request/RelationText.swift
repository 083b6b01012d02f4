// Names for the relations of companions, also as parts of the names by which a case tells its people apart.

import IntakeBase

extension WordText {
    /// Who a companion is to him.
    package static func label(_ relation: Relation) -> Sentence {
        switch relation {
        case .wife: Sentence(en: "wife", ru: "жена")
        case .husband: Sentence(en: "husband", ru: "муж")
        case .partner: Sentence(en: "partner", ru: "партнёр или партнёрша")
        case .son: Sentence(en: "son", ru: "сын")
        case .daughter: Sentence(en: "daughter", ru: "дочь")
        case .mother: Sentence(en: "mother", ru: "мать")
        case .father: Sentence(en: "father", ru: "отец")
        case .relative: Sentence(en: "another relative", ru: "другой родственник")
        case .friend: Sentence(en: "friend", ru: "друг или подруга")
        case .other: Sentence(en: "another relation", ru: "другое")
        }
    }

    /// A relation: a word by its name, any other text unchanged, but harmless for a terminal.
    static func relation(_ text: String) -> Sentence { Relation(rawValue: text).map(label) ?? same(text) }

    /// The name of one of the people of a case (`daughter#7`), with the name of the relation in it.
    static func label(_ person: Person) -> Sentence {
        let own = person.relation ?? ""
        let (relation, rest) = (relation(own), VisibleText.line(String(person.description.dropFirst(own.count))))
        return Sentence(en: relation.en + rest, ru: relation.ru + rest)
    }
}
