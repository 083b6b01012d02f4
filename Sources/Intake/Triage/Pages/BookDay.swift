// A route book as it stands on one day: how old its facts are, which are overdue, which contradict each other. What
// every page on the book is made from.

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

    /// Whether the day lies before the book's newest check: then the clock is wrong, and every fact is overdue.
    package var isBeforeBook: Bool { day < newestCheck }

    /// Whether a fact may not be relied on.
    package func isOverdue(_ fact: Fact) -> Bool { fact.isOverdue(on: day, newestCheck: newestCheck) }

    /// The facts that may not be relied on, in the order of their ids.
    package var overdue: [Fact] { book.facts.filter(isOverdue) }

    /// Days since a fact was checked; negative where the day lies before that.
    package func age(_ fact: Fact) -> Int { fact.checked.days(until: day) }

    /// The facts past their review, and those that will be within `days`; the most urgent first.
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

    /// The gravest documented risk of a country, 0 to 9; nil where nobody says anything.
    package func gravestRisk(of country: CountryCode) -> Int? {
        book.facts.lazy.filter { $0.country == country && $0.topic == .risk }.map(\.severity).max()
    }

    /// Pairs of facts that contradict each other, each pair once.
    package var conflicts: [[String]] {
        let pairs = book.facts.flatMap { fact in fact.conflicts.map { [fact.id, $0].sorted() } }
        return Set(pairs).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The facts that say otherwise than this one, whichever of the two names the other.
    package func conflicts(of fact: Fact) -> [String] {
        let others = book.facts.filter { $0.conflicts.contains(fact.id) }.map(\.id)
        return Set(fact.conflicts + others).sorted()
    }

    /// Whether the book has facts on a country, or speaks of it in any other way.
    package func knows(_ country: CountryCode) -> Bool {
        country == book.home || book.country(country) != nil
            || book.destinations.contains { $0.country == country } || book.facts.contains { $0.country == country }
    }
}
