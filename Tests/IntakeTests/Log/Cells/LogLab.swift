// A test environment for logs: fixed keys, a folder, a clock that is set by hand.

import FoundationEssentials
import Synchronization
import Testing
@testable import IntakeBase
@testable import IntakeLog

/// Keys that count up from a small number, for tests.
func testSecret(_ number: UInt8) throws -> SecretBytes {
    var secret = try SecretBytes(count: 32)
    secret.withUnsafeMutableBytes { bytes in
        for index in bytes.indices { bytes[index] = number &+ UInt8(index) }
    }
    return secret
}

final class Clock: Sendable {
    private let seconds = Atomic<Int64>(1_782_864_000)  // 2026-07-01
    var now: Int64 { seconds.load(ordering: .relaxed) }
    func set(_ value: Int64) { seconds.store(value, ordering: .relaxed) }
    func step(_ by: Int64) { seconds.add(by, ordering: .relaxed) }
}

struct FixedJudge: SessionJudge {
    var findings: @Sendable (SessionInfo) -> [Finding]
    func objections(to session: SessionInfo) -> [Finding] { findings(session) }
}

final class LogLab {
    let folder: String
    let clock = Clock()
    var setting: SessionSetting

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "intake-test-" + (try Bytes16.random().hex)
        let readers = try [10, 20].map { try SealingKey(secret: testSecret($0)).publicKey }
        setting = SessionSetting(
            recipients: readers, keysFile: FileStamp(version: 1, hash: Bytes32()),
            routeBook: FileStamp(version: 1, hash: Bytes32()), root: Bytes32(Array(repeating: 7, count: 32))!)
        try Folder.make(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func author(_ number: UInt8 = 1) throws -> Author {
        Author(signing: try SigningKey(seed: testSecret(number)), stateKey: try testSecret(number &+ 100))
    }

    func writer(_ number: UInt8 = 1, in place: String? = nil, entropy: Entropy = .system) throws -> LogWriter {
        let clock = clock
        return try LogWriter(
            folder: place ?? folder + "/log", author: author(number), command: "test", in: .laptop,
            clock: { clock.now }, entropy: entropy)
    }

    /// Writes sessions with these numbers of records; returns the acknowledged ids.
    @discardableResult
    func write(sessions: [Int], text: (Int) -> [UInt8] = { Array("request \($0)".utf8) }) throws -> [Bytes16] {
        let writer = try writer()
        var ids: [Bytes16] = []
        for count in sessions {
            for _ in 0..<count {
                let id = try Bytes16.random()
                try writer.append(text(ids.count), id: id, under: setting)
                ids.append(id)
            }
            try writer.close()
        }
        return ids
    }

    /// Copies the current folder of the log to a folder of this name beside it.
    func copyLog(to name: String) throws {
        let target = folder + "/" + name
        try Folder.make(target)
        for file in try Folder.names(folder + "/log") where file != "lock" {
            try Folder.replace(
                target + "/" + file, with: Folder.contents(folder + "/log/" + file, limit: 1 << 30))
        }
    }

    /// Removes a file of the lab.
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: folder + "/" + name) }

    /// Replaces log and state of this lab by those of another.
    func take(laptop bytes: [UInt8], state: [UInt8], _ log: Bytes16) throws {
        try Folder.make(folder + "/log")
        try Folder.replace(folder + "/log/\(log.hex).intake", with: bytes)
        try Folder.replace(folder + "/log/state", with: state)
    }

    /// Appends an unconfirmed record: only this number of bytes of its write reaches the disk.
    @discardableResult
    func crash(losing text: [UInt8] = [1], id: Bytes16 = Bytes16(), bytes: Int) throws -> (first: Int, last: Int) {
        let state = try? Folder.contents(folder + "/log/state", limit: 9000)
        let before = logs.isEmpty ? 0 : try self.bytes().count
        do {
            let writer = try writer()
            try writer.append(text, id: id, under: setting)
        }
        let first = (before + 4095) / 4096
        try Folder.replace(logs[0], with: Array(try self.bytes().prefix(first * 4096 + bytes)))
        if let state { try Folder.replace(folder + "/log/state", with: state) }
        return (first, (first * 4096 + bytes + 4095) / 4096 - 1)
    }

    var logs: [String] {
        ((try? Folder.names(folder + "/log")) ?? []).filter { $0.hasSuffix(".intake") }.map { folder + "/log/" + $0 }
    }

    func bytes() throws -> [UInt8] { try Folder.contents(logs[0], limit: 1 << 30) }

    /// Reads bytes as a log.
    func read(
        _ bytes: [UInt8], reader: UInt8 = 10, judge: some SessionJudge = NoJudge()
    ) throws -> (report: LogReport, records: [LogRecord]) {
        let path = folder + "/copy-" + (try Bytes16.random().hex)
        try Folder.replace(path, with: bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try read(path: path, reader: reader, judge: judge)
    }

    func read(
        path: String, reader: UInt8 = 10, judge: some SessionJudge = NoJudge()
    ) throws -> (report: LogReport, records: [LogRecord]) {
        let key = try SealingKey(secret: testSecret(reader))
        var records: [LogRecord] = []
        let report = try LogFile.read(path, in: .laptop, with: key, judge: judge) { records.append($0) }
        // Every log in a test is also read with the records on another core; the results must be equal.
        var late: [LogRecord] = []
        let ahead = try LogFile.readAhead(path, in: .laptop, with: key, judge: judge, make: \.id) { record, id in
            late.append(record)
            #expect(id == record.id)
        }
        #expect(WholeReading(ahead, late) == WholeReading(report, records))
        return (report, records)
    }

    func structure(_ bytes: [UInt8]) throws -> LogReport {
        let path = folder + "/copy-" + (try Bytes16.random().hex)
        try Folder.replace(path, with: bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try LogFile.readStructure(path, in: .laptop)
    }
}

/// Everything that reading a log gave, for comparison.
struct WholeReading: Equatable {
    struct Record: Equatable {
        var id: Bytes16
        var cell, cells, session: UInt64
        var text: [UInt8]
    }

    var log: Bytes16?
    var numbers: [UInt64?]
    var hashes: [Bytes32?]
    var isClosed: Bool
    var findings: [Finding]
    var records: [Record]

    init(_ report: LogReport, _ records: [LogRecord]) {
        log = report.logID
        numbers = [
            report.cells, report.sealedCells, report.records.map { UInt64($0) }, report.keysVersion,
            report.lastSession?.number,
        ]
        hashes = [report.head, report.sealedHead, report.author?.bytes]
        isClosed = report.isClosed
        findings = report.findings
        self.records = records.map {
            Record(id: $0.id, cell: $0.cell, cells: $0.cells, session: $0.session.number, text: $0.text)
        }
    }
}

extension [UInt8] {
    /// Recomputes the trailer of cell `number`, which needs no key.
    mutating func sealTrailer(_ number: Int) throws {
        var hasher = try Hasher256(.cell)
        let at = number * CellLayout.size
        try self[at..<at + CellLayout.trailerAt].withUnsafeBytes {
            try hasher.update($0.baseAddress!, count: CellLayout.trailerAt)
        }
        replaceSubrange(at + CellLayout.trailerAt..<at + CellLayout.size, with: try hasher.digest().array)
    }
}
