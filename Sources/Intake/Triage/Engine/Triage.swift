// Triage: a pure function from request, route book and date to advice. The same input gives the same bytes. The order
// of evaluation is fixed in the program (triage.md, "Rules of evaluation"); every country, paper and reason comes from
// the book.

import IntakeBase
import IntakeCases

/// Evaluates requests with one route book. Prepare it once, use it many times: one advice takes some microseconds.
public struct Triage: Sendable {
    /// The book.
    public let book: RouteBook

    let newestCheck: Day
    let restrictions: [PreparedRule]
    let preferences: [PreparedRule]
    let additions: [PreparedRule]
    let countries: [PreparedCountry]
    let destinations: [PreparedDestination]
    let facts: [String: PreparedFact]
    let factsByCountry: [CountryCode: [Topic: [PreparedFact]]]
    /// Facts on risk that name a place.
    let placed: [PreparedFact]
    /// Answers of the field `passport` that give entry somewhere. Only the expiry dates of these passports matter.
    let usefulPassports: Set<String>
    private let wordOrder: [BookWord.Kind: [String: Int]]

    /// The fields that a route requires: while one is unknown, no country is named (rule 4).
    package static let beforeRoute: [RequestField] = [
        .danger, .position, .service, .country, .summons, .exitBan, .wanted, .passport, .internalPassport, .companions,
        .personAgrees,
    ]

    /// Those of them that matter only if he has to cross the border of home.
    static let atHomeOnly: Set<RequestField> = [.summons, .exitBan]

    /// Words of advice that the program adds by itself: facts behind the answer are overdue; the country that he stays
    /// in uses the wanted list that he is or may be on; the book knows nothing of it; the book knows of danger there.
    public static let factsOverdue = "facts_overdue"
    static let sharedList = "shared_list"
    static let countryUnknown = "country_unknown"
    static let dangerKnown = "danger_known"
    /// All of these.
    static let ownWords = [factsOverdue, sharedList, countryUnknown, dangerKnown]

    /// Prepares a book. The order of its parts has no effect. `trustsClock`: the day is given on purpose and not read
    /// from a clock that may be wrong, so a newer check does not make facts overdue.
    public init(book: RouteBook, trustsClock: Bool = false) {
        self.book = book
        newestCheck = trustsClock ? Day(sinceEpoch: .min) : book.newestCheck
        let prepared = Triage.prepare(book.facts)
        facts = Dictionary(prepared.map { ($0.fact.id, $0) }, uniquingKeysWith: { first, _ in first })
        factsByCountry = Dictionary(grouping: prepared, by: \.fact.country)
            .mapValues { Dictionary(grouping: $0, by: \.fact.topic) }
        let rules = book.rules.sorted { $0.id < $1.id }.map { [facts] in PreparedRule($0, facts) }
        restrictions = rules.filter(\.rule.isRestriction)
        preferences = rules.filter { !$0.rule.then.prefer.isEmpty }
        additions = rules.filter { !$0.rule.isRestriction }
        placed = prepared.filter { $0.fact.topic == .risk && !$0.fact.places.isEmpty }
        countries = book.countries.sorted { $0.code < $1.code }
            .map { [facts, factsByCountry] in PreparedCountry($0, factsByCountry[$0.code] ?? [:], facts) }
        destinations = book.destinations.sorted { ($0.country, $0.condition.en) < ($1.country, $1.condition.en) }
            .map { [facts] in PreparedDestination($0, facts) }
        usefulPassports = Set(book.countries.flatMap(\.entries).flatMap { $0.papers + $0.childPapers })
        wordOrder = Dictionary(grouping: book.words, by: \.kind)
            .mapValues { Dictionary($0.map { ($0.id, $0.order) }, uniquingKeysWith: min) }
    }

    /// The advice on a request, on a day.
    public func advise(on request: Request, asOf day: Day) -> Advice {
        var evaluation = Evaluation(self, request, day)
        return evaluation.advice()
    }

    func fact(_ id: String) -> Fact? { facts[id]?.fact }

    func facts(on topic: Topic, of country: CountryCode) -> [PreparedFact] { factsByCountry[country]?[topic] ?? [] }

    func isOverdue(_ known: PreparedFact, _ day: Day) -> Bool {
        known.fact.isOverdue(on: day, newestCheck: newestCheck)
    }

    /// The words without duplicates, in the order of the book.
    func sorted(_ words: [String], _ kind: BookWord.Kind) -> [String] {
        let order = wordOrder[kind] ?? [:]
        return Set(words).map { (order[$0] ?? Int.max, $0) }.sorted(by: <).map(\.1)
    }

    /// The facts sorted by id, each with the facts that contradict it.
    private static func prepare(_ facts: [Fact]) -> [PreparedFact] {
        var contradicted: [String: Set<String>] = [:]
        for fact in facts {
            for other in fact.conflicts where other != fact.id {
                contradicted[fact.id, default: []].insert(other)
                contradicted[other, default: []].insert(fact.id)
            }
        }
        return facts.sorted { $0.id < $1.id }.map {
            PreparedFact($0, contradictedBy: contradicted[$0.id, default: []].sorted())
        }
    }
}
