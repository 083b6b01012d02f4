// Packed entries as bytes, and back: what a desk's snapshot keeps of a log. The texts are written block by block, as
// they are in memory.

import IntakeBase
import IntakeCases

extension PackedEntries {
    /// The bytes of one entry without its text. Checked before memory is reserved for the entries that a file claims.
    private static let itemSize = 106

    /// Writes everything except the blocks.
    func put(to writer: inout ByteWriter) {
        writer.put(UInt32(sources.count))
        for source in sources {
            writer.put(source.log)
            writer.put(source.writer.label)
            writer.put(source.writer.flags)
            writer.put(source.session.keysFile.version)
            writer.put(source.session.keysFile.hash)
            writer.put(source.session.author)
            writer.put(UInt8(source.session.isRevoked ? 1 : 0))
        }
        (origins.first ?? LineOrigin(log: Bytes16())).put(to: &writer)
        writer.put(UInt32(items.count))
        for item in items {
            writer.put(item.record)
            writer.put(item.name)
            writer.put(UInt8(item.subject == nil ? 0 : 1))
            writer.put((item.subject ?? CaseID(Bytes16())).bytes)
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
        putImports(to: &writer)
        putReferences(to: &writer)
    }

    private func putReferences(to writer: inout ByteWriter) {
        writer.put(UInt32(references.count))
        for one in references {
            writer.put(one.entry)
            writer.put(UInt8(one.other == nil ? 0 : 1))
            writer.put(one.other?.bytes ?? one.record ?? Bytes16())
        }
    }

    private static func references(
        _ reader: inout ByteReader, among entries: Int
    ) throws(ByteReader.Malformed) -> [Reference] {
        var references: [Reference] = []
        for _ in 0..<(try reader.integer(UInt32.self)) {
            let (entry, isCase) = (try reader.integer(UInt32.self), try reader.integer(UInt8.self) != 0)
            let target = try reader.bytes16()
            guard entry < entries else { throw ByteReader.Malformed() }
            references.append(
                Reference(entry: entry, other: isCase ? CaseID(target) : nil, record: isCase ? nil : target))
        }
        return references
    }

    private func putImports(to writer: inout ByteWriter) {
        writer.put(UInt32(imports.count))
        for one in imports {
            writer.put(one.entry)
            writer.put(UInt32(one.heads.count))
            for head in one.heads {
                writer.put(head.log)
                writer.put(head.end.cell)
                writer.put(head.end.hash)
            }
        }
    }

    private static func imports(_ reader: inout ByteReader, among entries: Int) throws(ByteReader.Malformed) -> [Import]
    {
        var imports: [Import] = []
        for _ in 0..<(try reader.integer(UInt32.self)) {
            let (entry, count) = (try reader.integer(UInt32.self), try reader.integer(UInt32.self))
            guard entry < entries, Int(count) <= reader.rest / 40 else { throw ByteReader.Malformed() }
            var one = Import(entry: entry, heads: [])
            for _ in 0..<count {
                let log = try reader.bytes16()
                let end = LineOrigin.End(cell: try reader.integer(), hash: try reader.bytes16())
                one.heads.append(Import.Head(log: log, end: end))
            }
            imports.append(one)
        }
        return imports
    }

    /// Reads entries whose texts are in `blocks`. Each place is checked against its block.
    init(from reader: inout ByteReader, blocks: [[UInt8]]) throws(ByteReader.Malformed) {
        let sourceCount = try reader.integer(UInt32.self)
        var sources: [Source] = []
        for _ in 0..<sourceCount {
            let (log, author, flags) = (try reader.bytes16(), try reader.text(), try reader.integer(UInt8.self))
            let keysFile = FileStamp(version: try reader.integer(), hash: try reader.bytes32())
            let (key, isRevoked) = (try reader.bytes32(), try reader.integer(UInt8.self) != 0)
            var writer = Writer(label: author, isCoordinator: flags & 1 != 0, isKnown: flags & 2 != 0)
            writer.isRevoked = flags & 4 != 0
            sources.append(
                Source(
                    log: log, writer: writer,
                    session: Session(keysFile: keysFile, author: key, isRevoked: isRevoked)))
        }
        let origin = try LineOrigin(from: &reader)
        let count = Int(try reader.integer(UInt32.self))
        guard count <= reader.rest / Self.itemSize else { throw ByteReader.Malformed() }
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count {
            let (record, name) = (try reader.bytes16(), try reader.bytes16())
            let (isNamed, subject) = (try reader.integer(UInt8.self) != 0, CaseID(try reader.bytes16()))
            let received = Moment(unixSeconds: try reader.integer())
            let (cell, code, mark) = (
                try reader.integer(UInt64.self), try reader.integer(UInt64.self), try reader.bytes16()
            )
            guard let kind = Kind(rawValue: try reader.integer()) else { throw ByteReader.Malformed() }
            let item = Item(
                record: record, name: name, subject: isNamed ? subject : nil, received: received, shown: received,
                cell: cell,
                mark: mark,
                code: code == .max ? nil : CaseCode(number: code), kind: kind, source: try reader.integer(),
                block: try reader.integer(), start: try reader.integer(), count: try reader.integer())
            guard kind == .newer || (item.code == nil) == (kind == .decision), isNamed || kind != .request,
                item.source < sourceCount,
                Int(item.block) < blocks.count,
                Int(item.start) + Int(item.count) <= blocks[Int(item.block)].count
            else { throw ByteReader.Malformed() }
            items.append(item)
        }
        let imports = try Self.imports(&reader, among: count)
        let references = try Self.references(&reader, among: count)
        self.init(
            items: items, imports: imports, references: references, of: origin, sources: sources, blocks: blocks)
    }
}

extension Writer {
    /// Bit 0: the writer is a coordinator. Bit 1: the writer is known. Bit 2: the writer is revoked.
    var flags: UInt8 { (isCoordinator ? 1 : 0) | (isKnown ? 2 : 0) | (isRevoked ? 4 : 0) }
}
