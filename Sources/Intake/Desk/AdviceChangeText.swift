// Sentences for advice that differs today from the first advice of the volunteer's laptop.

import IntakeBase
import IntakeCases

extension DeskText {
    static let saidOtherwise = Sentence(
        en: "The advice changed: does someone need a call back?",
        ru: "Рекомендация изменилась: не нужно ли перезвонить?")
    static let countryNotTold = Sentence(
        en: "the volunteer did not see the country: a coordinator had to confirm it",
        ru: "страну волонтёр не видел: её должен был подтвердить координатор")

    /// One part of the advice, at first and today.
    static func change<Word>(_ name: Sentence, _ then: Word, _ today: Word, _ label: (Word) -> Sentence) -> Sentence {
        let (then, today) = (label(then), label(today))
        return Sentence(
            en: "\(name.en): was \"\(then.en)\", is \"\(today.en)\"",
            ru: "\(name.ru): было «\(then.ru)», стало «\(today.ru)»")
    }

    static func country(_ code: CountryCode?) -> Sentence {
        code.map { CountryText.name($0) } ?? Sentence(en: "no country", ru: "без страны")
    }

    /// By which book the laptop advised on a day, how old the book is, and whether it is still in force here.
    static func advisedBy(_ book: AdvisedBook, _ day: Day, today: Day) -> Sentence {
        let age = book.newestCheck.map { check in
            let ago = StatusText.ago(check, on: today)
            return Sentence(
                en: " (newest check \(check), \(ago.en))", ru: " (последняя проверка \(check), \(ago.ru))")
        }
        let which =
            book.isExample
            ? Sentence(
                en: "a route book with the text of the example", ru: "книга маршрутов с текстом учебного примера")
            : Sentence(en: "route book version \(book.name.version)", ru: "книга маршрутов версии \(book.name.version)")
        let since =
            book.isInForce
            ? Sentence(
                en: "the same book is in force here: the date or a follow-up changed the advice",
                ru: "здесь действует та же книга: рекомендацию изменили дата или дополнение")
            : book.newestCheck == nil
                ? Sentence(en: "this laptop does not have that book", ru: "на этом ноутбуке такой книги нет")
                : Sentence(en: "another book is in force here", ru: "здесь действует другая книга")
        return Sentence(
            en: "advised on \(day) by \(which.en)\(age?.en ?? ""); \(since.en)",
            ru: "рекомендация от \(day), источник — \(which.ru)\(age?.ru ?? ""); \(since.ru)")
    }
}

extension QueueText {
    /// No advice differs today.
    package static let noCallsBack = Sentence(
        en: "No one needs a call back.", ru: "Перезванивать никому не нужно.")
    /// The meaning of the mark `~` behind a code, and the number of cases that have it.
    package static func changed(_ count: Int) -> Sentence {
        Sentence(
            en: "~ the advice is not what the volunteer's laptop said then: \(count) case\(count == 1 ? "" : "s"). "
                + "Only these: intake queue --changed",
            ru: "~ рекомендация уже не та, что дал ноутбук волонтёра: \(count) "
                + russianPlural(count, "обращение", "обращения", "обращений") + ". Только они: intake queue --changed")
    }
}
