import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// Which alarms a coordinator can put aside, and what brings them back.
@Suite struct SeenAlarmTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    private func desk(_ home: Home? = nil) throws -> Desk {
        let home = home ?? hotline.lead
        return try Desk(home, identity: hotline.identity(home), now: hotline.now)
    }

    /// Writes a decision about no case into a coordinator's own log; returns its name.
    @discardableResult
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

    /// Imports the volunteer's log with a changed byte in each of these cells.
    private func importDamaged(_ cells: Int..., at home: Home? = nil) throws {
        let path = hotline.stick + "/" + Folder.name(of: try hotline.logPath())
        var bytes = try Folder.contents(hotline.logPath(), limit: 1 << 24)
        for cell in cells { bytes[cell * CellLayout.size + 700] ^= 1 }
        try Folder.replace(path, with: bytes)
        _ = try hotline.import(path, at: home)
    }

    /// What the desk says of the volunteer's log.
    private func state(at home: Home? = nil) throws -> Desk.Stored {
        try #require(try desk(home).states().first { !$0.isOwn && !$0.troubles.isEmpty })
    }

    private func mark(at home: Home? = nil) throws -> String { try #require(try state(at: home).mark) }

    /// A desk whose copy of a log is damaged in cell 3; the name of the decision that put this aside.
    private func putAside() throws -> Bytes16 {
        try hotline.record("a", "b", "c")
        try importDamaged(3)
        #expect(try !state().isSeen)
        return try decide(.seen(alarm: mark()))
    }

    // MARK: What names an alarm

    @Test func `an alarm that was put aside is not loud any more, and stays in the list`() throws {
        _ = try putAside()
        let state = try state()
        #expect(state.isSeen && state.alarm?.isSeen == true && state.troubles == [.verdict(.damaged)])
        #expect(state.alarm?.json["seen"] == true)
        // The same with the logs read again.
        #expect(try desk().states(reread: true) == desk().states())
    }

    @Test func `damage of another cell is another alarm`() throws {
        _ = try putAside()
        try hotline.record("d")
        try importDamaged(3)
        #expect(try state().isSeen, "the same damage in a longer log")
        try hotline.record("e")
        try importDamaged(3, 8)
        #expect(try state().troubles == [.verdict(.damaged)] && !state().isSeen, "one more cell")
    }

    @Test func `one more record that cannot be taken is another alarm`() throws {
        func write() throws {
            let setting = try SessionSetting(
                recipients: [hotline.lead.card().sealing], keysFile: hotline.lead.keysInForce().fileStamp,
                routeBook: FileStamp(version: 1, hash: Bytes32()),
                root: #require(try hotline.volunteer.pinnedRoot()).key)
            let writer = try LogWriter(
                folder: hotline.volunteer.logFolder, author: hotline.identity(hotline.volunteer).author(),
                command: "test", clock: { [now = hotline.now] in now })
            try writer.append(Array("no event".utf8), id: Bytes16.random(), under: setting)
            try writer.close()
        }
        try write()
        try importDamaged()
        #expect(try mark().contains("put aside 1"))
        try decide(.seen(alarm: mark()))
        #expect(try state().isSeen)
        try write()
        try importDamaged()
        #expect(try mark().contains("put aside 2") && !state().isSeen)
    }

    @Test func `one more record of a revoked laptop is another alarm`() throws {
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        let text =
            try hotline.everybody(version: 2)
            + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-05\nreason = \"stolen\"\n"
        try hotline.record("from the thief")
        try hotline.adopt(text, on: hotline.lead)
        try importDamaged()
        try decide(.seen(alarm: mark()))
        #expect(try state().isSeen)
        try hotline.record("once more")
        try importDamaged()
        #expect(try state().troubles == [.verdict(.unknownWriter)] && !state().isSeen)
    }

    // MARK: Whose decision counts

    @Test func `another coordinator's decision puts nothing aside here, and can be taken back here`() throws {
        let name = try putAside()
        _ = try hotline.import(hotline.logPath(hotline.lead), at: hotline.second)
        try importDamaged(3, at: hotline.second)
        #expect(try mark(at: hotline.second) == mark() && !state(at: hotline.second).isSeen)
        try decide(.undo(name), at: hotline.second)
        #expect(try state().isSeen, "before the undo is here")
        _ = try hotline.import(hotline.logPath(hotline.second))
        #expect(try !state().isSeen)
    }

    @Test func `an undo brings the alarm back, and an undo of that undo puts it aside again`() throws {
        let undo = try decide(.undo(putAside()))
        #expect(try !state().isSeen)
        try decide(.undo(undo))
        #expect(try state().isSeen)
        let kinds = try desk().history().deeds.map(\.root)
        #expect(kinds == [.seen, .seen, .seen])
        #expect(try desk().canTakeBack(undo, [.seen]).0 && !desk().canTakeBack(undo, [.disregard, .undo]).0)
    }

    @Test func `an imported copy of the own log changes nothing`() throws {
        let name = try putAside()
        _ = try hotline.import(hotline.logPath(hotline.lead))
        #expect(try state().isSeen)
        let undo = try decide(.undo(name))
        _ = try hotline.import(hotline.logPath(hotline.lead))
        try decide(.undo(undo))
        #expect(try state().isSeen)
    }

    @Test func `a decision in a log that does not count puts nothing aside`() throws {
        _ = try putAside()
        try decide(.disregard(log: hotline.lead.logs()[0].log, cell: 0, reason: nil), at: hotline.second)
        _ = try hotline.import(hotline.logPath(hotline.second))
        #expect(try !state().isSeen)
    }

    // MARK: What stays loud

    @Test(
        arguments: [
            [.missing], [.changed], [.ownUnread], [.unread(FileError("read", "/log", code: 5))],
            [.changed, .verdict(.damaged)],
        ] as [[Trouble]])
    func `what is wrong with the desk itself cannot be put aside`(troubles: [Trouble]) {
        let name = "00112233445566778899aabbccddeeff.intake"
        var logs = [Desk.Stored(path: "desk/logs/" + name, troubles: troubles)]
        Desk.putAside(&logs, by: PackedEntries(), in: [])
        #expect(logs[0].mark == nil)
        // With only what came in damaged, it can.
        logs[0].troubles = [.verdict(.damaged), .putAside(3), .verdict(.twoHistories)]
        Desk.putAside(&logs, by: PackedEntries(), in: [])
        #expect(logs[0].mark == name + ": damaged, put aside 3, two histories (0000000000000000)")
        // A copy of the own log is never put aside.
        logs.append(Desk.Stored(path: "log/" + name, isOwn: true))
        logs[0].mark = nil
        Desk.putAside(&logs, by: PackedEntries(), in: [])
        #expect(logs[0].mark == nil)
    }

    @Test func `a copy that is gone, or that changed on the desk, is loud although its damage was put aside`() throws {
        _ = try putAside()
        let path = try state().path
        let bytes = try Folder.contents(path, limit: 1 << 24)
        try Folder.replace(path, with: Array(bytes.dropLast(CellLayout.size)))
        #expect(try state().troubles.contains(.changed) && !state().isSeen)
        Folder.remove(path)
        #expect(try state().troubles == [.missing] && !state().isSeen)
        try Folder.replace(path, with: bytes)
        #expect(try state().isSeen)
    }

    // MARK: Without a passphrase

    @Test func `status knows what was put aside when the logs were last looked at, and not what came since`() throws {
        _ = try putAside()
        func seen() throws -> [Bool] { try Desk.remarks(on: hotline.lead).map(\.isSeen) }
        #expect(try seen() == [false])
        _ = try state()
        #expect(try seen() == [true])
        try hotline.record("d")
        try importDamaged(3)
        #expect(try seen() == [false])
        _ = try state()
        #expect(try seen() == [true])
    }
}
