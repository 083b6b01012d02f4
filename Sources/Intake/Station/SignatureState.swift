// How far this laptop can verify the signature beside a keys file. For `keys check` and `keys show FILE`, which read a
// file without putting it in force.

import IntakeLog

/// The result of verifying the signature beside a keys file.
package enum SignatureState: String, Hashable, Sendable {
    /// There is no signature.
    case unsigned
    /// The pinned root made it.
    case byRoot = "by_root"
    /// It is valid under a key that only the file itself names.
    case byNamed = "by_named"
    /// It was made with an unknown key; nothing was verified.
    case byUnknown = "by_unknown"
}

extension Home {
    /// Verifies the signature beside `keys`, which were read from `path`.
    /// Throws `SignatureError` if it is malformed or invalid, and `AdoptionError.foreign` if the pinned root did not
    /// make it.
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
