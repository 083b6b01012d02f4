// The lead coordinator's signature for a keys file or a route book.

import Intake
import IntakeBase
import IntakeLog

/// A coordinator's laptop that has the root key.
struct Signing {
    let home: Home
    let root: MinisignKey
    private let label: Label

    /// Refuses a laptop without the root key before asking for a passphrase.
    init(in context: Context) throws {
        home = Home(context.home)
        let card = try home.card()
        guard let root = card.root else { throw IdentityError.noRoot }
        self.root = root
        label = card.label
    }

    /// Writes the signature of `bytes`, which were read from `file`, beside it. Warns if no laptop would adopt the
    /// version, because of the one in force here. `kind`: what is signed, for the comment in the signature.
    func sign(
        _ bytes: [UInt8], of file: String, kind: String, _ name: FileStamp, inForce: FileStamp?,
        _ passphrase: PassphraseOption, in context: Context
    ) throws {
        let comment = "intake \(kind) version \(name.version), signed by \(label) on \(Day(unixSeconds: context.now))"
        let signature = try home.withIdentity(passphrase, in: context) { identity in
            try identity.signFile(bytes, trustedComment: comment)
        }
        try Folder.replace(MinisignSignature.path(for: file), with: Array(signature.file.utf8), forOthers: true)
        if let inForce, inForce.hash != name.hash, inForce.version >= name.version {
            context.remark(KeysCommandText.willBeRefused(version: name.version, inForce: inForce.version))
        }
    }

    /// The signed file as JSON.
    func json(_ name: FileStamp, of file: String) -> [String: JSONValue] {
        [
            "version": JSONValue(name.version), "hash": .string(name.hash.hex),
            "root": .string(root.text), "signature": .string(MinisignSignature.path(for: file)),
        ]
    }
}
