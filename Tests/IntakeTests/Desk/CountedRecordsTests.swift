import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog

/// What the report of an import says about records that do not count.
@Suite struct CountedRecordsTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        hotline.notesImports = true
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    private func desk() throws -> Desk {
        try Desk(hotline.lead, identity: hotline.identity(hotline.lead), now: hotline.now)
    }

    private func counted(_ home: Home? = nil) throws -> CountedRecords? {
        let log = try (home ?? hotline.volunteer).logs()[0].log
        let counted = try desk().counted(in: [log])[log]
        // The next look at the desk says the same.
        let sources = try hotline.cases().flatMap(\.history).map(\.provenance)
        #expect(counted?.counting == sources.count { $0.log == log && $0.writer.isKnown })
        return counted
    }

    private func revoke() throws {
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        try hotline.adopt(
            hotline.everybody(version: 2) + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-05\nreason = \"stolen\"\n",
            on: hotline.lead)
    }

    private func decide(_ action: DecisionAction) throws -> Bytes16 {
        let recorder = try Recorder(
            hotline.lead, identity: hotline.identity(hotline.lead), command: "test", advises: false, asOf: nil
        ) { [now = hotline.now] in now }
        let draft = try recorder.draft(Decision(action, about: nil))
        try recorder.seal(draft)
        try recorder.close()
        return try draft.name(in: #require(recorder.head).logID)
    }

    @Test func `of a laptop in good standing all records count`() throws {
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        #expect(try counted() == CountedRecords(counting: 2, held: 2))
        #expect(try desk().counted(in: [Bytes16.random()]) == [:])
    }

    @Test func `of a revoked laptop only what was imported before counts, and its report names it with the day`() throws
    {
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        try revoke()
        let held = try #require(try hotline.import(hotline.logPath()).first)
        #expect(held.author == "v07" && held.revoked == Day("2026-07-05") && held.report.verdict == .complete)
        #expect(try counted() == CountedRecords(counting: 2, held: 2))
        hotline.now += 10 * 86_400
        try hotline.record("from the thief")
        let late = try #require(try hotline.import(hotline.logPath()).first)
        #expect(late.author == "v07" && late.revoked == Day("2026-07-05") && late.report.verdict == .unknownWriter)
        #expect(try counted() == CountedRecords(counting: 2, held: 3))
        #expect(try desk().verify(hotline.logPath()).revoked == Day("2026-07-05"))
    }

    @Test func `of a disregarded log only what is before the cell counts, until that is taken back`() throws {
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        let log = try hotline.volunteer.logs()[0].log
        let name = try decide(.disregard(log: log, cell: 3, reason: nil))
        #expect(try counted() == CountedRecords(counting: 1, held: 2))
        _ = try decide(.undo(name))
        #expect(try counted() == CountedRecords(counting: 2, held: 2))
    }

    @Test func `a record that was written again counts where an import held its other copy`() throws {
        try hotline.record("a")
        _ = try hotline.import(hotline.logPath())
        let before = try #require(try hotline.cases().first?.history.first)
        // The laptop's log was lost, and the record is sealed again under its id.
        let folder = hotline.scratch.path + "/again"
        let keys = try hotline.volunteer.keysInForce()
        let setting = try SessionSetting(
            recipients: keys.recipients(on: hotline.day).map(\.sealing), keysFile: keys.fileStamp,
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: #require(try hotline.volunteer.pinnedRoot()).key)
        let now = hotline.now
        let writer = try LogWriter(
            folder: folder, author: hotline.identity(hotline.volunteer).author(), command: "test", clock: { now })
        try writer.append(before.event.bytes, id: before.provenance.record, under: setting)
        try writer.close()
        let path = try folder + "/" + #require(try Folder.names(folder).first { $0.hasSuffix(".intake") })
        try revoke()
        let again = try #require(try hotline.import(path).first?.report.logID)
        #expect(try desk().counted(in: [again]) == [again: CountedRecords(counting: 1, held: 1)])
    }

    @Test func `a revoked laptop has its label everywhere, and one that no keys file lists has its digits`() throws {
        try hotline.record("a")
        try revoke()
        _ = try hotline.import(hotline.logPath())
        let (load, logs) = try desk().load()
        let only = try #require(load.cases.first)
        #expect(only.author == "?v07" && only.doubts == [.unknownWriter])
        let writer = only.history[0].provenance.writer
        #expect(writer.isRevoked && writer.name == Sentence(en: "v07, revoked", ru: "v07, отозван"))
        #expect(RequestLines.lines(only.history[0], .english)[0].contains("request, v07, revoked (log "))
        #expect(only.history[0].provenance.json["revoked"] == true)
        let alarm = try #require(logs.compactMap(\.alarm).first).sentence
        #expect(alarm.en.hasPrefix("v07's records do not count, but for those imported before it was revoked: log "))
        #expect(alarm.ru.hasPrefix("записи v07 не засчитываются"))
        let stranger = Writer(label: "?1a2b3c4d", isCoordinator: false, isKnown: false)
        #expect(stranger.name.en == "?1a2b3c4d")
    }

    @Test func `the alarm of a laptop that no keys file lists says so, and a forged cell is another matter`() {
        func line(_ author: String) -> Sentence {
            AlarmText.line(
                Alarm(
                    name: "1.intake", author: author, isOwn: false, troubles: [.verdict(.unknownWriter)], isSeen: false)
            )
        }
        #expect(line("?1a2b3c4d").en.hasPrefix("records of ?1a2b3c4d, a laptop that no keys file here lists, do not"))
        #expect(line("v07").en.hasPrefix("log 1.intake (v07) is not complete here: unknown writer"))
        let both = Alarm(
            name: "1.intake", author: "?v07", isOwn: false, troubles: [.verdict(.unknownWriter), .verdict(.damaged)],
            isSeen: false)
        #expect(AlarmText.line(both).en.contains("damaged"))
    }
}
