// Which step of the authentication ratchet belongs to which cell, and the keys of the last steps, for a reader.
//
// Each confirmed cell takes a step. Cells that an interrupted write left, which a gap names, take none: the session
// after them begins with the key that the first of them had. So nobody can pass off confirmed cells as an
// interrupted write: the key for that is gone from the laptop.

import IntakeBase

/// The steps of the authentication ratchet, as far as a reader has come. A writer keeps nothing like it.
struct AuthTrail: ~Copyable {
    private var segments: [(start: UInt64, index: UInt64)] = []
    private var keys: SecretBytes
    /// The first step whose key may be in `keys`.
    private var known: UInt64 = 0
    /// Steps that a reader may still search ahead: a bound for logs that are made to cost time.
    var budget = 1 << 17

    /// Segments that are kept: a gap reaches back over 400 cells, and a session takes 2.
    private static let keptSegments = 256
    private static let keptKeys: UInt64 = 1024

    init() throws(SodiumError) {
        keys = try SecretBytes(count: 32 * Int(Self.keptKeys))
    }

    /// Whether any session has told its key.
    var isKnown: Bool { !segments.isEmpty }

    /// From cell `number` on, cells take the steps from `index` on. `isNew`: with keys that do not follow from those
    /// before.
    mutating func begin(_ number: UInt64, at index: UInt64, isNew: Bool) {
        if segments.count >= 2 * Self.keptSegments { segments.removeFirst(Self.keptSegments) }
        segments.append((number, index))
        if isNew { known = index }
    }

    /// Keeps the key of step `index`.
    @inline(__always)
    func keep(_ key: UnsafePointer<UInt8>, _ index: UInt64) {
        unsafe keys.at(32 * Int(index % Self.keptKeys)).update(from: key, count: 32)
    }

    /// The step, `last` or one of those shortly before it, whose key is the 32 bytes at `claimed`.
    func find(_ claimed: UnsafePointer<UInt8>, last: UInt64) -> UInt64? {
        let first = max(known, last >= Self.keptKeys ? last - Self.keptKeys + 1 : 0)
        guard first <= last else { return nil }
        return (first...last).reversed().first { index in
            unsafe Bytes32(UnsafeRawPointer(keys.at(32 * Int(index % Self.keptKeys))))
                == Bytes32(UnsafeRawPointer(claimed))
        }
    }

    /// The step of cell `number`, which is none before the last session.
    func index(of number: UInt64) -> UInt64 {
        guard let last = segments.last, number >= last.start else { return 0 }
        return last.index + (number - last.start)
    }

    /// The step that cell `number` took before the session at `session` began; nil where it is not known. Where the
    /// first session that tells its key comes after the log's beginning, nothing was confirmed between.
    func index(of number: UInt64, before session: UInt64) -> UInt64? {
        let before = segments.prefix { $0.start < session }
        if let segment = before.last(where: { $0.start <= number }) {
            return segment.index + (number - segment.start)
        }
        return number == 0 ? before.first?.index : nil
    }
}
