// Boundary values for a field: every word of its vocabulary; for numbers, dates and open words, the values on both
// sides of each limit that a rule of the book tests.

import IntakeBase
import IntakeCases

/// The answers that could make a difference under one book, on one day.
struct PossibleAnswers {
    private let book: RouteBook
    private let day: Day
    private let tests: [Test]

    init(_ book: RouteBook, _ day: Day) {
        self.book = book
        self.day = day
        let conditions = book.rules.map(\.when) + book.facts.map(\.appliesTo) + book.destinations.map(\.when)
        tests = conditions.flatMap { $0.anyOf.flatMap(\.self) }
    }

    /// The answers, without "unknown", in an order that does not depend on the order of the book.
    func values(of field: RequestField, in request: Request) -> [FieldValue] {
        switch field.kind {
        case .choice(let words): words.filter { $0 != Answer.unknown.rawValue }.map(FieldValue.word)
        case .choices(let words): [.words([])] + words.map { .words([$0]) }
        case .words: [.words([])] + asked(field).map { .words([$0]) }
        case .country: countries
        case .number(let range): numbers(field).filter(range.contains).map(FieldValue.number)
        case .day: days(field).map(FieldValue.day)
        case .text: (asked(field) + (field == .place ? places : [])).map(FieldValue.text)
        case .companions: companions(request.companions ?? [])
        case .contact: []
        }
    }

    /// The words that tests look for in a field.
    private func asked(_ field: RequestField) -> [String] {
        var words: Set<String> = []
        for test in tests {
            switch test {
            case .word(field, let asked, _): words.formUnion(asked)
            case .text(field, let asked, _): words.formUnion(asked.names)
            default: break
            }
        }
        return words.sorted()
    }

    private var places: [String] { Set(book.facts.flatMap(\.places)).sorted() }

    private var countries: [FieldValue] {
        let known = Set(book.countries.map(\.code)).union(book.destinations.map(\.country)).sorted()
        return ([book.home] + known).map { .word($0.description) }
    }

    /// Each limit and the number below it, and ages of an adult and a minor.
    private func numbers(_ field: RequestField) -> [Int] {
        var numbers: Set<Int> = [17, 18, 40]
        for test in tests {
            switch test {
            case .below(field, let limit): numbers.formUnion([limit - 1, limit])
            case .word(field, let asked, _): numbers.formUnion(asked.compactMap { Int($0) })
            default: break
            }
        }
        return numbers.sorted()
    }

    /// A day in the past, soon, in weeks and in years; and for each test the last day that meets it, and the next one.
    private func days(_ field: RequestField) -> [Day] {
        var days = Set([-1, 1, 10, 40, 1_000].map(day.adding))
        for test in tests {
            switch test {
            case .daysUntil(field, let limit): days.formUnion([day.adding(days: limit), day.adding(days: limit + 1)])
            case .dayOnOrAfter(field, let start): days.formUnion([start.adding(days: -1), start])
            case .word(field, let asked, _): days.formUnion(asked.compactMap { Day($0) })
            default: break
            }
        }
        return days.sorted()
    }

    /// No companions; or, if there are some, the same ones with their missing answers filled in: adult or child, with
    /// each kind of papers.
    private func companions(_ known: [Companion]) -> [FieldValue] {
        let travellers = known.isEmpty ? [Companion()] : known
        var answers: [FieldValue] = known.isEmpty ? [.companions([])] : []
        for age in [40, 5] {
            for passport in Passport.allCases where passport != .unknown {
                for held in [Answer.yes, .no] {
                    answers.append(.companions(travellers.map { $0.filled(age, passport, held) }))
                }
            }
        }
        return answers
    }
}

extension Companion {
    fileprivate func filled(_ age: Int, _ passport: Passport, _ held: Answer) -> Companion {
        var filled = self
        filled.age = filled.age ?? age
        if filled.passport == nil || filled.passport == .unknown { filled.passport = passport }
        if filled.internalPassport == nil || filled.internalPassport == .unknown { filled.internalPassport = held }
        return filled
    }
}
