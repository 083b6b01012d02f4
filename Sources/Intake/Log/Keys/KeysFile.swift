// The keys file: the laptops that may write, and those that can read. A lead coordinator writes and signs it; every
// laptop pins the signer when it adopts a file for the first time. It is TOML, so that a person can read what is
// signed.

import IntakeBase

/// A well-formed keys file. Its signature is checked elsewhere: see `SignedFile`.
public struct KeysFile: Sendable {
    /// A recipient of every session of every log.
    public struct Coordinator: Hashable, Sendable {
        /// The name of the coordinator's laptop.
        public let label: Label
        /// The key that messages to the coordinator are sealed to.
        public let sealing: SealingPublicKey
        /// The key of the signatures in the coordinator's own log.
        public let signing: SigningPublicKey
        /// The key of the coordinator's signatures on keys files and route books, if the coordinator signs those.
        public let root: MinisignKey?
        /// The last day on which sessions are sealed to the coordinator.
        public let validUntil: Day
        /// The key of seals that resist a quantum computer: not used yet, and nil if the file gives none.
        package let sealingPQ: LatticeKey?
    }

    /// A laptop whose log is trusted.
    public struct Volunteer: Hashable, Sendable {
        /// The name of the volunteer's laptop.
        public let label: Label
        /// The key of the signatures in the volunteer's log.
        public let signing: SigningPublicKey
        /// The key that answers to the volunteer are sealed to.
        public let sealing: SealingPublicKey
    }

    /// The revocation of a key, and with it of the laptop that holds it.
    public struct Revocation: Hashable, Sendable {
        /// The key: a laptop's signing or sealing key.
        public let key: PublicKeyText
        /// The first day on which it is revoked.
        public let date: Day
        /// The reason, as the lead coordinator wrote it: untrusted text.
        public let reason: String
    }

    /// The version, 1 or more; an adopted file is only replaced by one with a higher version.
    public let version: Int
    /// The signer, if the file names it.
    public let root: MinisignKey?
    /// The day on which it was signed, as the lead coordinator wrote it. It decides nothing: the version does.
    package let signed: Day?
    /// What the file says for later versions of the program.
    package let later: KeysFileLater
    /// The name of the hotline: untrusted text.
    public let hotline: String?
    /// The coordinators, 1 to 8, in the order of the file.
    public let coordinators: [Coordinator]
    /// The volunteers in the order of the file.
    public let volunteers: [Volunteer]
    /// The revoked keys in the order of the file.
    public let revoked: [Revocation]
    /// The bytes of the file, which the signature is over.
    public let bytes: [UInt8]
    /// BLAKE2b-256 of `bytes`: together with the version it identifies the file in logs.
    public let hash: Bytes32

    /// The maximum size of a keys file that is read: enough for some thousand volunteers.
    public static let maxBytes = 1 << 20
    /// The maximum number of coordinators in a keys file: each session of a log has 8 slots.
    public static let maxCoordinators = 8

    /// The keys that may have signed this file, if it names any: its root, else the roots of its coordinators.
    public var namedRoots: [MinisignKey] {
        root.map { [$0] } ?? coordinators.compactMap(\.root)
    }
}
