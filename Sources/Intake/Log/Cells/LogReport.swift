// The result of reading a log: its end, its author, and all findings.

import IntakeBase

/// The result of reading a log.
public struct LogReport: Sendable {
    /// The log's id; nil if no cell could be read.
    public var logID: Bytes16?
    /// The number of its cells.
    public var cells: UInt64 = 0
    /// The hash of its last valid cell.
    public var head = Bytes32()
    /// The number of cells up to the last one that a signature of the log's author vouches for; later cells may be
    /// anyone's. The author is the signer of the first cells that open. Without a key: 0.
    public var sealedCells: UInt64 = 0
    /// The hash of that last cell.
    public var sealedHead = Bytes32()
    /// The number of cells up to the last whole one that the key does not open, and that other readers may be able to
    /// read.
    package var closedCells: UInt64 = 0
    /// The number of verified records. Without a key: nil.
    public var records: Int?
    /// The author that its last session names, whether signed or not.
    public var author: SigningPublicKey?
    /// The version of the keys file of its last session.
    public var keysVersion: UInt64?
    /// The last session that could be read.
    package var lastSession: SessionInfo?
    /// The last session that its author's signature vouches for.
    package var lastSigned: SessionInfo?
    /// Whether the log ends with a close.
    public var isClosed = false
    /// All findings.
    public var findings: [Finding] = []
    /// The first failed read of the file: findings after a failure say nothing about the bytes on the medium.
    public var failure: FileError?

    /// An empty report.
    public init() {}

    /// The report on a log that was not read completely: it has no other finding.
    package init(unread failure: FileError) {
        findings = [.unreadable(.failed(failure.reason))]
        self.failure = failure
    }

    /// The most serious verdict of the findings, or `complete`.
    public var verdict: Verdict {
        findings.compactMap(\.verdict).max() ?? .complete
    }

    /// Whether no person must look at the log. Without a key, the statement that the laptop itself named the broken
    /// cells is only a claim, because it is not verified.
    public var isGood: Bool { verdict.isGood && (records != nil || verdict == .complete) }
}
