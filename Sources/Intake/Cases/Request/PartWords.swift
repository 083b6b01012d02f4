// The texts of the parts of fields: of the safe contact, and of a companion.

import IntakeBase

extension SafeContact.Part {
    /// The words of the part.
    package var words: FieldWords {
        switch self {
        case .channel:
            FieldWords(
                label: Sentence(en: "channel", ru: "канал связи"),
                question: Sentence(
                    en: "If we get cut off, how can we reach you again?",
                    ru: "Если связь прервётся, как с вами связаться?"),
                help: Sentence(
                    en: "Which messenger and which name there; or through which person.",
                    ru: "Какой мессенджер и какой там ник; или через кого."))
        case .when:
            FieldWords(
                label: Sentence(en: "when", ru: "когда"),
                question: Sentence(en: "When can we reach you?", ru: "В какое время можно?"),
                help: Sentence(
                    en: "For example: after 20:00, not at weekends.", ru: "Например: после 20:00, не в выходные."))
        case .codeWord:
            FieldWords(
                label: Sentence(en: "code word", ru: "кодовое слово"),
                question: Sentence(
                    en: "What should we say, so that you know it is us?",
                    ru: "Что нам сказать, чтобы вы поняли, что это мы?"
                ),
                help: Sentence(
                    en: "Something harmless that no one else would say.",
                    ru: "Что-нибудь безобидное, чего другой не скажет."))
        case .avoid:
            FieldWords(
                label: Sentence(en: "what to avoid", ru: "чего не делать"),
                question: Sentence(en: "What must we never do?", ru: "Чего нам ни в коем случае не делать?"),
                help: Sentence(
                    en: "For example: do not ring, do not mention the army, do not ask for him at home.",
                    ru: "Например: не звонить, не упоминать армию, не спрашивать его дома."))
        }
    }
}

extension Companion.Part {
    /// The texts of the part. If the man has the same field, its label and help are used.
    package var words: FieldWords {
        switch self {
        case .relation:
            FieldWords(
                label: Sentence(en: "relation", ru: "кем приходится"),
                question: Sentence(en: "who is this to {you|him}?", ru: "кем {вам|ему} приходится?"),
                help: Sentence(
                    en: "Choose the nearest. No names.", ru: "Что ближе всего. Без имён."))
        case .age:
            FieldWords(
                label: RequestField.age.words.label,
                question: Sentence(en: "how old?", ru: "сколько лет?"),
                help: Sentence(en: "In years; 0 for a baby.", ru: "Полных лет; младенцу 0."))
        case .passport:
            FieldWords(
                label: RequestField.passport.words.label,
                question: Sentence(en: "what international passport?", ru: "какой загранпаспорт?"),
                help: RequestField.passport.words.help)
        case .passportExpires:
            FieldWords(
                label: RequestField.passportExpires.words.label,
                question: Sentence(
                    en: "until what day is the passport valid?", ru: "до какого числа действует загранпаспорт?"),
                help: RequestField.passportExpires.words.help)
        case .internalPassport:
            FieldWords(
                label: RequestField.internalPassport.words.label,
                question: Sentence(en: "internal passport at hand?", ru: "внутренний паспорт на руках?"),
                help: RequestField.internalPassport.words.help)
        case .birthCertificate:
            FieldWords(
                label: Sentence(en: "birth certificate", ru: "свидетельство о рождении"),
                question: Sentence(en: "birth certificate at hand?", ru: "свидетельство о рождении на руках?"),
                help: Sentence(en: "For a child that travels abroad.", ru: "Для ребёнка, который едет за границу."))
        }
    }
}
