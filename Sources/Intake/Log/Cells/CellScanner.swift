// Walks a log file cell by cell without any key: what is whole, what is not, and where it goes on after damage.
//
// A cell is known by the number in its header. One at an unexpected place is believed only where the chain bears
// it out, so that a single forged number does not cost the rest of the log.

import Glibc
import IntakeBase

/// What the scanner comes upon.
enum ScanItem {
    /// A whole cell; its bytes are at `CellScanner.current` until the next call.
    case cell(CellHeader, prefix: Bytes32, whole: Bytes32)
    /// Cells that are missing, changed or out of place.
    case bad(BadCells)
}

/// A run of places in which no valid cell stands.
struct BadCells: Equatable {
    /// The number of the first cell that should stand there.
    var first: UInt64
    /// The number of the next valid cell; nil at the end of the file.
    var next: UInt64?
    /// Bytes of the run; 0 where cells are simply missing.
    var bytes: Int
    /// The hash of those bytes.
    var hash: Bytes32
    /// The trailer of the run's last 4096 bytes as it stands there.
    var lastTrailer: Bytes32?
    /// Whether it looks like an interrupted write: it ends in less than a cell, or in one whose end is zeros.
    var looksTorn: Bool
    /// A version in it that this program does not know.
    var newerVersion: UInt8?
}

@safe final class CellScanner {
    private let file: File
    /// Is handed all bytes of the file, each once and in order, as the scan comes by them.
    private let taking: ((UnsafeRawBufferPointer) throws -> Void)?
    private let buffer: UnsafeMutableRawPointer
    private static let capacity = 1 << 20
    private var hasher: Hasher256
    /// Where the buffer starts in the file, how much of it is filled, where the scan stands in it.
    private var base = 0
    private var filled = 0
    private var at = 0
    private var atEnd = false
    /// Failed looks for a cell at an odd place; bounded, so that no file can make the scan slow.
    private var attempts = 0
    private static let maxAttempts = 65_536
    /// Reads in a row that failed: a medium that gives nothing any more is not asked for each cell.
    private var failures = 0
    private static let maxFailures = 256
    /// The first read that failed although it was tried again, and that the scan went on after.
    private(set) var failure: FileError?

    /// The 4096 bytes of the cell that `next` returned; valid until it is called again.
    private(set) var current: UnsafeRawPointer
    private(set) var logID: Bytes16?
    private var expected: UInt64 = 0
    private var last: (number: UInt64, hash: Bytes32)?
    /// The file's size in bytes.
    let size: Int

    /// A scan of an open log. `size` is the file's size in bytes.
    convenience init(_ file: consuming File, size: Int) throws {
        try unsafe self.init(file, size: size, taking: nil)
    }

    init(_ file: consuming File, size: Int, taking: ((UnsafeRawBufferPointer) throws -> Void)?) throws {
        let hasher = try Hasher256(.cell)
        self.file = file
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
            guard try readTolerantly(into: 0, count: CellLayout.size, from: place) == CellLayout.size else { continue }
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

    private struct Found {
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
    private func cell(at offset: Int) throws -> Found? {
        guard offset + CellLayout.size <= filled else { return nil }
        let read = try unsafe CellHeader.read(buffer + offset, hasher: &hasher)
        guard case .success(let header) = read.result, logID == nil || logID == header.logID else { return nil }
        return Found(header: header, prefix: read.prefix, whole: read.whole, offset: offset)
    }

    /// Whether a whole cell may stand here: it has the number that is due, or what follows bears it out.
    private func accepts(_ found: Found) throws -> Bool {
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

    /// Passes over bytes that are no valid cell, up to the next that is one.
    private func skipToNext() throws -> BadCells {
        var torn = try Hasher256(.torn)
        var bad = BadCells(first: expected, next: nil, bytes: 0, hash: Bytes32(), looksTorn: true)
        var tail: [UInt8] = []
        while try fill(CellLayout.size * 2) > 0 {
            bad.newerVersion = try bad.newerVersion ?? newerVersion()
            let step = try distanceToCandidate()
            try unsafe torn.update(buffer + at, count: step)
            unsafe tail.append(contentsOf: UnsafeRawBufferPointer(start: buffer + at, count: step))
            tail.removeFirst(max(0, tail.count - 4096))
            bad.bytes += step
            at += step
            // Places count on, so that the cell that stands where it should is known as such.
            expected = bad.first + UInt64((bad.bytes + CellLayout.size - 1) / CellLayout.size)
            guard let found = try cell(at: at) else { continue }
            if try accepts(found) {
                bad.next = found.header.number
                expected = found.header.number
                break
            }
        }
        bad.hash = try torn.digest()
        if tail.count == 4096 { bad.lastTrailer = Bytes32(tail[CellLayout.trailerAt...]) }
        bad.looksTorn = try tail.count < 4096 || bad.bytes % 4096 != 0 || isFilledUp(tail)
        return bad
    }

    /// Whether the 4096 bytes of `place` are the beginning of a cell and zeros, as far as the trailer tells: a write that
    /// was cut off inside the trailer leaves bytes of it that fit, and the zeros that fill the place up may be one.
    private func isFilledUp(_ place: [UInt8]) throws -> Bool {
        let trailer = place[CellLayout.trailerAt...]
        guard trailer.last == 0 else { return false }
        hasher.restart()
        try unsafe place.withUnsafeBytes { try unsafe hasher.update($0.baseAddress!, count: CellLayout.trailerAt) }
        let fitting = try hasher.digest().array
        let written = trailer.lastIndex { $0 != 0 }.map { $0 + 1 - CellLayout.trailerAt } ?? 0
        return !trailer.elementsEqual(fitting) && trailer.prefix(written).elementsEqual(fitting.prefix(written))
    }

    /// Bytes to pass over until a place that could be a cell: the next magic with plausible fields after it.
    private func distanceToCandidate() throws -> Int {
        let end = min(filled, at + CellLayout.size)
        guard attempts < Self.maxAttempts else { return end - at }
        var place = at + 1
        while place < end {
            guard let hit = unsafe memchr(buffer + place, 0x69, end - place) else { break }
            place = unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(buffer)
            if place + CellLayout.size <= filled, plausible(place) {
                attempts += 1
                if try cell(at: place) != nil { return place - at }
            }
            place += 1
        }
        return end - at
    }

    private func plausible(_ place: Int) -> Bool {
        let cell = unsafe UnsafeRawPointer(buffer + place)
        guard unsafe LittleEndian.load(cell, as: UInt32.self) == CellLayout.magic else { return false }
        guard let logID else { return true }
        return unsafe Bytes16(cell + CellLayout.logIDAt) == logID
    }

    private func newerVersion() throws -> UInt8? {
        guard at + CellLayout.size <= filled else { return nil }
        let read = try unsafe CellHeader.read(buffer + at, hasher: &hasher)
        guard case .failure(let refused) = read.result, case .newerVersion(let version) = refused.why else {
            return nil
        }
        return version
    }

    /// Where in the file the present cell stands, in bytes.
    var place: Int { base + at - CellLayout.size }

    /// The hash of the `cells` cells that stand `after` cells before the present one, as a gap names them; nil where
    /// the file does not reach back so far.
    func hash(cells: Int, before after: Int) throws -> Bytes32? {
        let end = place - after * CellLayout.size
        let start = end - cells * CellLayout.size
        guard cells > 0, cells <= Self.maxHashed, start >= 0 else { return nil }
        let bytes = try file.read(count: end - start, at: start)
        var torn = try Hasher256(.torn)
        try unsafe bytes.withUnsafeBytes { try unsafe torn.update($0.baseAddress!, count: $0.count) }
        return try torn.digest()
    }

    /// A writer names at most 400 cells in a gap.
    private static let maxHashed = 512

    /// Makes at least `count` bytes available from where the scan stands, if the file has them; returns how many.
    private func fill(_ count: Int) throws -> Int {
        if filled - at < count && !atEnd {
            unsafe buffer.copyMemory(from: buffer + at, byteCount: filled - at)
            base += at
            filled -= at
            at = 0
            let room = min(Self.capacity - filled, size - base - filled)
            let got = try readTolerantly(into: filled, count: room, from: base + filled)
            try unsafe taking?(UnsafeRawBufferPointer(start: buffer + filled, count: got))
            filled += got
            atEnd = got < room || base + filled >= size
        }
        return filled - at
    }

    /// Reads `count` bytes at `place` of the file to `offset` of the buffer; fewer only at the file's end. Where the
    /// medium gives an input error, cells are read one by one, and those that cannot be read become zeros: what a
    /// failing stick still gives must not be lost with what it does not.
    private func readTolerantly(into offset: Int, count: Int, from place: Int) throws(FileError) -> Int {
        let out = unsafe UnsafeMutableRawBufferPointer(start: buffer + offset, count: count)
        do throws(FileError) {
            return try unsafe file.read(into: out, at: place)
        } catch {
            guard error.code == EIO else { throw error }
        }
        var done = 0
        while done < count {
            let step = min(CellLayout.size - (place + done) % CellLayout.size, count - done)
            let part = unsafe UnsafeMutableRawBufferPointer(rebasing: out[done..<done + step])
            do throws(FileError) {
                let got = try unsafe file.read(into: part, at: place + done)
                failures = 0
                guard got == step else { return done + got }
            } catch {
                failures += 1
                guard error.code == EIO, failures <= Self.maxFailures else { throw error }
                failure = failure ?? error
                unsafe part.initializeMemory(as: UInt8.self, repeating: 0)
            }
            done += step
        }
        return done
    }
}
