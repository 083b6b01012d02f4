// How a scan continues after bytes that are not a cell: what they look like, and where the next cell is.

import Glibc
import IntakeBase

extension CellScanner {
    /// Skips bytes that are not a valid cell, up to the next valid one.
    func skipToNext() throws -> BadCells {
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
            // The expected number goes on by place, so that a cell at its proper place is recognised.
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

    /// Whether the 4096 bytes of `place` may be the beginning of a cell followed by zeros, judging by the trailer: a
    /// write that was cut off inside the trailer leaves its first bytes, which match, and zeros after them. A zero at
    /// the cut may also be a byte of the trailer.
    private func isFilledUp(_ place: [UInt8]) throws -> Bool {
        let trailer = place[CellLayout.trailerAt...]
        guard trailer.last == 0 else { return false }
        hasher.restart()
        try unsafe place.withUnsafeBytes { try unsafe hasher.update($0.baseAddress!, count: CellLayout.trailerAt) }
        let fitting = try hasher.digest().array
        let written = trailer.lastIndex { $0 != 0 }.map { $0 + 1 - CellLayout.trailerAt } ?? 0
        return !trailer.elementsEqual(fitting) && trailer.prefix(written).elementsEqual(fitting.prefix(written))
    }

    /// The number of bytes to skip to a possible cell: the next magic number with plausible fields after it.
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
}
