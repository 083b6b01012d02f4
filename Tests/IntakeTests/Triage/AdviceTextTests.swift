import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct AdviceTextTests {
    private func volunteer(_ advice: Advice, _ language: Language) -> String {
        AdviceText.volunteer(VolunteerAdvice(advice, by: Example.book), Example.book, language).joined(separator: "\n")
    }

    private func coordinator(
        _ advice: Advice, _ language: Language, on request: Request = Example.free, asOf day: Day = Example.day
    ) -> String {
        AdviceText.coordinator(advice, on: request, Example.book, asOf: day, language).joined(separator: "\n")
    }

    /// Advice that a coordinator must confirm, of every kind that names countries.
    private var withheld: [Advice] {
        [
            Example.advice { _ in },
            Example.advice { $0.exitBan = .yes },
            Example.advice(asOf: Day("2026-09-01")!) { _ in },
            Example.advice {
                $0.country = CountryCode("KZ")
                $0.position = .abroad
            },
        ]
    }

    @Test(arguments: Language.allCases)
    func `a volunteer reads no country to go to before a coordinator has confirmed`(language: Language) {
        for advice in withheld {
            #expect(advice.release == .coordinator)
            let text = volunteer(advice, language)
            #expect(text.contains(TriageText.coordinatorDecides(language)))
            for country in Example.book.countries where country.status == .offered {
                #expect(!text.contains(country.name(language)), "\(text)")
            }
            #expect(!text.contains("Gyumri") && !text.contains("Гюмри"))
        }
    }

    @Test(arguments: Language.allCases)
    func `a coordinator reads everything`(language: Language) {
        let advice = Example.advice { $0.exitBan = .yes }
        let text = coordinator(advice, language)
        for country in advice.ifLiftedVia { #expect(text.contains(Example.book.name(of: country)(language))) }
        for word in advice.next { #expect(text.contains(Example.book.text(.next, word)(language))) }
        for step in advice.because {
            #expect(text.contains(step.reason(language)))
            for fact in step.facts { #expect(text.contains("[\(fact.id)] \(fact.source)")) }
        }
        #expect(text.contains("2026-06-30"))
    }

    @Test(arguments: Language.allCases)
    func `every answer of the example says that it is one`(language: Language) {
        for advice in withheld {
            #expect(volunteer(advice, language).hasPrefix(TriageText.example(language)))
            #expect(coordinator(advice, language).hasPrefix(TriageText.example(language)))
        }
    }

    @Test(arguments: Language.allCases)
    func `if all facts are overdue, no reassuring fact ranks a country or rules one out`(language: Language) throws {
        let late = try #require(Day("2026-10-20"))
        let advice = Example.advice(asOf: late) { _ in }
        try #require(advice.outcome == .stale)
        let text = coordinator(advice, language, asOf: late)
        let ranking = advice.because.filter { if case .ranking = $0.source { true } else { false } }
        try #require(!ranking.isEmpty)
        for step in ranking {
            #expect(!text.contains(step.reason(language)))
            let facts = step.facts.compactMap { Example.book.fact($0.id) }.filter { $0.reviewBy < late }
            let since = try #require(facts.map(\.reviewBy).min())
            #expect(text.contains(ExplainText.overdue(since)(language)))
        }
        // For excluded countries, no statement of a fact may be shown as the reason.
        let out = try #require(text.range(of: "\(TriageText.ruledOut(language)):"))
        for fact in Example.book.facts where fact.topic == .risk {
            #expect(!text[out.upperBound...].contains(": \(fact.value(language)) ["), "\(fact.id)")
        }
    }

    @Test func `an overdue fact is called overdue`() {
        let advice = Example.advice(asOf: Day("2026-09-01")!) { _ in }
        #expect(coordinator(advice, .english).contains("OVERDUE"))
        #expect(!coordinator(Example.advice { _ in }, .english).contains("OVERDUE"))
    }

    @Test func `every word that the example may answer with can be read out in both languages`() {
        var random = SeededGenerator(state: 5)
        for _ in 0..<400 {
            let advice = Example.triage.advise(on: .random(&random), asOf: Example.day)
            for (kind, words) in [(BookWord.Kind.next, advice.next), (.warn, advice.warn), (.ask, advice.ask)] {
                for word in words {
                    let text = Example.book.text(kind, word)
                    #expect(text.en != word, "\(kind) \(word)")
                    #expect(text.ru != text.en)
                }
            }
        }
    }

    @Test func `no text calls a place free of danger`() {
        let texts = ExampleBook.text.lowercased()
        #expect(!texts.contains("безопасн"))
        for match in ["is safe", "safe country", "safe place", "safe route"] { #expect(!texts.contains(match)) }
    }

    @Test func `a book that drives the terminal does not get through`() {
        var book = Example.book
        for index in book.words.indices { book.words[index].text = Sentence(en: "a\u{1B}[2Jb", ru: "а\u{202E}б") }
        for index in book.countries.indices { book.countries[index].name = Sentence(en: "A\u{1B}B", ru: "А\nБ") }
        for index in book.rules.indices { book.rules[index].reason = Sentence(en: "r\u{7}", ru: "п\u{9B}") }
        let advice = Triage(book: book).advise(on: Example.free, asOf: Example.day)
        for language in Language.allCases {
            let lines =
                AdviceText.coordinator(advice, on: Example.free, book, asOf: Example.day, language)
                + AdviceText.volunteer(VolunteerAdvice(advice, by: book), book, language)
            for scalar in lines.joined().unicodeScalars { #expect(!VisibleText.drives(scalar)) }
        }
    }
}
