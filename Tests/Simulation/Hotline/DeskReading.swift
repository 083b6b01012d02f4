// What a desk says of a case, and what the model says of it, in one form: a value by name. Only what a coordinator can
// read, in the program's own words for it.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases

/// A case in the form in which desk and model are compared.
struct DeskReading {
    /// The values by name.
    private(set) var values: [String: JSONValue] = [:]

    /// What differs from another reading, one line each.
    func differences(from other: DeskReading) -> [String] {
        Set(values.keys).union(other.values.keys).sorted().compactMap { name in
            let (one, two) = (values[name] ?? .null, other.values[name] ?? .null)
            return one == two ? nil : "\(name): desk \(CanonicalJSON.text(one)), model \(CanonicalJSON.text(two))"
        }
    }

    /// The group of the case. Two cases in dispute may be in one group through a third one: they are named once.
    private mutating func linked(_ ids: [String], disputed: [String], hidesChannel: Bool) {
        set("linked", JSONValue(Set(ids).subtracting(disputed).sorted()))
        set("link disputed", JSONValue(disputed.sorted()))
        set("hidden channel", hidesChannel ? JSONValue.bool(true) : JSONValue.null)
    }

    /// Takes an empty value as if it were not there.
    private mutating func set(_ name: String, _ value: JSONValue?) {
        switch value {
        case nil, .null?, .array([])?, .object([:])?: values[name] = nil
        case let value?: values[name] = value
        }
    }

    // MARK: The desk

    /// A case as a desk has it.
    init(_ subject: Case) {
        func names(_ numbers: some Sequence<Int>) -> JSONValue {
            JSONValue(numbers.map { subject.history[$0].name.hex })
        }
        values["code"] = .string(subject.code.description)
        set("records", JSONValue(subject.history.map { "\($0.name.hex) \($0.shown)" }))
        set("doubts", JSONValue(subject.doubts.map { "\($0)" }))
        for (name, value) in ShownForm.parts(of: subject.request.json) { values["shown \(name)"] = value }
        // The page makes a relation part of who a person is, and no answer.
        for several in subject.known.several where !several.topic.isRelation {
            let answers = several.answers.map { answer -> JSONValue in
                ["value": answer.said.json, "by": names(answer.records)]
            }
            set("several \(several.topic)", .array(answers))
        }
        let decided = subject.decided
        values["status"] = .string(subject.status.rawValue)
        if let choice = decided.choice?.value {
            set("status whom", JSONValue(choice.person))
            set("status for", JSONValue(choice.purpose))
            set("status outcome", JSONValue(choice.outcome))
        }
        set("assign", JSONValue(subject.assigned))
        set("due", JSONValue(subject.due?.description))
        if let route = decided.route?.value {
            set("route", ["route": .string(route.decision.rawValue), "via": JSONValue(route.via?.description)])
        }
        set("do_not_contact", decided.doNotContact?.value.map(JSONValue.bool))
        for (id, one) in decided.links { set("link \(id)", one.value.map(JSONValue.bool)) }
        for (id, one) in decided.notSame { set("not_same \(id)", one.value.map(JSONValue.bool)) }
        for (name, one) in decided.attached { set("attach \(name.hex)", one.value.map(JSONValue.bool)) }
        let others = subject.linked.others
        linked(
            others.map(\.id.description), disputed: others.filter(\.isDisputed).map(\.id.description),
            hidesChannel: subject.hidesChannel)
        for one in decided.conflicts {
            let about = one.subject.map { " \($0)" } ?? ""
            set("conflict \(one.kind.rawValue)\(about)", names(one.records))
        }
        set("notes of coordinators", names(decided.notes))
        set("attempts", names(decided.attempts))
        set("handovers", .array(decided.handovers.map { ["by": names([$0.record]), "open": .bool($0.isOpen)] }))
        set("undone", JSONValue(decided.undone.map { subject.history[$0].name.hex }.sorted()))
    }

    // MARK: The model

    /// A case as the model has it.
    init(_ model: ModelCase) {
        let (facts, id) = (model.fold.facts, model.id)
        func newestFirst(_ names: some Sequence<String>) -> [String] { names.sorted { facts.isOlder($1, than: $0) } }
        let records = facts.records(of: id)
        let opener = records.first { $0.type == "request" }
        set("code", opener?.json["code"])
        set("records", JSONValue(newestFirst(records.map(\.name)).reversed().map { "\($0) \(facts.times[$0] ?? "")" }))
        for (name, value) in ShownForm.parts(of: model) { values["shown \(name)"] = value }
        severals(model, newestFirst)
        let json = model.json
        decided(json, newestFirst)
        linked(facts.linked(to: id), disputed: facts.disputed(with: id), hidesChannel: facts.hidesChannel(in: id))
        let counted = records.filter { facts.counted.contains($0.name) }
        set("notes of coordinators", JSONValue(newestFirst(counted.filter { $0.kind == "note" }.map(\.name))))
        set("attempts", JSONValue(newestFirst(counted.filter { $0.kind == "attempt" }.map(\.name))))
        let handovers = newestFirst(counted.filter { $0.kind == "refer" }.map(\.name)).map { name -> JSONValue in
            let refer = facts.byName[name]
            // "Open until another coordinator agrees."
            let isAgreed = counted.contains {
                $0.kind == "agree" && $0.json["refer"] == .string(name) && $0.writer != refer?.writer
            }
            return [
                "by": [.string(name)], "open": .bool(refer?.json["consent"] == nil && !isAgreed),
            ]
        }
        set("handovers", .array(handovers))
        set(
            "undone",
            JSONValue(records.filter { $0.isDecision && !facts.counted.contains($0.name) }.map(\.name).sorted()))
    }

    private mutating func severals(_ model: ModelCase, _ newestFirst: ([String]) -> [String]) {
        for topic in Set(model.standing.map(\.topic)) where topic != "notes" && topic != "safe_contact.avoid" {
            let standing = model.standing.filter { $0.topic == topic }
            var order: [JSONValue] = []
            for name in newestFirst(standing.map(\.record)) {
                for answer in standing where answer.record == name && !order.contains(answer.value) {
                    order.append(answer.value)
                }
            }
            guard order.count > 1 else { continue }
            let answers = order.map { value -> JSONValue in
                ["value": value, "by": JSONValue(newestFirst(standing.filter { $0.value == value }.map(\.record)))]
            }
            set("several \(topic)", .array(answers))
        }
    }

    private mutating func decided(_ json: JSONValue, _ newestFirst: ([String]) -> [String]) {
        let status = json["status"]?["value"]
        values["status"] = status?["status"] ?? "new"
        for member in ["whom", "for", "outcome"] { set("status \(member)", status?[member]) }
        set("assign", json["assign"]?["value"])
        set("due", json["due"]?["value"])
        if let route = json["route"]?["value"]?.object {
            set("route", ["route": route["route"] ?? .null, "via": route["via"] ?? .null])
        }
        set("do_not_contact", json["do_not_contact"]?["value"])
        for kind in ["status", "assign", "due", "route", "do_not_contact"] {
            conflict(kind, json[kind], newestFirst)
        }
        for kind in ["link", "not_same", "attach"] {
            for (other, one) in json[kind]?.object ?? [:] {
                set("\(kind) \(other)", one["value"])
                conflict("\(kind) \(other)", one, newestFirst)
            }
        }
    }

    private mutating func conflict(_ name: String, _ json: JSONValue?, _ newestFirst: ([String]) -> [String]) {
        guard json?["conflict"] == true else { return }
        let names = (json?["standing"]?.array ?? []).flatMap { $0["records"]?.array ?? [] }.compactMap(\.string)
        set("conflict \(name)", JSONValue(newestFirst(names)))
    }
}

extension AnswerTopic {
    fileprivate var isRelation: Bool { if case .detail(_, .relation) = self { true } else { false } }
}
