// One case as one value, to compare with the product's.

import IntakeBase

/// A case as the page describes it.
struct ModelCase {
    /// The id of the case.
    let id: String
    /// The answers.
    let fold: ModelFold
    /// Those that stand.
    let standing: Set<ModelAnswer>

    private var facts: ModelFacts { fold.facts }

    /// This case of the desk.
    init(_ facts: ModelFacts, id: String) {
        self.id = id
        fold = ModelFold(facts, case: id)
        standing = fold.standing(among: Set(fold.records.map(\.name)))
    }

    /// Every case of the desk, sorted by id.
    static func all(_ desk: ModelDesk) -> [ModelCase] {
        let facts = ModelFacts(desk)
        return facts.cases.map { ModelCase(facts, id: $0) }
    }

    /// The case as one value.
    var json: JSONValue {
        let topics = Set(standing.map(\.topic)).map { ($0, topic($0)) }
        return [
            "case": .string(id),
            "records": .array(facts.records(of: id).map(record)),
            "topics": .object(Dictionary(uniqueKeysWithValues: topics)),
            "status": facts.status(in: id),
            "assign": facts.assign(in: id),
            "due": facts.due(in: id),
            "route": facts.route(in: id),
            "do_not_contact": facts.doNotContact(in: id),
            "link": facts.pairs(in: id, kind: "link"),
            "not_same": facts.pairs(in: id, kind: "not_same"),
            "attach": facts.attached(in: id),
            "notes": facts.notes(in: id),
        ]
    }

    /// A record: its name, whether it counts, and its shown time.
    private func record(_ record: ModelRecord) -> JSONValue {
        let counts =
            facts.counted.contains(record.name) ? "yes" : facts.believed.contains(record.name) ? "believed" : "no"
        return [
            "name": .string(record.name), "counts": .string(counts), "time": JSONValue(facts.times[record.name]),
        ]
    }

    /// A field: the answers that stand, and the one that is shown.
    private func topic(_ topic: String) -> JSONValue {
        let values = Set(standing.filter { $0.topic == topic }.map(\.value))
        let sorted = values.sorted { CanonicalJSON.precedes(CanonicalJSON.text($0), CanonicalJSON.text($1)) }
        return ["answers": .array(sorted.map { answer(topic, $0) }), "shown": shown(topic) ?? .null]
    }

    /// "What is shown of a field with several answers is the alarming one (rule 4); of several, or if none is alarming,
    /// the newest."
    private func shown(_ topic: String) -> JSONValue? {
        let choices = standing.filter { $0.topic == topic }
        let alarming = choices.filter { ModelTables.isAlarming($0.topic, $0.value) }
        return fold.newest(of: alarming.isEmpty ? choices : alarming)?.value
    }

    /// One value with the records that say it. `with`: for each of these, the value of each field that it depends on
    /// (several as a list), or `either`. `unknown_with`: the standing positions that make this country unknown.
    private func answer(_ topic: String, _ value: JSONValue) -> JSONValue {
        let same = standing.filter { $0.topic == topic && $0.value == value }
        var with: [String: JSONValue] = [:]
        for answer in same {
            let parents = fold.with(answer, standing: standing)
            if !parents.isEmpty { with[answer.record] = .object(parents) }
        }
        var members: [String: JSONValue] = ["value": value, "records": JSONValue(same.map(\.record).sorted())]
        if !with.isEmpty { members["with"] = .object(with) }
        if topic == "country" {
            let positions = Set(standing.filter { $0.topic == "position" }.map(\.value)).filter {
                ModelTables.isCountryUnknown(position: $0, country: value, home: facts.desk.home)
            }
            if !positions.isEmpty { members["unknown_with"] = JSONValue(positions.compactMap(\.string).sorted()) }
        }
        return .object(members)
    }
}
