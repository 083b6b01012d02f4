// A request on which a condition holds. Fields stand for themselves, except that the country and the position together
// say where he is, and that the day of the advice decides with every day of the request: so each is tried on its own,
// with every answer that could make a difference, and what is found is judged as any request is.

/// A request, and the day of the advice.
struct Witness: Hashable, Sendable {
    var request: Request
    var day: Day

    /// The request in plain words, and the day.
    var described: Sentence {
        func text(_ language: Language) -> String {
            let lines = RequestLines.lines(request, language)
            return (lines + [day.description]).joined(separator: "; ")
        }
        return Sentence(en: text(.english), ru: text(.russian))
    }
}

/// What is asked of a witness: that a test holds, or that it does not, and not by chance of a missing answer.
struct Demand: Hashable, Sendable {
    let test: Test
    var holds = true

    /// Each of these tests.
    static func all(_ tests: [Test]) -> [Demand] { tests.map { Demand(test: $0) } }
}

/// The search for witnesses in a book.
struct WitnessSearch {
    let book: RouteBook
    /// The day to begin with.
    let day: Day

    /// A request that meets every demand; what no demand asks for is as in `base`. Nil where there is none: for demands
    /// on the request and the day alone that is certain. Tests of the advice are passed over.
    func witness(_ demands: [Demand], base: Request = Request(), until last: Day? = nil) -> Witness? {
        let demands = demands.filter { !$0.test.asksAdvice }
        let groups = Dictionary(grouping: demands.filter { $0.test.field != nil }, by: { Group($0.test) })
            .sorted { $0.key.rank < $1.key.rank }
        let members = base.json.object ?? [:]
        for day in days(demands, until: last) {
            var met = members
            var isMet = true
            for (group, demands) in groups {
                guard let found = answers(to: group, demands, in: members, on: day) else {
                    isMet = false
                    break
                }
                for field in group.fields { met[field.rawValue] = found[field.rawValue] }
            }
            if isMet, let request = try? Request(json: .object(met)) { return Witness(request: request, day: day) }
        }
        return nil
    }

    /// Fields that can only be answered together.
    private enum Group: Hashable {
        case whereabouts
        case field(RequestField)

        init(_ test: Test) {
            switch test.field {
            case .country?, .position?, nil: self = .whereabouts
            case let field?: self = .field(field)
            }
        }

        var fields: [RequestField] {
            switch self {
            case .whereabouts: [.country, .position]
            case .field(let field): [field]
            }
        }

        var rank: String { fields[0].rawValue }
    }

    /// The first answers to a group of fields that meet the demands on them.
    private func answers(
        to group: Group, _ demands: [Demand], in members: [String: JSONValue], on day: Day
    ) -> [String: JSONValue]? {
        var candidates: [[String: JSONValue]] = []
        let own = members.filter { name, _ in group.fields.contains { $0.rawValue == name } }
        switch group {
        case .field(let field):
            candidates = [own] + WitnessAnswers(book: book, day: day).answers(to: field, demands)
        case .whereabouts:
            let places = WitnessAnswers(book: book, day: day)
            let positions = places.answers(to: .position, demands) + [["position": "abroad"], ["position": "at_home"]]
            candidates = [own]
            for country in [own.filter { $0.key == "country" }] + places.answers(to: .country, demands) {
                for position in [own.filter { $0.key == "position" }] + positions {
                    candidates.append(country.merging(position) { $1 })
                }
            }
        }
        return candidates.first { candidate in
            guard let request = try? Request(json: .object(candidate)) else { return false }
            let situation = Situation(request, on: day, in: book)
            return demands.allSatisfy { situation.truth(of: $0.test) == ($0.holds ? .yes : .no) }
        }
    }

    /// The days of the advice that could make a difference, the nearest to `day` first.
    private func days(_ demands: [Demand], until last: Day?) -> [Day] {
        var days = [day]
        var named: [RequestField: [Day]] = [:]
        var left: [RequestField: [Int]] = [:]
        for demand in demands {
            switch demand.test {
            case .onOrAfter(let start): days += [start, start.adding(days: -1)]
            case .dayOnOrAfter(let field, let start): named[field, default: []] += [start, start.adding(days: -1)]
            case .daysUntil(let field, let limit): left[field, default: []] += [limit, limit + 1]
            case .word(let field, let words, _) where words.contains { Day($0) != nil }:
                named[field, default: []] += words.compactMap { Day($0) }
            default: break
            }
        }
        for (field, limits) in left.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for named in named[field] ?? [] { days += limits.map { named.adding(days: -$0) } }
        }
        if let last { days = days.map { min($0, last) } }
        var seen: Set<Day> = []
        return days.filter { candidate in
            guard seen.insert(candidate).inserted else { return false }
            return demands.allSatisfy { demand in
                guard case .onOrAfter(let start) = demand.test else { return true }
                return (candidate >= start) == demand.holds
            }
        }
    }
}
