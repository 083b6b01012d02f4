// The alarm about a log: each command of the desk repeats it as long as the best copy of the log is not whole.

import IntakeBase
import IntakeLog

/// What is wrong with a log of the desk.
public enum Trouble: Hashable, Sendable {
    /// The desk remembers the log, and its file is gone.
    case missing
    /// The desk's copy changed since its import.
    case changed
    /// The coordinator's own log could not be read whole.
    case ownUnread
    /// A read of the log failed; the content of the disk is unknown.
    case unread(FileError)
    /// Reading the log gave this verdict.
    case verdict(Verdict)
    /// This number of records verify, but this program cannot decode them.
    case putAside(Int)

    /// One word for programs: `missing`, `changed`, `own unread`, `read error`, `put aside`, or that of the verdict.
    public var word: String {
        switch self {
        case .missing: "missing"
        case .changed: "changed"
        case .ownUnread: "own unread"
        case .unread: "read error"
        case .verdict(let verdict): verdict.rawValue
        case .putAside: "put aside"
        }
    }
}

extension Trouble {
    var isUnread: Bool { if case .unread = self { true } else { false } }
}

/// A log of the desk that is not whole.
package struct Alarm: Hashable, Sendable {
    /// The name of its file.
    package var name: String
    /// Who wrote it; nil if it is unknown.
    var author: String?
    /// Whether it is the coordinator's own log.
    package var isOwn: Bool
    /// What is wrong, the most serious first; never empty.
    package var troubles: [Trouble]
    /// Whether this coordinator put it aside (SeenAlarms.swift).
    package var isSeen: Bool
    /// The exit status of a command that met it: 74 if the log could not be read, otherwise 2.
    package var exit: ExitStatus { troubles.contains(where: \.isUnread) ? .ioError : .needsPerson }

    /// The alarm for programs: `{"log", "author", "own", "seen", "words", "sentence"}`.
    package var json: JSONValue {
        [
            "log": .string(name), "author": JSONValue(author), "own": .bool(isOwn), "seen": .bool(isSeen),
            "words": JSONValue(troubles.map(\.word)), "sentence": sentence.json,
        ]
    }
}

extension Desk.Stored {
    /// The alarm about the log; nil if the log is whole.
    package var alarm: Alarm? {
        guard !troubles.isEmpty else { return nil }
        return Alarm(name: name, author: author, isOwn: isOwn, troubles: troubles, isSeen: isSeen)
    }
}

/// What is wrong with a log, as reading it showed. Its memo keeps it.
struct LogFaults: Hashable, Sendable {
    /// All verdicts that are not good, the most serious first.
    var verdicts: [Verdict] = []
    /// The log that it claims to follow.
    var follows: Bytes16?
    /// The number of records that this program could not decode.
    var quarantined = 0
    /// A hash of the places of all that is wrong, so that damage of other cells is another alarm.
    var places = Bytes16()
    /// Who wrote its last session.
    var author: String?

    init() {}

    init(_ report: LogReport, quarantined: [Desk.Quarantined], author: String?) throws {
        // An older keys file is about the laptop, not about this log: its records are here, and count.
        verdicts = Set(report.findings.compactMap(\.verdict)).filter { !$0.isGood && $0 != .olderKeysFile }
            .sorted(by: >)
        for case .logReplaced(let log) in report.findings { follows = log }
        self.quarantined = quarantined.count
        self.author = author
        var writer = ByteWriter()
        for finding in report.findings {
            guard let verdict = finding.verdict, verdicts.contains(verdict) else { continue }
            writer.put(verdict.rawValue)
            writer.put(finding.cells?.lowerBound ?? .max)
            writer.put(finding.cells?.upperBound ?? .max)
        }
        for one in quarantined { writer.put(one.cell) }
        places = try Hash.blake2b256(writer.bytes).firstHalf
    }

    /// What is wrong with the log, compared with its remembered head. `held`: the logs that the desk has.
    func troubles(_ head: DeskHeads.Head?, held: Set<Bytes16>) -> [Trouble] {
        var verdicts = verdicts
        if head?.fork != nil { verdicts = (Set(verdicts).union([.twoHistories])).sorted(by: >) }
        // A log that replaced another one is whole; only the log before it may be missing.
        if let follows, held.contains(follows) { verdicts.removeAll { $0 == .logReplaced } }
        return verdicts.map(Trouble.verdict) + (quarantined > 0 ? [.putAside(quarantined)] : [])
    }

    func put(to writer: inout ByteWriter) {
        writer.put(verdicts.compactMap { Verdict.allCases.firstIndex(of: $0) }.map(UInt8.init))
        writer.put(UInt8(follows == nil ? 0 : 1))
        writer.put(follows ?? Bytes16())
        writer.put(UInt32(clamping: quarantined))
        writer.put(places)
        writer.put(UInt8(author == nil ? 0 : 1))
        writer.put(author ?? "")
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        for rank in try reader.integers(UInt8.self) {
            guard rank < Verdict.allCases.count else { throw ByteReader.Malformed() }
            verdicts.append(Verdict.allCases[Int(rank)])
        }
        let hasPredecessor = try reader.integer(UInt8.self) != 0
        let log = try reader.bytes16()
        follows = hasPredecessor ? log : nil
        quarantined = Int(try reader.integer(UInt32.self))
        places = try reader.bytes16()
        let hasAuthor = try reader.integer(UInt8.self) != 0
        let label = try reader.text()
        author = hasAuthor ? label : nil
    }
}
