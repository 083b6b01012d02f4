// Reading a log with its records on another core, compared with plain reading. LogLab.read compares the two as well, so
// every test of a verdict covers both.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogReadAheadTests {
    struct Stop: Error {}

    /// Several batches of records, long and short, in sessions.
    private func manyRecords(_ lab: LogLab) throws -> [UInt8] {
        try lab.write(sessions: [60, 1, 90, 40]) { [UInt8](repeating: UInt8($0), count: $0 % 50 == 49 ? 60_000 : $0) }
        return try lab.bytes()
    }

    @Test func `records come in the order of the log, each with what was made of it`() throws {
        let lab = try LogLab()
        let ids = try lab.write(sessions: [100, 100]) { [UInt8(truncatingIfNeeded: $0)] }
        var seen: [Bytes16] = []
        let report = try LogFile.readAhead(
            lab.logs[0], in: .laptop, with: SealingKey(secret: testSecret(10)), judge: NoJudge(),
            make: { record in
                // The first record of a batch takes longest, so that a core that finishes early would return results
                // out of order.
                var byte = record.text[0]
                for turn in 0..<max(0, 200 - Int(record.cell)) * 50 {
                    byte = byte &+ UInt8(turn & 1) &- UInt8(turn & 1)
                }
                return byte
            },
            visit: { record, made in
                #expect(made == record.text[0])
                seen.append(record.id)
            })
        #expect(seen == ids)
        #expect(report.verdict == .complete && report.records == 200)
    }

    @Test(arguments: 0..<40) func `a mangled log reads the same`(seed: UInt64) throws {
        let lab = try LogLab()
        var random = SeededRandom(seed: seed)
        var bytes = try manyRecords(lab)
        for _ in 0..<Int.random(in: 1...3, using: &random) where bytes.count > 8192 {
            let cells = bytes.count / 4096
            let (one, other) = (
                Int.random(in: 0..<cells, using: &random) * 4096, Int.random(in: 0..<cells, using: &random) * 4096
            )
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[Int.random(in: bytes.indices, using: &random)] ^= 1
            case 1: bytes.removeSubrange(one..<one + 4096)
            case 2: bytes.insert(contentsOf: bytes[other..<other + 4096], at: one)
            case 3: for offset in 0..<4096 { bytes.swapAt(one + offset, other + offset) }
            case 4: bytes.removeLast(Int.random(in: 1..<8192, using: &random))
            default:
                bytes[one + 700] ^= 1
                try bytes.sealTrailer(one / 4096)
            }
        }
        // LogLab.read compares both ways of reading.
        let (report, records) = try lab.read(bytes)
        #expect(report.records == records.count)
        #expect(records.count > 0)
    }

    @Test func `an error of the caller ends the reading at once, and no record follows it`() throws {
        let lab = try LogLab()
        _ = try manyRecords(lab)
        for last in [1, 64, 130, 191] {
            var seen = 0
            #expect(throws: Stop.self) {
                try LogFile.readAhead(
                    lab.logs[0], in: .laptop, with: SealingKey(secret: testSecret(10)), judge: NoJudge(), make: \.id
                ) { _, _ in
                    seen += 1
                    if seen == last { throw Stop() }
                }
            }
            #expect(seen == last)
        }
    }
}
