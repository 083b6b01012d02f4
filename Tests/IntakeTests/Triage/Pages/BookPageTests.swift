import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct BookPageTests {
    private static let late = Day("2026-09-05")!

    private func view(on day: Day = Example.day) -> BookDay { BookDay(Example.book, on: day) }

    /// Every page on the book: the table, and each country that it knows.
    private func pages(_ view: BookDay, _ language: Language) -> [[String]] {
        let codes = Set(view.book.countries.map(\.code) + view.book.facts.map(\.country))
        return [view.table(language)] + codes.sorted().map { view.page(on: $0, language) }
    }

    @Test(arguments: Language.allCases)
    func `the table has every country once, below its status`(language: Language) throws {
        let lines = view().table(language)
        let end = try #require(lines.firstIndex(of: RoutesPageText.destinations(language)))
        for country in Example.book.countries {
            let rows = lines[..<end].indices.filter { lines[$0].hasPrefix("  \(country.code)  ") }
            #expect(rows.count == 1, "\(country.code)")
            let row = try #require(rows.first)
            let titles = CountryStatus.allCases.map { RoutesPageText.status($0)(language) }
            let above = lines[..<row].last { titles.contains($0) }
            #expect(above == RoutesPageText.status(country.status)(language))
            if let reason = country.reason {
                let below = lines[(row + 1)...].prefix(3).map { $0.drop { $0 == " " } }.joined(separator: " ")
                #expect(below.hasPrefix(reason(language)))
            }
        }
        for destination in Example.book.destinations {
            #expect(lines[end...].count { $0.hasPrefix("  \(destination.country) ") } == 1)
        }
    }

    @Test(arguments: Language.allCases)
    func `every overdue fact is marked, and no other`(language: Language) {
        for day in [Example.day, Self.late, Day("2026-06-01")!] {
            let view = view(on: day)
            var marked: [String] = []
            for code in Set(Example.book.facts.map(\.country)) {
                for line in view.page(on: code, language) where line.hasPrefix("! ") {
                    marked += line.matches(of: #/\[([a-z0-9_-]+)\]/#).map { String($0.1) }
                }
            }
            let overdue = Example.book.facts.filter { day > $0.reviewBy || day < Day("2026-06-30")! }.map(\.id)
            #expect(marked.sorted() == overdue.sorted())
            let counts = view.table(language).flatMap { $0.matches(of: #/^  [A-Z]{2} .* !(\d+) /#) }.compactMap {
                Int($0.1)
            }
            // Facts that are only on a destination are counted at the destination.
            let rows = Example.book.facts.filter { fact in
                overdue.contains(fact.id)
                    && (Example.book.country(fact.country) != nil
                        || !Example.book.destinations.contains { $0.country == fact.country })
            }
            #expect(counts.reduce(0, +) == rows.count)
        }
    }

    @Test func `a page on a country has each of its facts with source, dates and what contradicts it`() {
        let view = view()
        for code in Set(Example.book.facts.map(\.country)) {
            let text = view.page(on: code, .english).map { $0.drop { $0 == " " } }.joined(separator: " ")
            for fact in Example.book.facts {
                #expect(text.contains(" [\(fact.id)]") == (fact.country == code) || fact.country != code, "\(fact.id)")
                guard fact.country == code else { continue }
                #expect(text.contains(fact.value.en))
                #expect(text.contains("Source: \(fact.source). Published: \(fact.published)."))
                #expect(text.contains("Checked \(fact.checked) (1 day ago), review by \(fact.reviewBy)"))
                for other in fact.conflicts { #expect(text.contains(other)) }
            }
            for rule in Example.book.rules where rule.then.ruleOut.contains(code) {
                #expect(text.contains("[\(rule.id)]"))
            }
        }
    }

    @Test func `both facts that contradict each other say so, whichever of them names the other`() throws {
        let view = view()
        let fact = try #require(Example.book.facts.first { !$0.conflicts.isEmpty })
        let other = try #require(Example.book.fact(fact.conflicts[0]))
        #expect(view.conflicts(of: other).contains(fact.id))
        #expect(view.conflicts.contains([fact.id, other.id].sorted()))
        #expect(view.table(.english).contains { $0.contains(fact.id) && $0.contains(other.id) })
    }

    @Test(arguments: Language.allCases)
    func `no line is wider than 80 columns`(language: Language) {
        for day in [Example.day, Self.late] {
            for line in pages(view(on: day), language).joined() { #expect(TextWidth.of(line) <= 80, "\(line)") }
        }
    }

    @Test(arguments: Language.allCases)
    func `a page has only its own language, but for ids, sources and places`(language: Language) {
        var book = Example.book
        for index in book.facts.indices {
            book.facts[index].value = Sentence(en: "a value", ru: "значение")
            book.facts[index].source = "-"
            book.facts[index].published = "-"
            book.facts[index].places = []
        }
        let own = Sentence(en: "of the book", ru: "из книги")
        for index in book.rules.indices { book.rules[index].reason = own }
        for index in book.destinations.indices { book.destinations[index].condition = own }
        for page in pages(BookDay(book, on: Self.late), language) {
            var text = page.joined(separator: "\n")
            for id in (book.facts.map(\.id) + book.rules.map(\.id)).sorted(by: { $0.count > $1.count }) {
                text = text.replacing(id, with: "")
            }
            text = text.replacing(#/intake routes review/#, with: "")
            let foreign = language == .russian ? #/[A-Za-z]{3,}/# : #/[А-Яа-яё]{2,}/#
            #expect(text.matches(of: foreign).map(\.output) == [])
        }
    }

    @Test func `a book that drives the terminal does not get through`() {
        var book = Example.book
        let bad = Sentence(en: "a\u{1B}[2J\u{202E}b\n\n", ru: "а\u{9B}\u{200F}б\r")
        for index in book.facts.indices {
            book.facts[index].value = bad
            book.facts[index].source = bad.en
            book.facts[index].published = bad.ru
            book.facts[index].places = [bad.en]
        }
        for index in book.countries.indices {
            book.countries[index].name = bad
            book.countries[index].reason = bad
        }
        for index in book.destinations.indices { book.destinations[index].condition = bad }
        for index in book.rules.indices { book.rules[index].reason = bad }
        book.notice = bad
        for language in Language.allCases {
            for line in pages(BookDay(book, on: Example.day), language).joined() {
                for scalar in line.unicodeScalars { #expect(!VisibleText.drives(scalar)) }
            }
        }
    }

    @Test func `what rests on a fact is found, and a book without it names it nowhere`() {
        for fact in Example.book.facts {
            let use = FactUse(of: fact.id, in: Example.book)
            #expect(use.rules == Example.book.rules.filter { $0.facts.contains(fact.id) }.map(\.id))
            let without = Example.book.without(fact: fact.id)
            #expect(without.fact(fact.id) == nil)
            #expect(FactUse(of: fact.id, in: without).isNone)
        }
        #expect(!FactUse(of: "am-papers", in: Example.book).isNone)
        #expect(!Example.book.vignettesResting(on: "am-papers").isEmpty)
    }
}
