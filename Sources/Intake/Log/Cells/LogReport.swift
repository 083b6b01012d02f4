// What reading a log showed: where it ends, who wrote it, and all that was found.

import IntakeBase

/// What reading a log showed.
public struct LogReport: Sendable {
    /// The log; nil where no cell could be read.
    public var logID: Bytes16?
    /// Its cells.
    public var cells: UInt64 = 0
    /// The hash of its last valid cell.
    public var head = Bytes32()
    /// Its cells up to the last one that a signature of its author vouches for; what follows may be anybody's. Its author
    /// is who signed the first cells that open. Without a key: 0.
    public var sealedCells: UInt64 = 0
    /// The hash of that last cell.
    public var sealedHead = Bytes32()
    /// Its cells up to the last whole one that may hold what others can read: the key does not open it.
    package var closedCells: UInt64 = 0
    /// Records that verify. Without a key: nil.
    public var records: Int?
    /// Who wrote it, as its last session says; signed or not.
    public var author: SigningPublicKey?
    /// The keys file of its last session.
    public var keysVersion: UInt64?
    /// Its last session that could be read.
    package var lastSession: SessionInfo?
    /// Its last session that its author's signature vouches for.
    package var lastSigned: SessionInfo?
    /// Whether it ends in a close.
    public var isClosed = false
    /// All that was found.
    public var findings: [Finding] = []
    /// The first read of the file that failed: what was found then says nothing about what lies on the medium.
    public var failure: FileError?

    /// A report on nothing yet.
    public init() {}

    /// The report on a log that was not read in whole: nothing else is said of it.
    package init(unread failure: FileError) {
        findings = [.unreadable(.failed(failure.reason))]
        self.failure = failure
    }

    /// The gravest finding, or `complete`.
    public var verdict: Verdict {
        findings.compactMap(\.verdict).max() ?? .complete
    }

    /// Whether nothing in it must be looked at by a person. Without a key, that the laptop itself had named what is
    /// broken is only what was written there.
    public var isGood: Bool { verdict.isGood && (records != nil || verdict == .complete) }
}
