import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct RowsPartTests {
    let load = Caseload([
        Made.request(1, at: 10, log: 1) {
            $0.pseudonym = "Sparrow"
            $0.place = "Тула"
            $0.notes = "one two three four five six seven eight"
        },
        Made.request(2, at: 20, log: 3) { $0.safeContact = SafeContact(channel: "+7 900 1234567") },
        Made.decision(2, .assign("Irina"), at: 30), Made.decision(2, .due(Day("2026-07-05"), reason: nil), at: 31),
    ])

    private func stored() -> (part: RowsPart, bytes: [UInt8]) {
        var part = RowsPart()
        for (index, subject) in load.cases.enumerated() {
            part.add(subject, MadeDesk.advice(subject.request), isOpen: false, index)
        }
        return (part, StoredRows.bytes([(0, 0, 0), (1, 0, 1)], of: load.cases.store, [part]))
    }

    /// Everything that a row can be asked for.
    private func said(by part: RowsPart) -> [[String]] {
        part.facts.indices.map { place in
            let facts = part.facts[place]
            return [
                part.people.name(facts.author), part.people.name(facts.assigned),
                String(decoding: part.people.word(facts.author).bytes, as: UTF8.self),
                String(decoding: part.who(place), as: UTF8.self), "\(Array(part.marks.short(place)))",
                "\(RowFacts.urgencies[Int(facts.urgency)]) \(RowFacts.statuses[Int(facts.status)])",
                "\(RowFacts.outcomes[Int(facts.outcome)]) \(RowFacts.releases[Int(facts.release)])",
                facts.stage == RowFacts.none ? "" : "\(RowFacts.stages[Int(facts.stage)])",
                facts.thenOutcome == RowFacts.none ? "" : "\(RowFacts.outcomes[Int(facts.thenOutcome)])",
                "\(String(describing: RowFacts.day(facts.deadline)?.parts))",
                "\(String(describing: RowFacts.day(facts.due)?.parts))",
                "\(String(describing: RowFacts.country(facts.via)))",
            ]
        }
    }

    private func hashes(in marks: MatchMarks) -> [UInt64] {
        var marks = marks
        marks.number(marks.indexes.indices.map { Int32($0) })
        var hashes: [UInt64] = []
        for keys in [MatchMarks.Keys.pseudonym, .contact, .notes(half: 0), .notes(half: 1)] {
            marks.forEachHash(keys) { hash, _ in hashes.append(hash) }
        }
        return hashes
    }

    @Test func `rows say the same after they were stored`() throws {
        let (part, bytes) = stored()
        let read = try #require(StoredRows(bytes)).matched(to: load.cases.store)
        #expect(said(by: read) == said(by: part))
        #expect(hashes(in: read.marks) == hashes(in: part.marks))
        #expect(said(by: part)[0][3] == "Sparrow, Тула" && said(by: part)[1][1] == "Irina")
        #expect(hashes(in: part.marks).count > 2)
    }

    @Test func `rows with a bit turned or an end cut off say something else or nothing, and are no danger`() {
        let bytes = stored().bytes
        var (accepted, refused) = (0, 0)
        for place in bytes.indices {
            #expect(StoredRows(Array(bytes[..<place])) == nil, "cut at \(place)")
            for flip in (0..<8).map({ UInt8(1) << $0 }) + [0xFF] {
                var bytes = bytes
                bytes[place] ^= flip
                guard let read = StoredRows(bytes)?.matched(to: load.cases.store) else {
                    refused += 1
                    continue
                }
                accepted += 1
                #expect(said(by: read).count == 2)
                #expect(hashes(in: read.marks).count > 2)
            }
        }
        // A flipped bit in a name gives another name; in a count it makes the part invalid.
        #expect(accepted > 0 && refused > 0)
    }

    @Test func `rows that have the marks of another number of cases are refused`() {
        var part = stored().part
        for marks in [MatchMarks(), load.cases.reduce(into: part.marks) { $0.add($1.request, 2) }] {
            part.marks = marks
            var writer = ByteWriter()
            part.put(to: &writer)
            for id in load.cases.map(\.id) {
                writer.put(id.bytes)
                writer.put(Bytes16())
            }
            #expect(StoredRows(writer.bytes) == nil)
        }
    }

    @Test func `names that are spelled with other code points are kept apart`() {
        var people = RowPeople()
        let names = ["Андрей", "Андреи\u{306}", "Андрей"]
        let numbers = names.map { people.number(of: $0) }
        #expect(numbers == [0, 1, 0])
        for (name, number) in zip(names, numbers) {
            #expect(Array(people.name(number).utf8) == Array(name.utf8))
            #expect(people.word(number).bytes == Array(name.utf8))
        }
    }
}
