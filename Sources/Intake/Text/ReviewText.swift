// What is said and asked while the overdue facts of a route book are reviewed one by one.

/// The catalogue of `routes review`.
public enum ReviewText {
    // MARK: One fact

    /// Which fact of how many.
    public static func title(_ number: Int, of count: Int, _ country: Sentence, _ topic: Topic, _ id: String)
        -> Sentence
    {
        let topic = RoutesPageText.topic(topic)
        return Sentence(
            en: "Fact \(number) of \(count): \(country.en), \(topic.en) [\(id)]",
            ru: "Факт \(number) из \(count): \(country.ru), \(topic.ru) [\(id)]")
    }
    /// How far past its review it is.
    public static func overdue(_ days: Int) -> Sentence {
        days > 0
            ? Sentence(
                en: "Overdue for \(days) \(days == 1 ? "day" : "days").",
                ru: "Просрочен на \(days) \(russianPlural(days, "день", "дня", "дней")).")
            : Sentence(
                en: "Due in \(1 - days) \(days == 0 ? "day" : "days").",
                ru: "Срок истекает через \(1 - days) \(russianPlural(1 - days, "день", "дня", "дней")).")
    }
    /// What rests on it.
    public static func rests(_ use: FactUse, countries: [Sentence], vignettes: Int) -> Sentence {
        func list(_ title: String, _ names: [String]) -> String? {
            names.isEmpty ? nil : "\(title): \(names.joined(separator: ", "))"
        }
        let en = [
            list("rules", use.rules), list("countries", countries.map(\.en)), list("facts", use.facts),
            "cases of the book that would be answered otherwise without it: \(vignettes)",
        ]
        let ru = [
            list("правила", use.rules), list("страны", countries.map(\.ru)), list("факты", use.facts),
            "проверочных случаев, где без него ответ был бы другим: \(vignettes)",
        ]
        return Sentence(
            en: "Rests on it: " + en.compactMap(\.self).joined(separator: "; ") + ".",
            ru: "На нём держатся: " + ru.compactMap(\.self).joined(separator: "; ") + ".")
    }

    /// What can be done with a fact.
    public enum Choice: Int, CaseIterable, Sendable {
        case confirm = 1
        case change, drop, later, quit
    }
    /// What a choice is called on the screen.
    public static func label(_ choice: Choice) -> Sentence {
        switch choice {
        case .confirm: Sentence(en: "confirm: checked today, still so", ru: "подтвердить: проверено сегодня, всё так")
        case .change:
            Sentence(
                en: "change: checked today, something is different", ru: "изменить: проверено сегодня, что-то иначе")
        case .drop: Sentence(en: "drop: take it out of the book", ru: "удалить: убрать из книги")
        case .later: Sentence(en: "later: leave it as it is", ru: "позже: оставить как есть")
        case .quit: Sentence(en: "quit: keep what is done so far", ru: "закончить: сохранить сделанное")
        }
    }
    /// The choice that was typed: its number, or its word.
    public static func choice(_ text: String) -> Choice? {
        let typed = text.lowercased().filter { $0 != " " }
        return Choice.allCases.first { choice in
            let words = [label(choice).en, label(choice).ru].compactMap {
                $0.split(separator: ":").first.map(String.init)
            }
            return typed == "\(choice.rawValue)" || words.contains(typed)
        }
    }
    /// What was typed is no choice.
    public static let wantsChoice = Sentence(en: "Please type a number from 1 to 5.", ru: "Введите число от 1 до 5.")

    // MARK: Questions

    /// Asks for the source.
    public static let source = Sentence(
        en: "Who says so now? (Enter keeps it)", ru: "Кто это сообщает сейчас? (Enter — оставить)")
    /// Asks for the date of publication.
    public static let published = Sentence(
        en: "When was that published, as the source gives it? (Enter keeps it)",
        ru: "Когда это опубликовано, как указано в источнике? (Enter — оставить)")
    /// Asks for the English text.
    public static let english = Sentence(en: "The text in English", ru: "Текст по-английски")
    /// Asks for the Russian text.
    public static let russian = Sentence(en: "The text in Russian", ru: "Текст по-русски")
    /// Asks for the confidence.
    public static let confidence = Sentence(en: "How far is it trusted?", ru: "Насколько этому можно доверять?")
    /// Asks for the gravity.
    public static let severity = Sentence(
        en: "How grave, from 0 (it reassures) to 9 (men were handed back)?",
        ru: "Насколько тяжёлый риск, от 0 (успокаивает) до 9 (людей выдавали)?")
    /// Wants a number.
    public static func wantsNumber(_ range: ClosedRange<Int>) -> Sentence {
        Sentence(
            en: "Please type a number from \(range.lowerBound) to \(range.upperBound).",
            ru: "Введите число от \(range.lowerBound) до \(range.upperBound).")
    }
    /// What will be written.
    public static func willBe(_ checked: Day, _ reviewBy: Day) -> Sentence {
        Sentence(
            en: "Checked \(checked), to be reviewed by \(reviewBy). Is this right?",
            ru: "Проверено \(checked), перепроверить до \(reviewBy). Всё верно?")
    }
    /// Citations stand in the way.
    public static let dropCitations = Sentence(
        en: "Take it out, and out of everything that cites it?", ru: "Удалить его и все ссылки на него?")
    /// Nothing cites it.
    public static let dropOnly = Sentence(
        en: "Nothing cites it. Take it out?", ru: "На него ничего не ссылается. Удалить?")
    /// Dropping would bring an older fact back.
    public static func supersedes(_ ids: [String]) -> Sentence {
        let list = ids.joined(separator: ", ")
        return Sentence(
            en: "It replaces \(list), which would count again: change it instead, or take both out by hand.",
            ru: "Он заменяет \(list), и старый факт снова вступил бы в силу: измените этот или уберите оба вручную.")
    }
    static let empty = Sentence(en: "This cannot be empty.", ru: "Здесь не может быть пусто.")
    static func tooLong(_ bytes: Int) -> Sentence {
        Sentence(en: "This is longer than \(bytes) bytes.", ru: "Это длиннее \(bytes) байт.")
    }
    static let hiddenCharacters = Sentence(
        en: "There are characters in it that cannot be seen; please type it by hand.",
        ru: "В тексте есть невидимые знаки; наберите его вручную.")

    // MARK: The end

    /// Nothing is due.
    public static func nothingDue(_ next: Day?) -> Sentence {
        Sentence(
            en: "Nothing is due for review." + (next.map { " The next review is due on \($0)." } ?? ""),
            ru: "Проверять пока нечего." + (next.map { " Ближайший срок — \($0)." } ?? ""))
    }
    /// Nothing was decided.
    public static let unchanged = Sentence(
        en: "Nothing was decided; no file was written.", ru: "Решений не было; файл не записан.")
    /// What was done.
    public static func written(_ path: String, _ review: BookReview) -> Sentence {
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
    public static func next(_ path: String, against old: String) -> Sentence {
        Sentence(
            en:
                "It is not in force yet. A second person reads it first, then:\n  intake routes check \(path) --against \(old)"
                + "\n  intake routes sign \(path)",
            ru:
                "Она ещё не действует. Сначала её читает второй человек, потом:\n  intake routes check \(path) --against \(old)"
                + "\n  intake routes sign \(path)")
    }
    /// The book still calls itself an example.
    public static let stillExample = Sentence(
        en: "It still says `example = true`: take that line out once the hotline stands behind every fact.",
        ru: "В ней всё ещё стоит `example = true`: уберите эту строку, когда горячая линия отвечает за каждый факт.")
    /// The file could not be written.
    public static let anotherFile = Sentence(
        en: "Nothing is lost yet. Into which file instead?", ru: "Пока ничего не потеряно. В какой файл записать?")
    /// Ctrl-C.
    public static let interrupted = Sentence(
        en: "interrupted: nothing was written, the book is as it was", ru: "прервано: ничего не записано, книга прежняя"
    )

    // MARK: Errors

    /// The clock stands before the newest check.
    public static let clock = Sentence(
        en: "this date lies before the book's newest check, so no check can be dated by it",
        ru: "эта дата раньше последней проверки в книге: датировать ею проверку нельзя")
    /// What to do about it.
    public static let clockHint = Sentence(
        en: "set the laptop's clock, or name today with --as-of",
        ru: "поправьте часы или укажите сегодняшний день: --as-of")
    static func notFound(_ name: String) -> Sentence {
        Sentence(
            en: "\(name) does not stand in the file in a form that can be changed here",
            ru: "«\(name)» записано в файле так, что отсюда это не изменить")
    }
    static let notAsMeant = Sentence(
        en: "the changed book would not be read as it is meant; this change was not made",
        ru: "изменённая книга читалась бы не так, как задумано; изменение не внесено")
    /// What to do where a change cannot be made here.
    public static let byHand = Sentence(
        en: "change the file by hand, then: intake routes check FILE",
        ru: "измените файл вручную, потом: intake routes check ФАЙЛ")
}
