// For a reader: which step of the authentication ratchet belongs to which cell, and the keys of the last steps.
//
// Each confirmed cell uses one step. Cells that were left by an interrupted write, and are named by a gap, use no step:
// the session after them begins with the key that the first of them had. Confirmed cells can therefore not be passed
// off as an interrupted write: the key that this would need has been erased from the laptop.

import IntakeBase

/// The steps of the authentication ratchet, up to the reader's position. A writer does not keep them.
struct AuthTrail: ~Copyable {
    private var segments: [(start: UInt64, index: UInt64)] = []
    private var keys: SecretBytes
    /// The first step whose key may be in `keys`.
    private var known: UInt64 = 0
    /// The number of steps that a reader may still search ahead: a limit against logs that are crafted to cost time.
    var budget = 1 << 17

    /// The number of segments kept: a gap reaches back at most 400 cells, and a session takes 2.
    private static let keptSegments = 256
    private static let keptKeys: UInt64 = 1024

    init() throws(SodiumError) {
        keys = try SecretBytes(count: 32 * Int(Self.keptKeys))
    }

    /// Whether any session has stated its key.
    var isKnown: Bool { !segments.isEmpty }

    /// Cells from `number` on use the steps from `index` on. `isNew`: their keys do not follow from those before.
    mutating func begin(_ number: UInt64, at index: UInt64, isNew: Bool) {
        if segments.count >= 2 * Self.keptSegments { segments.removeFirst(Self.keptSegments) }
        segments.append((number, index))
        if isNew { known = index }
    }

    /// Stores the key of step `index`.
    @inline(__always)
    func keep(_ key: UnsafePointer<UInt8>, _ index: UInt64) {
        unsafe keys.at(32 * Int(index % Self.keptKeys)).update(from: key, count: 32)
    }

    /// The step whose key is the 32 bytes at `claimed`: `last` or one shortly before it.
    func find(_ claimed: UnsafePointer<UInt8>, last: UInt64) -> UInt64? {
        let first = max(known, last >= Self.keptKeys ? last - Self.keptKeys + 1 : 0)
        guard first <= last else { return nil }
        return (first...last).reversed().first { index in
            unsafe Bytes32(UnsafeRawPointer(keys.at(32 * Int(index % Self.keptKeys))))
                == Bytes32(UnsafeRawPointer(claimed))
        }
    }

    /// The step of cell `number`, which must not be before the last session.
    func index(of number: UInt64) -> UInt64 {
        guard let last = segments.last, number >= last.start else { return 0 }
        return last.index + (number - last.start)
    }

    /// The step that cell `number` had before the session at `session` began; nil if it is unknown. If the first
    /// session that states its key is not at the log's beginning, no cell before it was confirmed.
    func index(of number: UInt64, before session: UInt64) -> UInt64? {
        let before = segments.prefix { $0.start < session }
        if let segment = before.last(where: { $0.start <= number }) {
            return segment.index + (number - segment.start)
        }
        return number == 0 ? before.first?.index : nil
    }
}
