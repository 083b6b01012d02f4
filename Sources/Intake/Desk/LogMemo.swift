// What reading a log gave, kept in the snapshot: its entries, and what the desk holds against its memory of the log.

import IntakeBase
import IntakeLog

/// A log of the desk: a copy that was imported, or one of the coordinator's own.
struct DeskLog: Sendable {
    /// Its file.
    var path: String
    /// What its memo is called.
    var memo: String
    /// What the desk remembers of it.
    var head: DeskHeads.Head?
    /// Whether it is the coordinator's own.
    var isOwn = false

    /// The first cell that a revoked author does not count from on: of a copy, what the desk does not remember to have
    /// held before the revocation; of the coordinator's own log only its dates say. Nil where there is no such cell.
    var newFrom: NewCells? {
        isOwn ? nil : NewCells(revoked: head.map { $0.revokedFrom ?? $0.cells } ?? 0, held: head?.cells ?? 0)
    }

    /// What a memo of it is good for: the file as it is now, and what is remembered of it.
    func subject(_ mark: FileMark) -> ByteWriter {
        var writer = ByteWriter()
        writer.put("log")
        writer.put(mark.size)
        writer.put(mark.inode)
        for time in [mark.modified, mark.changed] {
            writer.put(time.seconds)
            writer.put(time.nanoseconds)
        }
        guard let head else { return writer }
        writer.put(head.log)
        writer.put(head.cells)
        writer.put(head.hash)
        writer.put(Int64(head.records))
        writer.put(head.revokedFrom ?? .max)
        writer.put(head.fork ?? .max)
        return writer
    }
}

/// What reading a log gave.
struct LogMemo: Sendable {
    /// The log that its cells say it is.
    var log: Bytes16?
    /// Cells up to the last one that its author's signature vouches for, and that one's hash.
    var sealedCells: UInt64 = 0
    var sealedHead = Bytes32()
    var records = 0
    var faults = LogFaults()
    var entries = PackedEntries()

    /// The memo as parts of a file: all but the texts, then these.
    var parts: [[UInt8]] {
        var writer = ByteWriter()
        writer.put(UInt8(log == nil ? 0 : 1))
        writer.put(log ?? Bytes16())
        writer.put(sealedCells)
        writer.put(sealedHead)
        writer.put(Int64(records))
        faults.put(to: &writer)
        entries.put(to: &writer)
        return [writer.bytes] + entries.blocks
    }

    init(
        log: Bytes16?, sealedCells: UInt64, sealedHead: Bytes32, records: Int, faults: LogFaults = LogFaults(),
        entries: PackedEntries
    ) {
        self.log = log
        self.sealedCells = sealedCells
        self.sealedHead = sealedHead
        self.records = records
        self.faults = faults
        self.entries = entries
    }

    /// The memo in these parts; nil where they make none.
    init?(_ parts: [[UInt8]]) {
        guard let first = parts.first else { return nil }
        var reader = ByteReader(first)
        do {
            let hasLog = try reader.integer(UInt8.self) != 0
            let log = try reader.bytes16()
            self.log = hasLog ? log : nil
            sealedCells = try reader.integer()
            sealedHead = try reader.bytes32()
            records = Int(try reader.integer(Int64.self))
            faults = try LogFaults(from: &reader)
            entries = try PackedEntries(from: &reader, blocks: Array(parts.dropFirst()))
        } catch {
            return nil
        }
        guard reader.rest == 0 else { return nil }
    }
}
