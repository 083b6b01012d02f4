// Texts around the questions on the screen: progress, keys, errors, and the review before sealing.

import IntakeBase

extension InterviewText {
    /// The progress of the interview.
    package static func progress(_ number: Int, of count: Int) -> Sentence {
        Sentence(en: "Question \(number) of \(count)", ru: "Вопрос \(number) из \(count)")
    }

    /// The keys, for a question without an answer. In a follow-up, what is not answered stays as it was.
    package static func keys(isFollowUp: Bool) -> Sentence {
        let open = isFollowUp ? unchanged : unknown
        return Sentence(
            en: "Enter: \(open.en) · <: back · ?: help · >: to the review · Ctrl-C: discard all",
            ru: "Enter: \(open.ru) · <: назад · ?: подсказка · >: проверка · Ctrl-C: стереть всё")
    }
    /// The keys for an answer without a value. In a follow-up, an earlier answer can be taken back.
    package static func keysUnsaid(takesBack: Bool) -> Sentence {
        let declines = Sentence(en: "!: does not want to say", ru: "!: не хочет говорить")
        guard takesBack else { return declines }
        return Sentence(
            en: "-: no longer known, take back · \(declines.en)", ru: "-: теперь неизвестно, снять · \(declines.ru)")
    }

    /// What was said before is not known any more.
    static let takenBack = Sentence(
        en: "no longer known, taken back", ru: "теперь неизвестно, прежний ответ снят")

    private static let unknown = Sentence(en: "not known", ru: "неизвестно")
    private static let unchanged = Sentence(en: "unchanged", ru: "как было")

    /// The keys, for a question with an answer.
    package static func keysAnswered(isFollowUp: Bool) -> Sentence {
        let open = isFollowUp ? unchanged : unknown
        return Sentence(
            en: "Enter: keep it · -: \(open.en) · <: back · ?: help · >: to the review",
            ru: "Enter: оставить · -: \(open.ru) · <: назад · ?: подсказка · >: проверка")
    }

    /// The earlier answer.
    package static func already(_ answer: Sentence) -> Sentence {
        Sentence(en: "So far: \(answer.en)", ru: "Сейчас: \(answer.ru)")
    }

    /// An explanation of all keys.
    package static let keysExplained = Sentence(
        en: """
            Type the answer, or its number, and press Enter. Enter alone leaves the question open. ! says that the \
            caller does not want to say. - removes an answer; in an addition it takes back what was said before. < goes \
            back one question, > goes straight to the review. Nothing is recorded until you type “seal” \
            there. Ctrl-C discards everything at once.
            """,
        ru: """
            Введите ответ или его номер и нажмите Enter. Просто Enter — дальше без ответа. «!» — не хочет \
            говорить. «-» убирает ответ, а в дополнении снимает сказанное раньше. «<» — на вопрос назад, «>» — сразу к проверке. Пока вы там не напишете «сохранить», ничего не записывается. Ctrl-C \
            сразу стирает всё.
            """)

    /// The typed text, and why it was not understood.
    package static func notUnderstood(_ typed: String, _ why: Sentence) -> Sentence {
        let shown = VisibleText.line(typed)
        let short = shown.count > 40 ? shown.prefix(40) + "…" : shown
        return Sentence(en: "You typed “\(short)”. \(why.en)", ru: "Вы ввели «\(short)». \(why.ru)")
    }

    /// The first question has no question before it.
    package static let firstQuestion = Sentence(
        en: "This is the first question.", ru: "Это первый вопрос.")

    /// The choice 0 of a list: nothing in the list applies.
    package static let noneOfThese = Sentence(en: "none of these", ru: "ничего из этого")

    /// Asks for one number of a list.
    static func wantsOne(of count: Int) -> Sentence {
        Sentence(
            en: "Please give one number from 1 to \(count). Enter if it is not known.",
            ru: "Введите один номер от 1 до \(count). Если неизвестно, нажмите Enter.")
    }

    /// Asks for numbers of a list.
    static func wantsSeveral(of count: Int, countries: Bool) -> Sentence {
        let range = count == 1 ? "1" : "1–\(count)"
        guard countries else {
            return Sentence(
                en: "Please give numbers (\(range)) with spaces between them, or 0 for none.",
                ru: "Введите номера (\(range)) через пробел или 0, если ничего нет.")
        }
        return Sentence(
            en: "Please give numbers (\(range)), with a country where needed, or 0 for none.",
            ru: "Введите номера (\(range)), где нужно — со страной, или 0, если ничего нет.")
    }

    /// Asks for a number.
    static func wantsNumber(_ range: ClosedRange<Int>) -> Sentence {
        Sentence(
            en: "Please give a number from \(range.lowerBound) to \(range.upperBound).",
            ru: "Введите число от \(range.lowerBound) до \(range.upperBound).")
    }

    /// A year that can hardly be meant.
    static func isYearMeant(today: Day) -> Sentence {
        Sentence(
            en: "Is the year right? This laptop says that today is \(today). If the day is right, type it once more.",
            ru: "Год верный? По часам ноутбука сегодня \(today). Если день верный, введите его ещё раз.")
    }

    /// Asks for a day.
    static let wantsDay = Sentence(
        en: "That is no date. Please write it as 31.07.2026 or 2026-07-31.",
        ru: "Такой даты нет. Напишите, например, 31.07.2026 или 2026-07-31.")

    /// Asks for a country.
    static let wantsCountry = Sentence(
        en: "I do not know that country. Please give its name or its two letters, such as AM.",
        ru: "Такой страны я не знаю. Введите название или две латинские буквы, например AM.")

    /// Asks for a shorter text.
    static func tooLong(by bytes: Int) -> Sentence {
        Sentence(
            en: "That is too long by \(bytes) bytes (a Cyrillic letter is two). Please shorten it.",
            ru: "Слишком длинно: лишних \(bytes) байт (буква — два байта). Сократите, пожалуйста.")
    }
}

extension InterviewText {
    /// The heading of the review.
    package static let review = Sentence(
        en: "Please check. Nothing is recorded yet.", ru: "Проверьте, пожалуйста. Пока ничего не записано.")

    /// The heading of a follow-up.
    package static func followUp(_ code: String) -> Sentence {
        Sentence(
            en: "More about case \(code): answer only what has changed.",
            ru: "Дополнение к обращению \(code): отвечайте только на то, что изменилось.")
    }

    /// No question was answered.
    package static let nothingKnown = Sentence(en: "Nothing is known yet.", ru: "Пока ничего не известно.")

    /// The questions without an answer; `isAll`: none was answered.
    package static func leftOpen(_ labels: [Sentence], isAll: Bool, isFollowUp: Bool) -> Sentence {
        let head =
            switch (isFollowUp, isAll) {
            case (true, _): Sentence(en: "Unchanged", ru: "Без изменений")
            case (false, true):
                Sentence(en: "Nothing is known yet. The questions", ru: "Пока ничего не известно. Вопросы")
            case (false, false): Sentence(en: "Not known", ru: "Неизвестно")
            }
        return Sentence(
            en: "\(head.en): \(labels.map(\.en).joined(separator: ", "))",
            ru: "\(head.ru): \(labels.map(\.ru).joined(separator: ", "))")
    }

    /// The choices at the review.
    package static let reviewChoices = Sentence(
        en: "type seal to save · a number to change it · < to go back · discard to delete",
        ru: "напишите: «сохранить» · номер — изменить · < — назад · «удалить» — стереть всё")

    /// The words that seal, in both languages, and the same keys on the other keyboard layout. No single letter is
    /// among them: it is too easy to press by mistake.
    package static let sealWords: Set<String> = ["seal", "ыуфд", "сохранить", "cj[hfybnm"]
    /// The words that discard.
    package static let discardWords: Set<String> = ["discard", "d", "удалить", "у"]

    /// The answer at the review is not one of the choices.
    package static let wantsReviewChoice = Sentence(
        en: "Please write the whole word, seal or discard, or the number of an answer to change.",
        ru: "Напишите слово целиком, «сохранить» или «удалить», или номер ответа, который нужно изменить.")

    /// Asks for confirmation before everything is discarded.
    package static let reallyDiscard = Sentence(
        en: "Delete everything that was typed? It cannot be brought back.",
        ru: "Стереть всё, что введено? Вернуть будет нельзя.")

    /// The caller did not agree that anything is recorded.
    package static let noConsent = Sentence(
        en: "The caller did not agree to keeping anything.",
        ru: "Звонящий не дал согласия что-либо хранить.")

    /// Asks for confirmation before sealing with warnings.
    package static let sealAnyway = Sentence(
        en: "NOT SAVED YET. Save it anyway?", ru: "ЕЩЁ НЕ СОХРАНЕНО. Всё равно сохранить?")

    /// The page number of a long review.
    package static func page(_ page: Int, of count: Int) -> Sentence {
        Sentence(
            en: "Page \(page) of \(count). Enter: next page", ru: "Страница \(page) из \(count). Enter: следующая")
    }
}
