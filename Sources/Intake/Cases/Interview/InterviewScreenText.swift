// What is written around the questions on the screen: how far it is, which keys do what, what was not understood, and
// the review before sealing.

import IntakeBase

extension InterviewText {
    /// How far the interview is.
    package static func progress(_ number: Int, of count: Int) -> Sentence {
        Sentence(en: "Question \(number) of \(count)", ru: "Вопрос \(number) из \(count)")
    }

    /// The keys, below a question that has no answer yet.
    package static let keys = Sentence(
        en: "Enter: not known · <: back · ?: help · >: to the review · Ctrl-C: discard all",
        ru: "Enter: неизвестно · <: назад · ?: подсказка · >: проверка · Ctrl-C: стереть всё")

    /// The keys where the question has an answer already.
    package static let keysAnswered = Sentence(
        en: "Enter: leave it as it is · -: not known · <: back · ?: help · >: to the review",
        ru: "Enter: не менять · -: неизвестно · <: назад · ?: подсказка · >: проверка")

    /// What was answered before.
    package static func already(_ answer: Sentence) -> Sentence {
        Sentence(en: "So far: \(answer.en)", ru: "Сейчас: \(answer.ru)")
    }

    /// What each key does, in sentences.
    package static let keysExplained = Sentence(
        en: """
            Type the answer, or its number, and press Enter. Enter alone goes on and leaves the question open. \
            - takes an answer back. < goes one question back, > straight to the review. Nothing is recorded \
            before you say so there. Ctrl-C throws everything away at once.
            """,
        ru: """
            Введите ответ или его номер и нажмите Enter. Просто Enter — дальше без ответа. «-» убирает ответ, \
            «<» — на вопрос назад, «>» — сразу к проверке. Пока вы там не скажете «сохранить», ничего не \
            записывается. Ctrl-C сразу стирает всё.
            """)

    /// What was typed, and why it was not understood.
    package static func notUnderstood(_ typed: String, _ why: Sentence) -> Sentence {
        let shown = VisibleText.line(typed)
        let short = shown.count > 40 ? shown.prefix(40) + "…" : shown
        return Sentence(en: "You typed “\(short)”. \(why.en)", ru: "Вы ввели «\(short)». \(why.ru)")
    }

    /// There is no question before the first one.
    package static let firstQuestion = Sentence(
        en: "This is the first question.", ru: "Это первый вопрос.")

    /// The empty list among the numbers.
    package static let noneOfThese = Sentence(en: "none of these", ru: "ничего из этого")

    /// Expects one number of a list.
    static func wantsOne(of count: Int) -> Sentence {
        Sentence(
            en: "Please give one number from 1 to \(count). Enter if it is not known.",
            ru: "Введите один номер от 1 до \(count). Если неизвестно, нажмите Enter.")
    }

    /// Expects numbers of a list.
    static func wantsSeveral(of count: Int, countries: Bool) -> Sentence {
        let range = count == 1 ? "1" : "1–\(count)"
        guard countries else {
            return Sentence(
                en: "Please give numbers (\(range)) with spaces between them, or 0 for none.",
                ru: "Введите номера (\(range)) через пробел или 0, если ничего нет.")
        }
        return Sentence(
            en: "Please give numbers (\(range)), a country behind where one belongs to it, or 0 for none.",
            ru: "Введите номера (\(range)), где нужно — со страной, или 0, если ничего нет.")
    }

    /// Expects a number.
    static func wantsNumber(_ range: ClosedRange<Int>) -> Sentence {
        Sentence(
            en: "Please give a number from \(range.lowerBound) to \(range.upperBound).",
            ru: "Введите число от \(range.lowerBound) до \(range.upperBound).")
    }

    /// Expects a day.
    static let wantsDay = Sentence(
        en: "That is no date. Please write it as 31.07.2026 or 2026-07-31.",
        ru: "Такой даты нет. Напишите, например, 31.07.2026 или 2026-07-31.")

    /// Expects a country.
    static let wantsCountry = Sentence(
        en: "I do not know that country. Please give its name or its two letters, such as AM.",
        ru: "Такой страны я не знаю. Введите название или две латинские буквы, например AM.")

    /// Expects a shorter text.
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

    /// Above the questions of a follow-up.
    package static func followUp(_ code: String) -> Sentence {
        Sentence(
            en: "More about case \(code): answer only what has changed.",
            ru: "Дополнение к обращению \(code): отвечайте только на то, что изменилось.")
    }

    /// Where nothing was answered at all.
    package static let nothingKnown = Sentence(en: "Nothing is known yet.", ru: "Пока ничего не известно.")

    /// What was left open; `isAll`: nothing was answered.
    package static func leftOpen(_ labels: [Sentence], isAll: Bool) -> Sentence {
        let head =
            isAll
            ? Sentence(en: "Nothing is known yet. The questions", ru: "Пока ничего не известно. Вопросы")
            : Sentence(en: "Not known", ru: "Неизвестно")
        return Sentence(
            en: "\(head.en): \(labels.map(\.en).joined(separator: ", "))",
            ru: "\(head.ru): \(labels.map(\.ru).joined(separator: ", "))")
    }

    /// What can be done at the review.
    package static let reviewChoices = Sentence(
        en: "seal: record it · number: change it · <: back · discard: throw it away",
        ru: "сохранить: записать · номер: изменить ответ · <: назад · удалить: стереть всё")

    /// The words that seal, in both languages, and the same keys pressed on the other layout of the keyboard. No single
    /// letter: one slips in too easily.
    package static let sealWords: Set<String> = ["seal", "ыуфд", "сохранить", "cj[hfybnm"]
    /// The words that discard.
    package static let discardWords: Set<String> = ["discard", "d", "удалить", "у"]

    /// The answer at the review was none of them.
    package static let wantsReviewChoice = Sentence(
        en: "Please write the whole word, seal or discard, or the number of an answer to change.",
        ru: "Напишите слово целиком, «сохранить» или «удалить», или номер ответа, который нужно изменить.")

    /// Before everything is thrown away.
    package static let reallyDiscard = Sentence(
        en: "Throw away everything that was written? It cannot be brought back.",
        ru: "Стереть всё, что введено? Вернуть будет нельзя.")

    /// The caller agreed to nothing.
    package static let noConsent = Sentence(
        en: "The caller did not agree that anything is kept.",
        ru: "Согласия на то, чтобы что-то хранить, нет.")

    /// Before sealing in spite of a doubt.
    package static let sealAnyway = Sentence(
        en: "NOT SAVED YET. Record it all the same?", ru: "ЕЩЁ НЕ СОХРАНЕНО. Всё равно сохранить?")

    /// Which page of a long review shows.
    package static func page(_ page: Int, of count: Int) -> Sentence {
        Sentence(
            en: "Page \(page) of \(count). Enter: the next one", ru: "Страница \(page) из \(count). Enter: следующая")
    }
}
