import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct ExplainPageTests {
    private func text(
        _ language: Language, asOf day: Day = Example.day, by triage: Triage = Example.triage,
        _ change: (inout Request) -> Void = { _ in }
    ) -> String {
        var request = Example.free
        change(&request)
        // As it is read, without line breaks.
        return ExplainPage(request, by: triage, on: day).lines(language).map { $0.drop { $0 == " " } }
            .joined(separator: " ")
    }

    @Test(arguments: Language.allCases)
    func `what is recommended comes first, with who decides at the end`(language: Language) throws {
        var request = Example.free
        request.passport = .fiveYear
        let page = ExplainPage(request, by: Example.triage, on: Example.day).lines(language)
        let first = try #require(page.firstIndex(of: ExplainText.recommended(language)))
        for title in [TriageText.why, ExplainText.ruledOut, ExplainText.restsOn] {
            #expect(try #require(page.firstIndex(of: title(language))) > first)
        }
        // Next to the prompt: who decides, and the recommendation again.
        let advice = Example.triage.advise(on: request, asOf: Example.day)
        let last = TextWidth.wrapped(
            ExplainText.outcome(advice, name: Example.book.name)(language), width: ExplainPage.width)
        #expect(Array(page.suffix(last.count)) == last)
        #expect(
            page.dropLast(last.count).joined(separator: " ").hasSuffix(TriageText.personDecides(language).suffix(20)))
        #expect(page.first == TextWidth.wrapped(TriageText.example(language), width: 72)[0])
    }

    @Test(arguments: Language.allCases)
    func `every country that is out is named with a reason, never with an id instead`(language: Language) {
        var random = SeededGenerator(state: 3)
        for _ in 0..<15 {
            let request = Request.random(&random)
            let advice = Example.triage.advise(on: request, asOf: Example.day)
            let text = text(language) { $0 = request }
            for code in advice.ruledOut.keys { #expect(text.contains(Example.book.name(of: code)(language))) }
            for id in Example.book.facts.map(\.id) + Example.book.rules.map(\.id) where id.contains("-") {
                #expect(!text.contains(": \(id)"), "\(id)")
            }
        }
    }

    @Test func `who is wanted reads why the countries that share the list are out`() {
        let wanted = text(.english) { $0.wanted = .yes }
        #expect(wanted.contains("Armenia: the border check uses the same wanted list, and he is on it."))
        let unknown = text(.english) { $0.wanted = .unknown }
        #expect(unknown.contains("Armenia: the border check uses the same wanted list, and no one knows"))
        #expect(unknown.contains("No country is named yet"))
    }

    @Test func `who has no fitting papers reads whose they are`() {
        let text = text(.english) {
            $0.passport = Passport.none
            $0.companions = [Companion(relation: "child", age: 5, passport: Passport.none, internalPassport: .no)]
        }
        #expect(text.contains("the papers do not fit: his own, those of fellow traveller 1."))
    }

    @Test func `the question that changes the answer most is asked with what its answers come to`() throws {
        let text = text(.english) { $0.wanted = .unknown }
        let impacts = Example.triage.questionImpacts(
            on: {
                var request = Example.free; request.wanted = .unknown; return request
            }(), asOf: Example.day)
        let first = try #require(impacts.first { $0.changes > 0 })
        #expect(text.contains(Example.book.text(.ask, first.field.rawValue).en))
        #expect(text.contains("If “no”: go via Armenia"))
        // The result of an answer is never the current recommendation.
        let now = self.text(.english)
        #expect(now.contains("Go via Armenia") && !now.contains("”: go via Armenia"))
    }

    @Test(arguments: Language.allCases)
    func `overdue facts are the first of its sources, and are marked`(language: Language) throws {
        let late = text(language, asOf: Day("2026-09-05")!)
        let mark = language == .english ? "OVERDUE" : "СРОК ПРОВЕРКИ ИСТЁК"
        #expect(late.contains(mark))
        #expect(!text(language).contains(mark))
        let rests = try #require(late.range(of: ExplainText.restsOn(language)))
        let facts = late[rests.upperBound...].split(separator: "- ").dropFirst()
        #expect(facts.first?.contains(mark) == true)
    }

    @Test(arguments: Language.allCases)
    func `every page is at most 72 columns wide and two screens long`(language: Language) {
        var random = SeededGenerator(state: 9)
        for _ in 0..<15 {
            let request = Request.random(&random)
            for day in [Example.day, Day("2026-10-20")!] {
                let lines = ExplainPage(request, by: Example.triage, on: day).lines(language)
                for line in lines { #expect(TextWidth.of(line) <= 72, "\(line)") }
                #expect(lines.count <= 120, "\(lines.count)")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `a country of which no risk is documented is never named plainly as another way`(language: Language) throws {
        let expires = Example.day.adding(days: 900)
        let advice = Example.advice { $0.passportExpires = expires }
        let other = try #require(advice.alternatives.first)
        let bare = Example.changed { book in book.facts.removeAll { $0.country == other && $0.topic == .risk } }
        let name = Example.book.name(of: other)
        let warned = ExplainText.withoutRisk(name)(language)
        let first = text(language, by: bare) { $0.passportExpires = expires }
        var request = Example.free
        request.passportExpires = expires
        try #require(bare.advise(on: request, asOf: Example.day).alternatives.contains(other))
        #expect(first.contains(warned))
        #expect(!text(language) { $0.passportExpires = expires }.contains(warned))
        let sheet = AdviceText.coordinator(
            bare.advise(on: request, asOf: Example.day), on: request, bare.book, asOf: Example.day, language)
        #expect(sheet.contains { $0.contains(warned) })
    }

    @Test func `a page has only its own language`() {
        var book = Example.book
        for index in book.facts.indices {
            book.facts[index].source = "-"
            book.facts[index].published = "-"
            book.facts[index].value = Sentence(en: "a value", ru: "значение")
        }
        let triage = Triage(book: book)
        var random = SeededGenerator(state: 4)
        for _ in 0..<12 {
            var request = Request.random(&random)
            // Otherwise the place names that rules look for are tried, in either spelling.
            request.place = "-"
            // The ranking cites facts by id.
            let russian = text(.russian, by: triage) { $0 = request }.replacing(#/\[[a-z0-9_-]+\]/#, with: "")
                .replacing("intake routes explain ФАЙЛ --json", with: "")
            for word in russian.matches(of: #/[A-Za-z]{4,}/#).map(\.output) {
                let isName =
                    book.words.contains { $0.text.ru.contains(word) }
                    || book.rules.contains { $0.reason.ru.contains(word) }
                    || book.destinations.contains { $0.condition.ru.contains(word) }
                #expect(isName, "\(word)")
            }
            #expect(text(.english, by: triage) { $0 = request }.matches(of: #/[А-Яа-яё]{2,}/#).isEmpty)
        }
    }

    @Test func `a book that drives the terminal does not get through`() {
        var book = Example.book
        let bad = Sentence(en: "a\u{1B}[2Jb\n", ru: "а\u{202E}б")
        for index in book.words.indices { book.words[index].text = bad }
        for index in book.rules.indices { book.rules[index].reason = bad }
        for index in book.countries.indices {
            book.countries[index].name = bad
            book.countries[index].reason = bad
        }
        for index in book.facts.indices { book.facts[index].value = bad }
        let triage = Triage(book: book)
        var random = SeededGenerator(state: 6)
        for _ in 0..<8 {
            let request = Request.random(&random)
            for language in Language.allCases {
                for scalar in text(language, by: triage, { $0 = request }).unicodeScalars {
                    #expect(!VisibleText.drives(scalar))
                }
            }
        }
    }
}
