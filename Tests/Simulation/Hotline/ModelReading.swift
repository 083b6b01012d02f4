// What the model says of a case, in the form in which a desk is compared with it (DeskReading.swift).

@testable import IntakeBase

extension DeskReading {
    /// A case as the model has it.
    init(_ model: ModelCase) {
        let (facts, id) = (model.fold.facts, model.id)
        func newestFirst(_ names: some Sequence<String>) -> [String] { names.sorted { facts.isOlder($1, than: $0) } }
        let records = facts.records(of: id)
        let opener = records.first { $0.type == "request" }
        set("code", opener?.json["code"])
        set("records", JSONValue(newestFirst(records.map(\.name)).reversed().map { "\($0) \(facts.times[$0] ?? "")" }))
        let unconfirmed = records.map(\.name).filter(facts.unconfirmed.contains).sorted()
        set("unconfirmed", JSONValue(unconfirmed))
        // "With a doubt that says so": a coordinator is told of each record that does not count.
        if !unconfirmed.isEmpty { set("doubts", ["unknownWriter"]) }
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
            JSONValue(
                records.map(\.name).filter { !facts.counted.contains($0) && !facts.unconfirmed.contains($0) }.sorted()))
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
