import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

/// A desk whose snapshot remembers a log at once, even if it has just changed.
struct SnapshotDesk {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    func desk(_ home: Home? = nil) throws -> Desk {
        let home = home ?? hotline.lead
        return try Desk(home, identity: hotline.identity(home), settling: 0)
    }

    var folder: String { hotline.lead.deskFolder + "/snapshot" }

    /// Lets go of all that an import or an earlier look remembers.
    func forget() throws {
        for name in try Files.laptop.names(ifThere: folder) { Folder.remove(folder + "/" + name) }
        rmdir(folder)
    }

    /// The logs whose memo opens for them as they lie there.
    func remembered() throws -> [String] {
        let desk = try desk()
        let logs = try desk.deskLogs(DeskHeads(reading: desk.headsPath, in: .laptop, key: desk.stateKey))
        return try (logs.stored + logs.own).filter { log in
            let mark = try #require(FileMark(log.path, in: .laptop))
            return try snapshot().memo(log.memo, for: log.subject(mark)) != nil
        }.map { Folder.name(of: $0.path) }
    }

    /// The output of the desk, with the snapshot or without it.
    struct Shown: Equatable {
        var cases: Caseload
        var logs: [Desk.Stored]
    }

    func shown(reread: Bool = false) throws -> Shown {
        let (cases, logs) = try desk().load(reread: reread)
        return Shown(cases: cases, logs: logs)
    }

    func notes() throws -> [String] { try shown().cases.cases.compactMap(\.request.notes).sorted() }

    /// Plants a memo that differs from the log, as if reading the log had given that. It is shown if and only if the
    /// snapshot is trusted.
    func plant(_ notes: String, at index: Int = 0) throws {
        let desk = try desk()
        let logs = try desk.deskLogs(DeskHeads(reading: desk.headsPath, in: .laptop, key: desk.stateKey))
        let log = (logs.stored + logs.own)[index]
        var memo = LogMemo(
            log: log.head?.log, sealedCells: log.head?.cells ?? 0, sealedHead: log.head?.hash ?? Bytes32(),
            records: log.head?.records ?? 0, entries: PackedEntries([Made.request(1, at: 1) { $0.notes = notes }]))
        memo.log = try LogFile.identify(log.path, in: .laptop).logID
        let mark = try #require(FileMark(log.path, in: .laptop))
        try snapshot().write(memo.parts, log.memo, for: log.subject(mark))
    }

    func snapshot(_ home: Home? = nil) throws -> Snapshot {
        let desk = try desk(home)
        return try Snapshot(
            desk.home, Snapshot.keysHash(of: desk.home), reader: desk.reader.publicKey, stateKey: desk.stateKey,
            isRead: true)
    }

    /// Every file below a folder.
    func files(_ folder: String) throws -> [String] {
        try Folder.names(folder).flatMap { name in
            let path = folder + "/" + name
            return Folder.kind(path) == .folder ? try files(path) : [path]
        }
    }

    /// Appends events to the log of a laptop.
    func write(_ events: [Event], by home: Home) throws { try write(events.map(\.bytes), by: home) }

    private func write(_ texts: [[UInt8]], by home: Home) throws {
        let now = hotline.now
        let keys = try home.keysInForce()
        let writer = try LogWriter(
            folder: home.logFolder, author: hotline.identity(home).author(), command: "test", clock: { now })
        let setting = SessionSetting(
            recipients: keys.coordinators.map(\.sealing),
            keysFile: keys.fileStamp,
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: try #require(try home.pinnedRoot()).key)
        for text in texts { try writer.append(text, id: Bytes16.random(), under: setting) }
        try writer.close()
    }

    /// Appends a record that this program cannot take.
    func writeUnknown(by home: Home) throws { try write([Array("{}".utf8)], by: home) }
}

@Suite struct SnapshotTests {
    let made: SnapshotDesk
    let hotline: TestHotline

    init() throws {
        made = try SnapshotDesk()
        hotline = made.hotline
    }

    @Test func `an unchanged log is not read again`() throws {
        try hotline.record("sealed in the log")
        _ = try hotline.import(hotline.logPath())
        #expect(try made.notes() == ["sealed in the log"])
        #expect(try Folder.names(made.folder).count == 1)
        try made.plant("from the snapshot")
        #expect(try made.notes() == ["from the snapshot"])
        #expect(try made.shown(reread: true).cases.cases.map(\.request.notes) == ["sealed in the log"])
        // Reading everything again also repairs the snapshot.
        #expect(try made.notes() == ["sealed in the log"])
    }

    @Test func `a log that was written to, replaced or touched is read again`() throws {
        try hotline.record("one")
        _ = try hotline.import(hotline.logPath())
        try made.plant("planted")
        try hotline.record("two")
        _ = try hotline.import(hotline.logPath())
        #expect(try made.notes() == ["one", "two"])

        try made.plant("planted")
        let stored = try #require(try made.desk().storedLogs().first).path
        let whole = try Folder.contents(stored, limit: 1 << 24)
        try Folder.replace(stored, with: whole)
        #expect(try made.notes() == ["one", "two"])

        try made.plant("planted")
        var cut = whole
        cut.removeLast(4096)
        try Folder.replace(stored, with: cut)
        #expect(try made.notes() == ["one", "two"])
        #expect(try made.shown().logs.map(\.isChanged) == [true])
    }

    @Test func `a memo of an earlier state of the same log is not believed`() throws {
        try hotline.record("one")
        _ = try hotline.import(hotline.logPath())
        _ = try made.shown()
        let path = made.folder + "/" + (try #require(try Folder.names(made.folder).first))
        let earlier = try Folder.contents(path, limit: 1 << 24)
        try hotline.record("two")
        _ = try hotline.import(hotline.logPath())
        try Folder.replace(path, with: earlier)
        #expect(try made.notes() == ["one", "two"])
    }

    @Test func `a memo does not outlive what the desk remembers of the log`() throws {
        try hotline.record("sealed in the log")
        _ = try hotline.import(hotline.logPath())
        let desk = try made.desk()
        let heads = try DeskHeads(reading: desk.headsPath, in: .laptop, key: desk.stateKey)
        let name = try #require(heads.heads.keys.first)
        func remember(_ change: (inout DeskHeads.Head) -> Void) throws {
            var changed = heads
            change(&changed.heads[name]!)
            try changed.write(to: desk.headsPath, in: .laptop, key: desk.stateKey)
        }
        let changes: [(inout DeskHeads.Head) -> Void] = [
            { $0.cells += 1 }, { $0.hash = Bytes32() }, { $0.records += 1 }, { $0.revokedFrom = 0 },
        ]
        for change in changes {
            try remember { _ in }
            try made.plant("planted")
            #expect(try made.notes() == ["planted"])
            try remember(change)
            #expect(try made.notes() == ["sealed in the log"])
        }
        Folder.remove(desk.headsPath)
        try remember { _ in }
        try made.plant("planted")
        Folder.remove(desk.headsPath)
        #expect(try made.notes() == ["sealed in the log"])
        #expect(try made.shown().logs.map(\.isChanged) == [true])
    }

    @Test func `a memo does not outlive the keys files that its log was judged by`() throws {
        try hotline.record("sealed in the log")
        _ = try hotline.import(hotline.logPath())
        let keys = hotline.lead.keysFolder
        try made.plant("planted")
        #expect(try made.notes() == ["planted"])
        // A file that is added, one that is removed, one that is no longer signed.
        try Folder.make(keys + "/with-logs")
        try Folder.replace(keys + "/with-logs/new", with: [1])
        #expect(try made.notes() == ["sealed in the log"])
        try made.plant("planted")
        Folder.remove(keys + "/with-logs/new")
        #expect(try made.notes() == ["sealed in the log"])
        try made.plant("planted")
        let signature = try keys + "/" + #require(try Folder.names(keys).first { $0.hasSuffix(".minisig") })
        let bytes = try Folder.contents(signature, limit: MinisignSignature.maxBytes)
        try Folder.replace(signature, with: bytes + [UInt8(ascii: "\n")])
        // Without the keys in force or the root that signed them there is no judge, and so no queue.
        #expect(throws: HomeError.keysDamaged) { try self.made.notes() }
        Folder.remove(signature)
        #expect(throws: HomeError.keysDamaged) { try self.made.notes() }
        try Folder.replace(signature, with: bytes)
        Folder.remove(hotline.lead.rootPath)
        #expect(throws: HomeError.noKeys) { try self.made.notes() }
    }

    @Test func `a revocation that is adopted later counts, although the log is unchanged`() throws {
        try hotline.record("before")
        _ = try hotline.import(hotline.logPath())
        #expect(try made.shown().cases.cases.map(\.author) == ["v07"])
        let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
        try hotline.adopt(
            hotline.everybody(version: 2)
                + "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-06-01\nreason = \"stolen\"\n", on: hotline.lead)
        #expect(try made.shown().cases.cases.allSatisfy { $0.author.hasPrefix("?") && $0.doubts == [.unknownWriter] })
    }

    @Test(arguments: 0..<4) func `a snapshot that was damaged in any place is ignored and made anew`(kind: Int) throws {
        try hotline.record("one", "two")
        _ = try hotline.import(hotline.logPath())
        let expected = try made.shown()
        let path = made.folder + "/" + (try #require(try Folder.names(made.folder).first))
        let whole = try Folder.contents(path, limit: 1 << 24)
        var random = SeededRandom(seed: UInt64(kind))
        let damages: [[UInt8]] =
            switch kind {
            case 0:
                // Magic, salt, count, the list of parts, the beginnings and ends of the parts, and random places.
                (Array(0..<72) + [whole.count - 1]
                    + (0..<40).map { _ in Int.random(in: 0..<whole.count, using: &random) })
                    .map { place in
                        var bytes = whole
                        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                        return bytes
                    }
            case 1: [0, 1, 8, 27, 28, 44, whole.count / 2, whole.count - 1].map { Array(whole.prefix($0)) }
            case 2: [whole + [0], whole + whole, Array(whole.reversed())]
            default: [[UInt8](repeating: 0xFF, count: whole.count), [UInt8](repeating: 0, count: whole.count)]
            }
        for bytes in damages {
            // A trusted memo must not have been read from the log, which differs from it now.
            try made.plant("planted")
            #expect(try made.notes() == ["planted"])
            try Folder.replace(path, with: bytes)
            #expect(try made.shown() == expected)
            // It was recreated.
            #expect(try SnapshotTests.opens(made, path))
        }
    }

    /// Whether the memo of the first log opens for it.
    private static func opens(_ made: SnapshotDesk, _ path: String) throws -> Bool {
        let desk = try made.desk()
        let log = try #require(
            try desk.deskLogs(DeskHeads(reading: desk.headsPath, in: .laptop, key: desk.stateKey)).stored.first)
        let mark = try #require(FileMark(log.path, in: .laptop))
        return try made.snapshot().memo(Folder.name(of: path), for: log.subject(mark)) != nil
    }

    @Test func `the snapshot of another coordinator, or of another log, is not believed`() throws {
        try hotline.record("sealed in the log")
        _ = try hotline.import(hotline.logPath())
        _ = try hotline.import(hotline.logPath(), at: hotline.second)
        try made.write([MadeDesk.event(2, "of the lead")], by: hotline.lead)
        #expect(try made.notes() == ["of the lead", "sealed in the log"])
        let names = try Folder.names(made.folder)
        #expect(names.count == 2)

        // One log's memo under the name of the other.
        let first = try Folder.contents(made.folder + "/" + names[0], limit: 1 << 24)
        try Folder.replace(made.folder + "/" + names[1], with: first)
        #expect(try made.notes() == ["of the lead", "sealed in the log"])

        // Another coordinator's memo of the same log: sealed by his key, otherwise equal.
        let desk = try made.desk()
        let log = try #require(
            try desk.deskLogs(DeskHeads(reading: desk.headsPath, in: .laptop, key: desk.stateKey)).stored.first)
        let mark = try #require(FileMark(log.path, in: .laptop))
        let planted = LogMemo(
            log: log.head?.log, sealedCells: 0, sealedHead: Bytes32(), records: 0,
            entries: PackedEntries([Made.request(1, at: 1) { $0.notes = "foreign" }]))
        try made.snapshot(hotline.second).write(planted.parts, log.memo, for: log.subject(mark))
        try FileCopy.copy(
            hotline.second.deskFolder + "/snapshot/" + log.memo, to: made.folder + "/" + log.memo, in: .laptop)
        #expect(try made.notes() == ["of the lead", "sealed in the log"])
    }

    @Test func `a snapshot that cannot be written costs nothing but time`() throws {
        try hotline.record("one")
        _ = try hotline.import(hotline.logPath())
        try made.forget()
        try Folder.replace(made.folder, with: [1])
        #expect(try made.notes() == ["one"])
        #expect(try made.notes() == ["one"])
        Folder.remove(made.folder)
        #expect(try made.notes() == ["one"])
        let other = Bytes16(Array(repeating: 7, count: 16))!.hex
        // Unneeded files in its folder are removed: memos of missing logs, remains of an interruption.
        try Folder.replace(made.folder + "/.\(other).intake.0123456789abcdef.part", with: [1])
        try Folder.replace(made.folder + "/\(other).intake.memo", with: [1])
        #expect(try made.notes() == ["one"])
        #expect(try Folder.names(made.folder).count == 1)
    }

    @Test func `no file of the desk contains a word of a request in the clear`() throws {
        try hotline.record("Ключица сломана, ждёт в Верхнем Ларсе", "a plain english sentence")
        _ = try hotline.import(hotline.logPath())
        for _ in 0..<2 {
            _ = try made.desk().work(asOf: MadeDesk.day, book: Bytes32(), few: 0) { MadeDesk.advice($0.request) }
        }
        #expect(try Folder.names(made.folder).count == 2)
        let files = try made.files(hotline.lead.path)
        #expect(files.contains { $0.hasPrefix(made.folder) })
        for path in files {
            let bytes = try Folder.contents(path, limit: 1 << 26)
            for word in ["Ключица", "Ларс", "english", "sentence", "received", "request", "v07"] {
                #expect(path.contains("/keys/") || !bytes.contains(Array(word.utf8)), "\(word) in \(path)")
            }
        }
    }

    @Test func `a log that was written to just now is not remembered yet`() throws {
        try hotline.record("one")
        _ = try hotline.import(hotline.logPath())
        let path = try #require(try made.desk().storedLogs().first).path
        let mark = try #require(FileMark(path, in: .laptop))
        var time = mark.changed
        #expect(!mark.isSettled(at: time, for: 50_000_000))
        time.seconds += 3
        #expect(mark.isSettled(at: time, for: 50_000_000))
        // A clock that was set back proves nothing.
        time.seconds -= 3_600
        #expect(!mark.isSettled(at: time, for: 50_000_000))
    }

    @Test func `what could not be read is not remembered, and a later reading shows it`() throws {
        try hotline.record("one")
        _ = try hotline.import(hotline.logPath())
        let stored = try #require(try made.desk().storedLogs().first).path
        let whole = try Folder.contents(stored, limit: 1 << 24)
        try Folder.replace(stored, with: [UInt8](repeating: 0, count: whole.count))
        #expect(try made.shown().logs.map(\.isChanged) == [true])
        #expect(
            try Folder.kind(made.folder) == .nothing || Folder.names(made.folder).allSatisfy { $0 == Desk.rowsName })
        try Folder.replace(stored, with: whole)
        #expect(try made.notes() == ["one"])
    }

    @Test func `what reading anew found is found again by every later look, until a good copy is imported`() throws {
        try hotline.record("one")
        _ = try hotline.import(hotline.logPath())
        #expect(try made.shown().logs.map(\.troubles) == [[]])
        // A memo that still opens for the current file simulates a change that the file system does not show.
        try made.plant("what was verified")
        let path = try #require(try made.desk().storedLogs().first).path
        let whole = try Folder.contents(path, limit: 1 << 24)
        try Folder.replace(path, with: whole.flipped(2, 700))
        try made.plant("what was verified")
        #expect(try made.shown().logs.map(\.troubles) == [[]])
        #expect(try made.shown(reread: true).logs.map { $0.troubles.first } == [.changed])
        #expect(try made.shown().logs.map { $0.troubles.first } == [.changed])
        _ = try hotline.import(hotline.logPath())
        #expect(try made.shown().logs.map(\.troubles) == [[]])
    }

    @Test func `a snapshot that was moved is used where a link leads, and nothing of others is removed there`() throws {
        try hotline.record("one")
        _ = try hotline.import(hotline.logPath())
        let elsewhere = hotline.lead.path + "/elsewhere"
        try Folder.make(elsewhere)
        try made.forget()
        let others = [".letter.txt.0123456789abcdef.part", "letter.part", "notes.memo"]
        for name in others { try Folder.replace(elsewhere + "/" + name, with: [1]) }
        try #require(symlink(elsewhere, made.folder) == 0)
        #expect(try made.notes() == ["one"])
        let names = try Folder.names(elsewhere)
        #expect(names.filter(others.contains) == others)
        #expect(names.count == others.count + 1)
        try made.plant("from the snapshot")
        #expect(try made.notes() == ["from the snapshot"])
    }
}

extension MadeDesk {
    /// A request's event.
    static func event(_ number: UInt8, _ notes: String) -> Event {
        Made.request(number, at: 1_782_864_000 + Int64(number)) { $0.notes = notes }.event
    }
}
