// Scans a log file cell by cell without keys: which cells are whole, which are not, and where the log continues after
// damage.
//
// A cell is identified by the number in its header. A cell with an unexpected number is only accepted if the chain
// confirms it, so that a single forged number does not cost the rest of the log.

import IntakeBase

@safe final class CellScanner {
    /// The file, with a reader that tolerates bad places of the medium.
    private var file: TolerantFile
    /// Receives all bytes of the file, each once and in order, as the scan reads them.
    private let taking: ((UnsafeRawBufferPointer) throws -> Void)?
    let buffer: UnsafeMutableRawPointer
    private static let capacity = 1 << 20
    var hasher: Hasher256
    /// The offset of the buffer in the file, the number of bytes in it, and the scan's position in it.
    private var base = 0
    var filled = 0
    var at = 0
    private var atEnd = false
    /// The number of cells that were tried at unaligned places; limited, so that no file can make the scan slow.
    var attempts = 0
    static let maxAttempts = 65_536

    /// The 4096 bytes of the cell that `next` returned; valid until the next call.
    private(set) var current: UnsafeRawPointer
    private(set) var logID: Bytes16?
    var expected: UInt64 = 0
    private var last: (number: UInt64, hash: Bytes32)?
    /// The file's size in bytes.
    let size: Int

    /// A scan of an open log. `size` is the size of the file in bytes.
    convenience init(_ file: consuming File, size: Int) throws {
        try unsafe self.init(file, size: size, taking: nil)
    }

    init(_ file: consuming File, size: Int, taking: ((UnsafeRawBufferPointer) throws -> Void)?) throws {
        let hasher = try Hasher256(.cell)
        self.file = TolerantFile(file)
        unsafe self.taking = taking
        self.size = size
        self.hasher = hasher
        unsafe buffer = .allocate(byteCount: Self.capacity, alignment: 4096)
        unsafe current = UnsafeRawPointer(buffer)
        logID = try elect()
    }

    deinit {
        unsafe buffer.deallocate()
    }

    /// The id of the log that most of a few cells, spread over the file, belong to; nil if there is no single winner.
    /// Because of this vote, a foreign cell at the beginning does not make all other cells foreign.
    private func elect() throws -> Bytes16? {
        var votes: [Bytes16: Int] = [:]
        let cells = size / CellLayout.size
        for index in 0..<min(cells, Self.voters) {
            let place = index * cells / min(cells, Self.voters) * CellLayout.size
            guard try load(into: 0, count: CellLayout.size, from: place) == CellLayout.size else { continue }
            let read = try unsafe CellHeader.read(buffer, hasher: &hasher)
            if case .success(let header) = read.result { votes[header.logID, default: 0] += 1 }
        }
        guard let best = votes.max(by: { $0.value < $1.value }) else { return nil }
        return votes.values.count { $0 == best.value } == 1 ? best.key : nil
    }

    private static let voters = 9

    /// The next item; nil at the end.
    func next() throws -> ScanItem? {
        guard try fill(CellLayout.size * 2) > 0 else { return nil }
        if let found = try cell(at: at), try accepts(found) {
            if found.header.number > expected {
                let missing = BadCells(
                    first: expected, next: found.header.number, bytes: 0, hash: Bytes32(), lastTrailer: nil,
                    looksTorn: false)
                expected = found.header.number
                return .bad(missing)
            }
            return take(found)
        }
        return .bad(try skipToNext())
    }

    struct Found {
        var header: CellHeader
        var prefix: Bytes32
        var whole: Bytes32
        var offset: Int
    }

    private func take(_ found: Found) -> ScanItem {
        unsafe current = UnsafeRawPointer(buffer + found.offset)
        if logID == nil { logID = found.header.logID }
        last = (found.header.number, found.whole)
        expected = found.header.number + 1
        at = found.offset + CellLayout.size
        return .cell(found.header, prefix: found.prefix, whole: found.whole)
    }

    /// A whole cell of this log at this offset of the buffer; otherwise nil.
    func cell(at offset: Int) throws -> Found? {
        guard offset + CellLayout.size <= filled else { return nil }
        let read = try unsafe CellHeader.read(buffer + offset, hasher: &hasher)
        guard case .success(let header) = read.result, logID == nil || logID == header.logID else { return nil }
        return Found(header: header, prefix: read.prefix, whole: read.whole, offset: offset)
    }

    /// Whether a whole cell is valid at this place: it has the expected number, or the cells around it confirm its
    /// number.
    func accepts(_ found: Found) throws -> Bool {
        let header = found.header
        // The fast path for nearly all cells: the cell after it, whose hash costs as much again, is not checked.
        if logID != nil, header.number == expected { return true }
        let after = try cell(at: found.offset + CellLayout.size)
        if logID == nil {
            // The first cell determines the log's id, so it is not accepted if the next cell contradicts it.
            guard let after else { return header.number == expected }
            return after.header.logID == header.logID && after.header.number == header.number + 1
        }
        if let last {
            guard header.number > last.number else { return false }
            if header.number == last.number + 1, header.previous == last.hash { return adjust(found) }
        }
        // An unexpected number. Without confirmation, one forged cell could cost all cells after it.
        guard let after else {
            let isLast = atEnd && found.offset + 2 * CellLayout.size > filled
            return isLast && header.number > expected && header.number - expected <= Self.maxJump && adjust(found)
        }
        guard after.header.number > header.number else { return false }
        let follows = after.header.number == header.number + 1 && after.header.previous == found.whole
        return (follows || after.header.number - header.number <= Self.maxJump) && adjust(found)
    }

    /// The maximum number of cells that may be missing before a cell that only its own header confirms.
    private static let maxJump: UInt64 = 64

    private func adjust(_ found: Found) -> Bool {
        if found.header.number < expected { expected = found.header.number }
        return true
    }

    /// The offset of the current cell in the file, in bytes.
    var place: Int { base + at - CellLayout.size }

    /// The hash of the `cells` cells that end `after` cells before the current one, as a gap names them; nil if they
    /// would begin before the file does.
    func hash(cells: Int, before after: Int) throws -> Bytes32? {
        let end = place - after * CellLayout.size
        let start = end - cells * CellLayout.size
        guard cells > 0, cells <= Self.maxHashed, start >= 0 else { return nil }
        let bytes = try file.file.read(count: end - start, at: start)
        var torn = try Hasher256(.torn)
        try unsafe bytes.withUnsafeBytes { try unsafe torn.update($0.baseAddress!, count: $0.count) }
        return try torn.digest()
    }

    /// A writer names at most 400 cells in a gap.
    private static let maxHashed = 512

    /// Makes at least `count` bytes available from the scan's position, if the file has them; returns the available
    /// number.
    func fill(_ count: Int) throws -> Int {
        if filled - at < count && !atEnd {
            unsafe buffer.copyMemory(from: buffer + at, byteCount: filled - at)
            base += at
            filled -= at
            at = 0
            let room = min(Self.capacity - filled, size - base - filled)
            let got = try load(into: filled, count: room, from: base + filled)
            try unsafe taking?(UnsafeRawBufferPointer(start: buffer + filled, count: got))
            filled += got
            atEnd = got < room || base + filled >= size
        }
        return filled - at
    }

    /// Reads `count` bytes at `place` in the file to `offset` in the buffer; fewer only at the file's end.
    private func load(into offset: Int, count: Int, from place: Int) throws(FileError) -> Int {
        try unsafe file.read(into: UnsafeMutableRawBufferPointer(start: buffer + offset, count: count), at: place)
    }

    /// The error of the first cell that could not be read in a second try. The scan continued after it.
    var failure: FileError? { file.failure }
}
