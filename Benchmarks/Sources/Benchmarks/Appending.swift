// An acknowledged append, compared with one write and one sync of the same bytes on the same disk; and the cost of
// sealing without the disk.

import Glibc
import Intake
import IntakeBase

enum Appending {
    private static let rounds = 400

    static func figures(disk: String, memory: String, texts: [[UInt8]]) throws -> [Figure] {
        try [acknowledged(disk: disk, texts: texts), sealing(memory: memory, texts: texts)]
    }

    private static func acknowledged(disk: String, texts: [[UInt8]]) throws -> Figure {
        let laptop = try Laptop(readers: 3, folder: disk + "/append")
        let (writer, setting) = (try laptop.writer(), laptop.setting)
        // The first record includes the two session cells, so it is not measured.
        try writer.append(texts[0], id: try Bytes16.random(), under: setting)
        let raw = open(disk + "/raw", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard raw >= 0 else { throw Trouble("cannot write to \(disk)") }
        defer { close(raw) }
        var (ours, theirs): ([Double], [Double]) = ([], [])
        for round in 0..<rounds {
            let text = texts[round % texts.count]
            let cells = (text.count + 3843) / 3844
            let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: round), count: cells * 4096)
            ours.append(try Clock.wall { try writer.append(text, id: try Bytes16.random(), under: setting) })
            theirs.append(
                try Clock.wall {
                    guard write(raw, bytes, bytes.count) == bytes.count, fdatasync(raw) == 0 else {
                        throw Trouble("a raw write failed")
                    }
                })
        }
        try writer.close()
        if theirs.median < 20e-6 { print("note: no disk syncs so fast; \(disk) seems to lie in memory") }
        let times = ours.median / theirs.median
        return Figure(
            name: "acknowledged append", target: "at most 3 x the limit",
            measured: "\(Show.decimal(times, 2)) x: \(Show.decimal(ours.median * 1000, 2)) ms",
            limit: "write + fdatasync \(Show.decimal(theirs.median * 1000, 2)) ms",
            share: Show.percent(theirs.median / ours.median), reached: times <= 3)
    }

    private static func sealing(memory: String, texts: [[UInt8]]) throws -> Figure {
        let laptop = try Laptop(readers: 3, folder: memory + "/sealing")
        let writer = try laptop.writer()
        let spent = try Clock.core { _ = try laptop.seal(texts, in: writer) }
        return Figure(
            name: "seal: one core, no disk", measured: "\(Show.whole(spent / Double(texts.count) * 1e6)) us a record")
    }
}
