// Searches for a request on which a condition holds (a witness). Fields are independent and are searched separately,
// with two exceptions: country and position together give the whereabouts, and the day of the advice is compared with
// every date of the request. Candidates are the answers that could make a difference; each is evaluated like any
// request.

import IntakeBase
import IntakeCases

/// A request and the day of its advice.
struct Witness: Hashable, Sendable {
    var request: Request
    var day: Day

    /// The request in plain words, with the day.
    var described: Sentence {
        func text(_ language: Language) -> String {
            let lines = RequestLines.lines(request, language)
            return (lines + [day.description]).joined(separator: "; ")
        }
        return Sentence(en: text(.english), ru: text(.russian))
    }
}

/// A requirement on a witness: the test holds, or it certainly fails. A missing answer does not count as a failure.
struct Demand: Hashable, Sendable {
    let test: Test
    var holds = true

    /// The demand that each of these tests holds.
    static func all(_ tests: [Test]) -> [Demand] { tests.map { Demand(test: $0) } }
}

/// Searches for witnesses in a book.
struct WitnessSearch {
    let book: RouteBook
    /// The first day to try.
    let day: Day

    /// A request that meets every demand. Fields without a demand are as in `base`. Nil if none exists; this is
    /// certain if the demands concern only the request and the day. Tests of the advice are ignored.
    func witness(
        _ demands: [Demand], base: Request = Request(), until last: Day? = nil, _ work: inout Work
    ) throws(WorkSpent) -> Witness? {
        try work.spend(Work.request + 4 * demands.count)
        let demands = demands.filter { !$0.test.asksAdvice }
        let groups = Dictionary(grouping: demands.filter { $0.test.field != nil }, by: { Group($0.test) })
            .sorted { $0.key.rank < $1.key.rank }
        let members = base.json.object ?? [:]
        for day in try days(demands, until: last, &work) {
            var met = members
            var isMet = true
            for (group, demands) in groups {
                guard let found = try answers(to: group, demands, in: members, on: day, &work) else {
                    isMet = false
                    break
                }
                for field in group.fields { met[field.rawValue] = found[field.rawValue] }
            }
            if isMet { try work.spend(Work.request) }
            if isMet, let request = try? Request(json: .object(met)) { return Witness(request: request, day: day) }
        }
        return nil
    }

    /// Fields that must be searched together.
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

    /// The first answers to a group of fields that meet its demands.
    private func answers(
        to group: Group, _ demands: [Demand], in members: [String: JSONValue], on day: Day, _ work: inout Work
    ) throws(WorkSpent) -> [String: JSONValue]? {
        let cost = demands.reduce(Work.request) { $0 + $1.test.weight }
        let own = members.filter { name, _ in group.fields.contains { $0.rawValue == name } }
        try work.spend(cost)
        if meets(own, demands, on: day) { return own }
        let answers = WitnessAnswers(book: book, day: day)
        switch group {
        case .field(let field):
            for candidate in try answers.answers(to: field, demands, &work) {
                try work.spend(cost)
                if meets(candidate, demands, on: day) { return candidate }
            }
        case .whereabouts:
            let positions =
                try answers.answers(to: .position, demands, &work) + [["position": "abroad"], ["position": "at_home"]]
            for country in try [own.filter { $0.key == "country" }] + answers.answers(to: .country, demands, &work) {
                for position in [own.filter { $0.key == "position" }] + positions {
                    let candidate = country.merging(position) { $1 }
                    try work.spend(cost)
                    if meets(candidate, demands, on: day) { return candidate }
                }
            }
        }
        return nil
    }

    private func meets(_ candidate: [String: JSONValue], _ demands: [Demand], on day: Day) -> Bool {
        guard let request = try? Request(json: .object(candidate)) else { return false }
        let situation = Situation(request, on: day, in: book)
        return demands.allSatisfy { situation.truth(of: $0.test) == ($0.holds ? .yes : .no) }
    }

    /// The days that could make a difference, starting with `day`.
    private func days(_ demands: [Demand], until last: Day?, _ work: inout Work) throws(WorkSpent) -> [Day] {
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
            try work.spend(limits.count * (named[field]?.count ?? 0))
            for named in named[field] ?? [] { days += limits.map { named.adding(days: -$0) } }
        }
        try work.spend(days.count * (1 + demands.count / 8))
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
