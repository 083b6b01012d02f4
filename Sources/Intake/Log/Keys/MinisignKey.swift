// The public key of the signer of the keys file and the route book, in minisign's format (`RW...`), so that everyone
// can check those files with the original program. Format: https://jedisct1.github.io/minisign, "Public key format".

import IntakeBase

/// A public key of minisign: a key id of 8 bytes and an Ed25519 public key of 32 bytes.
public struct MinisignKey: Hashable, Sendable {
    /// The key id that signatures name; 8 bytes.
    package let id: MinisignKeyID
    /// The Ed25519 public key.
    public let key: Bytes32

    /// A key with the id that this program computes: the first 8 bytes of the key's BLAKE2b-256.
    public init(key: Bytes32) throws(SodiumError) {
        self.key = key
        id = MinisignKeyID(bytes: Array(try Hash.blake2b256(key.array).array.prefix(8)))
    }

    /// The key with this text: base64 of `Ed`, the id and the key, 56 characters that begin with `RW`; nil for any
    /// other text. Whether the key is a valid point is checked when it is used.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 56, let bytes = Base64.decode(text), bytes.starts(with: Self.algorithm),
            let key = Bytes32(bytes[10...])
        else { return nil }
        id = MinisignKeyID(bytes: Array(bytes[2..<10]))
        self.key = key
    }

    /// The key in one line, `RW...`, for `minisign -P`.
    public var text: String { Base64.encode(Self.algorithm + id.bytes + key.array) }

    /// The key as the content of a file, for `minisign -p`.
    public var file: String { "\(MinisignSignature.untrusted)minisign public key \(id)\n\(text)\n" }

    /// Reads a key from the content that `file` writes; nil for any other content.
    package init?(file bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, let text = String(validating: lines[1], as: UTF8.self)
        else { return nil }
        self.init(text)
    }

    /// A fingerprint of the key that two people can compare by voice: 32 decimal digits in 8 groups of 4, about 106
    /// bits. Group `i` is bytes `8i..<8i+8` of the key's BLAKE2b-512, as a little-endian number, modulo 10,000.
    public func digits() throws(SodiumError) -> String {
        let hash = try Hash.blake2b512(key.array)
        return stride(from: 0, to: 64, by: 8).map { start in
            (LittleEndian.number(hash[start..<start + 8], as: UInt64.self) % 10_000).digits(4)
        }.joined(separator: " ")
    }

    private static let algorithm = Array("Ed".utf8)
}

/// The 8 bytes by which minisign identifies the key of a signature. They are not secret, and prove nothing.
package struct MinisignKeyID: Hashable, Sendable, CustomStringConvertible {
    let bytes: [UInt8]

    /// 16 hexadecimal digits as minisign shows them: the last byte first, in capital letters.
    package var description: String { Hex.text(bytes.reversed()).uppercased() }
}
