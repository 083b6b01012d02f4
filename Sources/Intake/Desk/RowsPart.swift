// Lines of the queue for some cases, with the marks of what they have in common with others: as they are worked out on
// one core, and as they lie in the snapshot.

/// What lines say of some cases, one after the other.
struct RowsPart: Sendable {
    var facts: [RowFacts] = []
    /// What these cases have in common with others, and which cases they are.
    var marks = MatchMarks()

    /// The most rows in a part of the snapshot.
    static let size = 4_096

    mutating func add(_ subject: Case, _ advice: Advice, _ index: Int) {
        facts.append(RowFacts(subject, advice))
        marks.add(subject.request, index)
    }
}

/// A part as the snapshot keeps it: each row with the case that it is of, and with what stands for everything that was
/// known of that case.
struct StoredRows: Sendable {
    private var cases: [(id: CaseID, mark: Bytes16)] = []
    private var part = RowsPart()

    /// The rows that are still good: those of a case of which the same is known now.
    func matched(to cases: CaseStore) -> RowsPart {
        var matched = part
        // Rows were written in the order of the cases, and most still stand so: look before anything is hashed.
        var next = 0
        matched.marks.number(
            self.cases.map { id, mark in
                let index = next < cases.sorting.count && cases.id(next) == id ? next : cases.index(of: id)
                guard let index else { return nil }
                next = index + 1
                return cases.mark(index) == mark ? Int32(index) : nil
            })
        return matched
    }

    init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        do {
            let count = Int(try reader.integer(UInt32.self))
            guard count <= RowsPart.size else { return nil }
            cases.reserveCapacity(count)
            part.facts.reserveCapacity(count)
            for _ in 0..<count {
                cases.append((CaseID(try reader.bytes16()), try reader.bytes16()))
                part.facts.append(try RowFacts(from: &reader))
            }
            part.marks = try MatchMarks(from: &reader)
        } catch {
            return nil
        }
        guard reader.rest == 0, part.marks.count == cases.count else { return nil }
    }

    /// The rows of these cases, each at a place in one of the parts.
    static func bytes(_ rows: [(index: Int, part: Int, place: Int)], of cases: CaseStore, _ parts: [RowsPart])
        -> [UInt8]
    {
        var (writer, marks) = (ByteWriter(), MatchMarks())
        writer.put(UInt32(rows.count))
        for row in rows {
            writer.put(cases.id(row.index).bytes)
            writer.put(cases.mark(row.index) ?? Bytes16())
            parts[row.part].facts[row.place].put(to: &writer)
            marks.add(row.place, of: parts[row.part].marks)
        }
        marks.put(to: &writer)
        return writer.bytes
    }
}

extension CaseStore {
    fileprivate func index(of id: CaseID) -> Int? { sorting.indexOfID[id].map { Int($0) } }

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
