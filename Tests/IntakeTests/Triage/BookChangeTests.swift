import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct BookChangeTests {
    private func changed(_ change: (inout RouteBook) -> Void) -> RouteBook {
        var book = Example.book
        change(&book)
        return book
    }

    private func free(_ label: String = "free") -> TriedCase {
        TriedCase(label: label, request: Example.free, day: Example.day, isCase: true)
    }

    @Test func `the same book changes no advice`() {
        let change = BookChange.between(old: Example.book, new: Example.book, cases: [free()])
        #expect(change.advice == [])
        #expect(change.parts == [])
        #expect(change.tried.vignettes == Example.book.vignettes.count)
        #expect(change.tried.cases == 1)
    }

    @Test func `tables that came, went or differ are listed by kind and id`() throws {
        let risk = try #require(Example.book.facts.firstIndex { $0.topic == .risk })
        let new = changed { book in
            book.rules.removeAll { $0.id == "exit-ban" }
            book.facts[risk].severity += 1
            book.vignettes[0].id = "another"
        }
        let parts = BookChange.parts(from: Example.book, to: new)
        let old = Example.book.vignettes[0].id
        #expect(
            Set(parts.map { "\($0.fate) \($0.kind) \($0.id)" }) == [
                "removed rule exit-ban", "changed fact \(Example.book.facts[risk].id)", "added vignette another",
                "removed vignette \(old)",
            ])
    }

    @Test func `every key that differs is listed with its old and its new text, in both languages`() throws {
        let word = try #require(Example.book.words.first { $0.id == "layover" && $0.kind == .warn })
        let rule = try #require(Example.book.rules.first { $0.id == "exit-ban" })
        let new = changed { book in
            let index = book.words.firstIndex { $0.id == word.id && $0.kind == .warn }!
            book.words[index].text = Sentence(en: "A change of planes is fine.", ru: "Пересадка не страшна.")
            book.rules[book.index("exit-ban")].when.anyOf[0].append(.below(.age, 60))
            book.notice = Sentence(en: "Ours.", ru: "Наша.")
            book.stamp.example.toggle()
        }
        let parts = BookChange.parts(from: Example.book, to: new)
        #expect(Set(parts.map(\.kind)) == ["book", "word", "rule"])
        let texts = try #require(parts.first { $0.kind == "word" })
        #expect(texts.keys.map(\.name) == ["en", "ru"])
        #expect(texts.keys.map(\.old) == [word.text.en, word.text.ru])
        #expect(texts.keys.map(\.new) == ["A change of planes is fine.", "Пересадка не страшна."])
        #expect(texts.needsLook)
        let narrowed = try #require(parts.first { $0.kind == "rule" })
        #expect(narrowed.keys.map(\.name) == ["when"])
        #expect(narrowed.keys[0].new?.contains("below.age = 60") == true)
        #expect(narrowed.keys[0].old?.contains("below.age") == false && !rule.reason.en.isEmpty)
        let own = try #require(parts.first { $0.kind == "book" })
        #expect(Set(own.keys.map(\.name)) == ["example", "notice.en", "notice.ru"])
        #expect(own.needsLook)
        #expect(BookChange.between(old: Example.book, new: new).needsPerson)
    }

    @Test(arguments: Language.allCases)
    func `a rule's reason that reads otherwise needs a person, in either language`(language: Language) throws {
        let new = changed { book in
            let index = book.index("exit-ban")
            let reason = book.rules[index].reason
            book.rules[index].reason =
                language == .english
                ? Sentence(en: "It is nothing.", ru: reason.ru) : Sentence(en: reason.en, ru: "Ничего страшного.")
        }
        let parts = BookChange.parts(from: Example.book, to: new)
        #expect(parts.map(\.kind) == ["rule"])
        #expect(parts.first?.needsLook == true)
        #expect(BookChange.between(old: Example.book, new: new).needsPerson)
    }

    /// An attack: the rule stays, but holds fewer people.
    @Test(arguments: [
        ("does-not-agree", IntakeTriage.Test.word(.caller, ["mother"], orUnknown: false)),
        ("wanted-at-home", IntakeTriage.Test.below(.age, 60)),
    ])
    func `a rule that was made narrower is found to be less careful, with and without vignettes`(
        id: String, test: IntakeTriage.Test
    ) {
        var old = Example.book
        old.vignettes = []
        var new = old
        let index = new.index(id)
        new.rules[index].when.anyOf = new.rules[index].when.anyOf.map { $0 + [test] }
        let change = BookChange.between(old: old, new: new)
        #expect(change.tried.made > 0)
        #expect(change.advice.contains { $0.origin == .made && $0.isLessCareful && $0.described != nil })
        #expect(change.needsPerson)
        #expect(!BookChange.between(old: new, new: old).advice.contains { $0.lessCareful.contains(.route) })
    }

    @Test func `an honest review is told apart, and hides nothing that was changed with it`() {
        let later = 140
        let reviewed = changed { book in
            for index in book.facts.indices {
                book.facts[index].checked = book.facts[index].checked.adding(days: later)
                book.facts[index].reviewBy = book.facts[index].reviewBy.adding(days: later)
            }
        }
        let today = Example.day.adding(days: later + 1)
        var tried = free()
        tried.day = today
        let honest = BookChange.between(old: Example.book, new: reviewed, cases: [tried], on: today)
        #expect(!honest.advice.isEmpty)
        #expect(honest.advice.allSatisfy { $0.isBecauseChecked })
        #expect(honest.advice.contains { $0.isCase && $0.new.outcome == .route })
        #expect(!honest.needsPerson)
        var planted = reviewed
        planted.rules[planted.index("does-not-agree")].when.anyOf = [
            [.word(.personAgrees, ["no"], orUnknown: false), .word(.caller, ["mother"], orUnknown: false)]
        ]
        tried.request.personAgrees = .no
        let change = BookChange.between(old: Example.book, new: planted, cases: [tried], on: today)
        #expect(change.advice.contains { $0.isCase && $0.isLessCareful })
        #expect(change.needsPerson)
    }

    @Test func `what makes advice less careful is named, and its reverse is something else`() throws {
        var request = Example.free
        request.passportExpires = Example.day.adding(days: 900)
        var advice = Triage(book: Example.book).advise(on: request, asOf: Example.day)
        try #require(advice.outcome == .route && advice.alternatives.count > 1)
        let proof = Sentence(en: "With proof.", ru: "С доказательствами.")
        advice.onward = [Onward(country: land("DE"), condition: proof, facts: [])]
        let severities = Dictionary(uniqueKeysWithValues: Example.book.facts.map { ($0.id, $0.severity) })
        func ways(_ change: (inout Advice) -> Void) -> [[LessCareful]] {
            var other = advice
            change(&other)
            let (before, after) = (
                AdviceDifference.Spoken(advice, severities), AdviceDifference.Spoken(other, severities)
            )
            return [after.lessCareful(than: before), before.lessCareful(than: after)]
        }
        advice.ask = ["age"]
        advice.next = ["unhcr"]
        #expect(ways { $0.ask = [] } == [[.ask], []])
        #expect(ways { $0.next = [] } == [[.next], []])
        #expect(ways { $0.mode = .land }[0] == (advice.mode == .air ? [.mode] : []))
        #expect(ways { $0.alternatives.swapAt(0, 1) } == [[.order], [.order]])
        let swapped = ways { (advice: inout Advice) in
            let first = advice.alternatives[0]
            advice.alternatives[0] = advice.via!
            advice.via = first
        }
        #expect(swapped[0] == [.via, .order])
        let condition = Sentence(en: "For anybody.", ru: "Для всех.")
        #expect(ways { $0.onward[0].condition = condition } == [[.condition], [.condition]])
        let milder = severities.mapValues { max(0, $0 - 1) }
        let lower = AdviceDifference.Spoken(advice, milder)
        #expect(lower.lessCareful(than: AdviceDifference.Spoken(advice, severities)) == [.risk])
        advice.outcome = .hold
        #expect(ways { $0.outcome = .ask } == [[.outcome], []])
    }

    @Test func `each way of being less careful is marked, and its reverse is not`() throws {
        let none: [LessCareful] = []
        func ways(_ old: RouteBook, _ new: RouteBook, _ change: (inout Request) -> Void = { _ in }) -> [LessCareful]? {
            var tried = free()
            change(&tried.request)
            return BookChange.between(old: old, new: new, cases: [tried]).advice.first { $0.isCase }?.lessCareful
        }
        func both(_ other: RouteBook, _ change: (inout Request) -> Void = { _ in }) -> [[LessCareful]?] {
            [ways(other, Example.book, change), ways(Example.book, other, change)]
        }
        let held = changed { $0.rules[$0.index("exit-ban")].when = .always }
        // The advice with a hold already names the countries for later, so only the route is new.
        let lifted = try #require(both(held)[0])
        #expect(lifted.contains(.route) && lifted.contains(.urgency))
        #expect(both(held)[1] == none)
        let fewer = changed { $0.countries[$0.countries.firstIndex { $0.code == land("GE") }!].status = .notOffered }
        let dated: (inout Request) -> Void = { $0.passportExpires = Day("2032-01-01") }
        #expect(try #require(both(fewer, dated)[0]).contains(.country))
        #expect(!(try #require(both(fewer, dated)[1]).contains(.country)))
        let guarded = changed { $0.rules[$0.index("contact")].then.coordinator = true }
        let asking: (inout Request) -> Void = { $0.wanted = nil }
        #expect(both(guarded, asking) == [[.release], none])
        let urgent = changed { $0.rules[$0.index("contact")].then.urgency = .now }
        #expect(both(urgent) == [[.urgency], none])
        let silent = changed {
            $0.rules[$0.index("contact")].then.warn = []; $0.rules[$0.index("contact")].then.next = ["unhcr"]
        }
        #expect(both(silent) == [[.next], [.warning]])
    }

    @Test func `the less careful come first, regardless of their names`() {
        let held = changed { $0.rules[$0.index("exit-ban")].when = .always }
        let mixed = changed { book in
            book.rules[book.index("does-not-agree")].when = .always
            book.vignettes = []
        }
        var tried: [TriedCase] = []
        for number in 0..<600 {
            var one = free("case-\(number)")
            if number % 2 == 0 { one.request.danger = [.suicidal] }
            tried.append(one)
        }
        let advice = BookChange.between(old: held, new: mixed, cases: tried).advice
        let careless = advice.map { !$0.lessCareful.isEmpty }
        #expect(careless == careless.sorted { $0 && !$1 })
        let back = BookChange.between(old: held, new: Example.book, cases: tried).advice.filter(\.isCase)
        #expect(back.count == 600)
        #expect(back.count { $0.lessCareful.contains(.route) } == 300)
        #expect(back.map(\.isLessCareful) == back.map(\.isLessCareful).sorted { $0 && !$1 })
    }
}

extension RouteBook {
    fileprivate func index(_ id: String) -> Int { rules.firstIndex { $0.id == id }! }
}
