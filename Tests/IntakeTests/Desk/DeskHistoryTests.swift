import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// What the history says of decisions beyond their texts: what was undone, and whose logs were imported.
@Suite struct DeskHistoryTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        hotline.notesImports = true
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
    }

    private func deeds() throws -> [Desk.Deed] {
        try Desk(hotline.lead, identity: hotline.identity(hotline.lead), now: hotline.now).history().deeds
    }

    private func decide(_ action: DecisionAction, about id: CaseID? = nil) throws -> Bytes16 {
        hotline.now += 60
        let recorder = try Recorder(
            hotline.lead, identity: hotline.identity(hotline.lead), command: "test", advises: false, asOf: nil
        ) { [now = hotline.now] in now }
        let draft = try recorder.draft(Decision(action, about: id))
        try recorder.seal(draft)
        try recorder.close()
        return try draft.name(in: #require(recorder.head).logID)
    }

    private func undo(of name: Bytes16) throws -> Bytes16? {
        try #require(try deeds().first { $0.entry.name == name }).undo?.name
    }

    @Test func `a decision about a case that was undone names the undo, until that is undone`() throws {
        let id = try #require(try hotline.cases().first).id
        let (first, other) = (try decide(.assign("irina"), about: id), try decide(.note("n"), about: id))
        #expect(try undo(of: first) == nil)
        let undo = try decide(.undo(first), about: id)
        #expect(try self.undo(of: first) == undo && self.undo(of: other) == nil && self.undo(of: undo) == nil)
        let deed = try #require(try deeds().first { $0.entry.name == first })
        #expect(deed.json["undone"] == true)
        let lines = RequestLines.lines(deed.entry, .english, undo: deed.undo)
        #expect(lines.last == "  undone by irina, 2026-07-01 00:03")
        let again = try decide(.undo(undo), about: id)
        #expect(try self.undo(of: first) == nil && self.undo(of: undo) == again)
        #expect(try deeds().first { $0.entry.name == first }?.json["undone"] == false)
    }

    @Test func `a decision about a log that was undone names the undo`() throws {
        let log = try hotline.volunteer.logs()[0].log
        let name = try decide(.disregard(log: log, cell: 3, reason: nil))
        #expect(try undo(of: name) == nil)
        let undo = try decide(.undo(name))
        #expect(try self.undo(of: name) == undo)
        let again = try decide(.undo(undo))
        #expect(try self.undo(of: name) == nil && self.undo(of: undo) == again)
    }

    @Test func `each undo of a chain says what is at its end`() throws {
        let log = try hotline.volunteer.logs()[0].log
        var names = [try decide(.disregard(log: log, cell: 3, reason: nil))]
        let recorder = try Recorder(
            hotline.lead, identity: hotline.identity(hotline.lead), command: "test", advises: false, asOf: nil
        ) { [now = hotline.now] in now }
        for _ in 0..<200 {
            let draft = try recorder.draft(Decision(.undo(names[names.count - 1]), about: nil))
            try recorder.seal(draft)
            names.append(try draft.name(in: #require(recorder.head).logID))
        }
        try recorder.close()
        let deeds = try deeds()
        let chain = deeds.filter { names.contains($0.entry.name) }
        #expect(chain.count == names.count)
        #expect(chain.allSatisfy { $0.root == .disregard })
    }

    @Test func `an undo by a laptop that is disregarded takes nothing back`() throws {
        let log = try hotline.volunteer.logs()[0].log
        let name = try decide(.disregard(log: log, cell: 3, reason: nil))
        _ = try hotline.import(hotline.logPath(hotline.lead), at: hotline.second)
        let now = hotline.now
        let recorder = try Recorder(
            hotline.second, identity: hotline.identity(hotline.second), command: "test", advises: false, asOf: nil
        ) { now }
        try recorder.seal(recorder.draft(Decision(.undo(name), about: nil)))
        try recorder.close()
        _ = try hotline.import(hotline.logPath(hotline.second))
        #expect(try undo(of: name) != nil)
        _ = try decide(.disregard(log: hotline.second.logs()[0].log, cell: 0, reason: nil))
        #expect(try undo(of: name) == nil)
    }

    @Test func `an import names whose logs came in, up to which record`() throws {
        let log = try hotline.volunteer.logs()[0].log
        try hotline.record("c")
        try hotline.record("d", home: hotline.second)
        _ = try hotline.import(hotline.logPath())
        _ = try hotline.import(hotline.logPath(hotline.second))
        let imports = try deeds().filter { $0.decision?.action.kind == .imported }
        #expect(imports.map { $0.imported.map { $0.author?.label } } == [["pavel"], ["v07"], ["v07"]])
        #expect(imports.map { $0.imported.map(\.records) } == [[1], [3], [2]])
        #expect(imports[1].json["imported"]?.array?.first?["log"] == .string(log.hex))
        // At a desk that holds only the note of it.
        _ = try hotline.import(hotline.logPath(hotline.lead), at: hotline.second)
        let second = try Desk(hotline.second, identity: hotline.identity(hotline.second), now: hotline.now)
        let there = try second.history().deeds.flatMap(\.imported).filter { $0.log == log }
        #expect(there.map(\.records) == [nil, nil] && there.map(\.author) == [nil, nil])
    }
}
