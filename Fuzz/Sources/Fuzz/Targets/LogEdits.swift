// Attacks on a log in transit: a list of edits, decoded from the fuzzer's bytes.

@testable import IntakeLog

/// A list of edits, five bytes each: kind, cell, offset in it (two bytes), value.
struct LogEdits {
    enum Kind: UInt8, CaseIterable {
        /// Changes the byte at the offset.
        case set
        /// The file ends at the offset.
        case cut
        /// Inserts a copy of the cell before the cell of number `value`.
        case double
        /// Swaps the cell with that of number `value`.
        case swap
        /// Removes the cell.
        case drop
        /// Inserts `value` bytes before the cell.
        case insert
        /// Zeros from the offset to the end of the cell.
        case zero
        /// Replaces the cell by the cell of number `value` of another log of the same laptop.
        case splice
        /// The cell claims the number `value`; its trailer is recomputed, which needs no key.
        case renumber
        /// The cell claims to follow the one before it; its trailer is recomputed.
        case relink
        /// Changes the byte at the offset; the trailer is recomputed.
        case forge
        /// Removes the last byte of the file, and so of a torn tail.
        case nibble
    }

    static let maxEdits = 24
    static let maxCells = 64

    /// `log` with the edits in `script`.
    static func apply(_ script: [UInt8], to log: [UInt8], other: [UInt8]) throws -> [UInt8] {
        var log = log
        for start in stride(from: 0, to: min(script.count, 5 * maxEdits) - 4, by: 5) {
            let kind = Kind.allCases[Int(script[start]) % Kind.allCases.count]
            let cells = log.count / CellLayout.size
            guard cells > 0 else { break }
            let cell = Int(script[start + 1]) % cells
            let place = (Int(script[start + 2]) | Int(script[start + 3]) << 8) % CellLayout.size
            try edit(&log, kind, cell, place, value: script[start + 4], other)
        }
        return log
    }

    private static func edit(
        _ log: inout [UInt8], _ kind: Kind, _ cell: Int, _ place: Int, value: UInt8, _ other: [UInt8]
    ) throws {
        let size = CellLayout.size
        let cells = log.count / size
        let at = cell * size
        let range = at..<at + size
        let second = Int(value) % cells
        switch kind {
        case .set: log[at + place] = value
        case .cut: log.removeLast(log.count - at - place)
        case .double: if cells < maxCells { log.insert(contentsOf: Array(log[range]), at: second * size) }
        case .swap:
            let (left, right) = (Array(log[range]), Array(log[second * size..<second * size + size]))
            log.replaceSubrange(range, with: right)
            log.replaceSubrange(second * size..<second * size + size, with: left)
        case .drop: log.removeSubrange(range)
        case .insert: if cells < maxCells { log.insert(contentsOf: [UInt8](repeating: value, count: place), at: at) }
        case .zero: log.replaceSubrange(at + place..<at + size, with: [UInt8](repeating: 0, count: size - place))
        case .splice:
            let from = Int(value) % (other.count / size) * size
            log.replaceSubrange(range, with: other[from..<from + size])
        case .renumber:
            log[at + CellLayout.numberAt] = value
            try fit(&log, at)
        case .relink:
            guard cell > 0 else { return }
            log.replaceSubrange(at + CellLayout.previousAt..<at + CellLayout.headerSize, with: Array(log[at - 32..<at]))
            try fit(&log, at)
        case .forge:
            log[at + place % CellLayout.trailerAt] = value
            try fit(&log, at)
        case .nibble: log.removeLast()
        }
    }

    /// Recomputes the trailer of the cell at this byte.
    private static func fit(_ log: inout [UInt8], _ at: Int) throws {
        var hasher = try Hasher256(.cell)
        try unsafe log.withUnsafeBytes { bytes in
            try unsafe hasher.update(bytes.baseAddress! + at, count: CellLayout.trailerAt)
        }
        log.replaceSubrange(at + CellLayout.trailerAt..<at + CellLayout.size, with: try hasher.digest().array)
    }

    static func one(_ kind: Kind, _ cell: Int, _ place: Int = 0, _ value: UInt8 = 0) -> [UInt8] {
        [kind.rawValue, UInt8(cell), UInt8(place & 0xFF), UInt8(place >> 8), value]
    }
}
