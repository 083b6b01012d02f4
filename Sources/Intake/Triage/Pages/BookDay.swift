// A route book on one day: the age of its facts, which are overdue, which contradict each other. Every page on the book
// is made from it.

import IntakeBase
import IntakeCases

/// A route book on a day.
package struct BookDay: Sendable {
    /// The book.
    package let book: RouteBook
    /// The day.
    package let day: Day
    private let newestCheck: Day

    /// The book on that day.
    package init(_ book: RouteBook, on day: Day) {
        self.book = book
        self.day = day
        newestCheck = book.newestCheck
    }

    /// Whether the day is before the book's newest check. Then the clock is wrong, and every fact is overdue.
    package var isBeforeBook: Bool { day < newestCheck }

    /// Whether a fact is overdue.
    package func isOverdue(_ fact: Fact) -> Bool { fact.isOverdue(on: day, newestCheck: newestCheck) }

    /// The overdue facts by id.
    package var overdue: [Fact] { book.facts.filter(isOverdue) }

    /// Days since a fact was checked; negative if the day is before the check.
    package func age(_ fact: Fact) -> Int { fact.checked.days(until: day) }

    /// The facts past their review date, and those that will be within `days`; the most urgent first.
    package func due(within days: Int = 0) -> [Fact] {
        let limit = day.adding(days: max(0, days))
        return book.facts.filter { isOverdue($0) || $0.reviewBy < limit }
            .sorted { ($0.reviewBy, $0.country, $0.id) < ($1.reviewBy, $1.country, $1.id) }
    }

    /// The facts on a country, by topic and id.
    package func facts(of country: CountryCode) -> [Fact] {
        book.facts.filter { $0.country == country }.sorted { left, right in
            let (first, second) = (BookDay.order[left.topic] ?? 0, BookDay.order[right.topic] ?? 0)
            return first == second ? left.id < right.id : first < second
        }
    }

    private static let order = Dictionary(uniqueKeysWithValues: Topic.allCases.enumerated().map { ($1, $0) })

    /// The highest documented risk of a country, 0 to 9; nil if there is no fact on risk.
    package func gravestRisk(of country: CountryCode) -> Int? {
        book.facts.lazy.filter { $0.country == country && $0.topic == .risk }.map(\.severity).max()
    }

    /// Pairs of facts that contradict each other, each pair once.
    package var conflicts: [[String]] {
        let pairs = book.facts.flatMap { fact in fact.conflicts.map { [fact.id, $0].sorted() } }
        return Set(pairs).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The facts that contradict this one, in either direction.
    package func conflicts(of fact: Fact) -> [String] {
        let others = book.facts.filter { $0.conflicts.contains(fact.id) }.map(\.id)
        return Set(fact.conflicts + others).sorted()
    }

    /// Whether the book has facts on a country, or names it in another way.
    package func knows(_ country: CountryCode) -> Bool {
        country == book.home || book.country(country) != nil
            || book.destinations.contains { $0.country == country } || book.facts.contains { $0.country == country }
    }
}
