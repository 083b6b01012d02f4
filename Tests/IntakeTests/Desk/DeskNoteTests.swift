// The note of the last look at the logs, which `status` reads.

import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct DeskNoteTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    private var path: String { Desk.notePath(of: hotline.lead) }

    private func words() throws -> [[String]] { try Desk.remarks(on: hotline.lead).map(\.words) }

    /// Writes a note with this content.
    private func write(_ json: JSONValue) throws {
        let text = CanonicalJSON.encode(json)
        try Folder.replace(path, with: Array(try Hash.blake2b256(text).hex.utf8) + [10] + text)
    }

    @Test func `what an import brings is no longer said to be missing beside the logs that it did not touch`() throws {
        try hotline.record("a")
        let (first, name) = (
            try Folder.contents(hotline.logPath(), limit: 1 << 24), Folder.name(of: try hotline.logPath())
        )
        Folder.remove(try hotline.logPath())
        try hotline.record("b")
        try FileCopy.copy(hotline.logPath(), to: hotline.stick + "/second.intake", in: .laptop)
        _ = try hotline.import()
        #expect(try words() == [[Verdict.logReplaced.rawValue]])
        Folder.remove(hotline.stick + "/second.intake")
        try Folder.replace(hotline.stick + "/" + name, with: first)
        _ = try hotline.import()
        // The logs were not examined since.
        #expect(try words() == [])
    }

    @Test func `logs that were judged without a keys file are not looked at, once it came`() throws {
        try hotline.record("a")
        try FileCopy.copy(hotline.logPath(), to: hotline.stick + "/a.intake", in: .laptop)
        _ = try hotline.import()
        var note = try #require(try DeskNote(reading: path, in: .laptop))
        let name = try #require(note.logs.keys.first)
        note.keys = []
        note.logs[name]?.words = [Verdict.unknownKeysFile.rawValue]
        try Folder.replace(path, with: note.bytes())
        Folder.remove(hotline.stick + "/a.intake")
        _ = try hotline.import()
        #expect(try words() == [["not looked at"]])
    }

    @Test func `a note that lacks a member, or has one of another form, is not read in part`() throws {
        try hotline.record("a")
        try FileCopy.copy(hotline.logPath(), to: hotline.stick + "/a.intake", in: .laptop)
        _ = try hotline.import()
        var note = try #require(try DeskNote(reading: path, in: .laptop))
        note.own = ["own.intake": ["own unread"]]
        let text = Array(try note.bytes().dropFirst(65))
        guard case .object(let members) = try CanonicalJSON.parse(text, limit: 1 << 20),
            case .object(let logs) = try #require(members["logs"]), let name = logs.keys.first,
            case .object(let entry) = try #require(logs[name])
        else { throw ByteReader.Malformed() }
        try write(.object(members))
        #expect(try DeskNote(reading: path, in: .laptop) == note)
        func expectUnread(_ members: [String: JSONValue], _ what: String) throws {
            try write(.object(members))
            #expect(try DeskNote(reading: path, in: .laptop) == nil, "\(what)")
            #expect(try words() == [["not looked at"]], "\(what)")
        }
        for member in ["heads", "keys", "logs", "own"] {
            var lacking = members
            lacking[member] = nil
            try expectUnread(lacking, "without \(member)")
            try expectUnread(members.merging([member: 7]) { $1 }, "with a number as \(member)")
        }
        for member in ["size", "words", "follows", "seen"] {
            var lacking = entry
            lacking[member] = nil
            try expectUnread(members.merging(["logs": [name: .object(lacking)]]) { $1 }, "without \(member) of a log")
        }
        for value: JSONValue in [7, [7], "damaged", .null] {
            try expectUnread(members.merging(["own": ["own.intake": value]]) { $1 }, "with \(value) as words")
            try expectUnread(members.merging(["keys": value]) { $1 }, "with \(value) as keys")
        }
    }
}
