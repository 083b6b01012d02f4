// Where random bytes come from: the system. Vectors that another program must reproduce, and laptops in memory that
// do the same twice, draw from a fixed seed, inside this module's tests alone: that way in is not public.

import CSodium
import IntakeBase
import Synchronization

/// A stream of random bytes, for one use.
package struct Entropy: Sendable {
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
        return .fixed(number())
    }

    /// Fills `count` bytes at `out`.
    mutating func fill(_ out: UnsafeMutableRawPointer, _ count: Int) {
        guard let seed else {
            unsafe randombytes_buf(out, count)
            return
        }
        calls += 1
        let key = (LittleEndian.bytes(of: seed) + LittleEndian.bytes(of: calls)) + [UInt8](repeating: 0, count: 16)
        unsafe randombytes_buf_deterministic(out, count, key)
    }

    /// `count` bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe bytes.withUnsafeMutableBytes { unsafe fill($0.baseAddress!, count) }
        return bytes
    }

    /// A secret of `count` bytes.
    mutating func secret(count: Int) throws(SodiumError) -> SecretBytes {
        let secret = try SecretBytes(count: count)
        unsafe fill(secret.at(0), count)
        return secret
    }

    fileprivate mutating func number() -> UInt64 { LittleEndian.number(bytes(8)) }
}

extension Bytes16 {
    /// 16 random bytes of a stream.
    package init(from entropy: inout Entropy) { self = Bytes16(entropy.bytes(16))! }
}

/// What all random bytes of a laptop are drawn from.
///
/// Each use has a stream of its own, by its name: what is drawn on one core does not depend on what others draw
/// meanwhile, so that a run from a seed is the same every time.
package final class EntropySource: Sendable {
    private let seed: UInt64?
    /// How often each use has asked.
    private let asked = Mutex<[String: UInt64]>([:])

    /// The system.
    package static let system = EntropySource(seed: nil)

    /// The same streams for the same seed.
    static func fixed(_ seed: UInt64) -> EntropySource { EntropySource(seed: seed) }

    private init(seed: UInt64?) { self.seed = seed }

    /// A new stream for this use.
    package func stream(_ use: String) -> Entropy {
        guard let seed else { return .system }
        let time = asked.withLock { asked in
            asked[use, default: 0] += 1
            return asked[use, default: 0]
        }
        // FNV-1a: names need only be told apart.
        let key = (Array(use.utf8) + LittleEndian.bytes(of: time)).reduce(seed ^ 0xCBF2_9CE4_8422_2325) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return .fixed(key)
    }

    /// A number for this use. From the system it does not wait for libsodium, which may not have been started yet.
    func number(for use: String) -> UInt64 {
        guard seed != nil else { return .random(in: .min ... .max) }
        var stream = stream(use)
        return stream.number()
    }
}
