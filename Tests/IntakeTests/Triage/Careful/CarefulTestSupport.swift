// Shared by the tests of merged advice: advices written by hand, and random ones of which some are about the same man.

@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

extension Advice {
    /// An advice that asks, and says nothing else, changed.
    static func plain(_ change: (inout Advice) -> Void = { _ in }) -> Advice {
        var advice = Advice(
            urgency: .routine, deadline: nil, outcome: .ask, via: nil, mode: nil, alternatives: [], stay: nil,
            ifLiftedVia: [], onward: [], ruledOut: [:], ask: [], next: [], warn: [], release: .volunteer, because: [],
            book: Example.book.stamp)
        change(&advice)
        return advice
    }

    /// A route by air.
    static func route(via country: String, _ others: [String] = []) -> Advice {
        plain { ($0.outcome, $0.via, $0.mode, $0.alternatives) = (.route, land(country), .air, others.map(land)) }
    }

    /// A stay.
    static func stay(in country: String) -> Advice {
        plain { ($0.outcome, $0.stay) = (.stay, land(country)) }
    }

    /// A hold, and where he could go after it.
    static func hold(then countries: [String] = []) -> Advice {
        plain { ($0.outcome, $0.ifLiftedVia) = (.hold, countries.map(land)) }
    }

    /// Every country that it names, also to stay in and as a destination.
    var allNamed: Set<CountryCode> { countries.union([stay].compactMap(\.self)).union(onward.map(\.country)) }
}

/// The advices merged by the example book.
func merged(_ advices: Advice..., asking several: [String] = []) -> Advice {
    Example.triage.mostCareful(of: advices, asking: several)
}

/// The advices of one book on several men, on each by several answers.
struct AdvicePool {
    let triage: Triage
    /// For each man: requests that differ in one or two answers.
    let men: [[Request]]
    /// The advice on each of them.
    let advices: [[Advice]]

    init(_ triage: Triage, men count: Int, _ random: inout SeededRandom) {
        self.triage = triage
        men = (0..<count).map { _ in Request.family(&random) }
        advices = men.map { $0.map { triage.advise(on: $0, asOf: Example.day) } }
    }

    /// Two to four advices: on one man, or each on any.
    func pick(_ random: inout SeededRandom) -> [Advice] {
        let count = Int.random(in: 2...4, using: &random)
        if Bool.random(using: &random) {
            return Array(advices.randomElement(using: &random)!.shuffled(using: &random).prefix(count))
        }
        return (0..<count).map { _ in advices.randomElement(using: &random)!.randomElement(using: &random)! }
    }

    func merge(_ advices: [Advice]) -> Advice { triage.mostCareful(of: advices, asking: ["wanted", "summons"]) }

    /// The example book with many men, and random books with some.
    static let all: [AdvicePool] = {
        var random = SeededRandom(seed: 20_261_129)
        var pools = [AdvicePool(Example.triage, men: 150, &random)]
        for _ in 0..<40 { pools.append(AdvicePool(Triage(book: .random(&random)), men: 6, &random)) }
        return pools
    }()
}

extension Request {
    /// One man by several answers: a random request, and the same with one or two answers of another one.
    fileprivate static func family(_ random: inout SeededRandom) -> [Request] {
        let base = Request.random(&random)
        let others = (0..<5).map { _ -> Request in
            let other = Request.random(&random).json.object ?? [:]
            var members = base.json.object ?? [:]
            for field in RequestField.allCases.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)) {
                members[field.rawValue] = other[field.rawValue]
            }
            // Made of two requests that are valid.
            return try! Request(json: .object(members))
        }
        return [base] + others
    }
}
