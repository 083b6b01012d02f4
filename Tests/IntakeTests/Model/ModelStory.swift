// Small situations for the tests of the model: who wrote what in which line, one record after the other.

import IntakeBase
@testable import IntakeSimulation

/// Records that a test writes down one by one. Each gets the next cell of its line and the next minute.
struct ModelStory {
    private(set) var records: [ModelRecord] = []
    /// The lines that go on from others.
    var continuations: [ModelContinuation] = []
    private var lastCell: [Int: Int64] = [:]

    /// A request of line 1, which opens case A with code 1.
    @discardableResult
    mutating func request(
        _ said: JSONValue, line: Int = 1, id: String = "A", code: String = "1", at time: String? = nil
    ) -> String {
        add(["type": "request", "case": .string(id), "code": .string(code), "request": said], line, at: time)
    }

    /// A follow-up, for case A unless another code is given.
    @discardableResult
    mutating func followUp(
        _ said: JSONValue, line: Int = 1, code: String = "1", at time: String? = nil
    ) -> String {
        add(["type": "follow_up", "code": .string(code), "request": said], line, at: time)
    }

    /// A decision on case A by the coordinator of line 9, who had seen the records in `after`.
    @discardableResult
    mutating func decide(
        _ kind: String, _ members: [String: JSONValue] = [:], after: [String] = [], line: Int = 9,
        id: String = "A", at time: String? = nil
    ) -> String {
        let named: [String: JSONValue] = [
            "type": "decision", "case": .string(id), "after": JSONValue(after), "kind": .string(kind),
        ]
        return add(named.merging(members) { $1 }, line, isCoordinator: true, at: time)
    }

    private mutating func add(
        _ members: [String: JSONValue], _ line: Int, isCoordinator: Bool = false, at time: String?
    ) -> String {
        let number = records.count + 1
        let cell = lastCell[line, default: 1] + 1
        lastCell[line] = cell
        var members = members
        members["schema"] = 2
        members["received"] = .string(time ?? "2026-03-01T10:\(number.digits(2)):00Z")
        let name = number.digits(32)
        records.append(
            ModelRecord(
                name: name, places: [ModelPlace(line: line, cell: Int(cell))], writer: "line \(line)",
                isCoordinator: isCoordinator, json: .object(members)))
        return name
    }

    /// Changes what is known of a record or its author.
    mutating func change(_ name: String, _ edit: (inout ModelRecord) -> Void) {
        for index in records.indices where records[index].name == name { edit(&records[index]) }
    }

    /// The case with this id as the model describes it; null if there is none.
    func described(_ id: String = "A") -> JSONValue {
        ModelCase.all(ModelDesk(records: records, continuations: continuations)).first { $0.id == id }?.json ?? .null
    }

    /// The answers to a field that stand, each with the names of its records.
    func answers(_ topic: String, id: String = "A") -> [JSONValue: [String]] {
        var found: [JSONValue: [String]] = [:]
        for answer in described(id)["topics"]?[topic]?["answers"]?.array ?? [] {
            found[answer["value"] ?? .null] = answer["records"]?.array?.compactMap(\.string)
        }
        return found
    }

    /// What is shown of a field; nil if it has no answer.
    func shown(_ topic: String) -> JSONValue? {
        described()["topics"]?[topic]?["shown"]
    }

    /// The fields that have an answer.
    var topics: Set<String> { Set((described()["topics"]?.object ?? [:]).keys) }

    /// With which value of which other field an answer counts, by record.
    func with(_ topic: String, _ value: JSONValue) -> JSONValue? {
        described()["topics"]?[topic]?["answers"]?.array?.first { $0["value"] == value }?["with"]
    }

    /// Whether a record counts: `yes`, `no` or `believed`.
    func counts(_ name: String, id: String = "A") -> JSONValue? {
        described(id)["records"]?.array?.first { $0["name"] == .string(name) }?["counts"]
    }

    /// The shown time of a record of case A.
    func time(_ name: String) -> JSONValue? {
        described()["records"]?.array?.first { $0["name"] == .string(name) }?["time"]
    }

    /// The value of a member of case A that decisions replace.
    func value(_ member: String) -> JSONValue? { described()[member]?["value"] }

    /// Whether different decisions about this member stand.
    func isConflict(_ member: String) -> Bool { described()[member]?["conflict"] == true }
}
