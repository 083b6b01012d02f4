import FoundationEssentials
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// Old records of a laptop that someone else writes again, under their ids, into a new log of its key.
@Suite struct ReplayTests {
    let hotline: TestHotline
    private let thief: Home

    init() throws {
        hotline = try TestHotline()
        hotline.notesImports = true
        thief = Home(hotline.scratch.path + "/thief")
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    private func desk() throws -> Desk {
        try Desk(hotline.lead, identity: hotline.identity(hotline.lead), now: hotline.now)
    }

    /// Seals these drafts on a laptop.
    private func seal(_ drafts: [Recorder.Draft], on home: Home) throws {
        let recorder = try Recorder(home, identity: hotline.identity(home), command: "test", asOf: nil) {
            [now = hotline.now] in now
        }
        for draft in drafts { try recorder.seal(draft) }
        try recorder.close()
    }

    /// A case, and two answers of which the later one ends the earlier one; the volunteer's log is at the desk. Then the
    /// laptop is in another person's hand, without its log.
    private func answered() throws -> (first: Recorder.Draft, second: Recorder.Draft) {
        let code = try hotline.record("a")[0]
        let recorder = try hotline.recorder()
        func said(_ service: Service) throws -> Recorder.Draft {
            var request = Request()
            request.service = service
            return try recorder.draft(request, followUpTo: code)
        }
        let (first, second) = (try said(.contract), try said(.mobilized))
        try recorder.seal(first)
        try recorder.seal(second)
        try recorder.close()
        _ = try hotline.import(hotline.logPath())
        try FileManager.default.copyItem(atPath: hotline.volunteer.path, toPath: thief.path)
        try FileManager.default.removeItem(atPath: thief.logFolder)
        return (first, second)
    }

    private func revoke() throws {
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        try hotline.adopt(
            hotline.everybody(version: 2) + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-05\nreason = \"stolen\"\n",
            on: hotline.lead)
    }

    private func only() throws -> Case {
        let cases = try hotline.cases()
        try #require(cases.count == 1)
        return cases[0]
    }

    @Test func `a revoked laptop's records in another order change neither answers, times nor source`() throws {
        let drafts = try answered()
        let before = try only()
        try revoke()
        try seal([drafts.second, drafts.first], on: thief)
        #expect(try hotline.import(hotline.logPath(thief)).map(\.report.verdict) == [.unknownWriter])
        let after = try only()
        #expect(after.request.service == .mobilized && after.known.several.isEmpty)
        #expect(after.history == before.history && after.history.map(\.shown) == before.history.map(\.shown))
        #expect(after.doubts.isEmpty)
    }

    @Test func `a revoked laptop's log is named also where it has only old records`() throws {
        let drafts = try answered()
        try revoke()
        try seal([drafts.first], on: thief)
        _ = try hotline.import(hotline.logPath(thief))
        let log = try thief.logs()[0].log.hex
        let troubles = try desk().load().logs.filter { $0.path.contains(log) }.map(\.troubles)
        #expect(troubles == [[.verdict(.unknownWriter)]])
    }

    @Test func `records of another log count on where a log that repeats them is disregarded`() throws {
        let drafts = try answered()
        try seal([drafts.second, drafts.first], on: thief)
        _ = try hotline.import(hotline.logPath(thief))
        // Before anyone has looked, both orders are claimed, so neither answer ends the other.
        #expect(try only().known.several.map(\.topic.description) == ["service"])
        let recorder = try Recorder(
            hotline.lead, identity: hotline.identity(hotline.lead), command: "test", advises: false, asOf: nil
        ) { [now = hotline.now] in now }
        let log = try thief.logs()[0].log
        try recorder.seal(recorder.draft(Decision(.disregard(log: log, cell: 0, reason: nil), about: nil)))
        try recorder.close()
        let after = try only()
        #expect(after.history.allSatisfy(\.provenance.writer.isKnown) && after.history.count == 3)
        #expect(after.request.service == .mobilized && after.known.several.isEmpty)
    }
}
