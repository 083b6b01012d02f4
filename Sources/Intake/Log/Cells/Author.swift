// The author of a log, and the head of a log.

import IntakeBase

/// The keys that a laptop writes its log with.
public struct Author: ~Copyable, Sendable {
    /// Signs each cell.
    public let signing: SigningKey
    /// Encrypts the state file beside the log; 32 bytes.
    public let stateKey: SecretBytes

    /// An author with these keys.
    public init(signing: consuming SigningKey, stateKey: consuming SecretBytes) {
        self.signing = signing
        self.stateKey = stateKey
    }
}

/// The head of a log: where it ends.
public struct LogHead: Hashable, Sendable {
    /// The id of the log.
    public var logID: Bytes16
    /// The number of its cells, of 4096 bytes each.
    public var cells: UInt64
    /// The hash of its last valid cell.
    public var hash: Bytes32
    /// The number of its records.
    public var records: UInt64

    /// A head with these values.
    public init(logID: Bytes16, cells: UInt64, hash: Bytes32, records: UInt64) {
        self.logID = logID
        self.cells = cells
        self.hash = hash
        self.records = records
    }
}
