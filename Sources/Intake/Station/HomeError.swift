// States of a laptop's folder that stop a command.

import IntakeBase

/// A state of this laptop's folder that stops a command.
public enum HomeError: Explained, Hashable {
    /// The folder at this path has no identity; `wasUsed`: it had one, and its work is still there.
    case noIdentity(String, wasUsed: Bool)
    /// The folder at this path already has an identity.
    case identityExists(String)
    /// No keys file is in force.
    case noKeys
    /// The keys file in force does not verify.
    case keysDamaged
    /// The adopted route book is missing or does not verify.
    case bookDamaged
    /// The pinned root cannot be read.
    case rootDamaged
    /// No root is pinned yet.
    case noRoot
    /// Another program is adopting keys or a route book.
    case busy

    /// What happened.
    public var sentence: Sentence {
        switch self {
        case .noIdentity(let path, _): HomeText.noIdentity(path)
        case .identityExists(let path): HomeText.identityExists(path)
        case .noKeys: HomeText.noKeys
        case .keysDamaged: HomeText.keysDamaged
        case .bookDamaged: HomeText.bookDamaged
        case .rootDamaged: HomeText.rootDamaged
        case .noRoot: HomeText.noRoot
        case .busy: HomeText.busy
        }
    }

    /// What to do next.
    public var hint: Sentence? {
        switch self {
        case .noIdentity(_, let wasUsed): wasUsed ? HomeText.identityGoneHint : HomeText.noIdentityHint
        case .identityExists: HomeText.identityExistsHint
        case .noKeys, .noRoot: HomeText.noKeysHint
        case .keysDamaged: HomeText.keysDamagedHint
        case .bookDamaged: HomeText.bookDamagedHint
        case .rootDamaged: HomeText.rootDamagedHint
        case .busy: HomeText.busyHint
        }
    }

    /// 75 if another program is at work, otherwise 1.
    public var exit: ExitStatus {
        self == .busy ? .busy : .refused
    }
}
