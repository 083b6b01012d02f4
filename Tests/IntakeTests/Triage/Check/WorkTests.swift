// Malicious books, each within the limits of a book: their check ends, and says what it did not try.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct WorkTests {
    private static let head = String(
        SmallBook.text.prefix(upTo: SmallBook.text.firstRange(of: "[[vignette]]")!.lowerBound))

    private static func rule(_ id: String, _ when: String, _ then: String) -> String {
        """
        [[rule]]
        id = "\(id)"
        when = \(when)
        then = \(then)
        en = "A reason."
        ru = "Причина."

        """
    }

    private static func vignette(_ number: Int) -> String {
        """
        [[vignette]]
        id = "w-\(number)"
        title = "Somebody"
        as_of = 2026-07-01
        why = "He asks"
        [vignette.case]
        country = "RU"
        age = \(18 + number % 40)
        [vignette.expect]
        outcome = ["ask", "hold"]

        """
    }

    private static func risk(_ number: Int, conflicts: String = "[]") -> String {
        """
        [[fact]]
        id = "risk-\(number)"
        country = "AM"
        topic = "risk"
        en = "Something is known."
        ru = "Кое-что известно."
        applies_to = { age = ["\(18 + number % 40)", "unknown"] }
        severity = \(number % 10)
        source = "Paper"
        published = "2026"
        checked = 2026-06-30
        review_by = 2026-08-29
        confidence = "high"
        conflicts = \(conflicts)

        """
    }

    private static func book(_ tables: [String]) throws -> BookSource {
        try BookSource(Array((head + tables.joined()).utf8), file: "book.toml", hash: Bytes32())
    }

    private static let alternatives =
        "["
        + (0..<30).map { "{ age = \(18 + $0), outcome = [\"ask\"], overdue = true }" }
        .joined(separator: ", ") + "]"

    /// The tables, and the parts that the check must report as not tried.
    private static let books: [(name: String, tables: [String])] = [
        ("facts on one country", (0..<150).map { risk($0) } + (0..<150).map(vignette)),
        (
            "facts that contradict each other",
            (0..<60).map { number in
                let others = (0..<60).filter { $0 != number }.map { "\"risk-\($0)\"" }.joined(separator: ", ")
                return risk(number, conflicts: "[\(others)]")
            } + (0..<150).map(vignette)
        ),
        (
            "plain rules",
            (0..<150).map { rule("p-\($0)", "{ age = \($0 % 100), place = \"x\($0)\" }", "{ next = [\"lawyer\"] }") }
                + (0..<150).map(vignette)
        ),
        (
            "rules on the advice",
            (0..<40).map { rule("a-\($0)", alternatives, "{ next = [\"lawyer\"] }") }
                + (0..<30).map(vignette)
        ),
    ]

    @Test(arguments: [0, 1, 2, 3])
    func `the check of a large book ends where its work ends, and says what it left out`(index: Int) throws {
        let (name, tables) = Self.books[index]
        let source = try Self.book(tables)
        let units = 300_000
        var check = BookCheck(source, on: Example.day, work: units)
        #expect(check.work.left < units)
        let findings = check.findings()
        #expect(findings.contains { $0.kind == .tooLarge && $0.severity == .problem }, "\(name)")
        _ = check.conditions()
        _ = check.clashes()
        _ = check.dependence()
        #expect(check.work.left == 0)
    }

    @Test func `where no work is left, each part says so, and from where on`() throws {
        var check = BookCheck(try ChangedBook().source(), on: Example.day, work: 0)
        let first = Example.book.vignettes[0].id
        #expect(check.vignettes().map(\.sentence) == [CheckText.vignettesNotTried(from: first)])
        let fact = BookPart.fact(Example.book.facts[0].id)
        #expect(check.conditions().map(\.sentence) == [CheckText.conditionsNotTried(from: fact)])
        #expect(check.dependence().map(\.sentence) == [CheckText.dependenceNotTried(from: .book)])
        let preferring = Example.book.rules.filter { !$0.then.prefer.isEmpty }
        if !preferring.isEmpty {
            #expect(check.clashes().contains { $0.kind == .tooLarge })
            #expect(check.effects().contains { $0.kind == .tooLarge })
        }
        #expect(check.findings().allSatisfy { $0.kind == .tooLarge && $0.severity == .problem })
    }

    @Test func `the example book needs a small part of the work that there is`() throws {
        var check = BookCheck(try ChangedBook().source(), on: Example.day)
        #expect(check.isRehearsed)
        _ = check.conditions() + check.effects() + check.clashes() + check.dependence()
        #expect(check.work.left > Work.ofCheck / 2, "\(check.work.left)")
    }

    /// Each list excludes a person that the next one is about: one more choice for each.
    @Test func `a person outside hundreds of lists is found, by one choice more for each list`() throws {
        let search = WitnessSearch(book: try Self.book([]).book, day: Example.day)
        var base = Request()
        base.deadline = Day(sinceEpoch: 31_000)
        let lists = (0..<500).map { [IntakeTriage.Test.dayOnOrAfter(.deadline, Day(sinceEpoch: 30_000 - $0))] }
        var work = Work(20_000_000)
        let found = try search.witness([Demand(test: .below(.age, 60))], noneOf: lists, base: base, &work)
        let deadline = try #require(found?.request.deadline)
        #expect(deadline < Day(sinceEpoch: 30_000 - 499))
        var few = Work(100_000)
        #expect(throws: WorkSpent.self) {
            _ = try search.witness([Demand(test: .below(.age, 60))], noneOf: lists, base: base, &few)
        }
        let all = lists + [[IntakeTriage.Test.below(.age, 60)]]
        #expect(try search.witness([Demand(test: .below(.age, 60))], noneOf: all, base: base, &work) == nil)
    }

    /// Thousands of lists that already fail need no choice.
    @Test func `a person outside thousands of lists is found`() throws {
        let search = WitnessSearch(book: try Self.book([]).book, day: Example.day)
        let others = (0..<5_000).map { _ in [IntakeTriage.Test.below(.age, 30)] }
        var work = Work(1_000_000)
        let found = try search.witness(
            [Demand(test: .below(.age, 60))], noneOf: others + [[IntakeTriage.Test.below(.age, 40)]], base: Request(),
            &work)
        let age = try #require(found?.request.age)
        #expect((40..<60).contains(age))
    }

    @Test(arguments: [
        ("rule", rule("r", "[" + String(repeating: "{ age = 20 }, ", count: 33) + "]", "{ next = [\"lawyer\"] }"), 32),
        (
            "fact",
            risk(1, conflicts: "[" + String(repeating: "\"f-one\", ", count: 65) + "]"), 64
        ),
        (
            "rule",
            rule("r", "{ place = [" + String(repeating: "\"x\", ", count: 257) + "] }", "{ next = [\"lawyer\"] }"), 256
        ),
    ])
    func `a list longer than any hotline needs is refused with its line`(
        array: String, table: String, limit: Int
    ) throws {
        do throws(BookRefused) {
            _ = try BookSource(Array((Self.head + table).utf8), file: "book.toml", hash: Bytes32())
            Issue.record("not refused")
        } catch {
            #expect(
                error.all.contains { $0.problem == BookText.tooMany(limit) && $0.place.line != nil }, "\(error.all)")
        }
    }
}
