// The public key of whoever signs the keys file and the route book, in minisign's form (`RW...`), so that anybody
// can check those files with the stock program. Format: https://jedisct1.github.io/minisign, "Public key format".

import IntakeBase

/// A public key of minisign: an 8-byte key id and an Ed25519 public key of 32 bytes.
public struct MinisignKey: Hashable, Sendable {
    /// The key id as it stands in signatures; 8 bytes.
    package let id: MinisignKeyID
    /// The Ed25519 public key.
    public let key: Bytes32

    /// A key under the id that this program gives: the first 8 bytes of the key's BLAKE2b-256.
    public init(key: Bytes32) throws(SodiumError) {
        self.key = key
        id = MinisignKeyID(bytes: Array(try Hash.blake2b256(key.array).array.prefix(8)))
    }

    /// The key that `text` is: base64 of `Ed`, the id and the key, 56 characters that begin with `RW`; nil for
    /// anything else. Whether the key is a good point shows when it is used.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 56, let bytes = Base64.decode(text), bytes.starts(with: Self.algorithm),
            let key = Bytes32(bytes[10...])
        else { return nil }
        id = MinisignKeyID(bytes: Array(bytes[2..<10]))
        self.key = key
    }

    /// The key in one line, `RW...`: what `minisign -P` takes.
    public var text: String { Base64.encode(Self.algorithm + id.bytes + key.array) }

    /// The key as a file that `minisign -p` takes.
    public var file: String { "\(MinisignSignature.untrusted)minisign public key \(id)\n\(text)\n" }

    /// The key in the file that `file` writes; nil for anything else.
    package init?(file bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, let text = String(validating: lines[1], as: UTF8.self)
        else { return nil }
        self.init(text)
    }

    /// The key for two people to compare by voice: 32 decimal digits in 8 groups of 4, about 106 bits.
    /// Group `i` is bytes `8i..<8i+8` of the key's BLAKE2b-512, a little-endian number, modulo 10,000.
    public func digits() throws(SodiumError) -> String {
        let hash = try Hash.blake2b512(key.array)
        return stride(from: 0, to: 64, by: 8).map { start in
            (LittleEndian.number(hash[start..<start + 8], as: UInt64.self) % 10_000).digits(4)
        }.joined(separator: " ")
    }

    private static let algorithm = Array("Ed".utf8)
}

/// The 8 bytes by which minisign tells which key made a signature. Not a secret, and no proof of anything.
package struct MinisignKeyID: Hashable, Sendable, CustomStringConvertible {
    let bytes: [UInt8]

    /// 16 hexadecimal digits, as minisign shows them: the last byte first, in capitals.
    package var description: String { Hex.text(bytes.reversed()).uppercased() }
}
