// Lines of the queue for some cases, with the marks of what they have in common with others: as they are worked out on
// one core, and as they lie in the snapshot.

import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// What lines say of some cases, one after the other.
struct RowsPart: Sendable {
    private(set) var facts: [RowFacts] = []
    private(set) var people = RowPeople()
    /// What these cases have in common with others, and which cases they are.
    var marks = MatchMarks()
    /// Who and where, harmless to a terminal: the texts of all cases, and where that of each ends.
    private var who: [UInt8] = []
    private var whoEnds: [Int32] = []

    /// The most rows in a part of the snapshot.
    static let size = 4_096

    init() {}

    /// Adds the line of a case, which has this number.
    mutating func add(_ subject: Case, _ advice: Advice, _ index: Int) {
        facts.append(RowFacts(subject, advice, &people))
        let words = [subject.request.pseudonym, subject.request.place].compactMap(\.self)
        who += VisibleText.line(words.joined(separator: ", ")).utf8
        whoEnds.append(Int32(who.count))
        marks.add(subject.request, index)
    }

    /// Adds the line that stands at this place in others.
    mutating func add(_ place: Int, of others: RowsPart) {
        var row = others.facts[place]
        row.author = people.number(of: others.people.name(row.author))
        row.assigned = people.number(of: others.people.name(row.assigned))
        facts.append(row)
        who += others.who(place)
        whoEnds.append(Int32(who.count))
        marks.add(place, of: others.marks)
    }

    /// Who and where, as a line shows it.
    @inline(__always)
    func who(_ place: Int) -> ArraySlice<UInt8> {
        who[(place > 0 ? Int(whoEnds[place - 1]) : 0)..<Int(whoEnds[place])]
    }

    // MARK: In the snapshot

    func put(to writer: inout ByteWriter) {
        writer.put(UInt32(people.count))
        for name in people.names { writer.put(name) }
        writer.put(UInt32(facts.count))
        for row in facts { row.put(to: &writer) }
        writer.put(who)
        writer.put(whoEnds)
        marks.put(to: &writer)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let names = try reader.integer(UInt32.self)
        for number in 0..<names where people.number(of: try reader.text()) != number { throw ByteReader.Malformed() }
        let count = Int(try reader.integer(UInt32.self))
        guard count <= RowsPart.size else { throw ByteReader.Malformed() }
        facts.reserveCapacity(count)
        for _ in 0..<count { facts.append(try RowFacts(from: &reader, people: Int(names))) }
        who = try reader.integers()
        whoEnds = try reader.integers()
        marks = try MatchMarks(from: &reader)
        let isRising = zip([0] + whoEnds, whoEnds).allSatisfy { $0 <= $1 }
        guard whoEnds.count == count, isRising, Int(whoEnds.last ?? 0) == who.count, marks.count == count else {
            throw ByteReader.Malformed()
        }
    }
}

/// A part as the snapshot keeps it: each row with the case that it is of, and with what stands for everything that was
/// known of that case.
struct StoredRows: Sendable {
    private var cases: [(id: CaseID, mark: Bytes16)] = []
    private var part = RowsPart()

    /// The rows in these parts of a file; none where one of them makes no rows.
    static func all(in parts: [[UInt8]]?) -> [StoredRows] {
        let rows = Cores.map(parts ?? [], chunk: 1) { StoredRows($0) }
        return rows.contains { $0 == nil } ? [] : rows.compactMap(\.self)
    }

    /// The rows that are still good: those of a case of which the same is known now.
    func matched(to cases: CaseStore) -> RowsPart {
        var matched = part
        // Rows were written in the order of the cases, and most still stand so: look before anything is hashed.
        var next = 0
        matched.marks.number(
            self.cases.map { id, mark in
                let index = next < cases.sorting.count && cases.id(next) == id ? next : cases.sorting.index(of: id)
                guard let index else { return nil }
                next = index + 1
                return cases.mark(index) == mark ? Int32(index) : nil
            })
        return matched
    }

    init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        do {
            part = try RowsPart(from: &reader)
            cases.reserveCapacity(part.facts.count)
            for _ in part.facts { cases.append((CaseID(try reader.bytes16()), try reader.bytes16())) }
        } catch {
            return nil
        }
        guard reader.rest == 0 else { return nil }
    }

    /// The rows of these cases, each at a place in one of the parts.
    static func bytes(_ rows: [(index: Int, part: Int, place: Int)], of cases: CaseStore, _ parts: [RowsPart])
        -> [UInt8]
    {
        var (writer, part) = (ByteWriter(), RowsPart())
        for row in rows { part.add(row.place, of: parts[row.part]) }
        part.put(to: &writer)
        for row in rows {
            writer.put(cases.id(row.index).bytes)
            writer.put(cases.mark(row.index) ?? Bytes16())
        }
        return writer.bytes
    }
}

extension CaseStore {
    /// What stands for everything that is known of a case: its entries' texts and authors, in their order. Nil where
    /// nobody made marks of the entries.
    func mark(_ index: Int) -> Bytes16? {
        let history = sorting.history(index)
        guard let first = history.first else { return nil }
        let own = entries.items[Int(first)].mark
        guard own != Bytes16() else { return nil }
        if history.count == 1 { return own }
        var writer = ByteWriter()
        for entry in history { writer.put(entries.items[Int(entry)].mark) }
        return (try? Hash.blake2b256(writer.bytes)).flatMap { Bytes16($0.array[..<16]) }
    }
}
