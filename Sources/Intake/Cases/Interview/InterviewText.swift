// What the volunteer asks, as one would say it over the telephone to somebody who is frightened. `{you|he}` speaks to
// the man himself where he is on the line, and of him where somebody else is. What a question is for, and what not to
// write down, stands in `InterviewHelpText`.

import IntakeBase

/// The questions of the interview and what is said around them.
package enum InterviewText {
    /// What is never asked and never written down; stands above every question.
    package static let neverAsk = Sentence(
        en: "Never ask, never write: real name, document numbers, exact address, unit.",
        ru: "Не спрашиваем и не пишем: имя и фамилию, номера документов, адрес, часть.")

    /// The question as it is asked; to the man himself, or of him.
    package static func ask(_ question: Question, himself: Bool) -> Sentence {
        addressed(template(question), himself: himself)
    }

    /// What the question is about, in a word or two, for the review.
    package static func label(_ question: Question) -> Sentence {
        switch question {
        case .field(let field): FieldText.label(field)
        case .contact(let part):
            Sentence(
                en: "\(FieldText.label(.safeContact).en): \(FieldText.contact(part).en)",
                ru: "\(FieldText.label(.safeContact).ru): \(FieldText.contact(part).ru)")
        case .companion(let index, let part): person(index, FieldText.companion(part))
        }
    }

    /// Picks from every `{to him|of him}` in a text the one that fits.
    static func addressed(_ text: Sentence, himself: Bool) -> Sentence {
        func pick(_ text: String) -> String {
            let pieces = text.split(separator: "{", omittingEmptySubsequences: false)
            let rest = pieces.dropFirst().map { piece -> String in
                guard let bar = piece.firstIndex(of: "|"), let end = piece.firstIndex(of: "}"), bar < end else {
                    return String(piece)
                }
                let chosen = himself ? piece[..<bar] : piece[piece.index(after: bar)..<end]
                return String(chosen) + piece[piece.index(after: end)...]
            }
            return String(pieces[0]) + rest.joined()
        }
        return Sentence(en: pick(text.en), ru: pick(text.ru))
    }

    private static func person(_ index: Int, _ text: Sentence) -> Sentence {
        Sentence(en: "person \(index + 1), \(text.en)", ru: "человек \(index + 1), \(text.ru)")
    }

    static func template(_ question: Question) -> Sentence {
        switch question {
        case .field(let field): template(field)
        case .contact(let part): template(part)
        case .companion(let index, let part):
            Sentence(
                en: "Person \(index + 1): \(template(part).en)", ru: "Человек \(index + 1): \(template(part).ru)")
        }
    }

    private static func template(_ field: RequestField) -> Sentence {
        switch field {
        case .danger:
            Sentence(
                en: "Is there any danger right now, or in the next few hours?",
                ru: "Есть ли опасность прямо сейчас или в ближайшие часы?")
        case .caller:
            Sentence(
                en: "Are you calling for yourself, or for somebody else?",
                ru: "Вы обращаетесь за себя или за кого-то другого? Кто вы ему?")
        case .personAgrees:
            Sentence(
                en: "Does he know that you turned to us, and does he want help himself?",
                ru: "Он знает, что вы обратились к нам? Он сам хочет помощи?")
        case .stage:
            Sentence(
                en: "What is happening to {you|him}?",
                ru: "Что происходит? О чём речь?")
        case .position:
            Sentence(en: "Where {are you|is he} at this moment?", ru: "Где {вы|он} сейчас?")
        case .service:
            Sentence(
                en: "{Are you|Is he} in the army now, and as what?",
                ru: "{Вы сейчас служите|Он сейчас служит}? В качестве кого?")
        case .country:
            Sentence(en: "Which country {are you|is he} in?", ru: "В какой {вы|он} сейчас стране?")
        case .deadline:
            Sentence(
                en: "Is there a day by which something is going to happen?",
                ru: "Есть ли день, до которого нужно успеть?")
        case .deadlineReason:
            Sentence(en: "What happens on that day?", ru: "Что будет в этот день?")
        case .summons:
            Sentence(en: "Has a summons come for {you|him}?", ru: "Повестка {вам|ему} была?")
        case .exitBan:
            Sentence(en: "{Are you|Is he} banned from leaving the country?", ru: "{Вам|Ему} запрещён выезд из страны?")
        case .wanted:
            Sentence(en: "{Are you|Is he} on the wanted list?", ru: "{Вы|Он} в розыске?")
        case .charge:
            Sentence(
                en: "Is there a criminal case? Under which article?", ru: "Есть уголовное дело? По какой статье?")
        case .passport:
            Sentence(
                en: "What international passport {do you|does he} have?", ru: "Какой у {вас|него} загранпаспорт?")
        case .passportExpires:
            Sentence(
                en: "Until what day is the international passport valid?",
                ru: "До какого числа действует загранпаспорт?")
        case .internalPassport:
            Sentence(
                en: "{Do you|Does he} have the internal passport at hand?",
                ru: "Внутренний паспорт у {вас|него} на руках?")
        case .visas:
            Sentence(
                en: "{Do you|Does he} have any visa or residence permit?",
                ru: "Есть у {вас|него} визы или вид на жительство?")
        case .legalStayUntil:
            Sentence(
                en: "Until what day may {you|he} stay there legally?",
                ru: "До какого числа {вы можете|он может} находиться там легально?")
        case .companions:
            Sentence(
                en: "How many people would travel with {you|him}?", ru: "Сколько человек поедет вместе с {вами|ним}?")
        case .age:
            Sentence(en: "How old {are you|is he}?", ru: "Сколько {вам|ему} лет?")
        case .place:
            Sentence(
                en: "Roughly where {are you|is he}? The region is enough.",
                ru: "Где {вы|он} примерно? Достаточно области.")
        case .health:
            Sentence(
                en: "Is there anything about {your|his} health that we should know?",
                ru: "Есть ли что-то важное со здоровьем?")
        case .conscience:
            Sentence(
                en: "{Would you like|Would he like} to say why {you refuse|he refuses} to fight?",
                ru: "{Хотите|Хочет ли он} сказать, почему {отказываетесь|отказывается} воевать?")
        case .ties:
            Sentence(
                en: "{Do you|Does he} have family, roots or a second citizenship in another country?",
                ru: "Есть ли у {вас|него} родные, корни или второе гражданство в другой стране?")
        case .evidence:
            Sentence(
                en: "Which papers {do you|does he} have to show for it?", ru: "Какие документы у {вас|него} есть?")
        case .refer:
            Sentence(
                en: "Is there anything about combat that {you|he} would talk over with a lawyer only?",
                ru: "Есть ли что-то о боях, что {вы хотели бы|он хотел бы} обсудить только с адвокатом?")
        case .pseudonym:
            Sentence(
                en: "What shall we call {you|him}? Any name but the real one.",
                ru: "Как {вас|его} называть? Любым именем, только не настоящим.")
        case .consent:
            Sentence(
                en: "What may we do with what you have told us?",
                ru: "Что нам можно делать с тем, что вы рассказали?")
        case .notes:
            Sentence(en: "Is there anything else that we should know?", ru: "Что ещё нам важно знать?")
        case .safeContact: FieldText.label(.safeContact)
        }
    }

    private static func template(_ part: SafeContact.Part) -> Sentence {
        switch part {
        case .channel:
            Sentence(
                en: "If we get cut off, how can we reach you again?", ru: "Если связь прервётся, как с вами связаться?")
        case .when: Sentence(en: "At what time may we?", ru: "В какое время можно?")
        case .codeWord:
            Sentence(
                en: "What shall we say, so that you know it is us?", ru: "Что нам сказать, чтобы вы поняли, что это мы?"
            )
        case .avoid: Sentence(en: "What must we never do?", ru: "Чего нам ни в коем случае не делать?")
        }
    }

    private static func template(_ part: Companion.Part) -> Sentence {
        switch part {
        case .relation: Sentence(en: "who is that to {you|him}?", ru: "кем {вам|ему} приходится?")
        case .age: Sentence(en: "how old?", ru: "сколько лет?")
        case .passport: Sentence(en: "what international passport?", ru: "какой загранпаспорт?")
        case .internalPassport: Sentence(en: "the internal passport at hand?", ru: "внутренний паспорт на руках?")
        case .birthCertificate: Sentence(en: "the birth certificate at hand?", ru: "свидетельство о рождении на руках?")
        }
    }
}
