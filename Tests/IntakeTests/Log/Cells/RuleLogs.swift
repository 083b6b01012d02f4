// Logs that each depend on one rule of the reader, with the expected findings. The second reader gets the same logs.

@testable import IntakeBase
@testable import IntakeLog

/// A log for a rule.
struct RuleLog {
    var name: String
    var bytes: [UInt8]
    var findings: [Finding]
    /// The number of records that are handed out.
    var records: Int
}

extension RuleLog {
    private static let logID = Bytes16(Array(repeating: 9, count: 16))!

    /// A forged session at the end of `bytes`; `step` is that of its first cell, by default the expected one.
    private static func forge(
        _ lab: LogLab, after bytes: [UInt8] = [], seed: UInt8 = 1, step: UInt64? = nil, records: UInt64 = 0,
        tail: UInt8 = 0, isFirst: Bool = false, _ change: (SlotForge) throws -> Void = { _ in }
    ) throws -> SessionForge {
        var content = try lab.content()
        content.logID = logID
        content.number = UInt64(bytes.count / CellLayout.size)
        content.records = records
        if !bytes.isEmpty, !isFirst { content.previous = Bytes32(bytes.suffix(32))! }
        return try SessionForge(
            content, seed: seed, auth: LogLab.auth(step ?? content.number), signer: lab.author().signing, tail: tail,
            change)
    }

    private static func id(_ number: UInt8) -> Bytes16 { Bytes16(Array(repeating: number, count: 16))! }

    /// A pair, a record, a close that counts `records`.
    private static func session(
        _ lab: LogLab, after bytes: [UInt8] = [], name: UInt8, step: UInt64? = nil, before: UInt64 = 0,
        records: UInt64, gap: GapContent? = nil, isFirst: Bool = false
    ) throws -> [UInt8] {
        let forge = try forge(lab, after: bytes, seed: name, step: step, records: before, isFirst: isFirst)
        let hand = try lab.author()
        if let gap { try forge.gap(gap, signer: hand.signing) }
        try forge.record([name], id: id(name), signer: hand.signing)
        try forge.close(records: records, signer: hand.signing)
        return bytes + forge.bytes
    }

    /// Counts of records.
    static func counts() throws -> [RuleLog] {
        let lab = try LogLab()
        let more = try session(lab, name: 1, records: 3)
        let first = try session(lab, name: 1, records: 1)
        let second = try session(lab, after: first, name: 2, before: 2, records: 3)
        let again = try session(lab, after: more, name: 2, before: 3, records: 4)
        return [
            RuleLog(name: "as many as counted", bytes: first, findings: [], records: 1),
            RuleLog(
                name: "more than counted", bytes: try session(lab, name: 1, records: 0), findings: [], records: 1),
            RuleLog(
                name: "fewer than a close counts", bytes: more, findings: [.miscounted(at: 3, said: 3, read: 1)],
                records: 1),
            RuleLog(
                name: "fewer than a session counts", bytes: second, findings: [.miscounted(at: 4, said: 2, read: 1)],
                records: 2),
            RuleLog(
                name: "named once", bytes: again, findings: [.miscounted(at: 3, said: 3, read: 1)], records: 2),
            RuleLog(
                name: "a record that decayed",
                bytes: try session(lab, after: first, name: 2, before: 1, records: 2)
                    .flipped(2, 2000), findings: [.damaged(2...2)], records: 1),
        ]
    }

    /// Cells after a close, and faults in a session's own cells.
    static func sessions() throws -> [RuleLog] {
        let lab = try LogLab()
        let hand = try lab.author()
        let reader = lab.setting.recipients[0]
        let twice = try forge(lab)
        try twice.close(records: 0, signer: hand.signing)
        try twice.close(records: 0, signer: hand.signing)
        try twice.record([1], id: id(1), signer: hand.signing)
        let long = try forge(lab)
        try long.add(.close, [UInt8](repeating: 0, count: 17), signer: hand.signing)
        let tailed = try forge(lab, tail: 1)
        try tailed.record([1], id: id(1), signer: hand.signing)
        try tailed.close(records: 1, signer: hand.signing)
        let hidden = try forge(lab) {
            try $0.seal(0, to: reader, seed: 99)
            try $0.seal(3, to: reader)
        }
        try hidden.record([1], id: id(1), signer: hand.signing)
        try hidden.close(records: 1, signer: hand.signing)
        return [
            RuleLog(name: "cells after a close", bytes: twice.bytes, findings: [.damaged(3...4)], records: 0),
            RuleLog(name: "a close of another length", bytes: long.bytes, findings: [.damaged(2...2)], records: 0),
            RuleLog(
                name: "bytes after the last reader", bytes: tailed.bytes, findings: [.notSealedToThisKey(at: 0)],
                records: 0),
            RuleLog(
                name: "another seed before the session's", bytes: hidden.bytes,
                findings: [
                    .leftOutReader(at: 0, label: String(reader.bytes.hex.prefix(16)), keysVersion: 1),
                    .extraReader(at: 0, key: nil, keysVersion: 1),
                ], records: 1),
        ]
    }

    /// Ratchets that go back.
    static func steps() throws -> [RuleLog] {
        let lab = try LogLab()
        let first = try session(lab, name: 1, records: 1)
        func gap(_ cells: ClosedRange<UInt64>) -> GapContent {
            GapContent(first: cells.lowerBound, last: cells.upperBound, torn: cells.upperBound + 1, hash: Bytes32())
        }
        let back = try session(lab, after: first, name: 2, step: 2, before: 1, records: 2)
        // Two unconfirmed records, and a session that names them.
        let crashed = try session(lab, after: first, name: 2, before: 1, records: 2)
        let named = try session(lab, after: crashed, name: 3, step: 4, before: 1, records: 2, gap: gap(4...7))
        let further = try session(lab, after: crashed, name: 3, step: 3, before: 1, records: 2, gap: gap(4...7))
        let last = try session(lab, after: named, name: 4, step: 9, before: 2, records: 3)
        return [
            RuleLog(
                name: "back without a gap", bytes: back, findings: [.steppedBack(at: 4, cells: 2)], records: 2),
            RuleLog(name: "back over a gap", bytes: named, findings: [.pastCrash(4...7)], records: 3),
            RuleLog(
                name: "back further than the gap", bytes: further,
                findings: [.steppedBack(at: 8, cells: 1), .pastCrash(4...7)], records: 3),
            RuleLog(
                name: "back, and the session with the gap lost", bytes: last.flipped(8, 700).flipped(9, 700),
                findings: [.damaged(8...12)], records: 3),
        ]
    }

    /// Sessions that claim that nothing was written before them.
    static func beginnings() throws -> [RuleLog] {
        let lab = try LogLab()
        let torn = [UInt8](repeating: 7, count: CellLayout.size)
        let written = try session(lab, name: 1, records: 1)
        func begin(after bytes: [UInt8], step: UInt64? = nil) throws -> [UInt8] {
            bytes + (try forge(lab, after: bytes, seed: 2, step: step, isFirst: true).bytes)
        }
        let once = try begin(after: torn)
        return [
            RuleLog(name: "a first write torn", bytes: once, findings: [.unfinishedEnd(0)], records: 0),
            RuleLog(
                name: "a first write torn twice", bytes: try begin(after: once, step: 1),
                findings: [.unfinishedEnd(0)], records: 0),
            RuleLog(
                name: "a confirmed session, and one that knows of none", bytes: try begin(after: written),
                findings: [.damaged(3...3), .unfinishedEnd(6)], records: 1),
            RuleLog(
                name: "a first write torn, a confirmed session, and one that knows of none",
                bytes: try begin(after: session(lab, after: torn, name: 1, records: 1, isFirst: true)),
                findings: [.damaged(0...0), .damaged(4...4), .unfinishedEnd(7)], records: 1),
        ]
    }

    /// Files that are no logs although they contain a whole cell.
    static func alone() throws -> [RuleLog] {
        let far = try LogLab().build([.session(LogLab().content())], number: 200).cells(0..<1)
        return [RuleLog(name: "one cell far from its place", bytes: far, findings: [.notALog], records: 0)]
    }

    static func all() throws -> [RuleLog] { try counts() + sessions() + steps() + beginnings() + alone() }
}
