// How far the signature beside a keys file can be checked on this laptop: for `keys check` and `keys show FILE`,
// which look at a file without putting it in force.

import IntakeLog

/// What is known of the signature beside a keys file.
package enum SignatureState: String, Hashable, Sendable {
    /// There is none.
    case unsigned
    /// The pinned root made it.
    case byRoot = "by_root"
    /// It fits a key that only the file itself names.
    case byNamed = "by_named"
    /// Some key made it that is not known here; nothing was checked.
    case byUnknown = "by_unknown"
}

extension Home {
    /// Checks the signature beside `keys`, which were read from `path`.
    /// Throws `SignatureError` where it is malformed or does not fit, and `AdoptionError.foreign` where the pinned
    /// root did not make it.
    package func signatureState(of keys: KeysFile, at path: String) throws -> SignatureState {
        guard let signature = try MinisignSignature(beside: path, in: files) else { return .unsigned }
        let signed = SignedFile(path: path, bytes: keys.bytes, signature: signature)
        if let root = try pinnedRoot() {
            guard root.id == signature.keyID else { throw AdoptionError.foreign(path) }
            try signed.verify(by: root)
            return .byRoot
        }
        guard let named = keys.namedRoots.first(where: { $0.id == signature.keyID }) else { return .byUnknown }
        try signed.verify(by: named)
        return .byNamed
    }
}
