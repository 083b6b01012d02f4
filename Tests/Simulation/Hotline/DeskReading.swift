// What a desk says of a case, in the form in which it is compared with the model: a value by name. Only what a
// coordinator can read, in the program's own words for it.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases

/// A case in the form in which desk and model are compared.
struct DeskReading {
    /// The values by name.
    var values: [String: JSONValue] = [:]

    /// What differs from another reading, one line each.
    func differences(from other: DeskReading) -> [String] {
        Set(values.keys).union(other.values.keys).sorted().compactMap { name in
            let (one, two) = (values[name] ?? .null, other.values[name] ?? .null)
            return one == two ? nil : "\(name): desk \(CanonicalJSON.text(one)), model \(CanonicalJSON.text(two))"
        }
    }

    /// The group of the case. Two cases in dispute may be in one group through a third one: they are named once.
    mutating func linked(_ ids: [String], disputed: [String], hidesChannel: Bool) {
        set("linked", JSONValue(Set(ids).subtracting(disputed).sorted()))
        set("link disputed", JSONValue(disputed.sorted()))
        set("hidden channel", hidesChannel ? JSONValue.bool(true) : JSONValue.null)
    }

    /// Takes an empty value as if it were not there.
    mutating func set(_ name: String, _ value: JSONValue?) {
        switch value {
        case nil, .null?, .array([])?, .object([:])?: values[name] = nil
        case let value?: values[name] = value
        }
    }

    /// A case as a desk has it.
    init(_ subject: Case) {
        func names(_ numbers: some Sequence<Int>) -> JSONValue {
            JSONValue(numbers.map { subject.history[$0].name.hex })
        }
        values["code"] = .string(subject.code.description)
        set("records", JSONValue(subject.history.map { "\($0.name.hex) \($0.shown)" }))
        set("doubts", JSONValue(subject.doubts.map { "\($0)" }))
        set(
            "unconfirmed",
            JSONValue(subject.history.filter { !$0.provenance.writer.isKnown }.map(\.name.hex).sorted()))
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
        let others = subject.linkedOthers
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
}

extension AnswerTopic {
    fileprivate var isRelation: Bool { if case .detail(_, .relation) = self { true } else { false } }
}
