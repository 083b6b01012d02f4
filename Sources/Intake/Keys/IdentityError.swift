// Why an identity cannot be used.

/// An identity that cannot be used.
public enum IdentityError: Explained, Hashable {
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
    /// The passphrase for a new identity is empty.
    case emptyPassphrase
    /// The laptop holds no root key: it is no coordinator's.
    case noRoot

    /// What happened.
    public var sentence: Sentence {
        switch self {
        case .foreign: IdentityText.foreign
        case .newer: IdentityText.newer
        case .damaged: IdentityText.damaged
        case .tooCostly: IdentityText.tooCostly
        case .wrongPassphrase: IdentityText.wrongPassphrase
        case .emptyPassphrase: IdentityText.emptyPassphrase
        case .noRoot: IdentityText.noRoot
        }
    }

    /// What to do next.
    public var hint: Sentence? {
        switch self {
        case .foreign, .damaged, .tooCostly: IdentityText.restore
        case .newer: IdentityText.newerHint
        case .wrongPassphrase: IdentityText.wrongPassphraseHint
        case .emptyPassphrase: nil
        case .noRoot: IdentityText.noRootHint
        }
    }

    /// 77 for the passphrase, else 1: the state of this laptop's folder.
    public var exit: ExitStatus {
        self == .wrongPassphrase ? .wrongKey : .refused
    }
}
