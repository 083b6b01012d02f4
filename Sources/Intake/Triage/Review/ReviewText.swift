// Sentences and questions of the review of overdue facts, one by one.

import IntakeBase
import IntakeCases

/// The catalogue of `routes review`.
package enum ReviewText {
    // MARK: One fact

    /// The number of the fact, and the total.
    package static func title(_ number: Int, of count: Int, _ country: Sentence, _ topic: Topic, _ id: String)
        -> Sentence
    {
        let topic = RoutesPageText.topic(topic)
        return Sentence(
            en: "Fact \(number) of \(count): \(country.en), \(topic.en) [\(id)]",
            ru: "Факт \(number) из \(count): \(country.ru), \(topic.ru) [\(id)]")
    }
    /// The severity of a risk.
    package static func severity(_ severity: Int) -> Sentence {
        let text = RoutesPageText.severity(severity)
        return Sentence(en: "Risk: \(text.en).", ru: "Риск: \(text.ru).")
    }
    /// The earlier decision on a fact that is shown again.
    package static func decided(_ decision: BookReview.Decision) -> Sentence {
        switch decision {
        case .renewed(_, let day):
            Sentence(
                en: "Decided: checked on \(day), as shown here.",
                ru: "Решено: проверен \(day), как показано здесь.")
        case .dropped:
            Sentence(en: "Decided: it is taken out of the book.", ru: "Решено: убрать из книги.")
        }
    }
    /// Days past its review date.
    package static func overdue(_ days: Int) -> Sentence {
        days > 0
            ? Sentence(
                en: "Overdue for \(days) \(days == 1 ? "day" : "days").",
                ru: "Просрочен на \(days) \(russianPlural(days, "день", "дня", "дней")).")
            : Sentence(
                en: "Due in \(1 - days) \(days == 0 ? "day" : "days").",
                ru: "Срок истекает через \(1 - days) \(russianPlural(1 - days, "день", "дня", "дней")).")
    }
    /// What depends on it.
    package static func rests(_ use: FactUse, countries: [Sentence], vignettes: Int) -> Sentence {
        func list(_ title: String, _ names: [String]) -> String? {
            names.isEmpty ? nil : "\(title): \(names.joined(separator: ", "))"
        }
        let en = [
            list("rules", use.rules), list("countries", countries.map(\.en)), list("facts", use.facts),
            "vignettes that get another answer without it: \(vignettes)",
        ]
        let ru = [
            list("правила", use.rules), list("страны", countries.map(\.ru)), list("факты", use.facts),
            "проверочных случаев, где без него ответ был бы другим: \(vignettes)",
        ]
        return Sentence(
            en: "Used by: " + en.compactMap(\.self).joined(separator: "; ") + ".",
            ru: "От него зависят: " + ru.compactMap(\.self).joined(separator: "; ") + ".")
    }

    /// The choices for a fact.
    package enum Choice: Int, CaseIterable, Sendable {
        case confirm = 1
        case change, drop, later, quit
    }
    /// The name of a choice on the screen.
    package static func label(_ choice: Choice) -> Sentence {
        switch choice {
        case .confirm: Sentence(en: "confirm: checked today, no change", ru: "подтвердить: проверено сегодня, всё так")
        case .change:
            Sentence(
                en: "change: checked today, something is different",
                ru: "изменить: проверено сегодня, что-то изменилось")
        case .drop: Sentence(en: "drop: take it out of the book", ru: "удалить: убрать из книги")
        case .later: Sentence(en: "later: leave it as it is", ru: "позже: оставить как есть")
        case .quit: Sentence(en: "quit: keep what is done so far", ru: "закончить: сохранить сделанное")
        }
    }
    /// Parses a choice: its number or its word.
    package static func choice(_ text: String) -> Choice? {
        let typed = text.lowercased().filter { $0 != " " }
        return Choice.allCases.first { choice in
            let words = [label(choice).en, label(choice).ru].compactMap {
                $0.split(separator: ":").first.map(String.init)
            }
            return typed == "\(choice.rawValue)" || words.contains(typed)
        }
    }
    /// The input is not a choice.
    package static let wantsChoice = Sentence(
        en: "Please type a number from 1 to 5, b to go back, or ? for help.",
        ru: "Введите число от 1 до 5; b — назад, ? — подсказка.")
    /// Below the choices.
    package static let keys = Sentence(
        en: "b: back to the fact before · ?: help", ru: "b: к предыдущему факту · ?: подсказка")
    /// There is no fact before the first one.
    package static let isFirst = Sentence(en: "This is the first fact.", ru: "Это первый факт.")
    /// Whether the input asks for help.
    package static func isHelp(_ typed: String) -> Bool { typed.trimmed == "?" }
    /// Whether the input asks to go back: `b`, the same key on a Russian keyboard, or `<` as in the interview.
    package static func isBack(_ typed: String) -> Bool {
        ["b", "back", "<", "и", "назад"].contains(typed.trimmed.lowercased())
    }
    /// The help at the choices.
    package static let choiceHelp = Sentence(
        en: """
            Look up the source. If it still says the same, confirm: the fact is dated today. If it says something \
            else, change: you write what is true now. If no one says it any more, drop it. If you have no time, choose \
            later: it stays as it is. b goes back to the fact before; its decision stays until you decide again. Each \
            decision is saved at once; Ctrl-C loses none.
            """,
        ru: """
            Откройте источник. Если там всё так же — «подтвердить»: факт получит сегодняшнюю дату. Если иначе — \
            «изменить»: напишите, как теперь. Если этого больше никто не сообщает — «удалить». На что нет времени, \
            оставьте: «позже». b возвращает к предыдущему факту: решение о нём в силе, пока не примете другое. \
            Каждое решение сразу сохраняется, Ctrl-C ничего не сотрёт.
            """)
    /// The help at a text, a number or a yes/no question.
    package static let answerHelp = Sentence(
        en: "The line shows the text of the book: change it, or press Enter. < goes back to the choices; nothing is "
            + "decided until you answer yes at the end.",
        ru: "В строке — текст из книги: исправьте его или нажмите Enter. < возвращает к выбору; пока в конце вы не "
            + "ответите «да», ничего не решено.")

    // MARK: Questions

    /// Asks for the source.
    package static let source = Sentence(
        en: "Who says it now? (Enter keeps it)", ru: "Кто это сообщает сейчас? (Enter — оставить)")
    /// Asks for the date of publication.
    package static let published = Sentence(
        en: "When did the source publish it? (Enter keeps it)",
        ru: "Когда источник это опубликовал? (Enter — оставить)")
    /// Asks for the English text.
    package static let english = Sentence(en: "The text in English", ru: "Текст по-английски")
    /// Asks for the Russian text.
    package static let russian = Sentence(en: "The text in Russian", ru: "Текст по-русски")
    /// Asks how much it is trusted.
    package static let confidence = Sentence(en: "How reliable is it?", ru: "Насколько этому можно доверять?")
    /// Asks for the severity.
    package static let severity = Sentence(
        en: "How severe, from 0 (it reassures) to 9 (men were handed back)?",
        ru: "Насколько тяжёлый риск, от 0 (успокаивает) до 9 (людей выдавали)?")
    /// The input is not a number in the range.
    package static func wantsNumber(_ range: ClosedRange<Int>) -> Sentence {
        Sentence(
            en: "Please type a number from \(range.lowerBound) to \(range.upperBound).",
            ru: "Введите число от \(range.lowerBound) до \(range.upperBound).")
    }
    /// The values that will be written.
    package static func willBe(_ checked: Day, _ reviewBy: Day) -> Sentence {
        Sentence(
            en: "Checked \(checked), to be reviewed by \(reviewBy). Is this right?",
            ru: "Проверено \(checked), перепроверить до \(reviewBy). Всё верно?")
    }
    /// Citations prevent it.
    package static let dropCitations = Sentence(
        en: "Remove it, and every reference to it?", ru: "Удалить его и все ссылки на него?")
    /// Nothing cites it.
    package static let dropOnly = Sentence(
        en: "Nothing refers to it. Remove it?", ru: "На него ничего не ссылается. Удалить?")
    /// Dropping would restore an older fact.
    package static func supersedes(_ ids: [String]) -> Sentence {
        let list = ids.joined(separator: ", ")
        return Sentence(
            en: "It replaces \(list), which would count again: change it instead, or remove both by hand.",
            ru: "Он заменяет \(list), и старый факт снова вступил бы в силу: измените этот или уберите оба вручную.")
    }
    static let empty = Sentence(en: "This cannot be empty.", ru: "Здесь не может быть пусто.")
    static func tooLong(_ bytes: Int) -> Sentence {
        Sentence(en: "This is longer than \(bytes) bytes.", ru: "Это длиннее \(bytes) байт.")
    }
    static let hiddenCharacters = Sentence(
        en: "It has characters that cannot be seen; please type it by hand.",
        ru: "В тексте есть невидимые знаки; наберите его вручную.")

    // MARK: The end

    /// Nothing is due.
    package static func nothingDue(_ next: Day?) -> Sentence {
        Sentence(
            en: "Nothing is due for review." + (next.map { " The next review is due on \($0)." } ?? "")
                + " To see what is due in a week: --soon",
            ru: "Проверять пока нечего." + (next.map { " Ближайший срок — \($0)." } ?? "")
                + " Что истекает за неделю: --soon")
    }
    /// Nothing was decided, so nothing is written.
    package static let unchanged = Sentence(
        en: "Nothing was decided; no file was written.", ru: "Решений не было; файл не записан.")
    /// What was written.
    package static func written(_ path: String, _ review: BookReview) -> Sentence {
        let (kept, new, out, left) = (
            review.confirmed.count, review.changed.count, review.dropped.count, review.left.count
        )
        return Sentence(
            en:
                "Version \(review.book.stamp.version) is in \(path): \(kept) confirmed, \(new) changed, \(out) dropped, "
                + "\(left) left for later.",
            ru: "Версия \(review.book.stamp.version) записана в \(path): подтверждено \(kept), изменено \(new), "
                + "удалено \(out), отложено \(left).")
    }
    /// What to do next.
    package static func next(_ path: String, against old: String) -> Sentence {
        Sentence(
            en:
                "It is not in force yet. A second person reads it first, then:\n  intake routes check \(path) --against \(old)"
                + "\n  intake routes sign \(path)",
            ru:
                "Она ещё не действует. Сначала её читает второй человек, потом:\n  intake routes check \(path) --against \(old)"
                + "\n  intake routes sign \(path)")
    }
    /// The book still calls itself an example.
    package static let stillExample = Sentence(
        en: "It still says `example = true`: remove that line when the hotline has checked every fact.",
        ru: "В ней всё ещё есть `example = true`: уберите эту строку, когда линия проверит каждый факт.")
    /// The file could not be written.
    package static let anotherFile = Sentence(
        en: "Nothing is lost yet. Write it to which file?", ru: "Пока ничего не потеряно. В какой файл записать?")
    /// After Ctrl-C.
    package static func interrupted(_ decided: Int, draft: String) -> Sentence {
        guard decided > 0 else {
            return Sentence(
                en: "interrupted: nothing was decided, the book is unchanged",
                ru: "прервано: решений ещё не было, книга не изменена")
        }
        return Sentence(
            en:
                "interrupted: \(decided) decided so far \(decided == 1 ? "is" : "are") saved in \(draft), the book "
                + "is unchanged. The same command continues from there",
            ru:
                "прервано: решения (\(decided)) сохранены в \(draft), книга не изменена. Та же команда продолжит с "
                + "этого места"
        )
    }
    /// There is a draft of an earlier review.
    package static func goOn(_ decided: Int, _ draft: String) -> Sentence {
        Sentence(
            en: "A review was interrupted: \(draft) has \(decided) decided. Continue it?",
            ru: "Проверка была прервана: в \(draft) сохранены решения (\(decided)). Продолжить с этого места?")
    }
    /// The draft is left alone.
    package static func draftStays(_ draft: String) -> Sentence {
        Sentence(
            en: "\(draft) has the decisions of an interrupted review; nothing was changed",
            ru: "в \(draft) — решения прерванной проверки; ничего не изменено")
    }
    /// What to do about the draft.
    package static let draftHint = Sentence(
        en: "continue it, remove it, or begin another review with --out FILE",
        ru: "продолжите с него, удалите его или начните другую проверку: --out ФАЙЛ")
    static let otherDraft = Sentence(
        en: "it was begun with another text of this book", ru: "она начата с другого текста этой книги")
    /// The draft cannot be used here.
    package static func badDraft(_ draft: String, _ why: Sentence) -> Sentence {
        Sentence(
            en: "\(draft) looks like an interrupted review, but cannot be continued: \(why.en)",
            ru: "\(draft) похож на прерванную проверку, но продолжить с него нельзя: \(why.ru)")
    }
    /// A decision could not be saved.
    package static func draftFailed(_ why: Sentence) -> Sentence {
        Sentence(
            en: "The decisions so far could not be saved (\(why.en)): finish with quit, not with Ctrl-C.",
            ru: "Решения сохранить не удалось (\(why.ru)): закончите пунктом «закончить», а не Ctrl-C.")
    }

    // MARK: Errors

    /// The clock is earlier than the newest check.
    package static let clock = Sentence(
        en: "this date is before the book's newest check, so a check cannot have it",
        ru: "эта дата раньше последней проверки в книге: проверку ею не датируют")
    /// What to do about the clock.
    package static let clockHint = Sentence(
        en: "set the laptop's clock, or give today with --as-of",
        ru: "поправьте часы или укажите сегодняшний день: --as-of")
    static func notFound(_ name: String) -> Sentence {
        Sentence(
            en: "\(name) is written in the file in a form that cannot be changed here",
            ru: "«\(name)» записано в файле так, что отсюда это не изменить")
    }
    static let notAsMeant = Sentence(
        en: "the changed book would not be read as intended; this change was not made",
        ru: "изменённая книга читалась бы не так, как задумано; изменение не внесено")
    /// What to do if a change cannot be made here.
    package static let byHand = Sentence(
        en: "change the file by hand, then: intake routes check FILE",
        ru: "измените файл вручную, потом: intake routes check ФАЙЛ")
}
