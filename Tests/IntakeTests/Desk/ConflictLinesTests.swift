import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// Decisions of two coordinators that had not seen one another, as a coordinator and a program see them.
@Suite struct ConflictLinesTests {
    private func decide(_ action: DecisionAction, at second: Int64, log: UInt8, name: UInt8) -> Entry {
        var entry = Made.decision(1, action, at: second, log: log)
        entry.name = Made.bytes(name)
        return entry
    }

    @Test func `two decisions that differ are both named, with who and when, until one has seen both`() throws {
        let two = [
            Made.request(1, at: 10), decide(.assign("irina"), at: 60, log: 8, name: 201),
            decide(.assign("boris"), at: 120, log: 9, name: 202),
        ]
        let queue = MadeDesk.queue(two)
        let row = try #require(queue.rows.first)
        #expect(row.hasDoubts)
        let conflict = try #require(queue.members(of: row)["conflicts"]?.array?.first)
        #expect(conflict["kind"] == "assign" && conflict["about"] == .null)
        #expect(conflict["decisions"]?.array?.map { $0["name"] } == [202, 201].map { .string(Made.bytes($0).hex) })
        let sheet = try #require(CaseSheet(Made.id(1), in: queue)).lines(.english, advice: [])
        #expect(sheet.contains("    assigned to: boris (v9, 1970-01-01 00:02)"))
        #expect(sheet.contains("    assigned to: irina (v8, 1970-01-01 00:01)"))

        let settled = Decision(.assign("boris"), about: Made.id(1), after: [Made.bytes(201), Made.bytes(202)])
        let last = Made.entry(.decision(settled), at: 180, log: 8, coordinator: true)
        let after = MadeDesk.queue(two + [last])
        #expect(try queue.members(of: #require(after.rows.first))["conflicts"] == .array([]))
    }

    @Test(arguments: [true, false])
    func `a reassuring newest answer beside bad news is for a coordinator to settle`(isBadFirst: Bool) throws {
        let queue = MadeDesk.queue([
            Made.request(1, at: 10) { $0.wanted = isBadFirst ? .yes : .no },
            Made.followUp(1, at: 20, log: 2) { $0.wanted = isBadFirst ? .no : .yes },
        ])
        let row = try #require(queue.rows.first)
        // The advice of this queue is always the same: only the answers make the field open.
        #expect(row.hasDoubts == isBadFirst)
        #expect(queue.openTopics(of: row.subject).map(\.topic.description) == (isBadFirst ? ["wanted"] : []))
    }
}
