import Testing

@testable import Intake

@Suite struct BookChangeTests {
    private func changed(_ change: (inout RouteBook) -> Void) -> RouteBook {
        var book = Example.book
        change(&book)
        return book
    }

    private func free(_ label: String = "free") -> TriedCase {
        TriedCase(label: label, request: Example.free, day: Example.day, isCase: true)
    }

    @Test func `the same book changes nobody's advice`() {
        let change = BookChange.between(old: Example.book, new: Example.book, cases: [free()])
        #expect(change.advice == [])
        #expect(change.parts == [])
        #expect(change.tried.vignettes == Example.book.vignettes.count)
        #expect(change.tried.cases == 1)
    }

    @Test func `tables that came, went or differ are listed by kind and id`() {
        let new = changed { book in
            book.rules.removeAll { $0.id == "exit-ban" }
            book.facts[0].severity += 1
            book.vignettes[0].id = "another"
        }
        let parts = BookChange.between(old: Example.book, new: new).parts
        let old = Example.book.vignettes[0].id
        #expect(
            Set(parts) == [
                BookChange.Part(fate: .removed, kind: "rule", id: "exit-ban"),
                BookChange.Part(fate: .changed, kind: "fact", id: Example.book.facts[0].id),
                BookChange.Part(fate: .added, kind: "vignette", id: "another"),
                BookChange.Part(fate: .removed, kind: "vignette", id: old),
            ])
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
        // What a hold would weigh later is named already: only the route is new.
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
        #expect(both(silent) == [none, [.warning]])
    }

    @Test func `the less careful come first, whatever their names`() {
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
        #expect(back.prefix(300).allSatisfy { $0.lessCareful.contains(.route) })
        #expect(!back.suffix(300).contains { $0.lessCareful.contains(.route) })
    }
}

extension RouteBook {
    fileprivate func index(_ id: String) -> Int { rules.firstIndex { $0.id == id }! }
}
