// A file with its minisign signature beside it (`FILE.minisig`): the keys file, and the route book. Both are read as a
// whole, with limits on their size, before their content is examined.

import IntakeBase

/// The kind of a signed file: it decides which signing command the hint of an error names.
public enum SignedKind: Hashable, Sendable {
    case keys, routeBook
}

/// A file and its signature, as read. They are not checked before `verify`.
public struct SignedFile: Sendable {
    /// The path of the file, as the caller gave it.
    public let path: String
    /// The content of the file.
    public let bytes: [UInt8]
    /// The signature.
    public let signature: MinisignSignature

    /// A file and its signature that are already in memory.
    public init(path: String, bytes: [UInt8], signature: MinisignSignature) {
        self.path = path
        self.bytes = bytes
        self.signature = signature
    }

    /// Reads the file, of at most `limit` bytes, and the signature beside it. Throws `FileError`, or `SignatureError`
    /// if the signature is missing or malformed.
    public init(reading path: String, in files: Files, limit: Int, kind: SignedKind = .keys) throws {
        let bytes = try files.contents(path, limit: limit)
        guard let signature = try MinisignSignature(beside: path, in: files, kind: kind) else {
            throw SignatureError(path, .missing, kind)
        }
        self.init(path: path, bytes: bytes, signature: signature)
    }

    /// Checks the signature over the file and the one over the trusted comment. Throws `SignatureError` with `otherKey`
    /// or `wrong`, and `SodiumError` if the check is not possible.
    package func verify(by key: MinisignKey) throws {
        guard signature.keyID == key.id else { throw SignatureError(path, .otherKey) }
        let hash = try Hash.blake2b512(bytes)
        guard let signer = try SigningPublicKey(ifGood: key.key),
            signer.verifies(signature.signature, of: hash),
            signer.verifies(signature.globalSignature, of: signature.signature + Array(signature.trustedComment.utf8))
        else { throw SignatureError(path, .wrong) }
    }
}

extension MinisignSignature {
    /// The signature beside the file at `path`; nil if there is no such file. Throws `FileError`, or `SignatureError`
    /// if it is malformed.
    package init?(beside path: String, in files: Files, kind: SignedKind = .keys) throws {
        let name = Self.path(for: path)
        guard let bytes = try files.contents(ifThere: name, limit: Self.maxBytes) else { return nil }
        do throws(SignatureProblem) {
            try self.init(file: bytes)
        } catch {
            throw SignatureError(path, error, kind)
        }
    }

    /// Signs a file. Each comment is one line of at most some hundred bytes, without line breaks.
    public init(
        of bytes: [UInt8], by key: borrowing SigningKey, named name: MinisignKey, trustedComment: String,
        untrustedComment: String = "signature of intake, checked by: minisign -Vm FILE -P KEY"
    ) throws(SodiumError) {
        precondition(name.key == key.publicKey.bytes && !(trustedComment + untrustedComment).utf8.contains(10))
        let signature = try key.sign(try Hash.blake2b512(bytes))
        self.init(
            untrustedComment: untrustedComment, keyID: name.id, signature: signature, trustedComment: trustedComment,
            globalSignature: try key.sign(signature + Array(trustedComment.utf8)))
    }
}

/// The error for a named file whose signature is not valid.
package struct SignatureError: Explained, Hashable {
    /// The path of the file, as the caller gave it.
    package let path: String
    /// What is wrong with its signature.
    package let problem: SignatureProblem
    private let kind: SignedKind

    init(_ path: String, _ problem: SignatureProblem, _ kind: SignedKind = .keys) {
        self.path = path
        self.problem = problem
        self.kind = kind
    }

    /// What is wrong.
    package var sentence: Sentence { KeysText.signature(problem, path) }
    /// What to do next.
    package var hint: Sentence? { KeysText.signatureHint(problem, kind) }
    /// 65: the content of a named file is refused.
    package var exit: ExitStatus { .badData }
}
