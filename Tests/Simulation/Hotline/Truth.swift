// What the hotline knows that it wrote, and which desk must hold what of it: the input of the model. Nothing here comes
// from what a desk says of its cases.

@testable import Intake
@testable import IntakeBase

/// Something that is not as it must be.
struct Difference: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A record that was written, or that a laptop tried to write.
struct WrittenRecord {
    /// The bytes that were sealed.
    let text: [UInt8]
    /// The event as the week says it, without the advice.
    let json: JSONValue
    /// The number of its case.
    let number: Int

    /// The kind of a decision; nil for what callers say.
    var kind: String? { json["kind"]?.string }
}

/// A log of a laptop.
struct WrittenLog {
    /// The laptop.
    let laptop: Int
    /// The log's id.
    let id: Bytes16
    /// The names of its records, in order.
    var names: [String] = []
}

/// Which records of which log are held: names by the number of the log.
typealias Holding = [Int: Set<String>]

/// All that was written, by all laptops.
struct Truth {
    /// The logs, each with the records that are in it.
    var logs: [WrittenLog] = []
    /// The records that are in a log, by name.
    private(set) var records: [String: WrittenRecord] = [:]
    /// All records that a laptop tried to write, by record id.
    private var drafts: [Bytes16: WrittenRecord] = [:]
    /// The ids and codes of the cases, by number, and the record ids of their requests.
    var cases: [Int: (id: String, code: String, request: Bytes16)] = [:]

    /// The number of this log; a new one if it is not known yet.
    mutating func log(_ id: Bytes16, of laptop: Int) -> Int {
        if let number = logs.firstIndex(where: { $0.id == id }) { return number }
        logs.append(WrittenLog(laptop: laptop, id: id))
        return logs.count - 1
    }

    /// Notes what a record says, before it is sealed.
    mutating func drafted(_ record: Bytes16, _ written: WrittenRecord) { drafts[record] = written }

    /// The name in a log of a record that was drafted. Throws `Difference` for a record that no laptop wrote, or one
    /// with another text.
    mutating func name(_ record: Bytes16, text: [UInt8]? = nil, in log: Bytes16) throws -> String {
        guard let draft = drafts[record], text == nil || text == draft.text else {
            throw Difference("a log holds record \(record.hex), which no laptop wrote")
        }
        let name = try RecordName.make(log: log, record: record, text: draft.text).hex
        records[name] = draft
        return name
    }

    /// Notes that a record was acknowledged.
    mutating func saved(_ record: Bytes16, in log: Bytes16, of laptop: Int) throws {
        let (name, number) = (try name(record, in: log), self.log(log, of: laptop))
        if !logs[number].names.contains(name) { logs[number].names.append(name) }
    }

    /// Whether the request of a case is in a log.
    func isOpen(_ number: Int) -> Bool {
        guard let one = cases[number] else { return false }
        return logs.contains { log in
            log.names.contains { records[$0]?.json["case"]?.string == one.id && records[$0]?.kind == nil }
        }
    }

    /// All records of one laptop's logs.
    func all(of laptop: Int) -> Holding {
        var all: Holding = [:]
        for (number, log) in logs.enumerated() where log.laptop == laptop { all[number] = Set(log.names) }
        return all
    }

    /// The names that are held, log after log, in the order of each log.
    func inOrder(_ held: Holding) -> [String] {
        logs.enumerated().flatMap { number, log in log.names.filter { held[number]?.contains($0) == true } }
    }

    /// The records that a desk holds, for the model.
    func model(_ held: Holding, labels: [String]) -> ModelDesk {
        var all: [ModelRecord] = []
        for (line, log) in logs.enumerated() {
            for (index, name) in log.names.enumerated() where held[line]?.contains(name) == true {
                guard let record = records[name] else { continue }
                all.append(
                    ModelRecord(
                        name: name, places: [ModelPlace(line: line, cell: index + 1, log: log.id.hex)],
                        writer: labels[log.laptop], isCoordinator: log.laptop < WeekPlan.desks, json: record.json))
            }
        }
        return ModelDesk(records: all)
    }
}

extension Holding {
    /// Adds what another one holds.
    mutating func add(_ other: Holding) { merge(other) { $0.union($1) } }

    /// What is held and not in another holding.
    func missing(in other: Holding) -> [String] {
        flatMap { log, names in names.subtracting(other[log] ?? []) }.sorted()
    }
}
