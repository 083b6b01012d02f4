// XChaCha20-Poly1305 with a 24-byte nonce (draft-irtf-cfrg-xchacha-03), over pointers into cells and files.

import CSodium

package enum Aead {
    /// The number of bytes that sealing adds: the authentication tag.
    package static let overhead = 16
    /// The size of a nonce in bytes.
    package static let nonceSize = 24

    /// Seals `count` bytes at `plain` to `count + 16` bytes at `out`, which may be the same place as `plain`.
    @inline(__always)
    package static func seal(
        _ out: UnsafeMutableRawPointer, _ plain: UnsafeRawPointer, _ count: Int, additional: UnsafeRawPointer,
        _ additionalCount: Int, nonce: UnsafeRawPointer, key: UnsafePointer<UInt8>
    ) throws(SodiumError) {
        let code = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
            out.assumingMemoryBound(to: UInt8.self), nil, plain.assumingMemoryBound(to: UInt8.self), UInt64(count),
            additional.assumingMemoryBound(to: UInt8.self), UInt64(additionalCount), nil,
            nonce.assumingMemoryBound(to: UInt8.self), key)
        try Sodium.check(code, "crypto_aead_xchacha20poly1305_ietf_encrypt")
    }

    /// Opens `count` sealed bytes (16 more than the plaintext) at `sealed` to `out`, which may be the same place as
    /// `sealed`. Throws `SodiumError.notAuthentic`.
    @inline(__always)
    package static func open(
        _ out: UnsafeMutableRawPointer, _ sealed: UnsafeRawPointer, _ count: Int, additional: UnsafeRawPointer,
        _ additionalCount: Int, nonce: UnsafeRawPointer, key: UnsafePointer<UInt8>
    ) throws(SodiumError) {
        let code = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
            out.assumingMemoryBound(to: UInt8.self), nil, nil, sealed.assumingMemoryBound(to: UInt8.self),
            UInt64(count), additional.assumingMemoryBound(to: UInt8.self), UInt64(additionalCount),
            nonce.assumingMemoryBound(to: UInt8.self), key)
        guard code == 0 else { throw .notAuthentic }
    }
}

/// Sealing of small files and state slots under a key of this laptop. It happens in memory, so that only ciphertext is
/// written.
public enum SecretBox {
    /// Draws a random nonce of 24 bytes from `entropy`. Returns the nonce and the sealed bytes: 40 bytes more than
    /// `plain`.
    package static func seal(
        _ plain: borrowing SecretBytes, additional: [UInt8], key: borrowing SecretBytes, _ entropy: inout Entropy
    ) throws(SodiumError) -> [UInt8] {
        try seal(plain, additional: additional, key: key, nonce: entropy.bytes(Aead.nonceSize))
    }

    /// The same with a given nonce of 24 bytes, which must never have been used under this key.
    public static func seal(
        _ plain: borrowing SecretBytes, additional: [UInt8], key: borrowing SecretBytes, nonce: [UInt8]
    ) throws(SodiumError) -> [UInt8] {
        precondition(key.count == 32 && nonce.count == Aead.nonceSize)
        var sealed = [UInt8](repeating: 0, count: plain.count + Aead.overhead)
        try unsafe Aead.seal(
            &sealed, plain.at(0), plain.count, additional: additional, additional.count, nonce: nonce, key: key.at(0))
        return nonce + sealed
    }

    /// The same as `open`; nil if the bytes do not authenticate. Throws if there is no memory for the plaintext: such
    /// an error says nothing about the bytes.
    package static func opened(
        _ box: [UInt8], additional: [UInt8], key: borrowing SecretBytes
    ) throws(SodiumError) -> SecretBytes? {
        do throws(SodiumError) {
            return try open(box, additional: additional, key: key)
        } catch .notAuthentic {
            return nil
        }
    }

    /// The plaintext of a sealed box. Throws `SodiumError.notAuthentic`.
    public static func open(
        _ box: [UInt8], additional: [UInt8], key: borrowing SecretBytes
    ) throws(SodiumError) -> SecretBytes {
        precondition(key.count == 32)
        guard box.count >= Aead.nonceSize + Aead.overhead else { throw .notAuthentic }
        let sealed = Array(box[Aead.nonceSize...])
        let plain = try SecretBytes(count: sealed.count - Aead.overhead)
        try unsafe Aead.open(
            plain.at(0), sealed, sealed.count, additional: additional, additional.count, nonce: box, key: key.at(0))
        return plain
    }
}
