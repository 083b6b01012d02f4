// Who writes a log, and where a log ends.

import IntakeBase

/// The keys that a laptop writes with.
public struct Author: ~Copyable, Sendable {
    /// Signs each cell.
    public let signing: SigningKey
    /// Locks the state beside the log; 32 bytes.
    public let stateKey: SecretBytes

    /// An author with these keys.
    public init(signing: consuming SigningKey, stateKey: consuming SecretBytes) {
        self.signing = signing
        self.stateKey = stateKey
    }
}

/// Where a log ends.
public struct LogHead: Hashable, Sendable {
    /// The log.
    public var logID: Bytes16
    /// Its cells, of 4096 bytes each.
    public var cells: UInt64
    /// The hash of its last valid cell.
    public var hash: Bytes32
    /// Its records.
    public var records: UInt64

    /// A head.
    public init(logID: Bytes16, cells: UInt64, hash: Bytes32, records: UInt64) {
        self.logID = logID
        self.cells = cells
        self.hash = hash
        self.records = records
    }
}
