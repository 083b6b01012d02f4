// Walks a log file cell by cell without any key: what is whole, what is not, and where it goes on after damage.
//
// A cell is known by the number in its header. One at an unexpected place is believed only where the chain bears
// it out, so that a single forged number does not cost the rest of the log.

import IntakeBase

@safe final class CellScanner {
    /// The file, and how it is read where its medium fails.
    private var file: TolerantFile
    /// Is handed all bytes of the file, each once and in order, as the scan comes by them.
    private let taking: ((UnsafeRawBufferPointer) throws -> Void)?
    let buffer: UnsafeMutableRawPointer
    private static let capacity = 1 << 20
    var hasher: Hasher256
    /// Where the buffer starts in the file, how much of it is filled, where the scan stands in it.
    private var base = 0
    var filled = 0
    var at = 0
    private var atEnd = false
    /// Failed looks for a cell at an odd place; bounded, so that no file can make the scan slow.
    var attempts = 0
    static let maxAttempts = 65_536

    /// The 4096 bytes of the cell that `next` returned; valid until it is called again.
    private(set) var current: UnsafeRawPointer
    private(set) var logID: Bytes16?
    var expected: UInt64 = 0
    private var last: (number: UInt64, hash: Bytes32)?
    /// The file's size in bytes.
    let size: Int

    /// A scan of an open log. `size` is the file's size in bytes.
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

    /// The log that most of a few cells, spread over the file, belong to; nil where they do not agree on one. So a
    /// foreign cell at the beginning does not make all others foreign.
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

    /// A whole cell of this log at a place of the buffer.
    func cell(at offset: Int) throws -> Found? {
        guard offset + CellLayout.size <= filled else { return nil }
        let read = try unsafe CellHeader.read(buffer + offset, hasher: &hasher)
        guard case .success(let header) = read.result, logID == nil || logID == header.logID else { return nil }
        return Found(header: header, prefix: read.prefix, whole: read.whole, offset: offset)
    }

    /// Whether a whole cell may stand here: it has the number that is due, or what follows bears it out.
    func accepts(_ found: Found) throws -> Bool {
        let header = found.header
        // Nearly every cell: the one after it, whose hash is as much work again, need not be looked at.
        if logID != nil, header.number == expected { return true }
        let after = try cell(at: found.offset + CellLayout.size)
        if logID == nil {
            // The first cell names the log: one that the next cell contradicts is not taken at its word.
            guard let after else { return header.number == expected }
            return after.header.logID == header.logID && after.header.number == header.number + 1
        }
        if let last {
            guard header.number > last.number else { return false }
            if header.number == last.number + 1, header.previous == last.hash { return adjust(found) }
        }
        // A number out of turn: were it believed alone, one forged cell could cost all that come after it.
        guard let after else {
            let isLast = atEnd && found.offset + 2 * CellLayout.size > filled
            return isLast && header.number > expected && header.number - expected <= Self.maxJump && adjust(found)
        }
        guard after.header.number > header.number else { return false }
        let follows = after.header.number == header.number + 1 && after.header.previous == found.whole
        return (follows || after.header.number - header.number <= Self.maxJump) && adjust(found)
    }

    /// Cells that may be missing before one that nothing but its own header speaks for.
    private static let maxJump: UInt64 = 64

    private func adjust(_ found: Found) -> Bool {
        if found.header.number < expected { expected = found.header.number }
        return true
    }

    /// Where in the file the present cell stands, in bytes.
    var place: Int { base + at - CellLayout.size }

    /// The hash of the `cells` cells that stand `after` cells before the present one, as a gap names them; nil where
    /// the file does not reach back so far.
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

    /// Makes at least `count` bytes available from where the scan stands, if the file has them; returns how many.
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

    /// Reads `count` bytes at `place` of the file to `offset` of the buffer; fewer only at the file's end.
    private func load(into offset: Int, count: Int, from place: Int) throws(FileError) -> Int {
        try unsafe file.read(into: UnsafeMutableRawBufferPointer(start: buffer + offset, count: count), at: place)
    }

    /// The first read that failed although it was tried again, and that the scan went on after.
    var failure: FileError? { file.failure }
}
