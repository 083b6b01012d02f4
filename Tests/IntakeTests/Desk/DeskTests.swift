import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct DeskTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    @Test func `what a volunteer sealed arrives at each coordinator, once, however often it is imported`() throws {
        let codes = try hotline.record("a", "b", "c")
        try hotline.carry()
        for home in [hotline.lead, hotline.second] {
            let first = try hotline.import(at: home)
            #expect(first.map(\.new) == [3])
            #expect(first.map(\.author) == ["v07"])
            #expect(first.map(\.report.verdict) == [.complete])
            let again = try hotline.import(at: home)
            #expect(again.map(\.new) == [0])
            #expect(again.map(\.report.verdict) == [.complete])
            #expect(try hotline.cases(at: home).map(\.code).sorted() == codes.sorted())
        }
    }

    @Test func `a later stick brings only what is new, and an earlier one takes nothing away`() throws {
        try hotline.record("a", "b")
        try hotline.carry(to: hotline.stick + "/monday")
        try hotline.record("c")
        try hotline.carry(to: hotline.stick + "/tuesday")
        #expect(try hotline.import(hotline.stick + "/tuesday").map(\.new) == [3])
        let earlier = try hotline.import(hotline.stick + "/monday")
        #expect(earlier.map(\.new) == [0])
        #expect(earlier.map(\.report.verdict) == [.shorterThanBefore])
        #expect(try hotline.cases().count == 3)

        #expect(try hotline.import(hotline.stick + "/monday", at: hotline.second).map(\.new) == [2])
        let later = try hotline.import(hotline.stick + "/tuesday", at: hotline.second)
        #expect(later.map(\.new) == [1])
        #expect(later.map(\.report.verdict) == [.complete])
    }

    @Test func `two histories of a log are both kept, and named`() throws {
        try hotline.record("a")
        let copy = Home(hotline.scratch.path + "/copy")
        try hotline.copyFolder(hotline.volunteer.path, to: copy.path)
        try hotline.record("b")
        try hotline.record("other", home: copy)
        try hotline.carry()
        try hotline.carry(from: copy, to: hotline.scratch.path + "/other")
        #expect(try hotline.import().map(\.report.verdict) == [.complete])
        let fork = try hotline.import(hotline.scratch.path + "/other")
        #expect(fork.map(\.report.verdict) == [.twoHistories])
        #expect(fork.map(\.new) == [1])
        #expect(try Set(hotline.cases().compactMap(\.request.notes)) == ["a", "b", "other"])
        #expect(try hotline.import(hotline.scratch.path + "/other").map(\.new) == [0])
    }

    @Test func `a writer that the keys file does not name is named, and the records are there`() throws {
        _ = try TestLaptop(.volunteer, "stranger", seed: 9, in: hotline.scratch)
        let stranger = Home(hotline.scratch.path + "/stranger")
        // He adopts a keys file of his own that lists him, and replaces it by ours only in the name: the session then
        // claims ours, and is signed by a key that ours does not contain.
        let keys = try hotline.lead.keysInForce()
        let path = hotline.stick + "/stranger.intake"
        let writer = try LogWriter(
            folder: stranger.logFolder, author: hotline.identity(stranger).author(), command: "test", clock: { 1 })
        let setting = SessionSetting(
            recipients: keys.coordinators.map(\.sealing),
            keysFile: keys.fileStamp,
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: Bytes32(Array(repeating: 1, count: 32))!)
        var request = Request()
        request.notes = "from a stranger"
        let code = try #require(CaseCode(random: 0..<32))
        let new = NewRequest(id: CaseID(try Bytes16.random()), code: code, request: request, advised: nil)
        let event = Event(received: Moment(unixSeconds: 1), content: .request(new))
        try writer.append(event.bytes, id: Bytes16.random(), under: setting)
        try writer.close()
        try FileCopy.copy(hotline.logPath(stranger), to: path, in: .laptop)
        let imported = try hotline.import(path)
        #expect(imported.map(\.report.verdict) == [.unknownWriter])
        #expect(imported.first?.author?.hasPrefix("?") == true)
        #expect(try hotline.cases().compactMap(\.request.notes) == ["from a stranger"])
    }

    @Test func `a session that leaves a coordinator out is reported, and so is a reader who is not listed`() throws {
        let keys = try hotline.lead.keysInForce()
        let other = try SealingKey(secret: testSecret(77)).publicKey
        let irina = try hotline.lead.card().sealing
        let now = hotline.now
        let writer = try LogWriter(
            folder: hotline.volunteer.logFolder, author: hotline.identity(hotline.volunteer).author(), command: "test",
            clock: { now })
        let setting = try SessionSetting(
            recipients: [irina, other], keysFile: FileStamp(version: 1, hash: keys.hash),
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: #require(try hotline.volunteer.pinnedRoot()).key)
        try writer.append([1], id: Bytes16.random(), under: setting)
        try writer.close()
        let report = try #require(try hotline.import(hotline.logPath()).first).report
        #expect(
            Set(report.findings) == [
                .extraReader(at: 0, key: other, keysVersion: 1), .leftOutReader(at: 0, label: "pavel", keysVersion: 1),
            ])
    }

    @Test func `a record that is no event is put aside, and the others are there`() throws {
        try hotline.record("a")
        let keys = try hotline.lead.keysInForce()
        let now = hotline.now
        let writer = try LogWriter(
            folder: hotline.volunteer.logFolder, author: hotline.identity(hotline.volunteer).author(), command: "test",
            clock: { now })
        let setting = try SessionSetting(
            recipients: keys.coordinators.map(\.sealing), keysFile: FileStamp(version: 1, hash: keys.hash),
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: #require(try hotline.volunteer.pinnedRoot()).key)
        try writer.append(Array("{\"schema\":0}".utf8), id: Bytes16.random(), under: setting)
        try writer.append(Array("not json".utf8), id: Bytes16.random(), under: setting)
        try writer.close()
        let imported = try #require(try hotline.import(hotline.logPath()).first)
        #expect(imported.quarantined.map(\.reason) == [.wrong(member: "schema"), .notJSON])
        #expect(imported.report.verdict == .complete)
        #expect(imported.report.records == 3)
        #expect(try hotline.cases().compactMap(\.request.notes) == ["a"])
    }

    @Test func `the keys file that a session was written under comes with the stick, sealed`() throws {
        try hotline.adopt(hotline.everybody(version: 2), on: hotline.volunteer)
        try hotline.record("a")
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.unknownKeysFile])
        try hotline.carry()
        #expect(try hotline.import().map(\.report.verdict) == [.complete])
        #expect(try hotline.lead.keysInForce().version == 1)
        for name in try Folder.names(hotline.stick) {
            let bytes = try Folder.contents(hotline.stick + "/" + name, limit: 1 << 20)
            for word in ["irina", "pavel", "intake-s"] { #expect(!bytes.contains(Array(word.utf8))) }
        }
    }

    @Test func `a copy that was exchanged on the desk's own disk is noticed`() throws {
        try hotline.record("a")
        try hotline.carry(to: hotline.stick + "/monday")
        try hotline.record("b")
        try hotline.carry()
        _ = try hotline.import()
        let monday = try #require(try Folder.names(hotline.stick + "/monday").first { $0.hasSuffix(".intake") })
        try FileCopy.copy(
            hotline.stick + "/monday/" + monday, to: hotline.lead.deskFolder + "/logs/" + monday, in: .laptop)
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead))
        #expect(try desk.load().logs.map(\.isChanged) == [true])
        _ = try hotline.import()
        #expect(try desk.load().logs.map(\.isChanged) == [false])
    }

    @Test func `the receipt of an end is known at the desk, and another is not`() throws {
        try hotline.record("a")
        let first = try LogFile.readStructure(hotline.logPath(), in: .laptop)
        try hotline.record("b")
        try hotline.carry()
        let log = try #require(first.logID)
        #expect(
            try hotline.import(receipt: Receipt(log: log, head: first.head, cost: .interactive)).map(\.receiptMatch)
                == [.earlier])
        #expect(
            try hotline.import(receipt: Receipt("1234 5678 9012 3456 7890")).map(\.receiptMatch) == [ReceiptMatch.none])
    }

    @Test func `a keys file that is adopted during a call counts from the next record on`() throws {
        let recorder = try hotline.recorder()
        var request = Request()
        request.notes = "before"
        try recorder.seal(recorder.draft(request))
        let alone = "version = 2\n" + (try hotline.table(hotline.lead)) + (try hotline.table(hotline.volunteer))
        try hotline.adopt(alone, on: hotline.lead, hotline.volunteer)
        request.notes = "after"
        try recorder.seal(recorder.draft(request))
        try recorder.close()
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.complete])
        #expect(try hotline.cases().count == 2)
        _ = try hotline.import(hotline.logPath(), at: hotline.second)
        #expect(try hotline.cases(at: hotline.second).compactMap(\.request.notes) == ["before"])
    }

    @Test func `a revoked laptop records nothing, and what it wrote before stays good`() throws {
        try hotline.record("a")
        _ = try hotline.import(hotline.logPath())
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        let revoked =
            try hotline.everybody(version: 2)
            + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-02\nreason = \"lost\"\n"
        try hotline.adopt(revoked, on: hotline.lead, hotline.volunteer)
        hotline.now += 86_400
        #expect(throws: StationError.revoked(since: Day("2026-07-02")!)) { try hotline.record("c") }
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.complete])
    }

    @Test func `a revocation at the desk counts under every keys file that a stolen laptop still uses`() throws {
        hotline.notesImports = true
        try hotline.record("before")
        _ = try hotline.import(hotline.logPath())
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        let revoked =
            try hotline.everybody(version: 2)
            + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-05\nreason = \"stolen\"\n"
        try hotline.adopt(revoked, on: hotline.lead)
        // The thief keeps version 1, and sets the clock to a day before the loss.
        try hotline.record("from the thief")
        let imported = try hotline.import(hotline.logPath())
        #expect(imported.map(\.report.verdict) == [.unknownWriter])
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead))
        let entries = try desk.load().cases.cases.flatMap(\.history)
        #expect(entries.map(\.provenance.writer.label).filter { $0 == "v07" }.count == 1)
        #expect(entries.map(\.provenance.writer.label).filter { $0.hasPrefix("?") }.count == 1)
        // A second import gives the same result.
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.unknownWriter])
    }

    @Test func `a session that is sealed to a coordinator who is revoked at the desk is named`() throws {
        let key = try PublicKeyText(.sealing, hotline.second.card().sealing.bytes).text()
        let revoked =
            try hotline.everybody(version: 2)
            + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-06-30\nreason = \"left\"\n"
        try hotline.adopt(revoked, on: hotline.lead)
        try hotline.record("a")
        #expect(try hotline.import(hotline.logPath()).map(\.report.verdict) == [.extraReader])
    }

    @Test func `a fork that decayed on its way does not take the place of the whole one`() throws {
        let (ours, fork) = try fork()
        _ = try hotline.import(ours)
        _ = try hotline.import(fork)
        var bytes = try Folder.contents(fork, limit: 1 << 24)
        bytes[6 * 4096 + 500] ^= 1  // a record of the second session: pair 0-1, record 2, close 3, pair 4-5, record 6
        let decayed = hotline.scratch.path + "/decayed.intake"
        try Folder.replace(decayed, with: bytes)
        _ = try hotline.import(decayed)
        #expect(try Set(hotline.cases().compactMap(\.request.notes)) == ["a", "b", "other"])
        #expect(try hotline.import(fork).map(\.new) == [0])
    }

    @Test func `a forged cell at the end of a copy costs the true log nothing`() throws {
        try hotline.record("a")
        let path = try hotline.logPath()
        let whole = try Folder.contents(path, limit: 1 << 24)
        var forged = Array(whole[3 * 4096..<4 * 4096])
        var hasher = try Hasher256(.cell)
        forged[8] = 4
        let previous = Array(whole[4 * 4096 - 32..<4 * 4096])
        forged.replaceSubrange(32..<64, with: previous)
        try forged.withUnsafeBytes { try hasher.update($0.baseAddress!, count: 4064) }
        forged.replaceSubrange(4064..<4096, with: try hasher.digest().array)
        let copy = hotline.scratch.path + "/forged.intake"
        try Folder.replace(copy, with: whole + forged)
        for first in [true, false] {
            if first { _ = try hotline.import(path) }
            let home = first ? hotline.lead : hotline.second
            #expect(try hotline.import(copy, at: home).map(\.report.verdict) == [.damaged])
        }
        try hotline.record("b")
        for home in [hotline.lead, hotline.second] {
            #expect(try hotline.import(path, at: home).map(\.report.verdict) == [.complete])
            #expect(try Folder.names(home.deskFolder + "/logs").count == 1)
        }
    }

    @Test func `a desk's copy that decayed, was planted or is longer than remembered is noticed`() throws {
        let (ours, fork) = try fork()
        _ = try hotline.import(ours)
        let desk = try Desk(hotline.lead, identity: hotline.identity(hotline.lead))
        let stored = try #require(try desk.storedLogs().first).path
        let good = try Folder.contents(stored, limit: 1 << 24)
        #expect(try desk.load().logs.map(\.isChanged) == [false])
        var flipped = good
        flipped[2 * 4096 + 300] ^= 1
        try Folder.replace(stored, with: flipped)
        #expect(try desk.load().logs.map(\.isChanged) == [true])
        try Folder.replace(stored, with: try Folder.contents(fork, limit: 1 << 24))
        #expect(try desk.load().logs.map(\.isChanged) == [true])
        try Folder.replace(stored, with: good)
        Folder.remove(hotline.lead.deskFolder + "/heads")
        #expect(try desk.load().logs.map(\.isChanged) == [true])
        _ = try hotline.import(ours)
        #expect(try desk.load().logs.map(\.isChanged) == [false])
    }

    /// Two histories of one log: "a", then "b" in ours, "other" in the fork, which is one session longer.
    private func fork() throws -> (ours: String, fork: String) {
        try hotline.record("a")
        let copy = Home(hotline.scratch.path + "/copy")
        try hotline.copyFolder(hotline.volunteer.path, to: copy.path)
        try hotline.record("b")
        try hotline.record("other", home: copy)
        return (try hotline.logPath(), try hotline.logPath(copy))
    }

    @Test func `a volunteer's laptop has no desk`() throws {
        #expect(throws: DeskError.notACoordinator) {
            _ = try Desk(hotline.volunteer, identity: hotline.identity(hotline.volunteer))
        }
    }
}
