// The combinations of the answers that stand, for triage (docs/CASES.md, "Several answers").

import IntakeBase

/// Combines the answers of one case.
struct ModelCombinations {
    private typealias Chosen = [String: JSONValue]

    /// The requests that triage has to look at, each once; nil if there are more than 64 combinations.
    private(set) var requests: Set<JSONValue>? = []

    /// The combinations of a case. `only`: of a field the one answer that counts, if not all do. `refused`: the purposes
    /// of consent that linked cases refuse.
    init(_ model: ModelCase, only: (topic: String, value: JSONValue)? = nil, refused: Set<String> = []) {
        let standing = model.standing.filter { only == nil || $0.topic != only?.topic || $0.value == only?.value }
        // Triage reads nothing of the contact, and nothing of notes.
        let topics = Set(standing.map(\.topic)).filter { !$0.hasPrefix("safe_contact.") && $0 != "notes" }.sorted()
        let isFirst = { (topic: String) in
            ModelTables.parent(of: topic) == nil && ModelTables.companion(of: topic) == nil
        }
        let firsts = topics.filter(isFirst)
        func values(_ topic: String) -> [JSONValue] {
            Array(Set(standing.filter { $0.topic == topic }.map { ModelCombinations.forTriage($0.value) }))
        }
        var all: [Chosen] = [[:]]
        // Whether there are still at most 64.
        func multiply(_ ways: (Chosen) -> [Chosen]) -> Bool {
            all = all.flatMap { chosen in ways(chosen).map { chosen.merging($0) { $1 } } }
            return all.count <= 64
        }
        let words = firsts.filter { $0.contains(".") || $0.contains("[") }
        for parts in Dictionary(grouping: words, by: ModelCombinations.list).values {
            // "The doubtful words of one list go together: all of them, or none."
            let doubtful = parts.filter { values($0).count > 1 && values($0).contains("yes") }
            let certain = parts.filter { !doubtful.contains($0) }.compactMap { part in
                values(part).min { CanonicalJSON.text($0) < CanonicalJSON.text($1) }.map { (part, $0) }
            }
            guard
                multiply({ _ in
                    (doubtful.isEmpty ? ["no"] : ["yes", "no"]).map { value in
                        Dictionary(uniqueKeysWithValues: certain + doubtful.map { ($0, value) })
                    }
                })
            else {
                requests = nil
                return
            }
        }
        for topic in firsts where !topic.contains(".") && !topic.contains("[") {
            guard multiply({ _ in values(topic).map { [topic: $0] } }) else {
                requests = nil
                return
            }
        }
        // "If that answer is a value, the dependent answer counts only where this value is taken. If there is neither, or
        // the answer is `unknown` or `declined`, triage runs with the dependent answer and without it."
        for topic in topics where !isFirst(topic) {
            let answers = standing.filter { $0.topic == topic }.map { answer in
                (
                    value: ModelCombinations.forTriage(answer.value),
                    with: model.fold.with(answer, standing: model.standing)
                )
            }
            let parent = ModelTables.parent(of: topic) ?? ModelTables.companion(of: topic) ?? ""
            guard
                multiply({ chosen in
                    let fitting = answers.filter { answer in
                        guard let with = answer.with[parent], with != "either" else { return true }
                        return chosen[parent].map { with == $0 || with.array?.contains($0) ?? false } ?? false
                    }
                    // "Equal combinations count once": without a value is the same as missing.
                    let values = Set(fitting.map(\.value))
                    let isSure = fitting.contains { $0.with[parent] != "either" } && !values.contains("unknown")
                    return values.filter { $0 != "unknown" }.map { [topic: $0] } + (isSure ? [] : [[:]])
                })
            else {
                requests = nil
                return
            }
        }
        requests = Set(all.map { ModelCombinations.request($0, refused) })
    }

    /// "`declined`: advised on as unknown."
    private static func forTriage(_ value: JSONValue) -> JSONValue { value == "declined" ? "unknown" : value }

    /// The list of a word, purpose or companion.
    private static func list(_ topic: String) -> String { String(topic.prefix { $0 != "." && $0 != "[" }) }

    /// The request that says this: only what has a value.
    private static func request(_ chosen: Chosen, _ refused: Set<String>) -> JSONValue {
        var request: [String: JSONValue] = [:]
        for (topic, value) in chosen where value != "unknown" {
            let isPart =
                topic.hasPrefix("consent.") || topic.hasPrefix("companions")
                || ModelStatement.lists.contains { topic == $0 || topic.hasPrefix("\($0).") }
            if !isPart { request[topic] = value }
        }
        for field in ModelStatement.lists { request[field] = ShownForm.list(field, chosen) }
        if chosen.contains(where: { $0.key.hasPrefix("consent.") && ["yes", "no"].contains($0.value) }) {
            let given = ModelStatement.purposes.filter { chosen["consent.\($0)"] == "yes" && !refused.contains($0) }
            request["consent"] = .array(given.map(JSONValue.string))
        }
        request["companions"] = ShownForm.companions(chosen)
        return .object(request)
    }
}
