// Candidate answers for one field: for each test an answer that meets it, one that does not, and the missing answer.

import IntakeBase
import IntakeCases

/// Candidate answers in a search for a witness.
struct WitnessAnswers {
    let book: RouteBook
    let day: Day

    /// The answers, each as the members of a request. The empty one leaves the field unknown.
    func answers(
        to field: RequestField, _ demands: [Demand], _ work: inout Work
    ) throws(WorkSpent) -> [[String: JSONValue]] {
        let demands = demands.filter { $0.test.field == field }
        let length = demands.reduce(0) { $0 + $1.test.length }
        switch field.kind {
        case .choices, .words: try work.spend(Work.request * length)
        case .text: try work.spend(length * length)
        case .country: try work.spend(length + book.countries.count)
        default: try work.spend(length)
        }
        let values: [JSONValue] =
            switch field.kind {
            case .choice(let words): words.filter { $0 != Answer.unknown.rawValue }.map(JSONValue.string)
            case .choices(let words): lists(field, demands, others: words)
            case .words(let proposed, _): lists(field, demands, others: proposed.filter { !$0.hasSuffix(":") })
            case .number(let range): numbers(demands, range)
            case .day: days(demands)
            case .country: countries(demands)
            case .text: texts(demands)
            case .contact: [["channel": "phone"]]
            case .companions: companions(demands)
            }
        return values.map { [field.rawValue: $0] } + [[:]]
    }

    /// Candidates: the empty list, a list with one word of every positive test and no word of a negative one, and a
    /// list with another word.
    private func lists(_ field: RequestField, _ demands: [Demand], others: [String]) -> [JSONValue] {
        var kept: [String] = []
        let banned = Set(demands.filter { !$0.holds }.flatMap(words))
        for demand in demands where demand.holds {
            let usable = words(demand).filter { word in
                !banned.contains(word) && (try? Request(json: [field.rawValue: JSONValue([word])])) != nil
            }
            if let word = usable.first, !usable.contains(where: kept.contains) { kept.append(word) }
        }
        let other = others.first { !banned.contains($0) }
        return [JSONValue([String]()), JSONValue(kept)] + (other.map { [JSONValue([$0])] } ?? [])
    }

    private func words(_ demand: Demand) -> [String] {
        if case .word(_, let words, _) = demand.test { words } else { [] }
    }

    private func numbers(_ demands: [Demand], _ range: ClosedRange<Int>) -> [JSONValue] {
        var numbers: [Int] = []
        for demand in demands {
            switch demand.test {
            case .below(_, let limit): numbers += [limit - 1, limit]
            case .word(_, let words, _):
                for number in words.compactMap({ Int($0) }) { numbers += [number, number + 1, number - 1] }
            default: break
            }
        }
        return (numbers + [range.lowerBound, range.upperBound]).filter(range.contains).map { JSONValue($0) }
    }

    private func days(_ demands: [Demand]) -> [JSONValue] {
        var days: [Day] = []
        for demand in demands {
            switch demand.test {
            case .daysUntil(_, let limit): days += [limit, limit + 1].map { day.adding(days: $0) }
            case .dayOnOrAfter(_, let start): days += [start, start.adding(days: -1)]
            case .word(_, let words, _):
                for named in words.compactMap({ Day($0) }) { days += [named, named.adding(days: 1)] }
            default: break
            }
        }
        return days.map { .string($0.description) }
    }

    /// The countries that the tests name, home, and one country of each status that no test names.
    private func countries(_ demands: [Demand]) -> [JSONValue] {
        var seen: Set<String> = []
        let named = demands.flatMap(words).filter { seen.insert($0).inserted }
        let known = book.countries.filter { !seen.contains($0.code.description) }
        let ofEachKind = CountryStatus.allCases.compactMap { status in
            known.first { $0.status == status }?.code.description
        }
        let unlisted = WitnessAnswers.codes.first { code in
            !seen.contains(code.description) && book.country(code) == nil && code != book.home
        }
        return (named + [book.home.description] + ofEachKind + [unlisted].compactMap { $0?.description })
            .map(JSONValue.string)
    }

    /// All pairs of letters in descending order: the first ones belong to no country.
    private static let codes: [CountryCode] = {
        let letters = "ZYXWVUTSRQPONMLKJIHGFEDCBA"
        return letters.flatMap { first in letters.compactMap { CountryCode("\(first)\($0)") } }
    }()

    private func texts(_ demands: [Demand]) -> [JSONValue] {
        let tests: [(parts: [String], holds: Bool)] = demands.compactMap { demand in
            if case .text(_, let parts, _) = demand.test { (parts.names, demand.holds) } else { nil }
        }
        let banned = PlaceNames(tests.filter { !$0.holds }.flatMap(\.parts))
        let kept = tests.filter(\.holds).compactMap { test in
            test.parts.first { !banned.areMentioned(in: $0) }
        }
        return [kept.joined(separator: " "), "-", "0"].filter { !$0.isEmpty }.map(JSONValue.string)
    }

    private func companions(_ demands: [Demand]) -> [JSONValue] {
        var ages: [Int] = []
        for demand in demands {
            if case .companionUnder(let limit) = demand.test { ages += [limit - 1, limit] }
        }
        return [.array([])] + ages.map { .array([["age": JSONValue($0)]]) }
    }
}
