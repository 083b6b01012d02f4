// One cell of a log: its header, and the decrypted content of each kind. The first byte of an input selects the parser;
// the rest is parsed.

@testable import IntakeBase
@testable import IntakeLog

/// Guarantee: a parsed value is encoded to the same bytes, and a header is accepted or refused exactly as
/// docs/FORMAT.md says.
final class CellTarget: FuzzTarget {
    static let name = "cell"
    static let maxBytes = 640
    private let cell: UnsafeMutableRawBufferPointer
    private let out: UnsafeMutableRawBufferPointer
    private var hasher: Hasher256
    private var sealer: Hasher256

    init() throws {
        cell = .allocate(byteCount: CellLayout.size, alignment: 4096)
        out = .allocate(byteCount: CellLayout.size, alignment: 4096)
        hasher = try Hasher256(.cell)
        sealer = try Hasher256(.cell)
    }

    func run(_ input: [UInt8]) throws {
        guard let mode = input.first else { return }
        let bytes = input.dropFirst()
        unsafe cell.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe cell.copyBytes(from: bytes)
        switch mode % 8 {
        case 0...2: try header(isSealed: true)
        case 3: try header(isSealed: false)
        case 4: record(bytes.count)
        case 5: same(unsafe GapContent(base, length: bytes.count)?.bytes, bytes)
        case 6: same(unsafe CloseContent(base, length: bytes.count)?.bytes, bytes)
        default: session(Array(bytes))
        }
    }

    private var base: UnsafeRawPointer { unsafe UnsafeRawPointer(cell.baseAddress!) }

    /// `isSealed`: with a matching trailer, which needs no key.
    private func header(isSealed: Bool) throws {
        if isSealed {
            sealer.restart()
            try unsafe sealer.update(base, count: CellLayout.trailerAt)
            unsafe try sealer.digest().store(to: cell.baseAddress! + CellLayout.trailerAt)
        }
        let head = unsafe Array(cell.prefix(CellLayout.headerSize))
        let (result, _, whole) = try unsafe CellHeader.read(base, hasher: &hasher)
        let number = head[8..<16].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        switch result {
        case .success(let header):
            hold(header.bytes == head, "a header that was read is written as it stood", "\(head)")
            hold(unsafe Array(cell.suffix(32)) == whole.array, "a cell that is taken has the hash that stands in it")
            hold(head.starts(with: [0x69, 0x6E, 0x74, 0x6B, 1]), "only cells of this version are taken")
            hold((1...5).contains(head[5]) && head[6] == 0 && head[7] == 0, "only known kinds are taken", "\(head)")
            hold(number < 3 << 18, "a cell's number is one that a log can have", "\(number)")
        case .failure(let refused):
            switch refused.why {
            case .foreign: hold(!head.starts(with: [0x69, 0x6E, 0x74, 0x6B]), "a magic is known as such")
            case .newerVersion(let version):
                hold(version != 1 && version == head[4], "a newer version is the one that stands there")
            case .broken:
                hold(
                    !isSealed
                        || head[4] == 1
                            && (!(1...5).contains(head[5]) || head[6] != 0 || head[7] != 0 || number >= 3 << 18),
                    "a good cell is not refused", "\(head)")
            }
        }
    }

    private func record(_ length: Int) {
        guard let part = unsafe RecordPart(base, length: length) else { return }
        unsafe part.store(to: out.baseAddress!)
        hold(
            unsafe out.prefix(RecordPart.headSize).elementsEqual(cell.prefix(RecordPart.headSize)),
            "a record's head is written as it was read", "\(part)")
        hold(
            part.textRange.count + RecordPart.headSize == length && part.textRange.upperBound <= RecordPart.maxText,
            "a part's text is as long as its cell says", "\(part)")
    }

    private func same(_ written: [UInt8]?, _ bytes: ArraySlice<UInt8>) {
        if let written { hold(written.elementsEqual(bytes), "a content is written as it was read", "\(bytes)") }
    }

    private func session(_ bytes: [UInt8]) {
        guard let content = unsafe SessionContent(base, length: bytes.count) else { return }
        unsafe out.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe content.store(to: out.baseAddress!)
        let again = unsafe SessionContent(UnsafeRawPointer(out.baseAddress!), length: SessionContent.size)
        hold(again == content, "a session's content is written as it was read", "\(content)")
    }

    static func seeds() throws -> [String: [UInt8]] {
        var seeds: [String: [UInt8]] = ["empty": [], "nothing": [0]]
        let log = Bytes16([UInt8](repeating: 9, count: 16))!
        for kind: UInt8 in 0...6 {
            for number: UInt64 in [0, 1, 786_431, 786_432, .max] {
                let header = CellHeader(
                    kind: CellKind(rawValue: kind) ?? .record, number: number, logID: log, previous: Bytes32())
                var bytes = header.bytes
                bytes[5] = kind
                seeds["header-\(kind)-\(number == .max ? "max" : String(number))"] = [0] + bytes
            }
        }
        let good = CellHeader(kind: .record, number: 3, logID: log, previous: Bytes32()).bytes
        for place in 0..<8 {
            var bytes = good
            bytes[place] ^= 1
            seeds["changed-\(place)"] = [1] + bytes
        }
        seeds["unsealed"] = [3] + good
        for (name, part, count, total, text) in [
            ("one", 0, 1, 10, 10), ("none", 0, 1, 0, 0), ("last", 1, 2, 3_900, 80), ("beyond", 2, 2, 3_900, 0),
            ("odd", 0, 3, 8_000, 400), ("huge", 0, 32, 0xFFFF_FFFF, 10), ("short", 0, 1, 10, 9),
            ("end", 31, 32, 118_500, 80),
        ] {
            let part = RecordPart(id: log, part: UInt16(part), count: UInt16(count), total: UInt32(total))
            var bytes = [UInt8](repeating: 0x61, count: RecordPart.headSize + text)
            unsafe bytes.withUnsafeMutableBytes { unsafe part.store(to: $0.baseAddress!) }
            seeds["record-\(name)"] = [4] + bytes
        }
        for (first, last, torn) in [(0, 0, 0), (8, 10, 10), (8, 10, 11), (8, 10, 12), (5, 4, 5), (0, 786_432, 0)] {
            let gap = GapContent(first: UInt64(first), last: UInt64(last), torn: UInt64(torn), hash: Bytes32())
            seeds["gap-\(first)-\(last)-\(torn)"] = [5] + gap.bytes
        }
        seeds["close"] = [6] + CloseContent(records: 4, time: 1_782_864_000).bytes
        seeds["close-long"] = [6] + CloseContent(records: .max, time: .min).bytes + [0]
        for readers in [0, 1, 3, 8] {
            var content = SessionContent()
            content.recipients = Array(repeating: SealingPublicKey(unchecked: Bytes32()), count: readers)
            var bytes = [UInt8](repeating: 0, count: SessionContent.size)
            unsafe bytes.withUnsafeMutableBytes { unsafe content.store(to: $0.baseAddress!) }
            seeds["session-\(readers)"] = [7] + bytes
        }
        return seeds
    }
}
