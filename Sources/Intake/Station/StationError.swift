// The reasons why the keys of a laptop prevent recording.

import IntakeBase

/// The reason why this laptop cannot record.
package enum StationError: Explained, Hashable {
    /// The keys file of this version names no reader who is valid today.
    case noReaders(version: Int)
    /// The keys file does not name this laptop.
    case notInKeys
    /// The keys file has revoked this laptop.
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
