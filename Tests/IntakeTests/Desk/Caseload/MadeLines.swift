// Lines as a desk reads them from logs: with authors, sessions, and heads that import events can name.

@testable import Intake
@testable import IntakeBase
@testable import IntakeCases

/// Lines that a test writes down, one after the other.
struct MadeLines {
    /// A laptop. All of its sessions name one keys file.
    struct Author {
        var number: UInt8
        var isCoordinator = false
        var isRevoked = false
        var keysFile: UInt64 = 1

        var label: String { "w\(number)" }
        fileprivate var key: Bytes32 { Bytes32([UInt8](repeating: number, count: 32))! }
        fileprivate var session: PackedEntries.Session {
            PackedEntries.Session(
                keysFile: FileStamp(version: keysFile, hash: Bytes32()), author: key, isRevoked: isRevoked)
        }
    }

    /// A record of one cell.
    struct Record {
        var id: Bytes16
        var event: Event
        /// The name, if the test needs it.
        var name = Bytes16()
        /// The bytes of the event, if they are at hand.
        var text: [UInt8]?
    }

    private var parts: [PackedEntries] = []

    /// The number of lines.
    var count: Int { parts.count }

    /// An id from a number.
    static func id(_ number: Int) -> Bytes16 {
        Bytes16((0..<16).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * (7 - $0))) : 0xEE })!
    }

    /// Adds a line: its records are in the cells 0, 1, 2 ... `after`: the head that its first session names.
    mutating func add(
        _ log: Bytes16, by author: Author, _ records: [Record], after head: ImportedHead? = nil
    ) {
        var (part, origin) = (PackedEntries(), LineOrigin(log: log))
        (origin.author, origin.predecessor) = (author.key, head?.log)
        origin.predecessorHead = head?.hash.firstHalf ?? Bytes16()
        let heads = Self.heads(of: log, records.map(\.id))
        origin.records = heads.map { LineOrigin.End(cell: $0.cells, hash: $0.hash.firstHalf) }
        origin.ends = origin.records
        for (cell, record) in records.enumerated() {
            var entry = Entry(
                event: record.event,
                provenance: Provenance(
                    log: log, writer: Writer(label: author.label, isCoordinator: author.isCoordinator),
                    cell: UInt64(cell), record: record.id))
            entry.name = record.name
            part.append(entry, text: record.text ?? record.event.bytes, session: author.session)
        }
        part.begin(origin)
        parts.append(part)
    }

    /// The head of a log behind each of these records. Two histories have the same heads as far as they are the same.
    static func heads(of log: Bytes16, _ records: [Bytes16]) -> [ImportedHead] {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        return records.enumerated().map { cell, record in
            for byte in record.array { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
            let hash = Self.id(Int(truncatingIfNeeded: sum)).array + log.array
            return ImportedHead(log: log, cells: UInt64(cell + 1), hash: Bytes32(hash)!)
        }
    }

    /// All of them, as a desk settles them. `revokes`: whether a keys file revokes an author, by their numbers.
    func settled(_ revokes: (_ keysFile: UInt64, _ author: UInt8) -> Bool = { _, _ in false }) -> PackedEntries {
        var (all, parts) = (PackedEntries(), parts)
        all.take(&parts)
        all.spare { session, stamp in !revokes(stamp.version, session.author.array[0]) }
        _ = all.settle()
        return all
    }
}

extension PackedEntries {
    /// Whether each entry of a log counts, cell after cell.
    func counts(in log: Bytes16) -> [Bool] {
        items.indices.filter { source($0).log == log }.map { isKnown($0) && !items[$0].isIdle }
    }
}
