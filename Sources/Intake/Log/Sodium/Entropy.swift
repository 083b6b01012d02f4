// Where the log's random bytes come from: the system. Vectors that another program must reproduce are made from
// a fixed seed, inside this module's tests alone: that way in is not public.

import CSodium

/// A source of random bytes.
struct Entropy: Sendable {
    private var seed: UInt64?
    private var calls: UInt64 = 0

    /// The system's random bytes.
    static let system = Entropy(seed: nil)

    /// The same bytes for the same seed: for known-answer vectors.
    static func fixed(_ seed: UInt64) -> Entropy { Entropy(seed: seed) }

    private init(seed: UInt64?) { self.seed = seed }

    /// A source of its own for one session: from the system again, or from a seed that this one's determines.
    mutating func fork() -> Entropy {
        guard seed != nil else { return .system }
        return .fixed(bytes(8).reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// Fills `count` bytes at `out`.
    mutating func fill(_ out: UnsafeMutableRawPointer, _ count: Int) {
        guard let seed else {
            unsafe randombytes_buf(out, count)
            return
        }
        calls += 1
        let key = (withLittleEndian(seed) + withLittleEndian(calls)) + [UInt8](repeating: 0, count: 16)
        unsafe randombytes_buf_deterministic(out, count, key)
    }

    /// `count` bytes.
    mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe bytes.withUnsafeMutableBytes { unsafe fill($0.baseAddress!, count) }
        return bytes
    }
}
