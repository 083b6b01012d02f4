// Requests that are made up for what was changed in a book. A book's own cases need not show that a rule has become
// narrower: whoever narrows it would not add one that does. So somebody is looked for whom the old condition is about
// and the new one is not, and every vignette is asked again with one answer changed that the condition looks at.

import IntakeBase
import IntakeCases

/// The requests that two books are tried on because of what differs in them.
struct ChangeTrials {
    private let old: RouteBook
    private let new: RouteBook
    private let parts: [BookChange.Part]
    /// The days to try: of the newest check, the one that was named, and each after a changed day of review.
    private let days: [Day]

    /// How many days are tried.
    private static let maxDays = 6
    /// How many answers to a field are tried on each request.
    private static let maxAnswers = 12

    init(_ old: RouteBook, _ new: RouteBook, _ parts: [BookChange.Part], _ day: Day?) {
        self.old = old
        self.new = new
        self.parts = parts
        let reviews = parts.flatMap(\.keys).filter { $0.name == "review_by" }
            .flatMap { [$0.old, $0.new].compactMap { $0.flatMap { Day($0) } } }
        var seen: Set<Day> = []
        days = Array(
            ([new.newestCheck, day].compactMap { $0 } + Set(reviews).sorted().map { $0.adding(days: 1) })
                .filter { seen.insert($0).inserted }.prefix(Self.maxDays))
    }

    /// A condition that differs, or that stands in a table that does.
    private struct Changed {
        let label: String
        let old: [[Test]]
        let new: [[Test]]
    }

    /// The requests, as many as the work is enough for; each once.
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

    /// Somebody for each alternative of the old condition who does not meet the new one, and for each of either
    /// somebody who meets it.
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

    /// The keys that a review of a fact changes: whom it is about stays as it was.
    private static let reviewed: Set<String> = ["checked", "review_by", "source", "published"]

    /// The conditions of every table that differs in more than a review; of rules first.
    private func changed() -> [Changed] {
        let (before, after) = (old.conditions, new.conditions)
        let meant = parts.filter { !$0.keys.allSatisfy { Self.reviewed.contains($0.name) } }
        return (meant.filter { $0.kind == "rule" } + meant.filter { $0.kind != "rule" }).compactMap { part in
            let key = BookPart(array: part.kind, id: part.id)
            let (old, new) = (before[key]?.anyOf ?? [], after[key]?.anyOf ?? [])
            return old.isEmpty && new.isEmpty ? nil : Changed(label: "\(part.kind) \(part.id)", old: old, new: new)
        }
    }

    /// For each field that a changed condition looks at, the answers that make a difference to it, and none.
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
            // The last one leaves the field unknown.
            all.append((field, label, Array(answers.dropLast().prefix(Self.maxAnswers) + answers.suffix(1))))
        }
        return all
    }
}

extension RouteBook {
    /// The conditions of the tables that have one, by the names that a change gives them.
    fileprivate var conditions: [BookPart: Condition] {
        var conditions: [BookPart: Condition] = [:]
        for rule in rules { conditions[.rule(rule.id)] = rule.when }
        for fact in facts { conditions[.fact(fact.id)] = fact.appliesTo }
        for (part, destination) in numberedDestinations { conditions[part] = destination.when }
        return conditions
    }
}

extension Request {
    /// The request with one answer replaced, or taken away; nil where it cannot hold it.
    fileprivate func with(_ field: RequestField, _ answer: [String: JSONValue]) -> Request? {
        var members = json.object ?? [:]
        members[field.rawValue] = answer[field.rawValue]
        return try? Request(json: .object(members))
    }
}
