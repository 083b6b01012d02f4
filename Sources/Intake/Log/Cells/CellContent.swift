// The content of opened record, close and gap cells.

import IntakeBase

/// A part of a record. A record takes 1, 2, 4, 8, 16 or 32 cells, so that its size reveals next to nothing.
struct RecordPart: Equatable {
    var id: Bytes16
    var part: UInt16
    var count: UInt16
    /// The length of the whole text in bytes.
    var total: UInt32

    static let headSize = 24
    /// The bytes of text that fit into one cell: 3820.
    static let room = CellLayout.contentRoom - headSize
    static let counts: [Int] = [1, 2, 4, 8, 16, 32]
    /// The maximum length of a record's text: 122,240 bytes.
    static let maxText = 32 * room

    /// The number of cells for a text of this many bytes; nil if it is too long.
    static func cells(for bytes: Int) -> Int? {
        counts.first { bytes <= $0 * room }
    }

    /// The range of the text that is in this part.
    var textRange: Range<Int> {
        let start = min(Int(total), Int(part) * Self.room)
        return start..<min(Int(total), start + Self.room)
    }

    func store(to out: UnsafeMutableRawPointer) {
        unsafe id.store(to: out)
        unsafe LittleEndian.store(part, to: out, at: 16)
        unsafe LittleEndian.store(count, to: out, at: 18)
        unsafe LittleEndian.store(total, to: out, at: 20)
    }

    /// Reads a part; nil if its numbers contradict each other or the length of the content.
    init?(_ bytes: UnsafeRawPointer, length: Int) {
        guard length >= Self.headSize else { return nil }
        id = unsafe Bytes16(bytes)
        part = unsafe LittleEndian.load(bytes, at: 16, as: UInt16.self)
        count = unsafe LittleEndian.load(bytes, at: 18, as: UInt16.self)
        total = unsafe LittleEndian.load(bytes, at: 20, as: UInt32.self)
        guard part < count, Self.cells(for: Int(total)) == Int(count), length == Self.headSize + textRange.count
        else { return nil }
    }

    init(id: Bytes16, part: UInt16, count: UInt16, total: UInt32) {
        self.id = id
        self.part = part
        self.count = count
        self.total = total
    }
}

/// The end of a session.
struct CloseContent: Equatable {
    /// The number of records in the log up to this cell.
    var records: UInt64
    /// Unix time in seconds.
    var time: Int64

    static let size = 16

    var bytes: [UInt8] { LittleEndian.bytes(of: records) + LittleEndian.bytes(of: time) }

    init?(_ bytes: UnsafeRawPointer, length: Int) {
        guard length == Self.size else { return nil }
        records = unsafe LittleEndian.load(bytes, as: UInt64.self)
        time = unsafe LittleEndian.load(bytes, at: 8, as: Int64.self)
    }

    init(records: UInt64, time: Int64) {
        self.records = records
        self.time = time
    }
}

/// Cells that the writer found when it opened the log and had not confirmed: an interrupted write.
struct GapContent: Equatable {
    /// The first unconfirmed cell.
    var first: UInt64
    /// The last unconfirmed cell.
    var last: UInt64
    /// The first cell from which on the bytes are not valid cells; `last + 1` if all are valid.
    var torn: UInt64
    /// The hash of the bytes from `torn` to the end of `last`; zero if all are valid.
    var hash: Bytes32

    static let size = 56

    var bytes: [UInt8] {
        LittleEndian.bytes(of: first) + LittleEndian.bytes(of: last) + LittleEndian.bytes(of: torn) + hash.array
    }

    init?(_ bytes: UnsafeRawPointer, length: Int) {
        guard length == Self.size else { return nil }
        func number(_ offset: Int) -> UInt64 {
            unsafe LittleEndian.load(bytes, at: offset, as: UInt64.self)
        }
        (first, last, torn) = (number(0), number(8), number(16))
        hash = unsafe Bytes32(bytes + 24)
        guard first <= last, torn >= first, last < UInt64(CellLayout.maxCells), torn <= last + 1 else { return nil }
    }

    init(first: UInt64, last: UInt64, torn: UInt64, hash: Bytes32) {
        self.first = first
        self.last = last
        self.torn = torn
        self.hash = hash
    }
}
