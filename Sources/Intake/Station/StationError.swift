// Why a laptop cannot record: its keys do not let it.

import IntakeBase

/// Why this laptop cannot record.
package enum StationError: Explained, Hashable {
    /// The keys file of this version names nobody who can read today.
    case noReaders(version: Int)
    /// The keys file does not name this laptop.
    case notInKeys
    /// The keys file says that this laptop must not write any more.
    case revoked(since: Day)

    /// What happened.
    package var sentence: Sentence {
        switch self {
        case .noReaders(let version): StationText.noReaders(version)
        case .notInKeys: StationText.notInKeys
        case .revoked(let day): StationText.revoked(day)
        }
    }
    /// What to do next.
    package var hint: Sentence? {
        switch self {
        case .noReaders: StationText.noReadersHint
        case .notInKeys: StationText.notInKeysHint
        case .revoked: StationText.revokedHint
        }
    }
    /// 1.
    package var exit: ExitStatus { .refused }
}
