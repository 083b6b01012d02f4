// What the hotline knows that it wrote, and which desk must hold what of it: the input of the model. Nothing here comes
// from what a desk says of its cases.

@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

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
    /// The number of its case; nil for a decision about no case.
    let number: Int?

    /// The kind of a decision; nil for what callers say.
    var kind: String? { json["kind"]?.string }
}

/// A record as it lies in its log. It may be in it twice, if the first attempt to write it was interrupted.
struct WrittenPlace {
    let name: String
    /// Its first cell, and the number of cells up to its end.
    let cell: UInt64, end: UInt64
    /// The hash of its last cell.
    let hash: String
    /// The time of its session, in Unix seconds, and the version of the keys file that the session names.
    let session: Int64, keys: Int
}

/// A log of a laptop.
struct WrittenLog {
    /// The laptop.
    let laptop: Int
    /// The log's id.
    let id: Bytes16
    /// The names of its records, in order.
    var names: [String] = []
    /// Its records as they lay in it when it was read last.
    var places: [WrittenPlace] = []

    /// Whether it was read since the last record.
    var isRead: Bool { Set(places.map(\.name)) == Set(names) }
}

/// A keys file that was signed.
struct WrittenKeys {
    let version: Int
    let file: SignedFile
    /// The laptops that it revokes, each with the first day.
    var revoked: [Int: Day] = [:]
    /// The laptops whose table is not in it.
    var unlisted: Set<Int> = []
}

/// Which records of which log are held: names by the number of the log.
typealias Holding = [Int: Set<String>]

/// All that was written, by all laptops.
struct Truth {
    /// The logs, each with the records that are in it.
    var logs: [WrittenLog] = []
    /// The keys files; the first one has version 1.
    var keys: [WrittenKeys] = []
    /// The records that are in a log, by name.
    private(set) var records: [String: WrittenRecord] = [:]
    /// The version of the keys file that the session of an acknowledged record must name.
    private(set) var sealedUnder: [String: Int] = [:]
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

    /// Whether a laptop is known to have tried to write this record.
    func isDrafted(_ record: Bytes16) -> Bool { drafts[record] != nil }

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

    /// Notes that a record was acknowledged, on a laptop with the keys file of version `keys` in force.
    mutating func saved(_ record: Bytes16, in log: Bytes16, of laptop: Int, under keys: Int) throws {
        let (name, number) = (try name(record, in: log), self.log(log, of: laptop))
        if !logs[number].names.contains(name) { logs[number].names.append(name) }
        sealedUnder[name] = keys
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
}

extension Holding {
    /// Adds what another one holds.
    mutating func add(_ other: Holding) { merge(other) { $0.union($1) } }

    /// What is held and not in another holding.
    func missing(in other: Holding) -> [String] {
        flatMap { log, names in names.subtracting(other[log] ?? []) }.sorted()
    }
}
