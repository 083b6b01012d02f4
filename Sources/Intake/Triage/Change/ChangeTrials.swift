// Generates requests for the changes of a book. The vignettes need not show that a rule became narrower, because the
// author of the change may not have added one. So this searches for a request that meets the old condition and not the
// new one, and repeats every vignette with one answer changed that the condition tests.

import IntakeBase
import IntakeCases

/// Generates the requests that two books are tried on because of their differences.
struct ChangeTrials {
    private let old: RouteBook
    private let new: RouteBook
    private let parts: [BookChange.Part]
    /// The days to try: the newest check, the given day, and the day after each changed `review_by`.
    private let days: [Day]

    /// The maximum number of days.
    private static let maxDays = 6
    /// The maximum number of answers to a field for each request.
    private static let maxAnswers = 12

    init(_ old: RouteBook, _ new: RouteBook, _ parts: [BookChange.Part], _ day: Day?) {
        self.old = old
        self.new = new
        self.parts = parts
        let reviews = parts.flatMap(\.keys).filter { $0.name == "review_by" }
            .flatMap { [$0.old, $0.new].compactMap { $0.flatMap { Day($0) } } }
        days = Array(
            ([new.newestCheck, day].compactMap { $0 } + Set(reviews).sorted().map { $0.adding(days: 1) })
                .distinct.prefix(Self.maxDays))
    }

    /// A changed condition, or the condition of a changed table.
    private struct Changed {
        let label: String
        let old: [[Test]]
        let new: [[Test]]
    }

    /// The generated requests without duplicates, as many as the work budget allows.
    func requests(_ work: inout Work) -> [TriedCase] {
        var made: [TriedCase] = []
        var seen: Set<Witness> = []
        let cost = 3 * max(old.weight, new.weight)
        func add(_ label: String, _ witness: Witness, _ work: inout Work) throws(WorkSpent) {
            guard seen.insert(witness).inserted else { return }
            try work.spend(cost)
            made.append(TriedCase(made: label, witness))
        }
        do throws(WorkSpent) {
            let changed = changed()
            for condition in changed {
                for witness in try witnesses(condition, &work) {
                    try add(condition.label, witness, &work)
                    for day in days { try add(condition.label, Witness(request: witness.request, day: day), &work) }
                }
            }
            let typical = Traveller.typical(new)
            let label = parts.first { $0.kind != "vignette" && $0.kind != "word" }.map { "\($0.kind) \($0.id)" }
            guard let label else { return made }
            for request in typical {
                for day in days { try add(label, Witness(request: request, day: day), &work) }
            }
            let bases =
                (new.vignettes + old.vignettes).map { Witness(request: $0.request, day: $0.asOf) }
                + typical.map { Witness(request: $0, day: days[0]) }
            for (field, label, answers) in try answers(changed, &work) {
                for base in bases {
                    for answer in answers {
                        guard let request = base.request.with(field, answer) else { continue }
                        try add(label, Witness(request: request, day: base.day), &work)
                    }
                }
            }
        } catch {
            return made
        }
        return made
    }

    /// For each alternative of the old condition a request that does not meet the new condition, and for each
    /// alternative of both a request that meets it.
    private func witnesses(_ changed: Changed, _ work: inout Work) throws(WorkSpent) -> [Witness] {
        let search = WitnessSearch(book: new, day: days[0])
        let base = Traveller.free(new)
        var found: [Witness] = []
        for tests in changed.old {
            let demands = Demand.all(tests)
            if let witness = try search.witness(demands, noneOf: changed.new, base: base, &work) {
                found.append(witness)
            }
        }
        for tests in changed.old + changed.new {
            if let witness = try search.witness(Demand.all(tests), base: base, &work) { found.append(witness) }
        }
        return found
    }

    /// The keys that a review of a fact changes. They do not change the people that the fact concerns.
    private static let reviewed: Set<String> = ["checked", "review_by", "source", "published"]

    /// The conditions of every table that changed in more than a review; rules first.
    private func changed() -> [Changed] {
        let (before, after) = (old.conditions, new.conditions)
        let meant = parts.filter { !$0.keys.allSatisfy { Self.reviewed.contains($0.name) } }
        return (meant.filter { $0.kind == "rule" } + meant.filter { $0.kind != "rule" }).compactMap { part in
            let key = BookPart(array: part.kind, id: part.id)
            let (old, new) = (before[key]?.anyOf ?? [], after[key]?.anyOf ?? [])
            return old.isEmpty && new.isEmpty ? nil : Changed(label: "\(part.kind) \(part.id)", old: old, new: new)
        }
    }

    /// For each field that a changed condition tests: the answers that make a difference to it, and the missing answer.
    private func answers(
        _ changed: [Changed], _ work: inout Work
    ) throws(WorkSpent) -> [(RequestField, String, [[String: JSONValue]])] {
        var labels: [RequestField: String] = [:]
        var demands: [Demand] = []
        for condition in changed {
            for test in (condition.old + condition.new).joined() {
                demands.append(Demand(test: test))
                if let field = test.field, labels[field] == nil { labels[field] = condition.label }
            }
        }
        if let country = parts.first(where: { $0.kind == "country" }) {
            let fields: [RequestField] = [.country, .passport, .internalPassport, .wanted, .companions]
            for field in fields where labels[field] == nil { labels[field] = "country \(country.id)" }
        }
        if let label = labels[.country], labels[.position] == nil { labels[.position] = label }
        let search = WitnessAnswers(book: new, day: days[0])
        var all: [(RequestField, String, [[String: JSONValue]])] = []
        for (field, label) in labels.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let answers = try search.answers(to: field, demands, &work)
            // The last answer leaves the field unknown. It is always kept.
            all.append((field, label, Array(answers.dropLast().prefix(Self.maxAnswers) + answers.suffix(1))))
        }
        return all
    }
}

extension RouteBook {
    /// The conditions of the tables that have one, by the identity that a change gives them.
    fileprivate var conditions: [BookPart: Condition] {
        var conditions: [BookPart: Condition] = [:]
        for rule in rules { conditions[.rule(rule.id)] = rule.when }
        for fact in facts { conditions[.fact(fact.id)] = fact.appliesTo }
        for (part, destination) in numberedDestinations { conditions[part] = destination.when }
        return conditions
    }
}

extension Request {
    /// The request with one answer replaced or removed; nil if the field cannot contain it.
    fileprivate func with(_ field: RequestField, _ answer: [String: JSONValue]) -> Request? {
        var members = json.object ?? [:]
        members[field.rawValue] = answer[field.rawValue]
        return try? Request(json: .object(members))
    }
}
