// A signature file of minisign: four lines, in the format of the original program. Only the prehashed form (`ED`,
// minisign's default) is accepted: with one form there is less to get wrong, and minisign makes the older form only
// with a flag. Format: https://jedisct1.github.io/minisign, "Signature format".

/// Why a signature is not valid.
package enum SignatureProblem: Error, Hashable, Sendable {
    /// There is no signature file.
    case missing
    /// The signature file does not have minisign's four lines.
    case malformed
    /// The signature is of minisign's older form (`minisign -S -l`).
    case legacy
    /// Another key made the signature.
    case otherKey
    /// The signature does not match the file: one of them was changed.
    case wrong
}

/// The content of a signature file.
public struct MinisignSignature: Hashable, Sendable {
    /// A comment that is not signed.
    public let untrustedComment: String
    /// The id of the key that made the signature.
    package let keyID: MinisignKeyID
    /// The Ed25519 signature over the file's BLAKE2b-512; 64 bytes.
    public let signature: [UInt8]
    /// A comment that the second signature covers.
    public let trustedComment: String
    /// The Ed25519 signature over the first signature and the trusted comment; 64 bytes.
    public let globalSignature: [UInt8]

    /// The maximum size of a signature file that is read. Both comments fit at minisign's own limits (1,024 and 8,192
    /// bytes).
    public static let maxBytes = 16_384
    /// The path of the signature file that belongs to `file`.
    public static func path(for file: String) -> String { file + ".minisig" }

    static let untrusted = "untrusted comment: "
    static let trusted = "trusted comment: "
    static let algorithm = Array("ED".utf8)
    private static let legacy = Array("Ed".utf8)

    init(
        untrustedComment: String, keyID: MinisignKeyID, signature: [UInt8], trustedComment: String,
        globalSignature: [UInt8]
    ) {
        self.untrustedComment = untrustedComment
        self.keyID = keyID
        self.signature = signature
        self.trustedComment = trustedComment
        self.globalSignature = globalSignature
    }

    /// Reads a signature file. Lines may end in CR LF; nothing may follow the fourth. Throws
    /// `SignatureProblem.malformed` or `.legacy`.
    package init(file bytes: [UInt8]) throws(SignatureProblem) {
        guard bytes.count <= Self.maxBytes else { throw .malformed }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for index in lines.indices.dropLast() where lines[index].last == UInt8(ascii: "\r") {
            lines[index].removeLast()
        }
        if lines.count == 5, lines[4].isEmpty { lines.removeLast() }
        guard lines.count == 4 else { throw .malformed }
        untrustedComment = try Self.remark(lines[0], after: Self.untrusted)
        trustedComment = try Self.remark(lines[2], after: Self.trusted)
        let first = try Self.value(lines[1], count: 74)
        guard Array(first.prefix(2)) != Self.legacy else { throw .legacy }
        guard Array(first.prefix(2)) == Self.algorithm else { throw .malformed }
        keyID = MinisignKeyID(bytes: Array(first[2..<10]))
        signature = Array(first[10...])
        globalSignature = try Self.value(lines[3], count: 64)
    }

    /// The content of the signature file.
    public var file: String {
        """
        \(Self.untrusted)\(untrustedComment)
        \(Base64.encode(Self.algorithm + keyID.bytes + signature))
        \(Self.trusted)\(trustedComment)
        \(Base64.encode(globalSignature))

        """
    }

    private static func remark(_ line: ArraySlice<UInt8>, after prefix: String) throws(SignatureProblem) -> String {
        guard line.starts(with: prefix.utf8), !line.contains(UInt8(ascii: "\r")), !line.contains(0),
            let text = String(validating: line.dropFirst(prefix.utf8.count), as: UTF8.self)
        else { throw .malformed }
        return text
    }

    private static func value(_ line: ArraySlice<UInt8>, count: Int) throws(SignatureProblem) -> [UInt8] {
        guard let text = String(validating: line, as: UTF8.self), let bytes = Base64.decode(text),
            bytes.count == count
        else { throw .malformed }
        return bytes
    }
}
