// BLAKE2b (RFC 7693) by libsodium: hashes, keyed hashes, key derivation.

import CSodium
import IntakeBase

/// A personalization string of 16 bytes. It separates the domains of hashes with different purposes.
package struct Personal: Sendable {
    fileprivate let words: SIMD2<UInt64>

    package init(_ text: StaticString) {
        precondition(text.utf8CodeUnitCount <= 16)
        var words = SIMD2<UInt64>.zero
        unsafe withUnsafeMutableBytes(of: &words) { buffer in
            unsafe buffer.copyMemory(
                from: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
        self.words = words
    }

    @inline(__always)
    fileprivate func withPointer<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R {
        unsafe withUnsafePointer(to: words) { pointer in
            unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 16, body)
        }
    }
}

/// Hashes of public bytes.
public enum Hash {
    /// BLAKE2b-256 without key or personalization: the name of a file (keys file, route book).
    public static func blake2b256(_ bytes: [UInt8]) throws(SodiumError) -> Bytes32 {
        var digest = Bytes32()
        try hash(bytes, into: &digest.words)
        return digest
    }

    /// BLAKE2b-512 without key or personalization: minisign signs it.
    public static func blake2b512(_ bytes: [UInt8]) throws(SodiumError) -> [UInt8] {
        var digest = SIMD8<UInt64>.zero
        try hash(bytes, into: &digest)
        return unsafe withUnsafeBytes(of: digest) { unsafe [UInt8]($0) }
    }

    private static func hash<D>(_ bytes: [UInt8], into digest: inout D) throws(SodiumError) {
        try Sodium.start()
        let code = unsafe withUnsafeMutableBytes(of: &digest) { out in
            unsafe bytes.withUnsafeBytes { input in
                unsafe crypto_generichash(
                    out.baseAddress!.assumingMemoryBound(to: UInt8.self), out.count,
                    input.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(input.count), nil, 0)
            }
        }
        try Sodium.check(code, "crypto_generichash")
    }
}

/// Incremental BLAKE2b whose state can be copied: one pass over a cell gives the hash of a prefix and of the whole.
@safe package struct Hasher256: ~Copyable {
    /// Three states of 384 bytes, aligned to 64: the running one, the initial one, and the copy that is finalized.
    private let states: UnsafeMutableRawPointer
    private var state: UnsafeMutableRawPointer { unsafe states }
    private var initial: UnsafeMutableRawPointer { unsafe states + 384 }
    private var fork: UnsafeMutableRawPointer { unsafe states + 768 }

    /// A hash of 32 bytes.
    package init(_ personal: Personal) throws(SodiumError) {
        try Sodium.start()
        let states = UnsafeMutableRawPointer.allocate(byteCount: 3 * 384, alignment: 64)
        let code = unsafe personal.withPointer { personal in
            unsafe crypto_generichash_blake2b_init_salt_personal(
                OpaquePointer(states + 384), nil, 0, 32, nil, personal)
        }
        guard code == 0 else {
            unsafe states.deallocate()
            throw .failed("crypto_generichash_blake2b_init_salt_personal")
        }
        unsafe self.states = states
        restart()
    }

    deinit {
        unsafe states.deallocate()
    }

    /// Goes back to the initial state.
    @inline(__always)
    package mutating func restart() {
        unsafe state.copyMemory(from: initial, byteCount: 384)
    }

    /// Hashes `count` more bytes.
    @inline(__always)
    package mutating func update(_ bytes: UnsafeRawPointer, count: Int) throws(SodiumError) {
        let pointer = unsafe OpaquePointer(state)
        try Sodium.check(
            unsafe crypto_generichash_blake2b_update(
                pointer, bytes.assumingMemoryBound(to: UInt8.self), UInt64(count)),
            "crypto_generichash_blake2b_update")
    }

    /// The hash of all bytes so far; more bytes may follow.
    @inline(__always)
    package mutating func digest() throws(SodiumError) -> Bytes32 {
        unsafe fork.copyMemory(from: state, byteCount: 384)
        var digest = Bytes32()
        let pointer = unsafe OpaquePointer(fork)
        let code = unsafe withUnsafeMutableBytes(of: &digest.words) { out in
            unsafe crypto_generichash_blake2b_final(pointer, out.baseAddress!.assumingMemoryBound(to: UInt8.self), 32)
        }
        try Sodium.check(code, "crypto_generichash_blake2b_final")
        return digest
    }
}

/// Keyed BLAKE2b and crypto_kdf with keys that are in a `SecretBytes`.
package enum KeyedHash {
    /// BLAKE2b of `message` under the 32-byte `key`, with a personalization string. Writes `count` bytes, 16 to 64, to
    /// `out`.
    @inline(__always)
    package static func mac(
        _ out: UnsafeMutablePointer<UInt8>, count: Int = 32, _ message: UnsafeRawPointer, _ messageCount: Int,
        key: UnsafePointer<UInt8>,
        _ personal: Personal
    ) throws(SodiumError) {
        let code = unsafe personal.withPointer { personal in
            unsafe crypto_generichash_blake2b_salt_personal(
                out, count, message.assumingMemoryBound(to: UInt8.self), UInt64(messageCount), key, 32, nil, personal)
        }
        try Sodium.check(code, "crypto_generichash_blake2b_salt_personal")
    }

    /// crypto_kdf: writes to `out` 32 bytes that are derived from the 32-byte `key` for purpose `number` in `context`
    /// (8 bytes). `out` may be the same place as `key`.
    @inline(__always)
    package static func derive(
        _ out: UnsafeMutablePointer<UInt8>, _ number: UInt64, _ context: StaticString, key: UnsafePointer<UInt8>
    ) throws(SodiumError) {
        precondition(context.utf8CodeUnitCount == 8)
        let code = unsafe context.utf8Start.withMemoryRebound(to: CChar.self, capacity: 8) {
            unsafe crypto_kdf_derive_from_key(out, 32, number, $0, key)
        }
        try Sodium.check(code, "crypto_kdf_derive_from_key")
    }
}
