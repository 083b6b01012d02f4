// Why an identity cannot be used.

import IntakeBase

/// An identity that cannot be used.
package enum IdentityError: Explained, Hashable {
    /// The file is another program's.
    case foreign
    /// The file is of a newer version of this program.
    case newer
    /// The file was changed or decayed.
    case damaged
    /// The file asks for more memory or time than any file of ours.
    case tooCostly
    /// The passphrase does not unlock it.
    case wrongPassphrase
    /// The laptop does not give the memory that the passphrase takes, in bytes.
    case noMemory(Int)
    /// The passphrase for a new identity is empty.
    case emptyPassphrase
    /// The laptop holds no root key: it is no coordinator's.
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

    /// 77 for the passphrase, 74 for memory, else 1: the state of this laptop's folder.
    package var exit: ExitStatus {
        switch self {
        case .wrongPassphrase: .wrongKey
        case .noMemory: .ioError
        case .foreign, .newer, .damaged, .tooCostly, .emptyPassphrase, .noRoot: .refused
        }
    }
}
