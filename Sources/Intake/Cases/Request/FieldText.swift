// What each field of a request is called on a screen, on paper and in the coordinator's view.

import IntakeBase

/// Names of fields.
package enum FieldText {
    /// The name of a field, short enough to stand at the head of a line.
    package static func label(_ field: RequestField) -> Sentence {
        switch field {
        case .age: Sentence(en: "age", ru: "возраст")
        case .caller: Sentence(en: "who is on the line", ru: "кто обращается")
        case .personAgrees: Sentence(en: "he knows and agrees", ru: "сам человек знает и согласен")
        case .pseudonym: Sentence(en: "pseudonym", ru: "псевдоним")
        case .safeContact: Sentence(en: "how to get in touch", ru: "как связаться")
        case .consent: Sentence(en: "consent", ru: "согласие")
        case .stage: Sentence(en: "stage", ru: "ситуация")
        case .service: Sentence(en: "service", ru: "служба")
        case .position: Sentence(en: "where he is in his service", ru: "положение")
        case .country: Sentence(en: "country", ru: "страна")
        case .place: Sentence(en: "place", ru: "место")
        case .summons: Sentence(en: "summons", ru: "повестка")
        case .exitBan: Sentence(en: "exit ban", ru: "запрет на выезд")
        case .wanted: Sentence(en: "wanted", ru: "в розыске")
        case .charge: Sentence(en: "charge", ru: "уголовная статья")
        case .passport: Sentence(en: "international passport", ru: "загранпаспорт")
        case .passportExpires: Sentence(en: "passport valid until", ru: "загранпаспорт действует до")
        case .internalPassport: Sentence(en: "internal passport", ru: "внутренний паспорт")
        case .visas: Sentence(en: "visas and permits", ru: "визы и ВНЖ")
        case .legalStayUntil: Sentence(en: "legal stay until", ru: "легально находится до")
        case .deadline: Sentence(en: "deadline", ru: "крайний срок")
        case .deadlineReason: Sentence(en: "what ends then", ru: "что наступает в этот срок")
        case .danger: Sentence(en: "danger", ru: "опасность")
        case .companions: Sentence(en: "who travels along", ru: "кто едет вместе с ним")
        case .health: Sentence(en: "health", ru: "здоровье")
        case .conscience: Sentence(en: "conscience", ru: "убеждения")
        case .ties: Sentence(en: "ties abroad", ru: "связи за границей")
        case .evidence: Sentence(en: "papers that prove it", ru: "подтверждающие документы")
        case .refer: Sentence(en: "to a lawyer only", ru: "только к адвокату")
        case .notes: Sentence(en: "notes", ru: "заметки")
        }
    }

    /// The name of a part of `safe_contact`: `channel`, `when`, `code_word`, `avoid`.
    package static func contact(_ part: SafeContact.Part) -> Sentence {
        switch part {
        case .channel: Sentence(en: "by what means", ru: "канал связи")
        case .when: Sentence(en: "when", ru: "когда")
        case .codeWord: Sentence(en: "code word", ru: "кодовое слово")
        case .avoid: Sentence(en: "what to avoid", ru: "чего не делать")
        }
    }

    /// The name of a part of a companion: `relation`, `age`, `passport`, `internal_passport`, `birth_certificate`.
    package static func companion(_ part: Companion.Part) -> Sentence {
        switch part {
        case .relation: Sentence(en: "relation", ru: "кем приходится")
        case .age: label(.age)
        case .passport: label(.passport)
        case .internalPassport: label(.internalPassport)
        case .birthCertificate: Sentence(en: "birth certificate", ru: "свидетельство о рождении")
        }
    }

    /// Where nothing is known.
    package static let unknown = Sentence(en: "not known", ru: "неизвестно")
    /// Where a list was asked for and is empty.
    package static let nothing = Sentence(en: "none", ru: "нет")
}
