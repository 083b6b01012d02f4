// The log of the vectors: its content and order, so that anyone can generate it again.

import FoundationEssentials
@testable import IntakeBase
@testable import IntakeLog

/// Makes the log whose bytes are committed as Tests/Vectors/log.intake.
///
///     0  1  session             8  9  session            11 12  session     16 17  session, three readers,
///     2     a record           10     the same record    13     gap                 the clock 3 hours back
///     3- 6  one of 7,700 bytes        as in 14, torn     14     a record    18     a record
///     7     close                                        15     close              (no close)
enum VectorLog {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appendingPathComponent("Vectors").path

    static func id(_ number: UInt8) -> Bytes16 { Bytes16([UInt8](repeating: 0xA0 + number, count: 16))! }

    static let texts: [[UInt8]] = [
        Array(#"{"case":"000102030405060708090a0b0c0d0e0f","code":"0000-0000-0000","#.utf8)
            + Array(#""received":"2026-07-01T00:00:00Z","request":{"stage":"mobilized"},"schema":1,"#.utf8)
            + Array(#""type":"request"}"#.utf8),
        Array(String(repeating: "Мать пишет за сына. ", count: 220).utf8.prefix(7_700)),
        Array(#"{"follow":"up"}"#.utf8),
        [],
    ]

    static func make(in lab: LogLab) throws -> [UInt8] {
        lab.setting.keysFile = FileStamp(version: 1, hash: try Hash.blake2b256(Array("keys 1".utf8)))
        lab.setting.routeBook = FileStamp(version: 4, hash: try Hash.blake2b256(Array("book 4".utf8)))
        // A writer is destroyed with its variable, which releases its lock.
        var writer: LogWriter? = try lab.writer(entropy: .fixed(1))
        try writer!.append(texts[0], id: id(1), under: lab.setting)
        lab.clock.step(60)
        try writer!.append(texts[1], id: id(2), under: lab.setting)
        try writer!.close()

        // A write that was interrupted in its third cell, before the state knew of it.
        writer = nil
        writer = try lab.writer(entropy: .fixed(2))
        let state = try Folder.contents(lab.folder + "/log/state", limit: 1 << 20)
        try writer!.append(texts[2], id: id(3), under: lab.setting)
        try Folder.replace(lab.folder + "/log/state", with: state)
        try Folder.replace(lab.logs[0], with: Array(lab.bytes()[..<(10 * 4096 + 1500)]))

        lab.clock.step(3_600)
        writer = nil
        writer = try lab.writer(entropy: .fixed(3))
        try writer!.append(texts[2], id: id(3), under: lab.setting)
        try writer!.close()

        lab.clock.step(-3 * 3_600)
        lab.setting.keysFile = FileStamp(version: 2, hash: try Hash.blake2b256(Array("keys 2".utf8)))
        lab.setting.recipients.append(try SealingKey(secret: testSecret(30)).publicKey)
        try writer!.append(texts[3], id: id(4), under: lab.setting)
        return try lab.bytes()
    }
}

/// The change of a copy of a log, decoded from the vectors' expectations.
struct LogEdit: Codable {
    /// Only this many bytes of it.
    var keep: Int?
    /// The byte at this offset with its lowest bit flipped.
    var flip: Int?
    /// Without the cell of this number.
    var drop: Int?
    /// The offset of a byte, and its new value.
    var set: [Int]?
    /// Recomputed trailers for the cells with these numbers.
    var seal: [Int]?
    /// 100 bytes of the value 7 inserted before this offset.
    var insert: Int?
    /// This number of cells from the beginning, repeated at the end.
    var again: Int?
    /// All zeros.
    var zero: Bool?

    func apply(_ bytes: [UInt8]) throws -> [UInt8] {
        var bytes = bytes
        if let keep { bytes.removeLast(bytes.count - keep) }
        if let flip { bytes[flip] ^= 1 }
        if let set { bytes[set[0]] = UInt8(set[1]) }
        for cell in seal ?? [] { try bytes.sealTrailer(cell) }
        if let drop { bytes.removeSubrange(drop * 4096..<drop * 4096 + 4096) }
        if let insert { bytes.insert(contentsOf: [UInt8](repeating: 7, count: 100), at: insert) }
        if let again { bytes += bytes.cells(0..<again) }
        return zero == true ? [UInt8](repeating: 0, count: bytes.count) : bytes
    }
}

/// A finding as other programs print it: its word and its cells.
struct PlainFinding: Codable, Hashable {
    var verdict: String
    var first: UInt64
    var last: UInt64?
    var cells: Int?

    init(_ finding: Finding) {
        verdict = finding.word
        first = 0
        switch finding {
        case .pastCrash(let range), .claimedCrash(let range), .damaged(let range):
            (first, last) = (range.lowerBound, range.upperBound)
        case .unfinishedEnd(let cell), .forged(let cell), .miscounted(let cell, _, _): first = cell
        case .removedAndContinued(let at, let cells): (first, self.cells) = (at, cells)
        case .steppedBack(let at, let cells): (first, self.cells) = (at, cells)
        case .unknownWriter(let at, _, _), .revokedWriter(let at, _, _), .extraReader(let at, _, _),
            .revokedReader(let at, _, _), .olderKeysFile(let at, _, _, _, _, _, _), .clockAhead(let at, _),
            .leftOutReader(let at, _, _), .unknownKeysFile(let at, _), .notSealedToThisKey(let at),
            .newerVersion(let at, _), .clock(let at, _), .twoHistories(let at, _):
            first = at
        case .logReplaced, .shorterThanBefore, .empty, .notALog, .unreadable: break
        }
    }
}
