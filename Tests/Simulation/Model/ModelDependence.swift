// Answers that count only with others, and end with them (docs/CASES.md, rule 5).

import IntakeBase

/// What an answer depends on.
struct ModelParent: Hashable {
    /// The other field.
    let topic: String
    /// The answers to it that count for this: the one of the record itself or the latest one ahead, or those that a
    /// `settle` had seen. If there are none, "triage runs with the dependent answer and without it".
    let answers: Set<ModelAnswer>
    /// Whether the dependent answer counts without an answer to the other field.
    let mayBeMissing: Bool
}

extension ModelFold {
    /// Of the answers `left` by the other rules, those whose parents stand too. `given` are the answers that were
    /// given, also those that were ended.
    func withParents(_ left: Set<ModelAnswer>, given: Set<ModelAnswer>) -> Set<ModelAnswer> {
        var standing = left
        while true {
            let next = standing.filter { answer in
                parents(of: answer, given: given).allSatisfy { parent in
                    parent.answers.isEmpty
                        ? parent.mayBeMissing
                        : !continued(parent, given: given).isDisjoint(with: standing)
                }
            }
            if next == standing { return standing }
            standing = next
        }
    }

    /// What this answer depends on; `given` are the answers that were given.
    func parents(of answer: ModelAnswer, given: Set<ModelAnswer>) -> [ModelParent] {
        var found: [ModelParent] = []
        // "A detail of a companion counts only with the companion": with one that is there. A record that answers the
        // whole list with `unknown` or `declined` says this of the companion too ("the answer in its own record"), so its
        // word on the details counts with and without.
        if let companion = ModelTables.companion(of: answer.topic) {
            let there = given.filter { $0.topic == companion && $0.value == "yes" }
            let isUnsaid = given.contains {
                $0.record == answer.record && $0.topic == companion && !ModelTables.isValue($0.value)
            }
            let own = isUnsaid ? [] : origins(of: answer, among: there)
            found.append(ModelParent(topic: companion, answers: own.isEmpty ? there : own, mayBeMissing: isUnsaid))
        }
        if let topic = ModelTables.parent(of: answer.topic) {
            let own = origins(of: answer, among: given.filter { $0.topic == topic })
            // "`deadline_reason` then counts by itself": where there is no deadline, or it is `unknown` or `declined`.
            let hasValue = !own.isEmpty && own.allSatisfy { ModelTables.isValue($0.value) }
            if answer.topic == "deadline_reason", !hasValue { return found }
            found.append(ModelParent(topic: topic, answers: own, mayBeMissing: true))
        }
        return found
    }

    /// "It depends on the answer in its own record; if there is none, on the latest one ahead of it in its line. A
    /// `settle` depends on the answers that it had seen and that still stand": that still stood when it was made. If
    /// only those counted that stand to this day, the answer of a `settle` would not end with what it depends on.
    private func origins(of answer: ModelAnswer, among candidates: Set<ModelAnswer>) -> Set<ModelAnswer> {
        if let before = stoodBefore[answer.record] { return before.intersection(candidates) }
        let own = candidates.filter { $0.record == answer.record }
        if !own.isEmpty { return own }
        let ahead = candidates.filter { facts.ahead[answer.record, default: []].contains($0.record) }
        let last = facts.latest(of: Set(ahead.map(\.record)))
        return ahead.filter { $0.record == last }
    }

    /// The answers of a parent with those that go on for them: "If a `settle` ended the answer and gives the same
    /// value, the dependent answer goes on with the `settle`." An answer that had ended before the `settle` is not
    /// ended by it, and "what ended with its answer does not come back".
    func continued(_ parent: ModelParent, given: Set<ModelAnswer>) -> Set<ModelAnswer> {
        var found = parent.answers
        while true {
            let more = given.filter { next in
                next.topic == parent.topic
                    && stoodBefore[next.record, default: []].contains { found.contains($0) && $0.value == next.value }
            }
            if more.isSubset(of: found) { return found }
            found.formUnion(more)
        }
    }

    /// For each field that this answer depends on, the values with which it counts: one value, a list if there are
    /// several, or `either` for "with the dependent answer and without it".
    func with(_ answer: ModelAnswer, standing: Set<ModelAnswer>) -> [String: JSONValue] {
        var found: [String: JSONValue] = [:]
        for parent in parents(of: answer, given: answers) {
            let values = Set(continued(parent, given: answers).intersection(standing).map(\.value))
            let sorted = values.sorted { CanonicalJSON.precedes(CanonicalJSON.text($0), CanonicalJSON.text($1)) }
            let isSure = !values.isEmpty && values.allSatisfy(ModelTables.isValue)
            found[parent.topic] = !isSure ? "either" : sorted.count == 1 ? sorted[0] : .array(sorted)
        }
        return found
    }
}
