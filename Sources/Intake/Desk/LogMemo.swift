// The memo of a log: what reading it gave, for the snapshot. It has the entries of the log, and what the desk compares
// with the remembered head.

import IntakeBase
import IntakeLog

/// A log of the desk: a copy that was imported, or one of the coordinator's own.
struct DeskLog: Sendable {
    /// The path of its file.
    var path: String
    /// The name of its memo in the snapshot.
    var memo: String
    /// The remembered head; nil if the desk does not remember it.
    var head: DeskHeads.Head?
    /// Whether it is the coordinator's own.
    var isOwn = false

    /// The first cells that are new to the desk. What counts of a revoked author does not depend on them, but on import
    /// events (Counting.swift). Nil for the coordinator's own log.
    var newFrom: NewCells? { isOwn ? nil : NewCells(revoked: .max, held: head?.cells ?? 0) }

    /// What a memo depends on (the cache key): the file as it is now, and the remembered head.
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

/// The result of reading a log, as the snapshot keeps it.
struct LogMemo: Sendable {
    /// The id of the log, from its cells.
    var log: Bytes16?
    /// The number of cells up to the last one that a signature of the author covers. `sealedHead`: the hash of that
    /// cell.
    var sealedCells: UInt64 = 0
    var sealedHead = Bytes32()
    var records = 0
    var faults = LogFaults()
    var entries = PackedEntries()

    /// The memo as parts of a file: first everything except the texts, then the texts.
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

    /// Reads the memo from these parts; nil if they are malformed.
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
