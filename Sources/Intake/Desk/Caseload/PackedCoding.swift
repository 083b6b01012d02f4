// Packed entries as bytes, and back: what a desk's snapshot keeps of a log. The texts are written block by block, as
// they are in memory.

import IntakeBase
import IntakeCases

extension PackedEntries {
    /// The bytes of one entry without its text. Checked before memory is reserved for the entries that a file claims.
    private static let itemSize = 89

    /// Writes everything except the blocks.
    func put(to writer: inout ByteWriter) {
        writer.put(UInt32(sources.count))
        for source in sources {
            writer.put(source.log)
            writer.put(source.writer.label)
            writer.put(source.writer.flags)
        }
        writer.put(UInt32(items.count))
        for item in items {
            writer.put(item.record)
            writer.put(item.subject.bytes)
            writer.put(item.received.unixSeconds)
            writer.put(item.cell)
            writer.put(item.code?.number ?? .max)
            writer.put(item.mark)
            writer.put(item.kind.rawValue)
            writer.put(item.source)
            writer.put(item.block)
            writer.put(item.start)
            writer.put(item.count)
        }
    }

    /// Reads entries whose texts are in `blocks`. Each place is checked against its block.
    init(from reader: inout ByteReader, blocks: [[UInt8]]) throws(ByteReader.Malformed) {
        let sourceCount = try reader.integer(UInt32.self)
        var sources: [Source] = []
        for _ in 0..<sourceCount {
            let (log, author, flags) = (try reader.bytes16(), try reader.text(), try reader.integer(UInt8.self))
            sources.append(
                Source(
                    log: log,
                    writer: Writer(label: author, isCoordinator: flags & 1 != 0, isKnown: flags & 2 != 0)))
        }
        let count = Int(try reader.integer(UInt32.self))
        guard count <= reader.rest / Self.itemSize else { throw ByteReader.Malformed() }
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count {
            let (record, subject) = (try reader.bytes16(), CaseID(try reader.bytes16()))
            let received = Moment(unixSeconds: try reader.integer())
            let (cell, code, mark) = (
                try reader.integer(UInt64.self), try reader.integer(UInt64.self), try reader.bytes16()
            )
            guard let kind = Kind(rawValue: try reader.integer()) else { throw ByteReader.Malformed() }
            let item = Item(
                record: record, subject: subject, received: received, cell: cell, mark: mark,
                code: code == .max ? nil : CaseCode(number: code), kind: kind, source: try reader.integer(),
                block: try reader.integer(), start: try reader.integer(), count: try reader.integer())
            guard (item.code == nil) == (kind == .decision), item.source < sourceCount, Int(item.block) < blocks.count,
                Int(item.start) + Int(item.count) <= blocks[Int(item.block)].count
            else { throw ByteReader.Malformed() }
            items.append(item)
        }
        self.init(items: items, sources: sources, blocks: blocks)
    }
}

extension Writer {
    /// Bit 0: the writer is a coordinator. Bit 1: the writer is known.
    var flags: UInt8 { (isCoordinator ? 1 : 0) | (isKnown ? 2 : 0) }
}
