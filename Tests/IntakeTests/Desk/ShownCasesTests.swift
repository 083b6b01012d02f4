import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeSimulation

@Suite struct ShownCasesTests {
    private let laptop = MemoryLaptop(.coordinator, "irina", seed: 4)

    /// A case with these records, which are all in one log.
    private func subject(_ records: [Entry]) throws -> Case { try #require(Caseload(records).cases.first) }

    private func note() throws -> ShownNote {
        try laptop.setUp()
        try laptop.adopt(laptop.sign([laptop]), of: laptop.home.card().root)
        return try laptop.desk().shownNote()
    }

    @Test func `every record that was not shown is news, also at a desk without any import`() throws {
        let note = try note()
        var records = [Made.request(1, at: 10), named(Made.followUp(1, at: 20), 2)]
        #expect(try note.news(of: subject(records)).map(\.name) == [Made.name(1), Made.bytes(2)])
        try note.remember(shown: [subject(records)])
        #expect(try note.news(of: subject(records)).isEmpty)

        records.append(named(Made.followUp(1, at: 15, log: 3), 3))
        #expect(try laptop.desk().shownNote().news(of: subject(records)).map(\.name) == [Made.bytes(3)])
    }

    @Test func `what was decided from what was shown is no news`() throws {
        let note = try note()
        try note.remember(shown: [subject([Made.request(1, at: 10)])], made: [Made.bytes(7)])
        let records = [Made.request(1, at: 10), named(Made.status(1, .working, at: 20), 7)]
        #expect(try note.news(of: subject(records)).isEmpty)
    }

    @Test func `what was shown of one case says nothing of another`() throws {
        let note = try note()
        try note.remember(shown: [subject([Made.request(1, at: 10)])])
        #expect(try note.news(of: subject([Made.request(2, at: 10)])).count == 1)
    }

    private func named(_ entry: Entry, _ name: UInt8) -> Entry {
        var entry = entry
        entry.name = Made.bytes(name)
        return entry
    }
}
