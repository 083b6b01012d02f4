// Random route books that the reader accepts: countries of every status, facts that contradict each other or apply to
// few people, rules with any condition and any effect.

@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

extension RouteBook {
    /// A book with the codes that random requests use. Its newest check is on or before the day of the example.
    static func random(_ random: inout SeededRandom) -> RouteBook {
        var maker = BookMaker(random: random)
        let book = maker.book()
        random = maker.random
        return book
    }

    /// The same book with its parts and the entries of its countries in another order.
    func shuffled(_ random: inout SeededRandom) -> RouteBook {
        var book = self
        book.countries.shuffle(using: &random)
        for index in book.countries.indices { book.countries[index].entries.shuffle(using: &random) }
        book.destinations.shuffle(using: &random)
        book.facts.shuffle(using: &random)
        book.rules.shuffle(using: &random)
        book.words.shuffle(using: &random)
        return book
    }

    func blocking(_ code: CountryCode) -> RouteBook {
        var book = self
        for index in book.countries.indices where book.countries[index].code == code {
            book.countries[index].status = .blocked
        }
        return book
    }
}

private struct BookMaker {
    var random: SeededRandom
    private let codes = ["AM", "GE", "RS", "KZ", "KG", "BY", "TR"].map(land)

    init(random: SeededRandom) { self.random = random }

    private mutating func sometimes(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &random) < share }
    private mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
    private mutating func some<Value>(_ values: [Value], _ counts: ClosedRange<Int>) -> [Value] {
        Array(values.shuffled(using: &random).prefix(Int.random(in: counts, using: &random)))
    }
    private mutating func day(_ range: ClosedRange<Int>) -> Day {
        Example.day.adding(days: Int.random(in: range, using: &random))
    }

    mutating func book() -> RouteBook {
        let countries = Array(codes.shuffled(using: &random).prefix(Int.random(in: 2...6, using: &random)))
        var facts: [Fact] = []
        for code in countries + ["FR", "NO"].map(land) {
            for number in 0..<Int.random(in: 1...5, using: &random) {
                facts.append(fact(code, number, of: facts.map(\.id)))
            }
        }
        return RouteBook(
            stamp: BookStamp(version: 1, hash: Bytes32(), example: false), notice: nil, home: land("RU"),
            homeName: text("home"),
            countries: countries.map { country($0, facts.filter { [code = $0] in $0.country == code }.map(\.id)) },
            destinations: ["FR", "NO", "KZ"].map(land).map { destination($0, facts.map(\.id)) }, facts: facts,
            rules: (0..<Int.random(in: 0...6, using: &random)).map { rule($0, countries, facts.map(\.id)) },
            words: [BookWord(kind: .warn, id: "careful", order: 1, text: text("careful"))], vignettes: [])
    }

    private func text(_ text: String) -> Sentence { Sentence(en: text, ru: text) }

    private mutating func fact(_ code: CountryCode, _ number: Int, of others: [String]) -> Fact {
        let topic = number == 0 ? .risk : pick(Topic.allCases + [.risk, .papers, .papers])
        let checked = day(-60...0)
        return Fact(
            id: "\(code.description.lowercased())-\(number)", country: code, topic: topic, value: text("fact"),
            appliesTo: sometimes(60) ? .always : condition(), severity: Int.random(in: 0...9, using: &random),
            places: sometimes(10) ? ["Gyumri"] : [], source: "press", published: "2026", checked: checked,
            reviewBy: checked.adding(days: Int.random(in: topic.reviewDays / 2...topic.reviewDays, using: &random)),
            confidence: pick(Confidence.allCases), conflicts: sometimes(15) ? some(others, 0...1) : [])
    }

    private mutating func country(_ code: CountryCode, _ facts: [String]) -> Country {
        let status: CountryStatus = pick([.offered, .offered, .offered, .notOffered, .blocked])
        return Country(
            code: code, name: text(code.description), status: status, reason: text("why"), facts: some(facts, 0...2),
            sharesWantedList: sometimes(30), stayDays: pick([nil, 1, 30, 90, 365]),
            entries: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                WayIn(
                    mode: pick(TravelMode.allCases), papers: papers(), childAge: pick([nil, nil, 14]),
                    childPapers: papers(), facts: some(facts, sometimes(90) ? 1...2 : 0...0))
            })
    }

    private mutating func papers() -> [String] {
        some(["biometric", "five_year", "internal_passport", "none", "expired"], 1...3)
    }

    private mutating func destination(_ code: CountryCode, _ facts: [String]) -> Destination {
        Destination(
            country: code, name: text(code.description), condition: text("perhaps"), when: condition(),
            facts: some(facts, 0...1))
    }

    private mutating func rule(_ number: Int, _ countries: [CountryCode], _ facts: [String]) -> Rule {
        var effect = Effect()
        if sometimes(15) { effect.hold = true }
        if sometimes(5) { effect.noCountry = true }
        if sometimes(20) { effect.ask = some(RequestField.allCases.filter { $0 != .refer }, 1...2) }
        if sometimes(30) { effect.ruleOut = some(countries, 1...2) }
        if sometimes(30) { effect.prefer = some(countries, 1...2) }
        if sometimes(20) { effect.urgency = pick(Urgency.allCases) }
        if sometimes(20) { effect.coordinator = true }
        if effect == Effect() || sometimes(30) { effect.warn = ["careful"] }
        var rule = Rule(
            id: "rule-\(number)", when: condition(), then: effect, reason: text("why"), facts: some(facts, 0...2))
        if !rule.isRestriction && effect.prefer.isEmpty && sometimes(30) {
            rule.when.anyOf[0].append(
                pick([.outcome([.route, .hold]), .names(countries), .overdue(true)]))
        }
        return rule
    }

    private mutating func condition() -> Condition {
        let count = sometimes(20) ? 2 : 1
        return Condition(
            anyOf: (0..<count).map { _ in
                let tests = sometimes(25) ? 2 : 1
                return (0..<tests).map { _ in test() }
            })
    }

    private mutating func test() -> Test {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .below(.age, pick([18, 30]))
        case 1: return .daysUntil(pick([.legalStayUntil, .deadline, .passportExpires]), pick([-1, 14, 180]))
        case 2: return .dayOnOrAfter(pick([.legalStayUntil, .deadline, .passportExpires]), day(-30...300))
        case 3: return .onOrAfter(day(-20...80))
        case 4: return .whereabouts(some(Whereabouts.allCases, 1...2))
        case 5: return .companionUnder(pick([14, 18]))
        case 6: return .word(pick([.companions, .age, .legalStayUntil, .place, .notes]), [], orUnknown: true)
        case 7: return .text(.place, PlaceNames(["yerevan", "казань"]), orUnknown: sometimes(30))
        case 8:
            let field = pick([RequestField.danger, .health, .conscience, .ties, .evidence])
            return .word(field, some(words(of: field), 0...2), orUnknown: sometimes(30))
        default:
            let field = pick([
                RequestField.caller, .personAgrees, .stage, .service, .position, .summons, .exitBan, .wanted, .charge,
                .passport, .internalPassport, .deadlineReason,
            ])
            return .word(field, some(words(of: field), 1...2), orUnknown: sometimes(30))
        }
    }

    private func words(of field: RequestField) -> [String] {
        switch field.kind {
        case .choice(let words), .choices(let words), .words(let words, _): words.filter { $0 != "unknown" }
        default: []
        }
    }
}
