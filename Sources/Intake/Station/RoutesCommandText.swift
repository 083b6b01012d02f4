// Messages of `routes sign` and `routes adopt` without their refusals, and the objections that they and `status` raise
// against a book.

import IntakeBase
import IntakeLog
import IntakeTriage

/// Sentences of the commands `routes sign` and `routes adopt`, and of `status`.
package enum RoutesCommandText {
    /// After `routes sign`: the new file and the next steps.
    package static func signed(_ path: String, version: Int) -> Sentence {
        let path = VisibleText.line(path)
        return Sentence(
            en: """
                signed version \(version): \(path).minisig
                Next: intake routes adopt \(path) on this laptop; then take both files on a stick to each laptop: \
                intake routes adopt FILE
                """,
            ru: """
                подписана версия \(version): \(path).minisig
                Дальше: intake routes adopt \(path) на этом ноутбуке; затем отнесите оба файла на флешке к каждому \
                ноутбуку: intake routes adopt ФАЙЛ
                """)
    }

    /// After `routes adopt`.
    package static func adopted(_ book: RouteBook, replaces before: UInt64?) -> Sentence {
        let (version, facts, check) = (book.stamp.version, book.facts.count, book.newestCheck)
        return Sentence(
            en: "route book version \(version) is in force" + (before.map { " in place of version \($0)" } ?? "")
                + ": \(facts) fact\(facts == 1 ? "" : "s"), newest check \(check)",
            ru: "действует книга маршрутов версии \(version)" + (before.map { " вместо версии \($0)" } ?? "")
                + ": \(facts) \(russianPlural(facts, "факт", "факта", "фактов")), последняя проверка \(check)")
    }

    /// After `routes adopt` of the book already in force.
    package static func alreadyInForce(version: Int) -> Sentence {
        Sentence(
            en: "route book version \(version) is already in force; nothing was changed",
            ru: "книга маршрутов версии \(version) уже действует; ничего не изменено")
    }

    /// Remarks that a person needs before relying on a book: that it is an example, and how many of its facts are
    /// overdue. A volunteer does not get the tasks of a coordinator. `isAdopted`: it was signed, and is not the example
    /// that ships.
    package static func remarks(_ book: RouteBook, isAdopted: Bool = true, for role: Role, on day: Day) -> [Sentence] {
        var remarks: [Sentence] = []
        if !isAdopted { remarks.append(next(none, role, ownBook)) }
        if isAdopted && book.stamp.example { remarks.append(next(example, role, ownBook)) }
        let count = BookDay(book, on: day).overdue.count
        if count > 0 {
            remarks.append(next(overdue(count, of: book.facts.count), role, isAdopted ? review : reviewCopy))
        }
        return remarks
    }

    /// A book that `routes check` refuses cannot be signed or adopted.
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

    /// A statement, and the task that follows from it for this role.
    private static func next(_ what: Sentence, _ role: Role, _ errand: Sentence) -> Sentence {
        let errand = role == .volunteer ? callCoordinator : errand
        return Sentence(en: "\(what.en). \(errand.en)", ru: "\(what.ru). \(errand.ru)")
    }

    private static let callCoordinator = Sentence(en: "Call your coordinator", ru: "Позвоните своему координатору")
    private static let none = Sentence(
        en: "this hotline's own route book is not adopted: the example answers, for exercises only",
        ru: "своя книга маршрутов линии не принята: отвечает учебный пример, только для упражнений")
    private static let example = Sentence(
        en: "this book is marked as an example (example = true); every answer will say so",
        ru: "эта книга помечена как учебный пример (example = true); так будет сказано в каждом ответе")
    private static let ownBook = Sentence(
        en: "Check every fact, remove the line example = true, sign your own book and adopt it",
        ru: "Проверьте каждый факт, уберите строку example = true, подпишите свою книгу и примите её")
    private static let review = Sentence(
        en: "Check them again, in the file that the book was signed from: intake routes review FILE",
        ru: "Перепроверьте их в файле, с которого подписана книга: intake routes review ФАЙЛ")
    private static let reviewCopy = Sentence(
        en: "Check them again, in a copy: intake routes example > routes.toml, then: intake routes review routes.toml",
        ru: "Перепроверьте их в копии: intake routes example > routes.toml, потом: intake routes review routes.toml")

    /// Some or all facts of the book are past their review date.
    static func overdue(_ count: Int, of all: Int) -> Sentence {
        Sentence(
            en:
                "\(count) of \(all) facts \(count == 1 ? "is" : "are") overdue today: where advice depends on them, "
                + "no route is named",
            ru: "просрочена проверка \(count) \(russianPlural(count, "факта", "фактов", "фактов")) из \(all): где "
                + "рекомендация зависит от них, маршрут назван не будет")
    }
}
