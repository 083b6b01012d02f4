// What stands around the questions on the screen: how far it is, which keys do what, what was not understood, and
// the review before sealing.

extension InterviewText {
    /// How far the interview is.
    public static func progress(_ number: Int, of count: Int) -> Sentence {
        Sentence(en: "Question \(number) of \(count)", ru: "Вопрос \(number) из \(count)")
    }

    /// The keys, below the first question and whenever somebody asks.
    public static let keys = Sentence(
        en: "Enter: not known · <: back · ?: help · >: to the review · Ctrl-C: throw away",
        ru: "Enter: неизвестно · <: назад · ?: подсказка · >: к проверке · Ctrl-C: стереть")

    /// The keys where the question has an answer already.
    public static let keysAnswered = Sentence(
        en: "Enter: leave it as it is · -: not known · <: back · ?: help · >: to the review",
        ru: "Enter: оставить как есть · -: неизвестно · <: назад · ?: подсказка · >: к проверке")

    /// What was answered before.
    public static func already(_ answer: Sentence) -> Sentence {
        Sentence(en: "So far: \(answer.en)", ru: "Сейчас: \(answer.ru)")
    }

    /// What each key does, in sentences.
    public static let keysExplained = Sentence(
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
    public static func notUnderstood(_ typed: String, _ why: Sentence) -> Sentence {
        let shown = VisibleText.line(typed)
        let short = shown.count > 40 ? shown.prefix(40) + "…" : shown
        return Sentence(en: "You typed “\(short)”. \(why.en)", ru: "Вы ввели «\(short)». \(why.ru)")
    }

    /// There is no question before the first one.
    public static let firstQuestion = Sentence(
        en: "This is the first question.", ru: "Это первый вопрос.")

    /// The empty list among the numbers.
    public static let noneOfThese = Sentence(en: "none of these", ru: "ничего из этого")

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
    public static let review = Sentence(
        en: "Please check. Nothing is recorded yet.", ru: "Проверьте, пожалуйста. Пока ничего не записано.")

    /// Above the questions of a follow-up.
    public static func followUp(_ code: String) -> Sentence {
        Sentence(
            en: "More about case \(code): answer only what has changed.",
            ru: "Дополнение к обращению \(code): отвечайте только на то, что изменилось.")
    }

    /// Where nothing was answered at all.
    public static let nothingKnown = Sentence(en: "Nothing is known yet.", ru: "Пока ничего не известно.")

    /// What was left open.
    public static func leftOpen(_ labels: [Sentence]) -> Sentence {
        Sentence(
            en: "Not known: \(labels.map(\.en).joined(separator: ", "))",
            ru: "Неизвестно: \(labels.map(\.ru).joined(separator: ", "))")
    }

    /// What can be done at the review.
    public static let reviewChoices = Sentence(
        en: "seal: record it · number: change it · <: back · discard: throw it away",
        ru: "сохранить: записать · номер: изменить ответ · <: назад · удалить: стереть всё")

    /// The words that seal, in both languages, and their first letters; the key of «с» types `c` in Latin letters.
    public static let sealWords: Set<String> = ["seal", "s", "сохранить", "с", "c"]
    /// The words that discard.
    public static let discardWords: Set<String> = ["discard", "d", "удалить", "у"]

    /// The answer at the review was none of them.
    public static let wantsReviewChoice = Sentence(
        en: "Please write seal, discard, or the number of an answer to change.",
        ru: "Напишите «сохранить», «удалить» или номер ответа, который нужно изменить.")

    /// Before everything is thrown away.
    public static let reallyDiscard = Sentence(
        en: "Throw away everything that was written? It cannot be brought back.",
        ru: "Стереть всё, что записано? Вернуть будет нельзя.")

    /// The caller agreed to nothing.
    public static let noConsent = Sentence(
        en: "The caller did not agree that anything is kept.",
        ru: "Согласия на то, чтобы что-то хранить, нет.")

    /// Before sealing in spite of a doubt.
    public static let sealAnyway = Sentence(en: "Record it all the same?", ru: "Всё равно сохранить?")

    /// Which page of a long review shows.
    public static func page(_ page: Int, of count: Int) -> Sentence {
        Sentence(
            en: "Page \(page) of \(count). Enter: the next one", ru: "Страница \(page) из \(count). Enter: следующая")
    }
}
