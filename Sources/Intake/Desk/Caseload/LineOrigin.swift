// Where a line comes from: the log, the key of its author, and the line that it goes on from (docs/CASES.md, "Words");
// and the places in it to which other lines refer.

import IntakeBase
import IntakeCases

/// The origin of a line: one history of one log.
struct LineOrigin: Hashable, Sendable {
    /// A place between two cells: the number of the cell behind it, and the first 16 bytes of the hash of the cell before
    /// it.
    struct End: Hashable, Sendable {
        var cell: UInt64
        var hash: Bytes16
    }

    /// The id of the log.
    var log: Bytes16
    /// The key of its first session's author; nil if no session could be read.
    var author: Bytes32?
    /// The log that it names as its predecessor, and the hash of the head there.
    var predecessor: Bytes16?
    var predecessorHead = Bytes16()
    /// Every place to which another line may refer as its predecessor's head: where a session began or the line ends.
    var ends: [End] = []
    /// The end of each record, also of one that this program cannot decode, in the order of the line. Import events name
    /// such places.
    var records: [End] = []
    /// The whole hash of the last cell of the last record.
    var last = Bytes32()

    init(log: Bytes16) { self.log = log }

    /// The head of the line up to its last record; nil if it has no record.
    var head: ImportedHead? { records.last.map { ImportedHead(log: log, cells: $0.cell, hash: last) } }

    /// Whether a record of the line ends at this place.
    func hasRecord(endingAt end: End) -> Bool {
        var (low, high) = (0, records.count)
        while low < high {
            let middle = (low + high) / 2
            if records[middle].cell < end.cell { low = middle + 1 } else { high = middle }
        }
        return low < records.count && records[low] == end
    }

    /// The cells to which another line may refer, by the hash before them.
    private var cells: [Bytes16: UInt64] {
        Dictionary(ends.map { ($0.hash, $0.cell) }) { first, _ in first }
    }

    /// How lines go on from one another. A line goes on from the same author's line that contains the head which it
    /// names; if no copy with that head is here, the order of the two is unknown.
    static func lines(_ origins: [LineOrigin]) -> Lines {
        var lines = Lines()
        guard origins.contains(where: { $0.predecessor != nil }) else { return lines }
        let numbers = Dictionary(grouping: origins.indices, by: { origins[$0].log })
        // Many lines may name one as their predecessor.
        var known: [Int: [Bytes16: UInt64]] = [:]
        for (number, origin) in origins.enumerated() {
            guard let predecessor = origin.predecessor, let author = origin.author else { continue }
            for other in numbers[predecessor] ?? [] where origins[other].author == author {
                let cells = known[other] ?? origins[other].cells
                known[other] = cells
                guard let cell = cells[origin.predecessorHead] else { continue }
                lines.add(UInt32(number), after: LineCell(UInt32(other), cell))
            }
        }
        return lines
    }

    /// How lines go on from one another as bytes, for a cache key.
    static func key(of lines: Lines, count: Int) -> [UInt8] {
        var writer = ByteWriter()
        for line in 0..<UInt32(count) {
            for end in lines.ahead(of: line) {
                writer.put(line)
                writer.put(end.line)
                writer.put(end.cell)
            }
        }
        return writer.bytes
    }

    func put(to writer: inout ByteWriter) {
        writer.put(log)
        writer.put(UInt8(author == nil ? 0 : 1))
        writer.put(author ?? Bytes32())
        writer.put(UInt8(predecessor == nil ? 0 : 1))
        writer.put(predecessor ?? Bytes16())
        writer.put(predecessorHead)
        writer.put(last)
        for places in [ends, records] {
            writer.put(UInt32(places.count))
            for end in places {
                writer.put(end.cell)
                writer.put(end.hash)
            }
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        log = try reader.bytes16()
        let (hasAuthor, author) = (try reader.integer(UInt8.self) != 0, try reader.bytes32())
        self.author = hasAuthor ? author : nil
        let (hasPredecessor, predecessor) = (try reader.integer(UInt8.self) != 0, try reader.bytes16())
        self.predecessor = hasPredecessor ? predecessor : nil
        predecessorHead = try reader.bytes16()
        last = try reader.bytes32()
        ends = try Self.places(&reader)
        records = try Self.places(&reader)
    }

    private static func places(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> [End] {
        let count = Int(try reader.integer(UInt32.self))
        guard count <= reader.rest / 24 else { throw ByteReader.Malformed() }
        var places: [End] = []
        places.reserveCapacity(count)
        for _ in 0..<count { places.append(End(cell: try reader.integer(), hash: try reader.bytes16())) }
        return places
    }
}
