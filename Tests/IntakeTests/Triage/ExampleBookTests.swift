// The example route book: its required content, and that every fact and rule of it decides something.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct ExampleBookTests {
    /// The transit countries and destinations, as the published collection lists them.
    private static let onTheWay = [
        "AE", "AM", "BY", "GE", "IL", "KG", "KZ", "ME", "MN", "RS", "TH", "TR", "US", "VN",
    ]
    private static let furtherOn = ["CZ", "DE", "DK", "EE", "FI", "FR", "IL", "IS", "LT", "LV", "NO", "PL", "RO"]

    @Test func `every country of the published collection is in the book, with what it may be named for`() {
        #expect(Example.book.countries.map(\.code.description) == Self.onTheWay)
        #expect(Set(Example.book.destinations.map(\.country.description)) == Set(Self.furtherOn))
        func codes(_ status: CountryStatus) -> [String] {
            Example.book.countries.filter { $0.status == status }.map(\.code.description)
        }
        #expect(codes(.blocked) == ["BY", "KG", "KZ"])
        #expect(Set(["AE", "TH", "US", "VN"]).isSubset(of: codes(.notOffered)))
        #expect(Set(["AM", "GE", "RS"]).isSubset(of: codes(.offered)))
    }

    @Test func `every fact was checked on the collection's day, and is due again when its topic says`() {
        let due: [Topic: String] = [
            .risk: "2026-08-29", .papers: "2026-09-28", .stay: "2026-09-28", .entry: "2026-09-28",
            .law: "2026-09-28", .asylum: "2026-12-27", .onward: "2026-12-27",
        ]
        for fact in Example.book.facts {
            #expect(fact.checked == Day("2026-06-30"), "\(fact.id)")
            #expect(fact.reviewBy.description == due[fact.topic], "\(fact.id)")
        }
    }

    @Test func `conflicting facts name each other`() {
        for fact in Example.book.facts {
            for other in fact.conflicts {
                #expect(Example.book.fact(other)?.conflicts.contains(fact.id) == true, "\(fact.id)")
            }
        }
        #expect(Example.book.facts.filter { !$0.conflicts.isEmpty }.count >= 4)
    }

    @Test func `who served is not sent past Georgia to Armenia, and without an international passport still has a way`()
    {
        // Seizures in a single city count as much as a refusal at a border, and less than a handover.
        for service in [Service.conscript, .contract, .mobilized] {
            let deserter = Example.advice {
                ($0.stage, $0.service, $0.position) = (.mobilized, service, .absentWithoutLeave)
                $0.passportExpires = Day("2032-01-01")
            }
            #expect(deserter.ifLiftedVia.first == land("GE") && deserter.ifLiftedVia.contains(land("AM")))
            let internalOnly = Example.advice {
                ($0.stage, $0.service, $0.position) = (.mobilized, service, .absentWithoutLeave)
                $0.passport = Passport.none
            }
            #expect(internalOnly.ifLiftedVia == [land("AM")])
        }
        #expect(Example.advice { _ in }.via == land("AM"))
    }

    // MARK: Old answers

    @Test(arguments: ["2026-11-21", "2027-06-01"])
    func `after the review dates no country is named, and every old fact is marked as old`(day: String) throws {
        let day = try #require(Day(day))
        var warned = 0
        for vignette in Example.book.vignettes {
            let advice = Example.triage.advise(on: vignette.request, asOf: day)
            #expect(advice.outcome != .route, "\(vignette.id)")
            #expect(advice.via == nil && advice.ifLiftedVia.isEmpty && advice.alternatives.isEmpty, "\(vignette.id)")
            let cited = advice.because.flatMap(\.facts)
            for fact in cited {
                let reviewBy = try #require(Example.book.fact(fact.id)).reviewBy
                #expect(fact.overdue == (reviewBy < day), "\(fact.id)")
            }
            guard cited.contains(where: \.overdue) || advice.outcome == .stale else { continue }
            #expect(advice.warn.contains("facts_overdue"), "\(vignette.id)")
            warned += 1
        }
        #expect(warned > Example.book.vignettes.count / 2)
    }

    // MARK: Coverage

    @Test func `each fact changes the advice of some person`() {
        let all = Self.answers(Example.book)
        for fact in Example.book.facts {
            #expect(Self.answers(Example.book.without(fact: fact.id)) != all, "\(fact.id)")
        }
    }

    @Test func `each rule changes the advice of some person`() {
        let all = Self.answers(Example.book)
        for rule in Example.book.rules {
            var book = Example.book
            book.rules.removeAll { $0.id == rule.id }
            #expect(Self.answers(book) != all, "\(rule.id)")
        }
    }

    private static func answers(_ book: RouteBook) -> [Advice] {
        let triage = Triage(book: book)
        return Example.book.vignettes.map { triage.advise(on: $0.request, asOf: $0.asOf) }
    }

    // MARK: Language

    @Test func `what people read is in both languages, in plain words, and calls no place free of danger`() {
        // Names of publications, services and papers that Russian writes in Latin letters.
        let names = ["WhatsApp", "Telegram", "MAX", "UDI"]
        for sentence in Example.book.sentences {
            for text in [sentence.en, sentence.ru] {
                #expect(!text.contains("!"), "\(text)")
                #expect(!text.lowercased().contains("safe"), "\(text)")
                #expect(!text.lowercased().contains("безопас"), "\(text)")
            }
            #expect(!sentence.en.contains { $0.isCyrillic }, "\(sentence.en)")
            #expect(sentence.ru.contains { $0.isCyrillic }, "\(sentence.ru)")
            let words = sentence.ru.split { !$0.isLetter }.map(String.init)
            for word in words where !names.contains(word) {
                #expect(word.allSatisfy { !$0.isASCII }, "\(sentence.ru)")
            }
        }
        #expect(Example.book.sentences.count > 200)
    }
}

extension RouteBook {
    /// The book without a fact and without everything that cites it.
    fileprivate func without(fact id: String) -> RouteBook {
        var book = self
        book.facts.removeAll { $0.id == id }
        for index in book.countries.indices {
            book.countries[index].facts.removeAll { $0 == id }
            for entry in book.countries[index].entries.indices {
                book.countries[index].entries[entry].facts.removeAll { $0 == id }
            }
        }
        for index in book.destinations.indices { book.destinations[index].facts.removeAll { $0 == id } }
        for index in book.rules.indices { book.rules[index].facts.removeAll { $0 == id } }
        return book
    }

    fileprivate var sentences: [Sentence] {
        [homeName] + countries.map(\.name) + countries.compactMap(\.reason) + destinations.map(\.name)
            + destinations.map(\.condition) + facts.map(\.value) + rules.map(\.reason) + words.map(\.text)
    }
}

extension Character {
    fileprivate var isCyrillic: Bool { unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } }
}
