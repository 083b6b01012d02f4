// The source of random bytes: the system. Test vectors that another program must reproduce, and laptops in memory whose
// runs must repeat, draw from a fixed seed. Only this module's tests can do that: the function is not public.

import CSodium
import IntakeBase
import Synchronization

/// A stream of random bytes, for one use.
package struct Entropy: Sendable {
    private var seed: UInt64?
    private var calls: UInt64 = 0

    /// The system's random bytes.
    static let system = Entropy(seed: nil)

    /// The same bytes for the same seed, for known-answer vectors.
    static func fixed(_ seed: UInt64) -> Entropy { Entropy(seed: seed) }

    private init(seed: UInt64?) { self.seed = seed }

    /// A separate source for one session: the system again, or a seed that is derived from this one's.
    mutating func fork() -> Entropy {
        guard seed != nil else { return .system }
        return .fixed(number())
    }

    /// Fills `count` bytes at `out` with random bytes.
    mutating func fill(_ out: UnsafeMutableRawPointer, _ count: Int) {
        guard let seed else {
            unsafe randombytes_buf(out, count)
            return
        }
        calls += 1
        let key = (LittleEndian.bytes(of: seed) + LittleEndian.bytes(of: calls)) + [UInt8](repeating: 0, count: 16)
        unsafe randombytes_buf_deterministic(out, count, key)
    }

    /// `count` random bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe bytes.withUnsafeMutableBytes { unsafe fill($0.baseAddress!, count) }
        return bytes
    }

    /// A secret of `count` random bytes.
    mutating func secret(count: Int) throws(SodiumError) -> SecretBytes {
        let secret = try SecretBytes(count: count)
        unsafe fill(secret.at(0), count)
        return secret
    }

    fileprivate mutating func number() -> UInt64 { LittleEndian.number(bytes(8)) }
}

extension Bytes16 {
    /// The next 16 random bytes of a stream.
    package init(from entropy: inout Entropy) { self = Bytes16(entropy.bytes(16))! }
}

/// The source of all random bytes of a laptop.
///
/// Each use has a stream of its own, by name: the bytes that one core draws do not depend on what other cores draw at
/// the same time, so that a run from a seed is deterministic.
package final class EntropySource: Sendable {
    private let seed: UInt64?
    /// How many streams each use has asked for.
    private let asked = Mutex<[String: UInt64]>([:])

    /// The system's random bytes.
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
        // FNV-1a suffices: names only need to be told apart.
        let key = (Array(use.utf8) + LittleEndian.bytes(of: time)).reduce(seed ^ 0xCBF2_9CE4_8422_2325) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return .fixed(key)
    }

    /// A number for this use. Without a seed it comes from Swift's system generator: libsodium may not be started yet.
    func number(for use: String) -> UInt64 {
        guard seed != nil else { return .random(in: .min ... .max) }
        var stream = stream(use)
        return stream.number()
    }
}
