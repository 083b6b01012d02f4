import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeSimulation

/// Who counts, by the product and by the model: revoked authors, imports, disregards, undos, and records that are written
/// again into another history or another log.
@Suite struct AgainstModelCountingTests {
    @Test(arguments: UInt64(1)...20)
    func `product and model agree on who counts, and on what then stands`(seed: UInt64) throws {
        for number in 0..<25 {
            let story = try DisputedStory(seed: seed &* 1_000 &+ UInt64(number))
            let facts = ModelFacts(ModelDesk(records: story.records))
            let model = ModelCase(facts, id: try #require(facts.cases.first))
            let store = CaseStore(story.entries)
            try #require(store.sorting.count == 1)
            let made = store.made(0)
            let counted = Set(made.history.filter(\.provenance.writer.isKnown).map(story.name))
            let names = facts.records(of: model.id).map(\.name).filter(facts.counted.contains)
            #expect(counted == Set(names), "seed \(seed), story \(number): who counts")
            #expect(
                StandingNames(made, name: story.name) == StandingNames(model),
                "seed \(seed), story \(number): answers")
            // Where copies in several lines contradict one another, only the answers are compared.
            guard !story.hasCopies else { continue }
            let times = Dictionary(uniqueKeysWithValues: made.history.map { ($0.name.hex, $0.shown.description) })
            #expect(times == facts.times.filter { times[$0.key] != nil }, "seed \(seed), story \(number): times")
        }
    }

    @Test func `the stories have what they are for`() throws {
        let stories = try (1...200).map { try DisputedStory(seed: $0) }
        let facts = stories.map { ModelFacts(ModelDesk(records: $0.records)) }
        for kind in ["import", "disregard", "undo"] {
            let all = zip(stories, facts).flatMap { story, facts in
                story.records.filter { $0.kind == kind }.map { facts.counted.contains($0.name) }
            }
            #expect(all.contains(true) && all.contains(false), "\(kind)")
        }
        #expect(
            zip(stories, facts).contains { story, facts in
                facts.desk.records.contains { record in
                    let places = story.records.filter { $0.name == record.name }.count
                    return facts.counted.contains(record.name) && record.places.count < places
                }
            })
    }
}

/// A random case of five laptops. The volunteer 1 is revoked, by the keys file in force and by the second one; often also
/// the coordinator 3.
private struct DisputedStory {
    private(set) var records: [ModelRecord] = []
    private(set) var entries = PackedEntries()
    private(set) var hasCopies = false
    /// The first name of each record.
    private var names: [Bytes16: String] = [:]
    private var random: SeededRandom

    /// One history of a log, while the story is told.
    private struct Line {
        var log: Bytes16
        var author: Int
        var records: [MadeLines.Record] = []
    }
    private var lines: [Line] = (0..<5).map { Line(log: Made.bytes(UInt8($0 + 1)), author: $0) }
    private var isThirdRevoked = false
    private var keysFiles: [UInt64] = []

    /// The first name of the record of an entry.
    func name(_ entry: Entry) -> String { names[entry.name] ?? entry.name.hex }

    init(seed: UInt64) throws {
        random = SeededRandom(seed: seed)
        isThirdRevoked = Bool.random(using: &random)
        keysFiles = (0..<5).map { _ in UInt64.random(in: 1...2, using: &random) }
        keysFiles[4] = 1
        for number in 0..<Int.random(in: 8...18, using: &random) {
            if number > 2, Int.random(in: 0..<8, using: &random) == 0 { fork() }
            let line = number == 0 ? 0 : pick(Array(lines.indices) + [1, 1, 4])
            try write(number, in: line)
        }
        if Bool.random(using: &random) { replay(1) }
        if Bool.random(using: &random) { replay(3) }
        tell()
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }

    /// Another history of a log, which shares its first records.
    private mutating func fork() {
        let line = pick(lines)
        let shared = Int.random(in: 0...line.records.count, using: &random)
        lines.append(Line(log: line.log, author: line.author, records: Array(line.records.prefix(shared))))
        hasCopies = true
    }

    /// A new log with some of a laptop's records, in any order.
    private mutating func replay(_ author: Int) {
        let all = lines.filter { $0.author == author }.flatMap(\.records)
        let once = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }.values.sorted { $0.id < $1.id }
        let copied = once.shuffled(using: &random).prefix(Int.random(in: 0...once.count, using: &random))
        let log = Made.bytes(UInt8(lines.count + 20))
        lines.append(
            Line(
                log: log, author: author,
                records: copied.map { record in
                    var copy = record
                    copy.name = Bytes16(record.name.array.dropLast() + [UInt8(lines.count)])!
                    names[copy.name] = names[record.name]
                    return copy
                }))
        hasCopies = true
    }

    private mutating func write(_ number: Int, in line: Int) throws {
        var members = lines[line].author < 2 ? said(number) : decided()
        members["schema"] = 2
        let second = Int.random(in: 0..<50, using: &random) * 20 + number
        members["received"] = .string("2026-07-01T00:\((second / 60).digits(2)):\((second % 60).digits(2))Z")
        let name = Bytes16([UInt8](repeating: 7, count: 14) + [UInt8(number), 0])!
        names[name] = name.hex
        lines[line].records.append(
            MadeLines.Record(
                id: Made.bytes(UInt8(number + 1)),
                event: try Event(bytes: CanonicalJSON.encode(.object(members))), name: name))
    }

    private mutating func said(_ number: Int) -> [String: JSONValue] {
        let request: [String: JSONValue] = [
            "service": pick(["contract", "mobilized"]), "wanted": pick(["no", "unknown", "declined"]),
            "country": pick(["GE", "TR"]), "exit_ban": pick(["yes", "no"]),
        ]
        var members: [String: JSONValue] = [
            "type": number == 0 ? "request" : "follow_up", "code": .string(Made.code(1).description),
            "request": .object(request),
        ]
        if number == 0 { members["case"] = .string(Made.id(1).description) }
        return members
    }

    private mutating func decided() -> [String: JSONValue] {
        func made(_ kind: String, _ more: [String: JSONValue]) -> [String: JSONValue] {
            more.merging(["type": "decision", "kind": .string(kind)]) { $1 }
        }
        let all = lines.flatMap(\.records)
        let named = all.filter { record in
            guard case .decision(let decision) = record.event.content, decision.id == nil else { return false }
            return [.disregard, .undo].contains(decision.action.kind)
        }
        switch Int.random(in: 0..<6, using: &random) {
        case 0...2:
            let heads = lines.compactMap { line -> ImportedHead? in
                let heads = MadeLines.heads(of: line.log, line.records.map(\.id))
                guard Bool.random(using: &random) else { return nil }
                return Bool.random(using: &random) ? heads.last : heads.randomElement(using: &random)
            }
            if !heads.isEmpty { return made("import", ["heads": .array(Set(heads).map(\.json))]) }
        case 3:
            let cell = Int64.random(in: 0..<4, using: &random)
            return made("disregard", ["log": .string(pick(lines).log.hex), "cell": .integer(cell)])
        case 4 where !named.isEmpty: return made("undo", ["record": .string(pick(named).name.hex)])
        default: break
        }
        let after = all.filter { _ in Bool.random(using: &random) }.map { JSONValue.string($0.name.hex) }
        return made(
            "settle",
            [
                "case": .string(Made.id(1).description), "after": .array(after), "field": "service",
                "value": pick(["contract", "mobilized"]),
            ])
    }

    /// Whether a keys file revokes a laptop.
    private func revokes(_ keysFile: UInt64, _ author: Int) -> Bool {
        keysFile == 2 && (author == 1 || author == 3 && isThirdRevoked)
    }

    /// Gives the records to the model, and the lines to the product.
    private mutating func tell() {
        var made = MadeLines()
        let heads = lines.map { MadeLines.heads(of: $0.log, $0.records.map(\.id)) }
        for (line, one) in lines.enumerated() {
            made.add(
                one.log,
                by: MadeLines.Author(
                    number: UInt8(one.author), isCoordinator: one.author > 1,
                    isRevoked: one.author == 1 || one.author == 3 && isThirdRevoked, keysFile: keysFiles[one.author]),
                one.records)
            for (cell, record) in one.records.enumerated() {
                var known = ModelRecord(
                    name: names[record.name] ?? "", places: [ModelPlace(line: line, cell: cell, log: one.log.hex)],
                    writer: "w\(one.author)", isCoordinator: one.author > 1, json: record.event.json)
                known.isRevoked = one.author == 1 || one.author == 3 && isThirdRevoked
                known.revokes = Set((0..<5).filter { revokes(keysFiles[one.author], $0) }.map { "w\($0)" })
                if case .decision(let decision) = record.event.content, case .imported(let named) = decision.action {
                    known.holds = named.flatMap { head in
                        lines.indices.filter { heads[$0].contains(head) }.map {
                            ModelPlace(line: $0, cell: Int(head.cells), log: head.log.hex)
                        }
                    }
                }
                records.append(known)
            }
        }
        entries = made.settled { revokes($0, Int($1)) }
    }
}
