// What the commands `routes sign` and `routes adopt` say besides their refusals.

/// Sentences of the commands `routes sign` and `routes adopt`.
public enum RoutesCommandText {
    /// After `routes adopt`.
    public static func adopted(_ book: RouteBook, replaces before: Int?) -> Sentence {
        let (version, facts, check) = (book.stamp.version, book.facts.count, book.newestCheck)
        return Sentence(
            en: "route book version \(version) is in force" + (before.map { " in place of version \($0)" } ?? "")
                + ": \(facts) fact\(facts == 1 ? "" : "s"), newest check \(check)",
            ru: "действует книга маршрутов версии \(version)" + (before.map { " вместо версии \($0)" } ?? "")
                + ": \(facts) \(russianPlural(facts, "факт", "факта", "фактов")), последняя проверка \(check)")
    }

    /// After `routes adopt` of the book that is in force.
    public static func alreadyInForce(version: Int) -> Sentence {
        Sentence(
            en: "route book version \(version) is in force already; nothing was changed",
            ru: "книга маршрутов версии \(version) уже действует; ничего не изменено")
    }

    /// What a person should know of a book before relying on it: that it is an example, and how much of it is overdue.
    public static func remarks(_ book: RouteBook, on day: Day) -> [Sentence] {
        var remarks: [Sentence] = []
        if book.stamp.example { remarks.append(example) }
        let overdue = book.overdue(on: day).count
        if overdue > 0 { remarks.append(self.overdue(overdue, of: book.facts.count)) }
        return remarks
    }

    /// A book that `routes check` refuses is neither signed nor adopted.
    static func problems(_ file: String, _ count: Int, _ first: BookFinding) -> Sentence {
        let file = VisibleText.line(file)
        let line = first.place.line
        let place = Sentence(
            en: line.map { " line \($0):" } ?? "", ru: line.map { " строка \($0):" } ?? "")
        return Sentence(
            en: "\(file) has \(count) problem\(count == 1 ? "" : "s"); nothing was changed. The first:\(place.en) "
                + first.sentence.en,
            ru: "в книге \(file) \(count) \(russianPlural(count, "ошибка", "ошибки", "ошибок")); ничего не изменено. "
                + "Первая:\(place.ru) \(first.sentence.ru)")
    }
    static func problemsHint(_ file: String) -> Sentence {
        let file = VisibleText.line(file)
        return Sentence(
            en: "see all of them, with their lines: intake routes check \(file)",
            ru: "посмотреть все, с номерами строк: intake routes check \(file)")
    }

    private static let example = Sentence(
        en:
            "this book calls itself an example (example = true): every answer will say so. A hotline checks every fact, "
            + "removes that line and signs its own",
        ru: "эта книга называет себя учебным примером (example = true), и так будет сказано в каждом ответе. Линия "
            + "проверяет каждый факт, убирает эту строку и подписывает свою книгу")

    /// Part of the book is past its review date, or all of it.
    static func overdue(_ count: Int, of all: Int) -> Sentence {
        Sentence(
            en:
                "\(count) of \(all) facts \(count == 1 ? "is" : "are") overdue today: where advice rests on them, no way "
                + "is named. They are to be checked again: intake routes review",
            ru: "просрочена проверка \(count) \(russianPlural(count, "факта", "фактов", "фактов")) из \(all): там, где "
                + "рекомендация держится на них, путь назван не будет. Их нужно перепроверить: intake routes review")
    }
}
