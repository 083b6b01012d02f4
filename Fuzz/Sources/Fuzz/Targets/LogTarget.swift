// A whole log under edits. An input is not a log but a list of edits (LogEdits.swift) to the one under Tests/Vectors:
// 19 cells in four sessions, the second one torn and named by the third, the last one open.

import Glibc
@testable import IntakeBase
@testable import IntakeLog

/// Guarantee: every record that is handed out was written, each once and in order; and a log is called complete only if
/// it is unchanged, or ends where a session was closed.
final class LogTarget: FuzzTarget {
    static let name = "log"
    static let maxBytes = 5 * LogEdits.maxEdits
    private let path = Scratch.path + "/log.intake"
    private let descriptor: Int32
    private let reader: SealingKey
    private let log: [UInt8]
    private let other: [UInt8]
    private let records: Set<Handed>
    private let findings: [Finding]
    private let logID: Bytes16?

    private struct Handed: Hashable {
        var log: Bytes16?
        var id: Bytes16
        var cell: UInt64
        var text: [UInt8]
    }

    /// The number of cells up to the first close, and up to the close after the gap: a log that ends there is whole.
    private static let ends = [8, 16]

    init() throws {
        reader = try SealingKey(secret: fixedSecret(10))
        log = try Folder.contents(Self.vector, limit: 1 << 20)
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        hold(descriptor >= 0, "the scratch folder can be written")
        other = try Self.otherLog()
        let first = try Self.read(log, reader, path, descriptor)
        let second = try Self.read(other, reader, path, descriptor)
        records = Set(first.handed + second.handed)
        findings = first.report.findings
        logID = first.report.logID
        hold(first.handed.count == 4 && second.handed.count == 2, "the logs are those that are meant")
        hold(second.report.verdict == .complete, "the other log is whole", "\(second.report.findings)")
    }

    func run(_ input: [UInt8]) throws {
        let changed = try LogEdits.apply(input, to: log, other: other)
        let (report, handed) = try Self.read(changed, reader, path, descriptor)
        for record in handed {
            hold(records.contains(record), "every record is one that was written", "\(record.cell)")
        }
        let cells = handed.map(\.cell)
        hold(zip(cells, cells.dropFirst()).allSatisfy { $0 < $1 }, "records come in order, each once", "\(cells)")
        hold(report.records ?? 0 == handed.count, "as many records are counted as were handed out")
        if report.logID == logID {
            hold(
                !report.verdict.isGood || Self.ends.contains { changed == Array(log.prefix($0 * CellLayout.size)) },
                "what was changed is not called good", "\(report.verdict) \(report.findings)")
            if changed != log {
                hold(
                    report.findings != findings || handed.count < 4 || isPrefix(changed), "a change is noticed",
                    "\(findings)")
            }
        }
        if changed == log { hold(report.findings == findings && handed.count == 4, "the log itself reads as it is") }
        let structure = try LogFile.readStructure(path, in: .laptop)
        hold(structure.cells <= UInt64(CellLayout.maxCells), "a log has no more cells than it can")
        _ = try LogFile.identify(path, in: .laptop)
    }

    private func isPrefix(_ bytes: [UInt8]) -> Bool { log.starts(with: bytes) }

    private static func read(
        _ bytes: [UInt8], _ reader: borrowing SealingKey, _ path: String, _ descriptor: Int32
    ) throws -> (report: LogReport, handed: [Handed]) {
        hold(ftruncate(descriptor, bytes.count) == 0, "the scratch file is cut")
        hold(unsafe pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, "the scratch file is written")
        var handed: [Handed] = []
        let report = try LogFile.read(path, in: .laptop, with: reader, judge: NoJudge()) { record in
            handed.append(Handed(log: nil, id: record.id, cell: record.cell, text: record.text))
        }
        for index in handed.indices { handed[index].log = report.logID }
        return (report, handed)
    }

    /// Tests/Vectors/log.intake, beside this package.
    private static let vector =
        #filePath.split(separator: "/").dropLast(5).reduce("") { $0 + "/" + $1 }
        + "/Tests/Vectors/log.intake"

    /// Another log of the same laptop for the same reader: two records, closed.
    private static func otherLog() throws -> [UInt8] {
        let folder = Scratch.path + "/other"
        try Folder.make(folder)
        let author = Author(signing: try SigningKey(seed: fixedSecret(1)), stateKey: try fixedSecret(101))
        let stamp = FileStamp(version: 1, hash: Bytes32())
        let setting = SessionSetting(
            recipients: [try SealingKey(secret: fixedSecret(10)).publicKey], keysFile: stamp, routeBook: stamp,
            root: Bytes32([UInt8](repeating: 7, count: 32))!)
        let writer = try LogWriter(
            folder: folder, author: author, command: "fuzz", in: .laptop, clock: { 1_782_864_000 }, entropy: .fixed(9))
        for number: UInt8 in 1...2 {
            try writer.append([number], id: Bytes16([UInt8](repeating: number, count: 16))!, under: setting)
        }
        try writer.close()
        guard let name = try Folder.names(folder).first(where: { $0.hasSuffix(".intake") }) else { return [] }
        return try Folder.contents(folder + "/" + name, limit: 1 << 20)
    }

    static func seeds() -> [String: [UInt8]] {
        var seeds: [String: [UInt8]] = ["unchanged": []]
        for cell in [0, 1, 2, 4, 7, 8, 9, 11, 13, 15, 18] {
            seeds["drop-\(cell)"] = LogEdits.one(.drop, cell)
            seeds["double-\(cell)"] = LogEdits.one(.double, cell, 0, UInt8(cell))
            seeds["splice-\(cell)"] = LogEdits.one(.splice, cell, 0, UInt8(cell % 5))
            seeds["forge-\(cell)"] = LogEdits.one(.forge, cell, 900, 1)
        }
        for (place, name) in [
            (0, "magic"), (4, "version"), (5, "kind"), (8, "number"), (16, "log"), (32, "link"), (64, "nonce"),
            (100, "slots"), (480, "commitment"), (3_948, "seal"), (4_064, "trailer"),
        ] {
            seeds["set-\(name)"] = LogEdits.one(.set, 2, place, 7)
            seeds["forge-\(name)"] = LogEdits.one(.forge, 0, place, 7)
        }
        for cell in [1, 8, 11, 16, 18] {
            seeds["cut-\(cell)"] = LogEdits.one(.cut, cell)
            seeds["cut-\(cell)-torn"] = LogEdits.one(.cut, cell, 1_500)
            seeds["zero-\(cell)"] = LogEdits.one(.zero, cell, 64)
            seeds["insert-\(cell)"] = LogEdits.one(.insert, cell, 100, 7)
        }
        seeds["swap"] = LogEdits.one(.swap, 2, 0, 14)
        seeds["swap-sessions"] = LogEdits.one(.swap, 0, 0, 11) + LogEdits.one(.swap, 1, 0, 12)
        seeds["cut-and-continue"] = LogEdits.one(.drop, 6) + LogEdits.one(.relink, 6)
        seeds["renumber"] = LogEdits.one(.renumber, 14, 0, 40)
        seeds["renumber-all"] = (0..<8).flatMap { LogEdits.one(.renumber, $0, 0, UInt8($0 + 3)) }
        seeds["drop-session"] = LogEdits.one(.drop, 11) + LogEdits.one(.drop, 11)
        seeds["drop-gap"] = LogEdits.one(.drop, 13) + LogEdits.one(.relink, 13)
        seeds["splice-log"] = (0..<5).flatMap { LogEdits.one(.splice, $0, 0, UInt8($0)) }
        seeds["nibble"] = LogEdits.one(.nibble, 0)
        seeds["foreign-start"] = LogEdits.one(.forge, 0, 16, 1) + LogEdits.one(.forge, 1, 16, 1)
        return seeds
    }
}
