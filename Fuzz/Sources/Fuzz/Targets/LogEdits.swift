// What may have been done to a log on its way: a list of edits, read from the fuzzer's bytes.

@testable import IntakeLog

/// A list of edits, five bytes each: what is done, to which cell, a place in it (two bytes), a value.
struct LogEdits {
    enum Kind: UInt8, CaseIterable {
        /// Another byte at the place.
        case set
        /// The file ends at the place.
        case cut
        /// The cell stands once more before the cell of number `value`.
        case double
        /// The cell and that of number `value` change places.
        case swap
        /// The cell is missing.
        case drop
        /// So many bytes of `value` are put in before the cell.
        case insert
        /// Zeros from the place to the end of the cell.
        case zero
        /// The cell of number `value` of another log of the same laptop stands in its place.
        case splice
        /// The cell claims the number `value`; the trailer is made to fit, as anybody can.
        case renumber
        /// The cell claims to follow the one before it; the trailer is made to fit.
        case relink
        /// Another byte at the place; the trailer is made to fit.
        case forge
        /// The last byte of the file, and so of a torn tail, is missing.
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

    /// Gives the cell at this byte the trailer that fits.
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
