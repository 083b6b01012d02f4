// Many logs in one import against one import for each: the same is told, in the same order, and the same lies in the
// desk.

import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct DeskImportTests {
    let hotline: TestHotline

    init() throws {
        hotline = try TestHotline()
        try hotline.adopt(hotline.everybody(), on: hotline.lead, hotline.second, hotline.volunteer)
    }

    /// Everything that is reported on a file.
    struct Told: Equatable {
        var path: String
        var author: String?
        var findings: [Finding]
        var records: Int?
        var cells: UInt64
        var new: Int
        var receipt: Receipt?
        var match: ReceiptMatch?
        var quarantined: [Desk.Quarantined]
        var laptopBook: Sentence?

        init(_ log: ImportedLog) {
            (path, author, findings, records) = (log.path, log.author, log.report.findings, log.report.records)
            (cells, new, receipt, match) = (log.report.cells, log.new, log.receipt, log.receiptMatch)
            (quarantined, laptopBook) = (log.quarantined, log.laptopBook?.sentence)
        }
    }

    /// Everything that a desk stores and remembers.
    struct State: Equatable {
        var logs: [String: [UInt8]] = [:]
        var heads: [String: DeskHeads.Head]

        init(_ desk: Desk) throws {
            for name in try Folder.names(desk.logsFolder) {
                logs[name] = try Folder.contents(desk.logsFolder + "/" + name, limit: 1 << 24)
            }
            heads = try DeskHeads(reading: desk.headsPath, in: .laptop, key: desk.stateKey).heads
        }
    }

    private func desk(_ home: Home) throws -> Desk { try Desk(home, identity: hotline.identity(home)) }

    // MARK: Logs

    private func setting(_ recipients: [SealingPublicKey]? = nil) throws -> SessionSetting {
        let keys = try hotline.lead.keysInForce()
        return try SessionSetting(
            recipients: recipients ?? keys.coordinators.map(\.sealing),
            keysFile: keys.fileStamp,
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: #require(try hotline.volunteer.pinnedRoot()).key)
    }

    /// Writes sessions with these numbers of records to the log in the folder of this name, and returns its bytes. The
    /// last record of each session cannot be decoded by this program.
    @discardableResult
    private func write(_ sessions: [Int], in name: String, for recipients: [SealingPublicKey]? = nil) throws -> [UInt8]
    {
        let folder = hotline.scratch.path + "/" + name
        let now = hotline.now
        let writer = try LogWriter(
            folder: folder, author: hotline.identity(hotline.volunteer).author(), command: "test", clock: { now })
        let setting = try setting(recipients)
        for count in sessions {
            for number in 0..<count {
                var request = Request()
                request.notes = "\(name) \(number)"
                let code = try #require(CaseCode(random: (0..<32).map { _ in UInt8.random(in: 0...255) }))
                let new = NewRequest(id: CaseID(try Bytes16.random()), code: code, request: request, advised: nil)
                let event = Event(received: Moment(unixSeconds: now), content: .request(new))
                try writer.append(event.bytes, id: Bytes16.random(), under: setting)
            }
            try writer.append(Array("not json".utf8), id: Bytes16.random(), under: setting)
            try writer.close()
        }
        let file = try #require(try Folder.names(folder).first { $0.hasSuffix(".intake") })
        return try Folder.contents(folder + "/" + file, limit: 1 << 24)
    }

    private func fork(_ name: String, as copy: String) throws {
        let (from, to) = (hotline.scratch.path + "/" + name, hotline.scratch.path + "/" + copy)
        try Folder.make(to)
        for file in try Folder.names(from) where file != "lock" {
            try FileCopy.copy(from + "/" + file, to: to + "/" + file, in: .laptop)
        }
    }

    /// Copies of a few logs, whole and damaged, and files that are no logs.
    private func files(_ random: inout SeededRandom) throws -> [[UInt8]] {
        var files: [[UInt8]] = [Array("no log".utf8), []]
        for name in ["a", "b", "c"] {
            let short = try write([Int.random(in: 0...40, using: &random), 2], in: name)
            try fork(name, as: name + "-fork")
            let forked = try write([1, 1], in: name + "-fork")
            let long = try write([Int.random(in: 1...90, using: &random)], in: name)
            let cell = Int.random(in: 0..<long.count / 4096, using: &random)
            files += [short, long, long, forked, long.flipped(cell, 700), Array(long.dropLast(4096 * 2 + 99))]
        }
        files.append(files[3] + files[9])
        files.append(try write([2], in: "others", for: [SealingKey(secret: testSecret(99)).publicKey]))
        files.shuffle(using: &random)
        return Array(files.prefix(14))
    }

    // MARK: Many against one

    @Test(arguments: 0..<4)
    func `many logs in one import are told and kept as one after another`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for (number, bytes) in try files(&random).enumerated() {
            try Folder.replace("\(hotline.stick)/\(10 + number).intake", with: bytes)
        }
        for round in 0..<2 {
            if round == 1, seed % 2 == 1 {
                // After a revocation the verdict depends on what the desk held before.
                let key = try PublicKeyText(.signing, hotline.volunteer.card().signing.bytes).text()
                let revoked = "[[revoked]]\nkey = \"\(key)\"\ndate = 2026-07-02\nreason = \"lost\"\n"
                try hotline.adopt(try hotline.everybody(version: 2) + revoked, on: hotline.lead, hotline.second)
                try Folder.replace(hotline.stick + "/30.intake", with: try write([3], in: "a"))
            }
            let (lead, second) = (try desk(hotline.lead), try desk(hotline.second))
            let missing = hotline.scratch.path + "/missing"
            var visited: [Told] = []
            let together = try lead.importLogs([missing, hotline.stick]) { visited.append(Told($0)) }.map(Told.init)
            let paths = [missing] + (try Folder.names(hotline.stick).map { hotline.stick + "/" + $0 })
            let singly = try paths.map { try Told(#require(second.importLogs([$0]).first)) }
            #expect(together == singly)
            #expect(visited == together)
            #expect(try State(lead) == State(second))
            #expect(try lead.load().cases.cases.map(\.code) == second.load().cases.cases.map(\.code))
            #expect(try lead.load().logs.allSatisfy { !$0.isChanged })
        }
    }

    @Test func `at most three copies are in work at once, and no copy is left behind`() throws {
        for number in 10..<30 {
            try Folder.replace("\(hotline.stick)/\(number).intake", with: try write([1], in: "log\(number)"))
        }
        let desk = try desk(hotline.lead)
        var most = 0
        let logs = try desk.importLogs([hotline.stick]) { _ in
            most = max(most, ((try? Folder.names(desk.logsFolder)) ?? []).count { $0.hasPrefix(".incoming.") })
        }
        #expect(logs.count == 20 && logs.allSatisfy { $0.report.verdict == .complete })
        #expect(most <= 3)
        #expect(try Folder.names(desk.logsFolder).allSatisfy { $0.hasSuffix(".intake") && !$0.hasPrefix(".") })
    }

    @Test func `an error part of the way keeps the logs before it, and leaves nothing half done`() throws {
        for number in 10..<20 {
            try Folder.replace("\(hotline.stick)/\(number).intake", with: try write([2], in: "log\(number)"))
        }
        let desk = try desk(hotline.lead)
        var (told, heads): ([ImportedLog], [UInt8]) = ([], [])
        #expect(throws: FileError.self) {
            try desk.importLogs([hotline.stick]) { log in
                told.append(log)
                guard told.count == 4 else { return }
                // From here on nothing can be remembered.
                heads = (try? Folder.contents(desk.headsPath, limit: 1 << 20)) ?? []
                Folder.remove(desk.headsPath)
                try? Folder.make(desk.headsPath + "/full")
            }
        }
        #expect(told.map(\.path) == (10..<14).map { "\(hotline.stick)/\($0).intake" })
        #expect(rmdir(desk.headsPath + "/full") == 0 && rmdir(desk.headsPath) == 0)
        try Folder.replace(desk.headsPath, with: heads)
        let good = try desk.load().logs.filter { !$0.isChanged }
        #expect(
            Set(good.map { Folder.name(of: $0.path) })
                == Set(told.compactMap { $0.report.logID?.hex }.map { $0 + ".intake" }))
        #expect(!(try Folder.names(desk.logsFolder).contains { $0.hasPrefix(".") }))
        // The lock is released, and the rest is imported.
        #expect(try desk.importLogs([hotline.stick]).count == 10)
        #expect(try desk.load().logs.allSatisfy { !$0.isChanged })
        #expect(try desk.load().cases.cases.count == 20)
    }

    @Test func `copies that a killed import left behind are removed by the next one`() throws {
        let desk = try desk(hotline.lead)
        try Folder.make(desk.logsFolder)
        for name in ["incoming", ".incoming.0123456789abcdef.part"] {
            try Folder.replace(desk.logsFolder + "/" + name, with: [1])
        }
        try Folder.replace(hotline.stick + "/a.intake", with: try write([1], in: "a"))
        let log = try #require(try desk.importLogs([hotline.stick]).first?.report.logID)
        #expect(try Folder.names(desk.logsFolder) == [log.hex + ".intake"])
    }

    // MARK: Receipts

    @Test func `a file that this key opens nothing of has no receipt, unless one is asked for`() throws {
        let others = try [SealingKey(secret: testSecret(99)).publicKey]
        try Folder.replace(hotline.stick + "/a.intake", with: try write([2], in: "others", for: others))
        let own = try write([1], in: "a")
        try Folder.replace(hotline.stick + "/b.intake", with: own)
        let desk = try desk(hotline.lead)
        let logs = try desk.importLogs([hotline.stick])
        #expect(logs.map { $0.receipt != nil } == [false, true])
        #expect(logs.map(\.author) == [nil, "v07"])
        #expect(
            try logs[1].receipt
                == Receipt(
                    log: #require(logs[1].report.logID), head: own.hash(own.count / 4096 - 1), cost: .interactive))
        let receipt = try #require(logs[1].receipt)
        #expect(
            try desk.importLogs([hotline.stick], receipt: receipt).map(\.receiptMatch) == [ReceiptMatch.none, .head])
    }

    @Test func `the receipt of a long log is that of its head, with any bytes at its end`() throws {
        let whole = try write([1100], in: "a")
        let log = try #require(Bytes16(Array(whole[16..<32])))
        let desk = try desk(hotline.lead)
        for (bytes, head) in [
            (Array(whole.dropLast(4096)) + [UInt8](repeating: 0, count: 4096), whole.count / 4096 - 2),
            (whole, whole.count / 4096 - 1),
        ] {
            try Folder.replace(hotline.stick + "/a.intake", with: bytes)
            let imported = try #require(try desk.importLogs([hotline.stick]).first)
            #expect(try imported.receipt == Receipt(log: log, head: whole.hash(head), cost: .interactive))
        }
    }

    // MARK: Places

    @Test func `a stick that is not there and a folder that cannot be listed are named, and the others come in`() throws
    {
        try Folder.replace(hotline.stick + "/a.intake", with: try write([1], in: "a"))
        let missing = hotline.scratch.path + "/none"
        let ended = try endedChild()
        defer { waitpid(ended, nil, 0) }
        // A folder that the system shows but does not list, not even for the administrator.
        let closed = "/proc/\(ended)/net"
        try #require(Folder.kind(closed) == .folder && (try? Folder.names(closed)) == nil)
        let logs = try desk(hotline.lead).importLogs([missing, closed, hotline.stick])
        #expect(logs.map(\.path) == [missing, closed, hotline.stick + "/a.intake"])
        #expect(logs[0].report.findings == [.unreadable(.missing)])
        guard case .unreadable(.closedFolder) = logs[1].report.findings.first else {
            Issue.record("\(logs[1].report.findings)")
            return
        }
        #expect(logs[2].report.verdict == .complete && logs[2].new == 1)
        for language in Language.allCases {
            let todo = logs.prefix(2).compactMap { $0.report.todo?(language) }
            #expect(Set(todo).count == 2)
            #expect(todo.allSatisfy { $0.contains(language == .english ? "stick" : "флешк") })
        }
    }

    @Test func `a keys file that opens here and that the pinned root did not sign is named, and not kept`() throws {
        let bytes = try Array(hotline.everybody(version: 9).utf8)
        let signature = try hotline.identity(hotline.second).signFile(bytes, trustedComment: "test")
        let now = hotline.now
        let writer = try LogWriter(
            folder: hotline.scratch.path + "/aside", author: hotline.identity(hotline.volunteer).author(),
            command: "test", clock: { now })
        let texts = SealedKeys.texts(SignedFile(path: "keys", bytes: bytes, signature: signature))
        let path = hotline.stick + "/x" + SealedKeys.suffix
        try Folder.replace(path, with: writer.sealAside(texts, under: setting()))
        let desk = try desk(hotline.lead)
        for told in [try desk.importLogs([hotline.stick]), try desk.verify(in: [hotline.stick])] {
            #expect(told.map(\.path) == [path])
            #expect(told.map(\.report.findings) == [[.unreadable(.keysNotTaken)]])
        }
        #expect(try !hotline.lead.archivedKeysFiles().contains { $0.name.version == 9 })
    }

    @Test func `an error of a file is the stick's where the file lies there, and else the desk's`() throws {
        let desk = try desk(hotline.lead)
        func told(_ error: any Explained) throws -> (en: String, ru: String) {
            var hint: Sentence?
            do {
                try hotline.lead.blamingDesk(butFor: [hotline.stick, "a.intake"]) { throw error }
            } catch let error as any Explained {
                hint = error.hint
            }
            return (try #require(hint).en, try #require(hint).ru)
        }
        for path in [hotline.stick, hotline.stick + "/x", "a.intake"] {
            let told = try told(FileError("read", path, code: EIO))
            #expect(told.en.contains("plug the stick in again") && told.ru.contains("вставьте флешку"))
        }
        for path in [hotline.stick + "2/x", desk.logsFolder + "/x", "/elsewhere/heads"] {
            for error: any Explained in [FileError("read", path, code: EIO), CopyError(path: path)] {
                let told = try told(error)
                #expect(told.en.contains("not the stick") && told.ru.contains("а не флешка"), "\(error)")
            }
        }
    }

    /// A process that has ended and was not waited for (a zombie).
    private func endedChild() throws -> pid_t {
        var (child, info) = (pid_t(), siginfo_t())
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
        defer { free(arguments[0]) }
        try #require(posix_spawn(&child, "/bin/true", nil, nil, &arguments, environ) == 0)
        try #require(waitid(P_PID, id_t(child), &info, WEXITED | WNOWAIT) == 0)
        return child
    }
}
