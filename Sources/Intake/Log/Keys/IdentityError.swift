// The reasons why an identity cannot be used.

import IntakeBase

/// The error for an identity that cannot be used.
package enum IdentityError: Explained, Hashable {
    /// The file was written by another program.
    case foreign
    /// The file was written by a newer version of this program.
    case newer
    /// The file was changed or is corrupted.
    case damaged
    /// The file demands more memory or time than any file that this program writes.
    case tooCostly
    /// The passphrase does not unlock the file.
    case wrongPassphrase
    /// The laptop does not have the memory, in bytes, that the passphrase needs.
    case noMemory(Int)
    /// The passphrase for a new identity is empty.
    case emptyPassphrase
    /// The laptop has no root key: it does not belong to a coordinator.
    case noRoot

    /// What happened.
    package var sentence: Sentence {
        switch self {
        case .foreign: IdentityText.foreign
        case .newer: IdentityText.newer
        case .damaged: IdentityText.damaged
        case .tooCostly: IdentityText.tooCostly
        case .wrongPassphrase: IdentityText.wrongPassphrase
        case .noMemory(let bytes): IdentityText.noMemory(mebibytes: bytes >> 20)
        case .emptyPassphrase: IdentityText.emptyPassphrase
        case .noRoot: IdentityText.noRoot
        }
    }

    /// What to do next.
    package var hint: Sentence? {
        switch self {
        case .foreign, .damaged, .tooCostly: IdentityText.restore
        case .newer: IdentityText.newerHint
        case .wrongPassphrase: IdentityText.wrongPassphraseHint
        case .noMemory: IdentityText.noMemoryHint
        case .emptyPassphrase: nil
        case .noRoot: IdentityText.noRootHint
        }
    }

    /// 77 for a wrong passphrase, 74 for lack of memory, else 1: the state of this laptop's folder.
    package var exit: ExitStatus {
        switch self {
        case .wrongPassphrase: .wrongKey
        case .noMemory: .ioError
        case .foreign, .newer, .damaged, .tooCostly, .emptyPassphrase, .noRoot: .refused
        }
    }
}
