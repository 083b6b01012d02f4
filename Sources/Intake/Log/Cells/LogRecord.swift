// What a reader hands out: records, and the session that each belongs to.

import IntakeBase

/// A session, as its readers see it.
public final class SessionInfo: Sendable {
    /// The number of its first cell.
    public let number: UInt64
    /// Who wrote it.
    public let author: SigningPublicKey
    /// Who can read it.
    public let recipients: [SealingPublicKey]
    /// The keys file that it was written under.
    public let keysFile: FileStamp
    /// The route book that the writer advised by.
    public let routeBook: FileStamp
    /// The laptop's clock; Unix seconds.
    public let time: Int64

    init(_ content: SessionContent) {
        number = content.number
        author = content.author
        recipients = content.recipients
        keysFile = content.keysFile
        routeBook = content.routeBook
        time = content.time
    }
}

/// A record that verifies.
public struct LogRecord: Sendable {
    /// The record's id: the same id twice is the same record.
    public let id: Bytes16
    /// The number of its first cell.
    public let cell: UInt64
    /// The cells it takes.
    public let cells: UInt64
    /// The session it stands in.
    public let session: SessionInfo
    /// Its text.
    public let text: [UInt8]
}

/// What the reader of a log knows from elsewhere: who may write and read under a keys file.
public protocol SessionJudge {
    /// What is wrong with a session's author and readers, as findings at its first cell. Throws where that could not be
    /// looked up: then the log is not judged at all.
    func objections(to session: SessionInfo) throws -> [Finding]
}

/// Judges nothing: for a laptop without keys files.
public struct NoJudge: SessionJudge {
    /// A judge without an opinion.
    public init() {}
    /// Nothing.
    public func objections(to session: SessionInfo) -> [Finding] { [] }
}
