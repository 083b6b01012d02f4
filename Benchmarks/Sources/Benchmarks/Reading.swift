// Verification and decryption, with and without JSON, on one core, compared with libsodium's two primitives on the same
// number of cells.

import CSodiumLimit
import Intake
import IntakeCases
import IntakeLog

enum Reading {
    private static let rounds = 7

    /// The figures for logs with this number of readers and these events.
    static func figures(readers: Int, texts: [[UInt8]], folder: String) throws -> [Figure] {
        let laptop = try Laptop(readers: readers, folder: folder + "/readers-\(readers)")
        let path = try laptop.seal(texts, in: try laptop.writer())
        let cells = try LogFile.readStructure(path, in: .laptop).cells
        let text = texts.map(\.count).reduce(0, +) / texts.count
        let limit = Limit(cells: Int(cells), text: text)
        let whole = Limit(cells: Int(cells), text: 3844)
        var (plain, decoded, raw, rawWhole): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        // Alternating, so that a slowdown of the machine affects all of them.
        for _ in 0..<rounds {
            plain.append(try Clock.core { try read(path, laptop, texts.count) { _ in } })
            raw.append(try Clock.core { try limit.read() })
            decoded.append(try Clock.core { try read(path, laptop, texts.count) { _ = try Event(bytes: $0.text) } })
            rawWhole.append(try Clock.core { try whole.read() })
        }
        let count = Double(texts.count)
        let megabytes = Double(cells) * 4096 / 1e6
        let who = readers == 1 ? "1 reader" : "\(readers) readers"
        let rate = count / plain.median
        let throughput = megabytes / plain.median
        return [
            Figure(
                name: "verify + decrypt, \(who)", target: "100,000 records/s",
                measured: "\(Show.whole(rate)) records/s", limit: "\(Show.whole(count / raw.median)) records/s",
                share: Show.percent(raw.median / plain.median), reached: rate >= 100_000),
            share("of raw libsodium: all bytes hashed, the texts opened", raw.median / plain.median),
            share("of raw libsodium: all bytes hashed, whole bodies opened", rawWhole.median / plain.median),
            Figure(
                name: "the same in bytes of the log", target: "400 MB/s", measured: "\(Show.whole(throughput)) MB/s",
                limit: "\(Show.whole(megabytes / raw.median)) MB/s", share: Show.percent(raw.median / plain.median),
                reached: throughput >= 400),
            Figure(
                name: "with JSON into events, \(who)", target: "40,000 records/s",
                measured: "\(Show.whole(count / decoded.median)) records/s",
                limit: "\(Show.whole(count / raw.median)) records/s", share: Show.percent(raw.median / decoded.median),
                reached: count / decoded.median >= 40_000),
        ]
    }

    /// The target: half of libsodium's own speed, both on one core.
    static func share(_ name: String, _ share: Double) -> Figure {
        Figure(name: name, target: "50 %", measured: Show.percent(share), reached: share >= 0.5)
    }

    private static func read(
        _ path: String, _ laptop: borrowing Laptop, _ expected: Int, _ visit: (LogRecord) throws -> Void
    ) throws {
        var seen = 0
        let report = try LogFile.read(path, in: .laptop, with: laptop.reader, judge: NoJudge()) {
            seen += 1
            try visit($0)
        }
        guard report.verdict == .complete, report.records == expected, seen == expected else {
            throw Trouble("a log of \(expected) records read as \(seen), \(report.verdict)")
        }
    }
}

/// The cells for libsodium alone, in memory.
final class Limit {
    private let memory: UnsafeMutablePointer<UInt8>
    private let out: UnsafeMutablePointer<UInt8>
    private let key: [UInt8]
    private let cells: Int
    private let text: Int

    init(cells: Int, text: Int) {
        self.cells = cells
        self.text = min(text, 3844)
        memory = .allocate(capacity: cells * 4096)
        memory.initialize(repeating: 0x5A, count: cells * 4096)
        out = .allocate(capacity: 4096)
        key = [UInt8](repeating: 1, count: 32)
        intake_limit_fill(memory, cells, self.text, key)
    }

    deinit {
        memory.deallocate()
        out.deallocate()
    }

    func read() throws {
        guard intake_limit_read(memory, cells, text, key, out) == cells else { throw Trouble("libsodium failed") }
    }
}
