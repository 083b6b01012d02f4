// Examines a signed file before it is put in force: who signed it, whether this laptop trusts that signer, and whether
// the version is higher. The command lets the person compare the digits.

import IntakeBase
import IntakeLog

/// A keys file or route book that verifies, is well formed and has a higher version.
public struct Candidate<Content: Sendable>: Sendable {
    /// The file and its signature.
    public let signed: SignedFile
    /// Its content.
    public let content: Content
    /// The signer.
    public let signer: MinisignKey
    /// The reason why the signer is trusted.
    package let trust: SignerTrust
    /// Whether this same file is already in force.
    public let isInForce: Bool
}

/// The reason why the signer of a file is trusted.
package enum SignerTrust: Hashable, Sendable {
    /// It is the pinned one.
    case pinned
    /// It is this laptop's own root key.
    case own
    /// The key was given with the file.
    case given
    /// Only the file itself names it: a person must compare the digits first.
    case unconfirmed
}

extension SignedArchive {
    /// Examines a signed file that `signer` should have signed. Throws `AdoptionError`, `SignatureError`, `TOMLError`.
    func examine(
        _ signed: SignedFile, by signer: MinisignKey, _ trust: SignerTrust
    ) throws -> Candidate<Content> {
        let path = signed.path
        do {
            try signed.verify(by: signer)
        } catch let error as SignatureError where error.problem == .otherKey {
            throw trust == .given ? AdoptionError.givenRootDiffers(path) : AdoptionError.foreign(path)
        }
        let content = try Content(adopting: signed.bytes, file: path)
        guard content.namedSigner == nil || content.namedSigner == signer else {
            throw AdoptionError.namesOtherRoot(path)
        }
        try refuseOlder(content.fileStamp, than: inForce(), path: path)
        let isInForce = try home.pinnedRoot() != nil && inForce() == content.fileStamp
        return Candidate(signed: signed, content: content, signer: signer, trust: trust, isInForce: isInForce)
    }
}

extension Home {
    /// Examines a signed keys file; `given` is the root key that the person provided.
    /// Throws `AdoptionError`, `SignatureError`, `TOMLError`; nothing is changed.
    public func examine(_ signed: SignedFile, root given: MinisignKey?) throws -> Candidate<KeysFile> {
        let (signer, trust) = try believedSigner(of: signed, given)
        return try keysArchive.examine(signed, by: signer, trust)
    }

    private func believedSigner(
        of signed: SignedFile, _ given: MinisignKey?
    ) throws -> (MinisignKey, SignerTrust) {
        if let pinned = try pinnedRoot() {
            guard given == nil || given == pinned else { throw AdoptionError.givenRootIsNotPinned }
            return (pinned, .pinned)
        }
        if let given { return (given, .given) }
        if try hasIdentity, let own = try card().root, own.id == signed.signature.keyID { return (own, .own) }
        // No trusted key is known yet. The file is parsed only to learn which key it claims as its signer.
        let named = try KeysFile(signed.bytes, file: signed.path).namedRoots
        guard let claimed = named.first(where: { $0.id == signed.signature.keyID }) else {
            throw AdoptionError.unknownSigner(signed.path)
        }
        return (claimed, .unconfirmed)
    }
}

/// The reason why a signed file is not adopted.
package enum AdoptionError: Explained, Hashable {
    /// The file at this path was signed by another root than the pinned one.
    case foreign(String)
    /// The file names another root than its signer.
    case namesOtherRoot(String)
    /// The file was signed by another key than the given one.
    case givenRootDiffers(String)
    /// The given key is not the pinned one.
    case givenRootIsNotPinned
    /// No root is pinned, no key was given, and no person can compare digits.
    case unknownSigner(String)
    /// The person did not confirm the digits.
    case notConfirmed
    /// The file is older than the one in force.
    case older(String, version: UInt64, inForce: UInt64)
    /// The file has the version of the one in force, but different content.
    case sameVersion(String, version: UInt64)
    /// The file revokes a laptop, and the own log does not note yet what was imported, to the folder `logs`.
    /// `isAdmitted`: this laptop can note it by the keys file in force.
    case notNoted(String, logs: String, isAdmitted: Bool)

    /// What happened.
    package var sentence: Sentence {
        switch self {
        case .foreign(let path): AdoptionText.foreign(path)
        case .namesOtherRoot(let path): AdoptionText.namesOtherRoot(path)
        case .givenRootDiffers(let path): AdoptionText.givenRootDiffers(path)
        case .givenRootIsNotPinned: AdoptionText.givenRootIsNotPinned
        case .unknownSigner(let path): AdoptionText.unknownSigner(path)
        case .notConfirmed: AdoptionText.notConfirmed
        case .older(let path, let version, let inForce):
            AdoptionText.older(path, version: version, inForce: inForce)
        case .sameVersion(let path, let version): AdoptionText.sameVersion(path, version: version)
        case .notNoted(let path, _, _): AdoptionText.notNoted(path)
        }
    }

    /// What to do next.
    package var hint: Sentence? {
        switch self {
        case .foreign: AdoptionText.foreignHint
        case .namesOtherRoot: AdoptionText.namesOtherRootHint
        case .givenRootDiffers, .givenRootIsNotPinned, .notConfirmed: AdoptionText.askOnAnotherWay
        case .unknownSigner: AdoptionText.unknownSignerHint
        case .older: AdoptionText.olderHint
        case .sameVersion: AdoptionText.sameVersionHint
        case .notNoted(_, let logs, let isAdmitted):
            isAdmitted ? AdoptionText.notNotedHint(logs) : AdoptionText.notNotedFirstHint(logs)
        }
    }

    /// 1 if only this laptop's folder lacks something, otherwise 65: the file is refused.
    package var exit: ExitStatus {
        switch self {
        case .unknownSigner, .notConfirmed, .notNoted: .refused
        default: .badData
        }
    }
}
