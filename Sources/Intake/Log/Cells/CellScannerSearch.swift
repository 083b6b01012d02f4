// How a scan goes on after bytes that are no cell: what they look like, and where the next cell is.

import Glibc
import IntakeBase

extension CellScanner {
    /// Passes over bytes that are no valid cell, up to the next that is one.
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
}
