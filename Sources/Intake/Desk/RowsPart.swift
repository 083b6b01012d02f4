// Lines of the queue for some cases, with their marks (`MatchMarks`). One part is the work of one core, or one part of
// the snapshot's file.

import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

/// The lines of some cases, case after case.
struct RowsPart: Sendable {
    private(set) var facts: [RowFacts] = []
    private(set) var people = RowPeople()
    /// The marks of these cases, and their numbers.
    var marks = MatchMarks()
    /// Pseudonym and place of all cases, harmless to a terminal.
    private var who: [UInt8] = []
    /// Where the text of each case ends in `who`.
    private var whoEnds: [Int32] = []

    /// The most rows in a part of the snapshot.
    static let size = 4_096

    init() {}

    /// Adds the line of a case. `index`: the number of the case.
    mutating func add(_ subject: Case, _ advice: Advice, isOpen: Bool, _ index: Int) {
        facts.append(RowFacts(subject, advice, isOpen: isOpen, &people))
        let words = [subject.request.pseudonym, subject.request.place].compactMap(\.self)
        who += VisibleText.line(words.joined(separator: ", ")).utf8
        whoEnds.append(Int32(who.count))
        marks.add(subject.request, index)
    }

    /// Copies one line from others. `place`: its place there.
    mutating func add(_ place: Int, of others: RowsPart) {
        var row = others.facts[place]
        row.author = people.number(of: others.people.name(row.author))
        row.assigned = people.number(of: others.people.name(row.assigned))
        facts.append(row)
        who += others.who(place)
        whoEnds.append(Int32(who.count))
        marks.add(place, of: others.marks)
    }

    /// Pseudonym and place, as a line shows them.
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

/// A part as the snapshot keeps it: each row with the id of its case, and a hash of all that was known about that case
/// (the cache key).
struct StoredRows: Sendable {
    private var cases: [(id: CaseID, mark: Bytes16)] = []
    private var part = RowsPart()

    /// Reads the rows in these parts of a file; empty if one part is malformed.
    static func all(in parts: [[UInt8]]?) -> [StoredRows] {
        let rows = Cores.map(parts ?? [], chunk: 1) { StoredRows($0) }
        return rows.contains { $0 == nil } ? [] : rows.compactMap(\.self)
    }

    /// The rows with the numbers of their cases. A row gets no number if its case is gone or its entries changed.
    func matched(to cases: CaseStore) -> RowsPart {
        var matched = part
        // Rows were written in the order of the cases, and most cases are still in that order: comparing with the next
        // id avoids most look-ups by hash.
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

    /// The bytes of these rows; each is at a place in one of the parts.
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
    /// A hash of all that is known about a case: the texts and authors of its entries, in order. Nil if the entries
    /// have no marks.
    func mark(_ index: Int) -> Bytes16? {
        let history = sorting.history(index)
        guard let first = history.first else { return nil }
        let (own, opener) = (entries.items[Int(first)].mark, entries.items[Int(first)])
        guard own != Bytes16() else { return nil }
        let linked = links.shared[index]
        let contested = contested(index)
        if history.count == 1, entries.isKnown(Int(first)), opener.shown == opener.received, linked == nil,
            contested.isEmpty
        {
            return own
        }
        var writer = ByteWriter()
        linked?.put(to: &writer)
        writer.put(UInt64(contested.count))
        for one in contested { writer.put(one.record) }
        for entry in history {
            writer.put(entries.items[Int(entry)].mark)
            // Whether it counts, and where it is shown, depends on import events.
            writer.put(entries.source(Int(entry)).writer.flags)
            writer.put(entries.source(Int(entry)).writer.label)
            writer.put(entries.items[Int(entry)].shown.unixSeconds)
            for copy in [entry] + (sorting.copies[entry] ?? []) {
                let item = entries.items[Int(copy)]
                writer.put(entries.origins[Int(item.line)].log)
                writer.put(item.line)
                writer.put(item.cell)
                writer.put(UInt8(item.isIdle ? 1 : 0))
            }
        }
        // What is known also depends on the order of the lines.
        writer.put(linesKey)
        return try? Hash.blake2b256(writer.bytes).firstHalf
    }
}

extension LinkedCases {
    /// What a line of the queue tells of them. Without the names of the others: the marks of a group would take time
    /// with the square of its size.
    fileprivate func put(to writer: inout ByteWriter) {
        writer.put(UInt8(disputed.isEmpty ? 0 : 1))
        writer.put(UInt8(doNotContact ? 1 : 0))
        writer.put(UInt8(refused.count))
        for purpose in refused.map(\.rawValue).sorted() { writer.put(purpose) }
    }
}
