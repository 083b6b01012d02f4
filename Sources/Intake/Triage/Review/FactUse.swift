// The parts of a book that depend on a fact: those that cite it, and the vignettes that would get other advice without
// it.

import IntakeCases

/// The parts of a book that cite one fact.
package struct FactUse: Hashable, Sendable {
    /// Rules, by id.
    package var rules: [String]
    /// Countries that cite it for their status or for a way in.
    package var countries: [CountryCode]
    /// Destinations.
    package var destinations: [CountryCode]
    /// Facts that contradict or replace it, by id.
    package var facts: [String]

    /// The parts of `book` that cite the fact with this id.
    package init(of id: String, in book: RouteBook) {
        rules = book.rules.filter { $0.facts.contains(id) }.map(\.id)
        countries = book.countries.filter { country in
            country.facts.contains(id) || country.entries.contains { $0.facts.contains(id) }
        }.map(\.code)
        destinations = book.destinations.filter { $0.facts.contains(id) }.map(\.country)
        facts = (book.facts + book.superseded).filter { $0.conflicts.contains(id) || $0.supersedes.contains(id) }
            .map(\.id)
    }

    /// Whether nothing cites it.
    package var isNone: Bool { rules.isEmpty && countries.isEmpty && destinations.isEmpty && facts.isEmpty }
}

extension RouteBook {
    /// The book without a fact and without every citation of it.
    public func without(fact id: String) -> RouteBook {
        var book = self
        func cleaned(_ ids: [String]) -> [String] { ids.filter { $0 != id } }
        book.facts.removeAll { $0.id == id }
        func cleaned(_ fact: Fact) -> Fact {
            var fact = fact
            fact.conflicts = cleaned(fact.conflicts)
            fact.supersedes = cleaned(fact.supersedes)
            return fact
        }
        book.facts = book.facts.map(cleaned)
        book.superseded = book.superseded.map(cleaned)
        for index in book.rules.indices { book.rules[index].facts = cleaned(book.rules[index].facts) }
        for index in book.destinations.indices {
            book.destinations[index].facts = cleaned(book.destinations[index].facts)
        }
        for index in book.countries.indices {
            book.countries[index].facts = cleaned(book.countries[index].facts)
            for entry in book.countries[index].entries.indices {
                book.countries[index].entries[entry].facts = cleaned(book.countries[index].entries[entry].facts)
            }
        }
        return book
    }

    /// Ids of the vignettes whose advice, including its reasons, would be different without the fact.
    public func vignettesResting(on id: String) -> [String] {
        let (with, without) = (Rehearsal(self), Rehearsal(without(fact: id)))
        return vignettes.filter { with.advice(on: $0) != without.advice(on: $0) }.map(\.id)
    }
}
