import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases

/// Who counts, and what comes first, where a desk holds several histories of a log.
@Suite struct CountingTests {
    /// What a desk makes of these histories, one part each.
    private func load(_ histories: [[Entry]]) -> Caseload {
        var (parts, all) = (histories.map { PackedEntries($0) }, PackedEntries())
        all.take(&parts)
        return Caseload(all)
    }

    private func decision(_ action: DecisionAction, cell: UInt64, log: UInt8 = 9) -> Entry {
        var entry = Made.entry(
            .decision(Decision(action, about: nil)), at: 100, log: log, cell: cell, record: UInt8(cell) + log,
            coordinator: true)
        entry.name = Made.bytes(UInt8(cell) + log)
        return entry
    }

    private func known(_ load: Caseload) throws -> Bool {
        try #require(load[Made.id(1)]?.history.first).provenance.writer.isKnown
    }

    @Test func `taking a disregard back counts in each history that holds it`() throws {
        let request = Made.request(1, at: 10)
        let disregard = decision(.disregard(log: Made.bytes(1), cell: 0, reason: nil), cell: 2)
        let undo = decision(.undo(disregard.name), cell: 3)
        #expect(try !known(load([[request], [disregard]])))
        #expect(try known(load([[request], [disregard, undo]])))
        #expect(try known(load([[request], [disregard, undo], [disregard]])))
        #expect(try known(load([[request], [disregard], [disregard, undo]])))
    }

    @Test func `records that two histories have in another order end nothing of one another`() throws {
        func said(_ service: Service, record: UInt8, cell: UInt64) -> Entry {
            var entry = Made.followUp(1, at: 50) { $0.service = service }
            (entry.provenance.cell, entry.provenance.record) = (cell, Made.bytes(record))
            entry.name = Made.bytes(record)
            return entry
        }
        let request = Made.request(1, at: 10)
        let one = [request, said(.contract, record: 71, cell: 20), said(.mobilized, record: 72, cell: 21)]
        let other = [request, said(.mobilized, record: 72, cell: 20), said(.contract, record: 71, cell: 21)]
        func several(_ histories: [[Entry]]) throws -> [String] {
            try #require(load(histories)[Made.id(1)]).known.several.map(\.topic.description)
        }
        #expect(try several([one]) == [])
        #expect(try several([one, other]) == ["service"])
    }

    @Test func `a line that very many ways lead to is looked at once`() {
        var lines = Lines()
        for number in stride(from: UInt32(0), to: 80, by: 2) {
            for (line, before) in [(number, number + 2), (number, number + 3), (number + 1, number + 2)] {
                lines.add(line, after: LineCell(before, 9))
            }
            lines.add(number + 1, after: LineCell(number + 3, 9))
        }
        #expect(lines.isAhead([LineCell(80, 1)], of: [LineCell(0, 1)]))
        #expect(!lines.isAhead([LineCell(99, 1)], of: [LineCell(0, 1)]))
    }
}
