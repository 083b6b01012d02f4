// The output of a reader: records, and the session that each belongs to.

import IntakeBase

/// A session, as its readers see it.
public final class SessionInfo: Sendable {
    /// The number of its first cell.
    public let number: UInt64
    /// The author.
    public let author: SigningPublicKey
    /// The readers.
    public let recipients: [SealingPublicKey]
    /// The keys file in force when it was written.
    public let keysFile: FileStamp
    /// The route book in force when it was written.
    public let routeBook: FileStamp
    /// The laptop's clock, in Unix seconds.
    public let time: Int64
    /// The hash of the cell before it.
    package let previous: Bytes32
    /// The log that this one follows, and the hash of the head there; nil if it follows none.
    package let predecessor: (log: Bytes16, head: Bytes32)?

    init(_ content: SessionContent) {
        number = content.number
        author = content.author
        recipients = content.recipients
        keysFile = content.keysFile
        routeBook = content.routeBook
        time = content.time
        previous = content.previous
        predecessor = content.predecessor == Bytes16() ? nil : (content.predecessor, content.predecessorHead)
    }
}

/// A verified record.
public struct LogRecord: Sendable {
    /// The record's id. Two records with the same id are the same record.
    public let id: Bytes16
    /// The number of its first cell.
    public let cell: UInt64
    /// The number of its cells.
    public let cells: UInt64
    /// The hash of its last cell: the head of the log up to this record.
    package let head: Bytes32
    /// The session that it belongs to.
    public let session: SessionInfo
    /// Its text.
    public let text: [UInt8]
}

/// What is known from outside the log: who may write and read under a keys file.
public protocol SessionJudge {
    /// Findings about a session's author and readers, at its first cell. Throws if the keys file could not be looked
    /// up: then the log gets no verdict.
    func objections(to session: SessionInfo) throws -> [Finding]
}

/// A judge without objections, for a laptop without keys files.
public struct NoJudge: SessionJudge {
    /// Creates the judge.
    public init() {}
    /// No findings.
    public func objections(to session: SessionInfo) -> [Finding] { [] }
}
