// Triage: a request, a route book and a date in, advice out. Pure: the same input gives the same bytes. The order of
// evaluation is the program's (triage.md, "Rules of evaluation"); every country, paper and reason is the book's.

/// The evaluation of requests by one route book. Prepare it once, ask it often: one answer takes some microseconds.
public struct Triage: Sendable {
    /// The book.
    public let book: RouteBook

    let newestCheck: Day
    let restrictions: [Prepared]
    let preferences: [Prepared]
    let additions: [Prepared]
    private let factsByID: [String: Fact]
    private let factsByCountry: [CountryCode: [Topic: [Fact]]]
    private let wordOrder: [BookWord.Kind: [String: Int]]

    /// A rule behind a reference: most rules are only asked whether they hold, and need not be copied for that.
    final class Prepared: Sendable {
        let when: Condition
        let rule: Rule

        init(_ rule: Rule) {
            when = rule.when
            self.rule = rule
        }
    }

    /// The fields that stand before a route: while one is unknown, no country is named (rule 4).
    public static let beforeRoute: [RequestField] = [
        .danger, .position, .service, .country, .summons, .exitBan, .wanted, .passport, .internalPassport, .companions,
        .personAgrees,
    ]

    /// Of these, what matters only where he would have to cross the home country's border.
    static let atHomeOnly: Set<RequestField> = [.summons, .exitBan]

    /// The one word of advice that the program adds by itself.
    public static let factsOverdue = "facts_overdue"

    /// Prepares a book.
    public init(book: RouteBook) {
        self.book = book
        newestCheck = book.newestCheck
        restrictions = book.rules.filter(\.isRestriction).map(Prepared.init)
        preferences = book.rules.filter { !$0.then.prefer.isEmpty }.map(Prepared.init)
        additions = book.rules.filter { !$0.isRestriction }.map(Prepared.init)
        factsByID = Dictionary(book.facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        factsByCountry = Dictionary(grouping: book.facts, by: \.country)
            .mapValues { Dictionary(grouping: $0, by: \.topic) }
        var order: [BookWord.Kind: [String: Int]] = [:]
        for word in book.words { order[word.kind, default: [:]][word.id] = word.order }
        wordOrder = order
    }

    /// The advice on a request, on a day.
    public func advise(on request: Request, asOf day: Day) -> Advice {
        var evaluation = Evaluation(self, request, day)
        return evaluation.advice()
    }

    func fact(_ id: String) -> Fact? { factsByID[id] }

    func facts(on topic: Topic, of country: CountryCode) -> [Fact] { factsByCountry[country]?[topic] ?? [] }

    func isOverdue(_ fact: Fact, _ day: Day) -> Bool { fact.isOverdue(on: day, newestCheck: newestCheck) }

    func cite(_ fact: Fact, _ day: Day) -> CitedFact {
        CitedFact(
            id: fact.id, source: fact.source, published: fact.published, checked: fact.checked,
            ageDays: fact.checked.days(until: day), overdue: isOverdue(fact, day))
    }

    /// Words without repetition, in the order in which the book reads them out.
    func sorted(_ words: [String], _ kind: BookWord.Kind) -> [String] {
        let order = wordOrder[kind] ?? [:]
        return Set(words).sorted { left, right in
            let (first, second) = (order[left] ?? Int.max, order[right] ?? Int.max)
            return first == second ? left < right : first < second
        }
    }
}
