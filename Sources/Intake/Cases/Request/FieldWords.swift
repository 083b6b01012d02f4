// The texts of each field, in one row: its label on screens, on paper and in the coordinator's view; the question, as
// one would ask a frightened person over the telephone; and the help for volunteers. In a question, `{you|he}` has two
// variants: the first one addresses the man himself, the second one another person.

import IntakeBase

/// The texts of a field or of a part of one: its label, and how the interview asks for it.
package struct FieldWords: Sendable {
    /// The label, short enough to begin a line.
    package let label: Sentence
    /// The question, with `{to him|of him}` where the variants differ.
    let question: Sentence
    /// The help: the purpose of the question, what counts, what to leave out.
    let help: Sentence
}

extension RequestField {
    /// The words of the field.
    package var words: FieldWords {
        switch self {
        case .age:
            FieldWords(
                label: Sentence(en: "age", ru: "возраст"),
                question: Sentence(en: "How old {are you|is he}?", ru: "Сколько {вам|ему} лет?"),
                help: Sentence(
                    en: "In years. Under 18: tell the coordinator.",
                    ru: "Полных лет. Младше 18 — сообщите координатору."))
        case .person:
            FieldWords(
                label: Sentence(en: "man or woman", ru: "мужчина или женщина"),
                question: Sentence(
                    en: "{Should we speak of you as a man or a woman?|Is this about a man or a woman?}",
                    ru: "{Говорить о вас как о мужчине или о женщине?|Речь о мужчине или о женщине?}"),
                help: Sentence(
                    en: "So that the coordinator speaks to the right person, and of the right rules.",
                    ru: "Чтобы координатор правильно обращался и смотрел нужные правила."))
        case .caller:
            FieldWords(
                label: Sentence(en: "who is on the line", ru: "кто обращается"),
                question: Sentence(
                    en: "Are you calling for yourself or for someone else?",
                    ru: "Вы обращаетесь за себя или за кого-то другого? Кто вы ему?"),
                help: Sentence(en: "Only the relation to him. No names.", ru: "Только кем приходится, без имён."))
        case .personAgrees:
            FieldWords(
                label: Sentence(en: "he knows and agrees", ru: "сам человек знает и согласен"),
                question: Sentence(
                    en: "Does he know that you contacted us? Does he want help himself?",
                    ru: "Он знает, что вы обратились к нам? Он сам хочет помощи?"),
                help: Sentence(
                    en: "If he does not know: we talk to the caller, but do nothing for him without him.",
                    ru: "Если не знает: с обратившимся говорим, но за самого человека без него ничего не делаем."))
        case .pseudonym:
            FieldWords(
                label: Sentence(en: "pseudonym", ru: "псевдоним"),
                question: Sentence(
                    en: "What should we call {you|him}? Any name but the real one.",
                    ru: "Как {вас|его} называть? Любым именем, только не настоящим."),
                help: Sentence(en: "Short and easy to say.", ru: "Короткое, чтобы легко было назвать."))
        case .safeContact:
            FieldWords(
                label: Sentence(en: "how to get in touch", ru: "как связаться"),
                // Not asked itself: the interview asks for its parts.
                question: Sentence(en: "how to get in touch", ru: "как связаться"),
                help: Sentence(en: "how to get in touch", ru: "как связаться"))
        case .consent:
            FieldWords(
                label: Sentence(en: "consent", ru: "согласие"),
                question: Sentence(
                    en: "What may we do with what you have told us?",
                    ru: "Что нам можно делать с тем, что вы рассказали?"),
                help: Sentence(
                    en: "Read them out and choose what the caller agrees to. 0 for nothing: then do not seal it.",
                    ru: "Прочитайте вслух и отметьте, на что есть согласие. 0, если ни на что: тогда не сохраняйте."))
        case .stage:
            FieldWords(
                label: Sentence(en: "stage", ru: "ситуация"),
                question: Sentence(
                    en: "What is happening to {you|him}?",
                    ru: "Что происходит? О чём речь?"),
                help: Sentence(
                    en: "Choose what is true now, not what he fears. At home with a conscript summons: conscription.",
                    ru:
                        "Выберите то, что есть сейчас, а не то, чего он боится. Дома с повесткой на срочную — это "
                        + "призыв."
                ))
        case .service:
            FieldWords(
                label: Sentence(en: "service", ru: "служба"),
                question: Sentence(
                    en: "{Are you|Is he} in the army now, and as what?",
                    ru: "{Вы сейчас служите|Он сейчас служит}? В качестве кого?"),
                help: Sentence(
                    en: "If he signed a contract, he is a contract soldier, even if he was forced to.",
                    ru: "Кто подписал контракт, тот контрактник, даже если его заставили."))
        case .position:
            FieldWords(
                label: Sentence(en: "where he is in his service", ru: "положение"),
                question: Sentence(en: "Where {are you|is he} at this moment?", ru: "Где {вы|он} сейчас?"),
                help: Sentence(
                    en: "No unit and no address.",
                    ru: "Без номера части и без адреса."))
        case .country:
            FieldWords(
                label: Sentence(en: "country", ru: "страна"),
                question: Sentence(en: "Which country {are you|is he} in?", ru: "В какой {вы|он} сейчас стране?"),
                help: Sentence(
                    en: "The name of the country, or its two letters: Russia, RU.",
                    ru: "Название страны или две латинские буквы: Россия, RU."))
        case .place:
            FieldWords(
                label: Sentence(en: "place", ru: "место"),
                question: Sentence(
                    en: "Roughly where {are you|is he}? The region is enough.",
                    ru: "Где {вы|он} примерно? Достаточно области."),
                help: Sentence(
                    en: "A region or a large city. Never a street, a village or a military place.",
                    ru: "Область или большой город. Ни улицы, ни деревни, ни воинской части."))
        case .summons:
            FieldWords(
                label: Sentence(en: "summons", ru: "повестка"),
                question: Sentence(en: "Has a summons come for {you|him}?", ru: "Повестка {вам|ему} была?"),
                help: Sentence(
                    en: "A summons in the electronic register counts as placed, even if he has no paper.",
                    ru: "Повестка в электронном реестре считается размещённой, даже если бумаги на руках нет."))
        case .exitBan:
            FieldWords(
                label: Sentence(en: "exit ban", ru: "запрет на выезд"),
                question: Sentence(
                    en: "{Are you|Is he} banned from leaving the country?", ru: "{Вам|Ему} запрещён выезд из страны?"),
                help: Sentence(
                    en: "If no one checked, press Enter: not known is not the same as no.",
                    ru: "Если не проверяли, нажмите Enter: «неизвестно» — это не «нет»."))
        case .exitBanGround:
            FieldWords(
                label: Sentence(en: "ground of the exit ban", ru: "основание запрета"),
                question: Sentence(
                    en: "Why {are you|is he} banned from leaving?", ru: "Из-за чего {вам|ему} запрещён выезд?"),
                help: Sentence(
                    en: "Only what was said or written to him. If it is a guess, press Enter.",
                    ru: "Только то, что ему сообщили. Если это догадка, нажмите Enter."))
        case .wanted:
            FieldWords(
                label: Sentence(en: "wanted", ru: "в розыске"),
                question: Sentence(en: "{Are you|Is he} on the wanted list?", ru: "{Вы|Он} в розыске?"),
                help: Sentence(
                    en: "Yes or no only if it is certain. If it is a guess, press Enter.",
                    ru: "«Да» или «нет», только если это точно. Если это догадка, нажмите Enter."))
        case .charge:
            FieldWords(
                label: Sentence(en: "charge", ru: "уголовная статья"),
                question: Sentence(
                    en: "Is there a criminal case? Under which articles?", ru: "Есть уголовное дело? По каким статьям?"),
                help: Sentence(
                    en:
                        "Only the articles; 0 if there is no case. He tells what happened only to his lawyer.",
                    ru: "Только статьи; 0, если дела нет. Что произошло, он расскажет только адвокату."))
        case .passport:
            FieldWords(
                label: Sentence(en: "international passport", ru: "загранпаспорт"),
                question: Sentence(
                    en: "What international passport {do you|does he} have?", ru: "Какой у {вас|него} загранпаспорт?"),
                help: Sentence(
                    en: "The ten-year one has a chip sign on its cover. No number.",
                    ru: "На обложке десятилетнего есть значок чипа. Номер не нужен."))
        case .passportExpires:
            FieldWords(
                label: Sentence(en: "passport valid until", ru: "загранпаспорт действует до"),
                question: Sentence(
                    en: "Until what day is the international passport valid?",
                    ru: "До какого числа действует загранпаспорт?"),
                help: Sentence(en: "As 2026-07-31 or 31.07.2026.", ru: "Например, 31.07.2026 или 2026-07-31."))
        case .internalPassport:
            FieldWords(
                label: Sentence(en: "internal passport", ru: "внутренний паспорт"),
                question: Sentence(
                    en: "{Do you|Does he} have the internal passport at hand?",
                    ru: "Внутренний паспорт у {вас|него} на руках?"),
                help: Sentence(
                    en: "At hand: he could take it with him today. If the unit keeps it: no.",
                    ru: "На руках — значит, может взять с собой сегодня. Если хранится в части — «нет»."))
        case .visas:
            FieldWords(
                label: Sentence(en: "visas and permits", ru: "визы и ВНЖ"),
                question: Sentence(
                    en: "{Do you|Does he} have a visa or residence permit?",
                    ru: "Есть у {вас|него} визы или вид на жительство?"),
                help: Sentence(
                    en:
                        "1 for Schengen, a country by name or letters; several with spaces: 1 Germany. 0 for none.",
                    ru:
                        "1 — шенген, страна — названием или буквами; несколько через пробел: 1 Германия. 0, если ничего нет."
                ))
        case .legalStayUntil:
            FieldWords(
                label: Sentence(en: "legal stay until", ru: "легально находится до"),
                question: Sentence(
                    en: "Until what day may {you|he} stay there legally?",
                    ru: "До какого числа {вы можете|он может} находиться там легально?"),
                help: Sentence(
                    en: "The last day, by the stamp, visa or registration. As 2026-07-31 or 31.07.2026.",
                    ru: "Последний день по штампу, визе или регистрации. Например, 31.07.2026 или 2026-07-31."))
        case .deadline:
            FieldWords(
                label: Sentence(en: "deadline", ru: "крайний срок"),
                question: Sentence(
                    en: "Is there a day by which something will happen?",
                    ru: "Есть ли день, к которому что-то должно произойти?"),
                help: Sentence(
                    en: "For example: has to report, leave ends. The day as 31.07.2026 or 2026-07-31.",
                    ru: "Например, явка или конец отпуска. Дату пишите так: 31.07.2026 или 2026-07-31."))
        case .deadlineReason:
            FieldWords(
                label: Sentence(en: "what ends then", ru: "что наступает в этот срок"),
                question: Sentence(
                    en: "What happens then, or what threatens {you|him} even without a day?",
                    ru: "Что тогда будет? Или что грозит, даже если день не назван?"),
                help: Sentence(
                    en: "Choose the nearest; details can go into the notes. Enter if there is nothing.",
                    ru: "Что ближе всего; подробности можно в заметки. Если ничего, нажмите Enter."))
        case .danger:
            FieldWords(
                label: Sentence(en: "danger", ru: "опасность"),
                question: Sentence(
                    en: "Is there any danger right now, or in the next few hours?",
                    ru: "Есть ли опасность прямо сейчас или в ближайшие часы?"),
                help: Sentence(
                    en: """
                        Choose all that apply; 0 for none. If his life is in danger, or he may be taken away \
                        today, write only what is needed and call the coordinator at once.
                        """,
                    ru: """
                        Отметьте всё, что подходит; 0, если опасности нет. Если речь о жизни или его могут увезти сегодня, \
                        запишите только самое нужное и сразу звоните координатору.
                        """))
        case .companions:
            FieldWords(
                label: Sentence(en: "who travels along", ru: "кто едет вместе с ним"),
                question: Sentence(
                    en: "How many people will travel with {you|him}?",
                    ru: "Сколько человек поедет вместе с {вами|ним}?"),
                help: Sentence(en: "Children count too. 0 for none.", ru: "Дети тоже считаются. 0, если никто."))
        case .health:
            FieldWords(
                label: Sentence(en: "health", ru: "здоровье"),
                question: Sentence(
                    en: "Is there anything about {your|his} health that we should know?",
                    ru: "Есть ли что-то важное со здоровьем?"),
                help: Sentence(
                    en: "Only the kind of problem. 0 for none. It may matter to the medical board.",
                    ru: "Только в общих чертах. 0, если ничего. Это может быть важно для медкомиссии."))
        case .conscience:
            FieldWords(
                label: Sentence(en: "conscience", ru: "убеждения"),
                question: Sentence(
                    en: "{Would you like|Would he like} to say why {you refuse|he refuses} to fight?",
                    ru: "{Хотите|Хочет ли он} сказать, почему {отказываетесь|отказывается} воевать?"),
                help: Sentence(
                    en: "He needs no reason to get help. Do not insist.",
                    ru: "Причина не нужна, чтобы получить помощь. Не настаивайте."))
        case .ties:
            FieldWords(
                label: Sentence(en: "ties abroad", ru: "связи за границей"),
                question: Sentence(
                    en: "{Do you|Does he} have family, roots or a second citizenship in another country?",
                    ru: "Есть ли у {вас|него} родные, корни или второе гражданство в другой стране?"),
                help: Sentence(
                    en:
                        "A number, then the country: 2 Germany. Several with spaces: 1 2 Germany. 0 for none.",
                    ru: "Номер, за ним страна: 2 Германия. Несколько через пробел: 1 2 Германия. 0, если ничего нет."))
        case .evidence:
            FieldWords(
                label: Sentence(en: "papers that prove it", ru: "подтверждающие документы"),
                question: Sentence(
                    en: "Which papers {do you|does he} have to prove it?",
                    ru: "Какие документы у {вас|него} это подтверждают?"),
                help: Sentence(
                    en: "Only what kind of papers. No photographs, no numbers. He should keep them all.",
                    ru: "Только какие это документы. Без фотографий и номеров. Пусть всё сохранит."))
        case .refer:
            FieldWords(
                label: Sentence(en: "to a lawyer only", ru: "только к адвокату"),
                question: Sentence(
                    en: "Is there anything about combat that {you|he} would tell only a lawyer?",
                    ru: "Есть ли что-то о боях, что {вы хотели бы|он хотел бы} обсудить только с адвокатом?"),
                help: Sentence(
                    en: "Do not ask what it was, and do not write it down: that is between him and the lawyer.",
                    ru: "Не спрашивайте, что именно, и не записывайте: это между ним и адвокатом."))
        case .notes:
            FieldWords(
                label: Sentence(en: "notes", ru: "заметки"),
                question: Sentence(en: "Is there anything else that we should know?", ru: "Что ещё нам важно знать?"),
                help: Sentence(
                    en: "A few sentences. No names, not of others either; nothing about where troops are.",
                    ru: "Несколько фраз. Без имён, чужих тоже; ничего о расположении войск."))
        }
    }
}

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

/// Texts for a field without a value.
package enum FieldText {
    /// The value is unknown.
    package static let unknown = Sentence(en: "not known", ru: "неизвестно")
    /// The list is known to be empty.
    package static let nothing = Sentence(en: "none", ru: "нет")
}
