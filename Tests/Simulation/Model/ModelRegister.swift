// A value that each new decision replaces (docs/CASES.md, "Decisions", "One value").

import IntakeBase

/// The decisions about one value that stand.
struct ModelRegister {
    /// Each decision that no other one had seen, with its value: null, if it cleared the value.
    let standing: [(name: String, value: JSONValue)]

    /// The different values that stand.
    var values: Set<JSONValue> { Set(standing.map(\.value)) }

    /// The result: `chosen`, whether there is a conflict, and which decisions say what.
    func json(_ chosen: JSONValue) -> JSONValue {
        let sorted = values.sorted { CanonicalJSON.precedes(CanonicalJSON.text($0), CanonicalJSON.text($1)) }
        let said = sorted.map { value -> JSONValue in
            let names = standing.filter { $0.value == value }.map(\.name).sorted()
            return ["value": value, "records": JSONValue(names)]
        }
        // "Two different values that both stand are a *conflict*."
        return ["value": chosen, "conflict": .bool(values.count > 1), "standing": .array(said)]
    }

    /// The one value that stands; null if there is none; `conflicted` if there are several. "`null` is a value too".
    func only(or conflicted: JSONValue) -> JSONValue {
        values.count > 1 ? conflicted : values.first ?? .null
    }
}

extension ModelFacts {
    /// "Only a coordinator's decision counts ... Of these, each new one replaces what it had seen (rules 1 to 3);
    /// `null` clears."
    func register(
        in id: String, kind: String, where isMeant: (ModelRecord) -> Bool = { _ in true },
        value: (ModelRecord) -> JSONValue?
    ) -> ModelRegister {
        let decisions = records(of: id).filter { $0.kind == kind && counted.contains($0.name) && isMeant($0) }
        let last = decisions.filter { decision in
            !decisions.contains { seen[$0.name, default: []].contains(decision.name) }
        }
        return ModelRegister(standing: last.map { (name: $0.name, value: value($0) ?? .null) })
    }

    /// `assign`: of two that had not seen one another, "the newest".
    func assign(in id: String) -> JSONValue {
        let register = register(in: id, kind: "assign") { $0.json["to"] }
        let last = newest(of: register.standing.map(\.name))
        return register.json(register.standing.first { $0.name == last }?.value ?? .null)
    }

    /// `due`: "the earlier day".
    func due(in id: String) -> JSONValue {
        let register = register(in: id, kind: "due") { $0.json["due"] }
        return register.json(JSONValue(register.values.compactMap(\.string).min()))
    }

    /// `route`: "no route".
    func route(in id: String) -> JSONValue {
        let register = register(in: id, kind: "route") { value(of: "route", with: ["via"], in: $0) }
        return register.json(register.only(or: .null))
    }

    /// `do_not_contact`: "yes"; `null` is "not yes".
    func doNotContact(in id: String) -> JSONValue {
        let register = register(in: id, kind: "do_not_contact") { $0.json["is"] }
        return register.json(register.only(or: .bool(register.values.contains(true))))
    }

    /// `link` and `not_same`, for each other case that a decision names: "no".
    func pairs(in id: String, kind: String) -> JSONValue {
        named(in: id, kind: kind, by: "with") { $0.only(or: false) }
    }

    /// `attach`, for each record that a decision names: "to no case".
    func attached(in id: String) -> JSONValue {
        named(in: id, kind: "attach", by: "record") { $0.only(or: false) }
    }

    /// The word of a decision with what belongs to it; nil if the decision clears the value.
    func value(of word: String, with members: [String], in record: ModelRecord) -> JSONValue? {
        guard let first = record.json[word], first != .null else { return nil }
        var value: [String: JSONValue] = [word: first]
        for member in members where record.json[member] != .null { value[member] = record.json[member] }
        return .object(value)
    }

    private func named(
        in id: String, kind: String, by member: String, choose: (ModelRegister) -> JSONValue
    ) -> JSONValue {
        let others = Set(records(of: id).filter { $0.kind == kind }.compactMap { $0.json[member]?.string })
        var found: [String: JSONValue] = [:]
        for other in others {
            let register = register(
                in: id, kind: kind, where: { $0.json[member]?.string == other }, value: { $0.json["is"] })
            if !register.standing.isEmpty { found[other] = register.json(choose(register)) }
        }
        return .object(found)
    }
}
