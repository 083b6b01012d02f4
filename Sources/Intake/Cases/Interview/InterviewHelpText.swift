// What a volunteer reads under a question who asked for help with it: what it is for, what counts, what to leave out.

import IntakeBase

extension InterviewText {
    /// A line of help with a question.
    package static func help(_ question: Question) -> Sentence {
        switch question {
        case .field(let field): help(field)
        case .contact(let part): help(part)
        case .companion(_, let part): help(part)
        }
    }

    private static func help(_ field: RequestField) -> Sentence {
        switch field {
        case .danger:
            Sentence(
                en: """
                    Choose all that apply; 0 if there is none. If it is about life, or he may be taken away today, \
                    write only what is needed and call the coordinator at once.
                    """,
                ru: """
                    Отметьте всё, что подходит; 0, если опасности нет. Если речь о жизни или его могут увезти сегодня, \
                    запишите только самое нужное и сразу звоните координатору.
                    """)
        case .caller:
            Sentence(en: "Only what the caller is to him. No names.", ru: "Только кем приходится, без имён.")
        case .personAgrees:
            Sentence(
                en: "If he does not know: we do talk to the caller, but do nothing in his name without him.",
                ru: "Если не знает: с обратившимся говорим, но за самого человека без него ничего не делаем.")
        case .stage:
            Sentence(
                en: "Choose where he stands now, not what he fears. Still at home with a summons is conscription.",
                ru: "Выберите то, что есть сейчас, а не то, чего он боится. Дома с повесткой на срочную — это призыв.")
        case .position:
            Sentence(
                en: "Neither the unit nor the address.",
                ru: "Без номера части и без адреса.")
        case .service:
            Sentence(
                en: "Whoever signed a contract counts as a contract soldier, even where he was forced to.",
                ru: "Кто подписал контракт, тот контрактник, даже если его заставили.")
        case .country:
            Sentence(
                en: "The name of the country, or its two letters: Russia, RU.",
                ru: "Название страны или две латинские буквы: Россия, RU.")
        case .deadline:
            Sentence(
                en: "For example: has to report, a leave ends. The day as 31.07.2026 or 2026-07-31.",
                ru: "Например, явка или конец отпуска. Дату пишите так: 31.07.2026 или 2026-07-31.")
        case .deadlineReason:
            Sentence(
                en: "The nearest fits; details can go into the notes.",
                ru: "Что ближе всего; подробности можно в заметки.")
        case .summons:
            Sentence(
                en: "It counts as placed when it stands in the electronic register, even if he has no paper.",
                ru: "Повестка в электронном реестре тоже считается, даже если бумаги на руках нет.")
        case .exitBan:
            Sentence(
                en: "If nobody looked it up, press Enter: not known is not the same as no.",
                ru: "Если не проверяли, нажмите Enter: «неизвестно» — это не «нет».")
        case .wanted:
            Sentence(
                en: "Yes or no only if that is certain. A guess is not known: press Enter.",
                ru: "«Да» или «нет», только если это точно. Догадка — это «неизвестно»: нажмите Enter.")
        case .charge:
            Sentence(
                en: "Only the article; Enter if there is no case. What happened is for his lawyer, and nobody else.",
                ru: "Только статья; если дела нет, нажмите Enter. Что произошло, он расскажет только адвокату.")
        case .passport:
            Sentence(
                en: "The ten-year one has a chip sign on its cover. Never its number.",
                ru: "На обложке десятилетнего есть значок чипа. Номер не нужен.")
        case .passportExpires:
            Sentence(en: "As 2026-07-31 or 31.07.2026.", ru: "Например, 31.07.2026 или 2026-07-31.")
        case .internalPassport:
            Sentence(
                en: "At hand: he could take it with him today. Kept in the unit counts as no.",
                ru: "На руках — значит, может взять с собой сегодня. Лежит в части — значит «нет».")
        case .visas:
            Sentence(
                en: "1 for Schengen, a country by name or letters; several with spaces: 1 Germany. 0 if there is none.",
                ru:
                    "1 — шенген, страна — названием или буквами; несколько через пробел: 1 Германия. 0, если ничего нет."
            )
        case .legalStayUntil:
            Sentence(
                en: "The last day, by the stamp, visa or registration. As 2026-07-31 or 31.07.2026.",
                ru: "Последний день по штампу, визе или регистрации. Например, 31.07.2026 или 2026-07-31.")
        case .companions:
            Sentence(en: "Children count too. 0 if nobody.", ru: "Дети тоже считаются. 0, если никто.")
        case .age:
            Sentence(
                en: "In years. A minor goes to the coordinator.",
                ru: "Полных лет. Несовершеннолетний — сразу к координатору.")
        case .place:
            Sentence(
                en: "A region or a large city. Never a street, a village or a military place.",
                ru: "Область или большой город. Ни улицы, ни деревни, ни воинской части.")
        case .health:
            Sentence(
                en: "Only what kind of thing. 0 if there is nothing. It may matter to the medical board.",
                ru: "Только в общих чертах. 0, если ничего. Это может быть важно для медкомиссии.")
        case .conscience:
            Sentence(
                en: "Nobody has to have a reason to get help. Do not press.",
                ru: "Причина не нужна, чтобы получить помощь. Не настаивайте.")
        case .ties:
            Sentence(
                en:
                    "A number, and the country behind it: 2 Germany. Several with spaces: 1 2 Germany. 0 if there is none.",
                ru: "Номер, за ним страна: 2 Германия. Несколько через пробел: 1 2 Германия. 0, если ничего нет.")
        case .evidence:
            Sentence(
                en: "Only what kind of papers. No photographs, no numbers. He should keep them all.",
                ru: "Только какие это документы. Без фотографий и номеров. Пусть всё сохранит.")
        case .refer:
            Sentence(
                en: "Do not ask what it was, and do not write it down: that is between him and the lawyer.",
                ru: "Не спрашивайте, что именно, и не записывайте: это между ним и адвокатом.")
        case .pseudonym:
            Sentence(en: "A short one that is easy to say.", ru: "Короткое, чтобы легко было назвать.")
        case .consent:
            Sentence(
                en: "Read them out and choose what the caller agrees to. 0 if to nothing: then do not seal it.",
                ru: "Прочитайте вслух и отметьте, на что есть согласие. 0, если ни на что: тогда не сохраняйте.")
        case .notes:
            Sentence(
                en: "A few sentences. No names, not of others either; nothing of how the troops are placed.",
                ru: "Несколько фраз. Без имён, чужих тоже; ничего о расположении войск.")
        case .safeContact: FieldText.label(.safeContact)
        }
    }

    private static func help(_ part: SafeContact.Part) -> Sentence {
        switch part {
        case .channel:
            Sentence(
                en: "By what means and under which name there; or through whom.",
                ru: "Какой мессенджер и какой там ник; или через кого.")
        case .when:
            Sentence(en: "For example: after 20:00, not at weekends.", ru: "Например: после 20:00, не в выходные.")
        case .codeWord:
            Sentence(
                en: "Something harmless that nobody else would say.",
                ru: "Что-нибудь безобидное, чего другой не скажет.")
        case .avoid:
            Sentence(
                en: "For example: do not ring, do not mention the army, do not ask for him at home.",
                ru: "Например: не звонить, не упоминать армию, не спрашивать его дома.")
        }
    }

    private static func help(_ part: Companion.Part) -> Sentence {
        switch part {
        case .relation:
            Sentence(en: "For example: wife, daughter, friend. No names.", ru: "Например: жена, дочь, друг. Без имён.")
        case .age: Sentence(en: "In years; 0 for a baby.", ru: "Полных лет; младенцу 0.")
        case .passport: help(RequestField.passport)
        case .internalPassport: help(RequestField.internalPassport)
        case .birthCertificate:
            Sentence(en: "For a child that travels abroad.", ru: "Для ребёнка, который едет за границу.")
        }
    }
}
