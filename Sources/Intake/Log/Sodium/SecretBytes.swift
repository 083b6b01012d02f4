// Memory for secrets: guarded, locked, wiped at the end of its life, and never copied by accident.

import CSodium
import Synchronization

/// Bytes that must not leave this process: keys, seeds, passphrases.
///
/// They are in libsodium's guarded heap: between inaccessible pages, kept out of swap and of core dumps, wiped when the
/// value ends. They cannot be copied, printed, compared or encoded by accident.
@safe public struct SecretBytes: ~Copyable, @unchecked Sendable {
    /// The number of bytes.
    public let count: Int
    private let base: UnsafeMutableRawPointer

    /// Whether all secrets so far were kept out of swap. The system may allow too little locked memory.
    public static var allLocked: Bool { unlocked.load(ordering: .relaxed) == 0 }
    private static let unlocked = Atomic<Int>(0)

    /// `count` zero bytes. Throws `SodiumError.noMemory`.
    public init(count: Int) throws(SodiumError) {
        try Sodium.start()
        guard count >= 0, let base = unsafe sodium_malloc(max(count, 1)) else { throw .noMemory }
        // sodium_malloc succeeds even if the memory cannot be locked: lock it again and check the result.
        if unsafe sodium_mlock(base, max(count, 1)) != 0 { Self.unlocked.add(1, ordering: .relaxed) }
        unsafe sodium_memzero(base, max(count, 1))
        self.count = count
        unsafe self.base = base
    }

    /// `count` random bytes.
    public static func random(count: Int) throws(SodiumError) -> SecretBytes {
        let secret = try SecretBytes(count: count)
        unsafe randombytes_buf(secret.base, count)
        return secret
    }

    /// A second secret with the same bytes as this one, or as a range of it.
    public borrowing func copy(_ range: Range<Int>? = nil) throws(SodiumError) -> SecretBytes {
        let range = range ?? 0..<count
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        let secret = try SecretBytes(count: range.count)
        unsafe secret.base.copyMemory(from: base + range.lowerBound, byteCount: range.count)
        return secret
    }

    deinit {
        unsafe sodium_free(base)
    }

    /// Gives read access to the bytes. The pointer must not be kept.
    public borrowing func withUnsafeBytes<R: ~Copyable, E: Error>(
        _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try unsafe body(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Gives write access to the bytes. The pointer must not be kept.
    public mutating func withUnsafeMutableBytes<R: ~Copyable, E: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try unsafe body(UnsafeMutableRawBufferPointer(start: base, count: count))
    }

    /// Overwrites all bytes with zeros.
    public mutating func wipe() {
        unsafe sodium_memzero(base, count)
    }

    /// Whether both hold the same bytes. The time does not depend on where they differ.
    public borrowing func equals(_ other: borrowing SecretBytes) -> Bool {
        guard count == other.count else { return false }
        return unsafe sodium_memcmp(base, other.base, count) == 0
    }
}

extension SecretBytes {
    /// A pointer to the byte at `offset`, for code in this module that keeps several keys in one secret. Valid as long
    /// as the secret lives.
    @inline(__always)
    package borrowing func at(_ offset: Int) -> UnsafeMutablePointer<UInt8> {
        unsafe (base + offset).assumingMemoryBound(to: UInt8.self)
    }
}
