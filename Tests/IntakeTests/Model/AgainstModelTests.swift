import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeSimulation

/// The product's fold beside the model, on random cases: which answers stand, with what they count, and what was
/// decided.
@Suite struct AgainstModelTests {
    @Test(arguments: UInt64(1)...20)
    func `the fold and the model agree on random cases`(seed: UInt64) throws {
        for number in 0..<40 {
            let story = try RandomStory(seed: seed &* 1_000 &+ UInt64(number))
            let model = try #require(ModelCase.all(ModelDesk(records: story.records)).first)
            let product = try #require(try story.product())
            #expect(product.answers == StandingNames(model), "seed \(seed), case \(number): answers")
            #expect(product.decided == story.decided(by: model), "seed \(seed), case \(number): decisions")
        }
    }
}

/// A random case, as records for the model and as entries for the product.
struct RandomStory {
    private(set) var records: [ModelRecord] = []
    private var entries: [Entry] = []
    private var random: SeededRandom

    private static let values: [String: [JSONValue]] = [
        "wanted": ["yes", "no", "unknown", "declined"], "country": ["GE", "TR", "RU", "unknown"],
        "place": ["Batumi", "Tver", "declined"], "legal_stay_until": ["2027-05-01", "2026-12-01", "unknown"],
        "danger": [[], ["injured"], ["suicidal", "injured"], "unknown", "declined"],
        "visas": [[], ["schengen"], "unknown"], "passport": ["biometric", "none", "unknown"],
        "passport_expires": ["2031-02-01", "2030-01-01"], "consent": [["record"], ["record", "lawyer"], []],
        "deadline": ["2026-07-09", "2026-08-01", "declined", "unknown"],
        "deadline_reason": ["forced_contract", "deployment", "unknown"],
        "exit_ban": ["yes", "no", "declined"], "exit_ban_ground": ["debt", "secrecy"],
        "position": ["missing", "at_home", "unknown"], "charge": [["337"], ["322", "other"], [], "declined"],
        "safe_contact": [["channel": "a"], ["channel": "unknown", "avoid": "b"], ["avoid": "c"]],
        "companions": [
            [["relation": "daughter", "age": 7]],
            [["relation": "daughter"], ["relation": "wife", "passport": "none"]],
            [["relation": "daughter", "passport": "biometric", "passport_expires": "2031-02-01"]],
            [["relation": "daughter", "passport_expires": "2030-01-01"]],
            [["relation": "daughter", "passport": "five_year"]],
            [["relation": "daughter"], ["relation": "daughter", "age": 3]], [], "unknown",
        ],
    ]
    private static let settled: [(String, [JSONValue])] = [
        ("wanted", ["yes", "no", "unknown"]), ("country", ["GE", "TR"]), ("place", ["Batumi"]),
        ("danger.injured", ["yes", "no"]), ("consent.lawyer", ["yes", "no"]), ("safe_contact.channel", ["a", "z"]),
        ("passport", ["biometric"]), ("companions[daughter]", ["no"]), ("danger", ["unknown"]),
        ("exit_ban", ["yes", "no"]), ("deadline", ["2026-08-01", "unknown"]), ("charge", ["unknown"]),
        ("charge.337", ["yes", "no"]),
    ]

    init(seed: UInt64) throws {
        random = SeededRandom(seed: seed)
        var cells = [Int](repeating: 0, count: 5)
        let count = Int.random(in: 2...7, using: &random)
        for number in 0..<count {
            let isDecision = number > 0 && Int.random(in: 0..<3, using: &random) == 0
            let line = number == 0 ? 0 : isDecision ? Int.random(in: 3...4, using: &random) : pick([0, 1, 2])
            cells[line] += 1
            try add(number, line: line, cell: cells[line], isDecision ? decision() : statement(number == 0))
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }

    private mutating func add(_ number: Int, line: Int, cell: Int, _ members: [String: JSONValue]) throws {
        var members = members
        members["schema"] = 2
        // Clocks are wrong: the time has nothing to do with the order. No two are equal.
        let second = Int.random(in: 0..<50, using: &random) * 10 + number
        members["received"] = .string("2026-07-01T00:\(digits(second / 60)):\(digits(second % 60))Z")
        let json = JSONValue.object(members)
        let name = Made.bytes(UInt8(100 + number))
        records.append(
            ModelRecord(
                name: name.hex, places: [ModelPlace(line: line, cell: cell)], writer: "w\(line)",
                isCoordinator: line >= 3, json: json))
        var entry = Entry(
            event: try Event(bytes: CanonicalJSON.encode(json)),
            provenance: Provenance(
                log: Made.bytes(UInt8(line + 1)), writer: Writer(label: "w\(line)", isCoordinator: line >= 3),
                cell: UInt64(cell), record: Made.bytes(UInt8(number + 1))))
        entry.name = name
        entries.append(entry)
    }

    private func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private mutating func statement(_ isFirst: Bool) -> [String: JSONValue] {
        var request: [String: JSONValue] = [:]
        for (field, values) in Self.values.sorted(by: { $0.key < $1.key })
        where Int.random(in: 0..<3, using: &random) == 0 {
            request[field] = pick(values)
        }
        var members: [String: JSONValue] = [
            "type": isFirst ? "request" : "follow_up", "code": .string(Made.code(1).description),
            "request": .object(request),
        ]
        if isFirst { members["case"] = .string(Made.id(1).description) }
        return members
    }

    private mutating func decision() -> [String: JSONValue] {
        let names = records.filter { _ in Bool.random(using: &random) }.map { JSONValue.string($0.name) }
        var members: [String: JSONValue] = [
            "type": "decision", "case": .string(Made.id(1).description), "after": .array(names),
        ]
        func add(_ kind: String, _ more: [String: JSONValue]) {
            members["kind"] = .string(kind)
            members.merge(more) { $1 }
        }
        let decisions = records.filter { $0.type == "decision" }.map(\.name)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: add("settle", [:])
        case 1 where !decisions.isEmpty:
            add("undo", ["record": .string(pick(decisions))])
            members["case"] = .string(Made.id(1).description)
        case 2: add("status", ["status": pick(["working", "closed", "new", .null])])
        case 3: add("due", ["due": pick(["2026-07-09", "2026-07-12", .null])])
        case 4: add("assign", ["to": pick(["irina", "boris", .null])])
        default:
            let (field, values) = pick(Self.settled)
            add("settle", ["field": .string(field), "value": pick(values)])
        }
        return members
    }

    // MARK: What both say, in one form

    struct DecisionFacts: Equatable {
        var status: String?
        var due: String?
        var assigned: String?
    }

    func product() throws -> (answers: StandingNames, decided: DecisionFacts)? {
        let store = CaseStore(PackedEntries(entries))
        guard store.sorting.count == 1 else { return nil }
        let made = store.made(0)
        return (
            StandingNames(made) { $0.name.hex },
            DecisionFacts(status: made.status.rawValue, due: made.due?.description, assigned: made.assigned)
        )
    }

    func decided(by model: ModelCase) -> DecisionFacts {
        let json = model.json
        return DecisionFacts(
            status: json["status"]?["value"]?["status"]?.string ?? "new", due: json["due"]?["value"]?.string,
            assigned: json["assign"]?["value"]?.string)
    }
}

/// For each topic the answers that stand, each with the name of the record that says it.
struct StandingNames: Equatable {
    private var answers: [String: [String]] = [:]

    /// Those of a case of the product.
    init(_ made: Case, name: (Entry) -> String) {
        var made = made
        let opener = made.history.firstIndex(where: \.isRequest)!
        for (topic, list) in made.fold(opener, Lines()).standing() where topic != .field(.notes) {
            // For the model, the relation is who the person is, and no answer.
            if case .detail(_, .relation) = topic { continue }
            for answer in list { add(topic.description, answer.said.json, name(made.history[answer.record])) }
        }
        sort()
    }

    /// Those of a case of the model.
    init(_ model: ModelCase) {
        for (topic, value) in model.json["topics"]?.object ?? [:] where topic != "notes" {
            for answer in value["answers"]?.array ?? [] {
                for name in answer["records"]?.array ?? [] {
                    add(topic, answer["value"] ?? .null, name.string ?? "")
                }
            }
        }
        sort()
    }

    private mutating func add(_ topic: String, _ value: JSONValue, _ name: String) {
        answers[topic, default: []].append("\(CanonicalJSON.text(value)) \(name)")
    }

    private mutating func sort() { answers = answers.mapValues { $0.sorted() } }
}
