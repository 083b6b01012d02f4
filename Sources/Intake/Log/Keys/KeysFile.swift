// The keys file: who may write, and who can read. A lead coordinator writes and signs it; every laptop pins the
// signer at the first adoption. TOML, so that a person can read what is signed.

import IntakeBase

/// A keys file that is well formed. That it is signed is another matter: see `SignedFile`.
public struct KeysFile: Sendable {
    /// Somebody to whom every session of every log is sealed.
    public struct Coordinator: Hashable, Sendable {
        /// What the coordinator's laptop is called.
        public let label: Label
        /// What is sealed to the coordinator is sealed to this key.
        public let sealing: SealingPublicKey
        /// Signs the coordinator's own log.
        public let signing: SigningPublicKey
        /// Signs keys files and route books, where the coordinator does that.
        public let root: MinisignKey?
        /// The last day on which anything is sealed to the coordinator.
        public let validUntil: Day
    }

    /// Somebody whose log is believed.
    public struct Volunteer: Hashable, Sendable {
        /// What the volunteer's laptop is called.
        public let label: Label
        /// Signs the volunteer's log.
        public let signing: SigningPublicKey
        /// Answers that come back are sealed to this key.
        public let sealing: SealingPublicKey
    }

    /// A key that no longer counts, and with it the laptop that holds it.
    public struct Revocation: Hashable, Sendable {
        /// The key: a laptop's signing or sealing key.
        public let key: PublicKeyText
        /// The first day on which it does not count.
        public let date: Day
        /// Why, in the lead coordinator's words: text from outside.
        public let reason: String
    }

    /// The version, 1 or more; an adopted file is only ever replaced by one with a higher version.
    public let version: Int
    /// The signer, where the file names it.
    public let root: MinisignKey?
    /// What the hotline calls itself: text from outside.
    public let hotline: String?
    /// The coordinators, 1 to 8, in the order of the file.
    public let coordinators: [Coordinator]
    /// The volunteers in the order of the file.
    public let volunteers: [Volunteer]
    /// The revoked keys in the order of the file.
    public let revoked: [Revocation]
    /// The file as it was read: what the signature is over.
    public let bytes: [UInt8]
    /// BLAKE2b-256 of `bytes`: with the version, the file's name in logs.
    public let hash: Bytes32

    /// The largest keys file that is read: some thousand volunteers.
    public static let maxBytes = 1 << 20
    /// The most coordinators that a keys file may list: each session of a log has 8 slots.
    public static let maxCoordinators = 8

    /// The keys by which this file could have been signed, as far as it names any: its root, else a coordinator's.
    public var namedRoots: [MinisignKey] {
        root.map { [$0] } ?? coordinators.compactMap(\.root)
    }
}
