// A file with its minisign signature beside it (`FILE.minisig`): the keys file, and the route book. Read whole, with
// caps, before anything in it is looked at.

import IntakeBase

/// What a signed file is: who is refused one learns which command signs it.
public enum SignedKind: Hashable, Sendable {
    case keys, routeBook
}

/// A file and its signature, as they were read. Nothing is checked until `verify`.
public struct SignedFile: Sendable {
    /// The file's path, as it was named.
    public let path: String
    /// The file.
    public let bytes: [UInt8]
    /// The signature.
    public let signature: MinisignSignature

    /// A file and its signature that are in memory already.
    public init(path: String, bytes: [UInt8], signature: MinisignSignature) {
        self.path = path
        self.bytes = bytes
        self.signature = signature
    }

    /// Reads the file, of at most `limit` bytes, and the signature beside it.
    /// Throws `FileError`, or `SignatureError` where the signature is missing or malformed.
    public init(reading path: String, in files: Files, limit: Int, kind: SignedKind = .keys) throws {
        let bytes = try files.contents(path, limit: limit)
        guard let signature = try MinisignSignature(beside: path, in: files, kind: kind) else {
            throw SignatureError(path, .missing, kind)
        }
        self.init(path: path, bytes: bytes, signature: signature)
    }

    /// Checks the signature over the file and the one over the trusted remark.
    /// Throws `SignatureError` with `otherKey` or `wrong`, and `SodiumError` where neither can be told.
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
    /// The signature beside the file at `path`; nil where there is none.
    /// Throws `FileError`, or `SignatureError` where it is malformed.
    package init?(beside path: String, in files: Files, kind: SignedKind = .keys) throws {
        let name = Self.path(for: path)
        guard let bytes = try files.contents(ifThere: name, limit: Self.maxBytes) else { return nil }
        do throws(SignatureProblem) {
            try self.init(file: bytes)
        } catch {
            throw SignatureError(path, error, kind)
        }
    }

    /// Signs a file. Both remarks are one line of at most some hundred bytes, without line breaks.
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

/// The signature of a named file that does not hold.
package struct SignatureError: Explained, Hashable {
    /// The file's path, as it was named.
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
    /// The content of a named file is refused.
    package var exit: ExitStatus { .badData }
}
