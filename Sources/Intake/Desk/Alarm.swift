// What a desk goes on saying of a log: as long as the best copy of it is not whole, each look at the desk tells.

import IntakeBase
import IntakeLog

/// What is not as it should be with a log of the desk.
public enum Trouble: Hashable, Sendable {
    /// The desk remembers the log, and its file is gone.
    case missing
    /// The desk's copy is not as it was when it was imported.
    case changed
    /// The coordinator's own log could not be read whole.
    case ownUnread
    /// A read of the log failed; what is on the disk is not known.
    case unread(FileError)
    /// Reading the log shows this.
    case verdict(Verdict)
    /// This number of records verify, but this program cannot take them.
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
    /// Who wrote it, as far as that is known.
    var author: String?
    /// Whether it is the coordinator's own log.
    package var isOwn: Bool
    /// What is wrong, the gravest first; never empty.
    package var troubles: [Trouble]
    /// What a command ends with that met it: 74 where the log could not be read, else 2.
    package var exit: ExitStatus { troubles.contains(where: \.isUnread) ? .ioError : .needsPerson }

    /// The alarm for programs: `{"log", "author", "own", "words", "text"}`.
    package var json: JSONValue {
        [
            "log": .string(name), "author": JSONValue(author), "own": .bool(isOwn),
            "words": JSONValue(troubles.map(\.word)), "text": .string(sentence.en),
        ]
    }
}

extension Desk.Stored {
    /// What is to be said of the log; nil where it is whole.
    package var alarm: Alarm? {
        guard !troubles.isEmpty else { return nil }
        return Alarm(name: Folder.name(of: path), author: author, isOwn: isOwn, troubles: troubles)
    }
}

/// What reading a log showed that keeps it from being whole, as its memo has it.
struct LogFaults: Hashable, Sendable {
    /// All verdicts that are not good, the gravest first.
    var verdicts: [Verdict] = []
    /// The log that it says it follows.
    var follows: Bytes16?
    /// Records that this program could not take.
    var quarantined = 0
    /// Who wrote its last session.
    var author: String?

    init() {}

    init(_ report: LogReport, quarantined: Int, author: String?) {
        // Older keys are about the laptop, not about this log: what it wrote is here, and counts.
        verdicts = Set(report.findings.compactMap(\.verdict)).filter { !$0.isGood && $0 != .olderKeysFile }
            .sorted(by: >)
        for case .logReplaced(let log) in report.findings { follows = log }
        self.quarantined = quarantined
        self.author = author
    }

    /// What is to be said as long as the desk has no better copy. `held`: the logs that the desk has.
    func troubles(_ head: DeskHeads.Head?, held: Set<Bytes16>) -> [Trouble] {
        var verdicts = verdicts
        if head?.fork != nil { verdicts = (Set(verdicts).union([.twoHistories])).sorted(by: >) }
        // A log that was begun anew is whole; what may be missing is the one before it.
        if let follows, held.contains(follows) { verdicts.removeAll { $0 == .logReplaced } }
        return verdicts.map(Trouble.verdict) + (quarantined > 0 ? [.putAside(quarantined)] : [])
    }

    func put(to writer: inout ByteWriter) {
        writer.put(verdicts.compactMap { Verdict.allCases.firstIndex(of: $0) }.map(UInt8.init))
        writer.put(UInt8(follows == nil ? 0 : 1))
        writer.put(follows ?? Bytes16())
        writer.put(UInt32(clamping: quarantined))
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
        let hasAuthor = try reader.integer(UInt8.self) != 0
        let label = try reader.text()
        author = hasAuthor ? label : nil
    }
}
