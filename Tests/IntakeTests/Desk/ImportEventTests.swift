import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// What an import writes into the coordinator's own log, and what follows from it at every desk.
@Suite struct ImportEventTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        hotline.notesImports = true
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    private func desk(_ home: Home? = nil) throws -> Desk {
        let home = home ?? hotline.lead
        return try Desk(home, identity: hotline.identity(home), now: hotline.now)
    }

    /// The import events that a desk knows, by label of their authors, the newest first.
    private func events(at home: Home? = nil) throws -> [(author: String, heads: [ImportedHead])] {
        try desk(home).history().deeds.compactMap { deed in
            guard case .decision(let decision) = deed.entry.event.content, case .imported(let heads) = decision.action
            else { return nil }
            return (deed.entry.provenance.writer.label, heads)
        }
    }

    /// The next keys file, which revokes the volunteer's laptop.
    private func revoke(version: Int = 2, on homes: [Home]) throws {
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        let text =
            try hotline.everybody(version: version)
            + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-05\nreason = \"stolen\"\n"
        for home in homes { try hotline.adopt(text, on: home) }
    }

    /// What a desk makes of all records: who counts, and when each is shown.
    private func judged(at home: Home) throws -> [String] {
        try hotline.cases(at: home).flatMap(\.history).map {
            "\($0.name.hex) \($0.provenance.writer.isKnown) \($0.shown)"
        }
    }

    /// An answer that does not depend on the logs' state.
    private func queue(at home: Home) throws -> [UInt8] {
        let book = try hotline.lead.routeBook()
        let day = hotline.day
        let work = try desk(home).work(asOf: day, book: book.fileStamp.hash) {
            Triage(book: book).advise(on: $0, asOf: day)
        }
        var bytes: [UInt8] = []
        work.queue.writeJSON(book: nil) { bytes += $0 }
        return bytes
    }

    /// Writes a decision about no case into a coordinator's own log; returns its name.
    private func decide(_ action: DecisionAction, at home: Home? = nil) throws -> Bytes16 {
        let home = home ?? hotline.lead
        let recorder = try Recorder(
            home, identity: hotline.identity(home), command: "test", advises: false, asOf: nil
        ) { [now = hotline.now] in now }
        let draft = try recorder.draft(Decision(action, about: nil))
        try recorder.seal(draft)
        try recorder.close()
        return try draft.name(in: #require(recorder.head).logID)
    }

    // MARK: What is written

    @Test func `an import writes the head up to the last record, once`() throws {
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        let log = try hotline.volunteer.logs()[0].log
        let heads = try #require(try events().first).heads
        // A session's pair, two records of one cell each; the close has no record behind it.
        #expect(heads.map(\.log) == [log] && heads.map(\.cells) == [4])
        let trailer = try File(hotline.logPath(), .read, in: .laptop)
            .read(count: 32, at: 3 * CellLayout.size + CellLayout.trailerAt)
        #expect(heads.first?.hash == Bytes32(trailer))
        _ = try hotline.import(hotline.logPath())
        #expect(try events().count == 1)
        try hotline.record("c")
        _ = try hotline.import(hotline.logPath())
        #expect(try events().count == 2)
    }

    @Test func `an import that brings only import events writes none, and two desks fall silent`() throws {
        try hotline.record("a")
        _ = try hotline.import(hotline.logPath())
        for _ in 0..<3 {
            _ = try hotline.import(hotline.logPath(hotline.lead), at: hotline.second)
            for path in try hotline.second.logs() { _ = try hotline.import(path.path) }
        }
        #expect(try events().map(\.author) == ["irina"])
        // What else is in the other one's log is news.
        try hotline.record("from the second", home: hotline.second)
        _ = try hotline.import(hotline.logPath(hotline.second))
        #expect(try events().map(\.author) == ["irina", "irina"])
    }

    @Test func `an import that was killed before its event is noted by the next one`() throws {
        try hotline.record("a")
        hotline.notesImports = false
        _ = try hotline.import(hotline.logPath())
        #expect(try events().isEmpty)
        hotline.notesImports = true
        try Folder.make(hotline.scratch.path + "/empty")
        _ = try hotline.import(hotline.scratch.path + "/empty")
        #expect(try events().count == 1)
    }

    @Test func `an import is noted for a laptop whose records this program cannot read`() throws {
        let setting = try SessionSetting(
            recipients: [hotline.lead.card().sealing], keysFile: hotline.lead.keysInForce().fileStamp,
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: #require(try hotline.volunteer.pinnedRoot()).key)
        let now = hotline.now
        let writer = try LogWriter(
            folder: hotline.volunteer.logFolder, author: hotline.identity(hotline.volunteer).author(), command: "test",
            clock: { now })
        try writer.append(Array("no event".utf8), id: Bytes16.random(), under: setting)
        try writer.close()
        _ = try hotline.import(hotline.logPath())
        #expect(try events().map { $0.heads.map(\.cells) } == [[3]])
    }

    @Test func `where the event cannot be written the logs are kept, and the error says so`() throws {
        try hotline.record("a")
        let text = try hotline.everybody(version: 2).replacing("2027-06-30", with: "2026-06-30")
        try hotline.adopt(text, on: hotline.lead)
        let error = #expect(throws: ImportNotNoted.self) { try hotline.import(hotline.logPath()) }
        #expect(error?.sentence.en.hasPrefix("the logs are imported, but your own log does not say so yet") == true)
        #expect(error?.hint?.en.contains("import once more") == true)
        #expect(try hotline.cases().count == 1)
        try hotline.adopt(hotline.everybody(version: 3), on: hotline.lead)
        _ = try hotline.import(hotline.logPath())
        #expect(try events().count == 1)
    }

    @Test func `what one event cannot hold goes on in the next`() throws {
        try hotline.record("a")
        try hotline.record("b", home: hotline.second)
        hotline.notesImports = false
        _ = try hotline.import(hotline.logPath())
        _ = try hotline.import(hotline.logPath(hotline.second))
        let now = hotline.now
        _ = try desk().noteImport(by: RecorderKeys(hotline.identity(hotline.lead)), command: "test", mostHeads: 1) {
            now
        }
        let heads = try events().flatMap(\.heads)
        #expect(try events().count == 2 && Set(heads.map(\.log)).count == 2)
    }

    @Test func `an import event is about no case: not in the queue, but in the history`() throws {
        try hotline.record("a")
        _ = try hotline.import(hotline.logPath())
        let load = try desk().load().cases
        #expect(load.orphans.isEmpty && load.cases.count == 1)
        #expect(try desk().history().deeds.count == 1)
    }

    // MARK: When a record is shown

    @Test func `a record whose clock is ahead is shown as of the first import that holds it`() throws {
        let day = hotline.now
        hotline.now = day + 300 * 86_400
        try hotline.record("late")
        hotline.now = day
        #expect(try hotline.import(hotline.logPath()).count == 1)
        #expect(try hotline.cases().flatMap(\.history).map(\.shown.unixSeconds) == [day])
        // A later import does not move it.
        hotline.now = day + 86_400
        try hotline.record("in time")
        _ = try hotline.import(hotline.logPath())
        #expect(try hotline.cases().flatMap(\.history).map(\.shown.unixSeconds) == [day, day + 86_400])
    }

    // MARK: Who counts, the same at every desk

    @Test func `two desks with the same records and keys files give the same bytes`() throws {
        try hotline.record("held before")
        _ = try hotline.import(hotline.logPath())
        try revoke(on: [hotline.lead, hotline.second])
        hotline.now += 3_600
        try hotline.record("from the thief")
        _ = try hotline.import(hotline.logPath())
        // The second desk first sees the whole log after the revocation.
        _ = try hotline.import(hotline.logPath(), at: hotline.second)
        let atSecond = try hotline.cases(at: hotline.second).flatMap(\.history)
        #expect(atSecond.map(\.provenance.writer.isKnown) == [false, false])
        _ = try hotline.import(hotline.logPath(hotline.lead), at: hotline.second)
        _ = try hotline.import(hotline.logPath(hotline.second))
        #expect(try Set(judged(at: hotline.lead)).count == 2)
        #expect(try judged(at: hotline.lead) == judged(at: hotline.second))
        #expect(try hotline.cases().flatMap(\.history).map(\.provenance.writer.isKnown) == [true, false])
        #expect(try queue(at: hotline.lead) == queue(at: hotline.second))
        let troubles = try desk().load().logs.map(\.troubles)
        #expect(troubles.filter { !$0.isEmpty } == [[.verdict(.unknownWriter)]])
    }

    @Test func `what is imported under the keys file that revokes the laptop does not count`() throws {
        try hotline.record("on its way")
        try revoke(on: [hotline.lead])
        _ = try hotline.import(hotline.logPath())
        let only = try #require(try hotline.cases().first)
        #expect(only.history.map(\.provenance.writer.isKnown) == [false] && only.doubts == [.unknownWriter])
    }

    @Test func `coordinators who disregard one another leave what both had imported in force`() throws {
        try hotline.record("held before")
        _ = try hotline.import(hotline.logPath())
        _ = try hotline.import(hotline.logPath(hotline.lead), at: hotline.second)
        _ = try decide(.disregard(log: hotline.lead.logs()[0].log, cell: 0, reason: nil), at: hotline.second)
        _ = try hotline.import(hotline.logPath(hotline.second))
        _ = try decide(.disregard(log: hotline.second.logs()[0].log, cell: 0, reason: nil))
        try revoke(on: [hotline.lead, hotline.second])
        #expect(try hotline.cases().flatMap(\.history).map(\.provenance.writer.isKnown) == [true])
        _ = try hotline.import(hotline.logPath(hotline.lead), at: hotline.second)
        _ = try hotline.import(hotline.logPath(), at: hotline.second)
        #expect(try judged(at: hotline.lead) == judged(at: hotline.second))
    }

    @Test func `a disregarded log does not count from the cell on, until that is undone`() throws {
        try hotline.record("a", "b")
        _ = try hotline.import(hotline.logPath())
        let log = try hotline.volunteer.logs()[0].log
        func known() throws -> [Bool] { try hotline.cases().flatMap(\.history).map(\.provenance.writer.isKnown) }
        let name = try decide(.disregard(log: log, cell: 3, reason: nil))
        #expect(try known() == [true, false])
        let undo = try decide(.undo(name))
        #expect(try known() == [true, true])
        _ = try decide(.undo(undo))
        #expect(try known() == [true, false])
    }
}
