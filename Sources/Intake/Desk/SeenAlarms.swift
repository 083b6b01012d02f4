// Alarms that this coordinator put aside (docs/CASES.md, "Decisions"): which ones can be, what names one so that any
// change in what is wrong makes it another alarm, and which of them the coordinator's own logs name.

import IntakeBase
import IntakeCases
import IntakeLog

extension Trouble {
    /// Whether an alarm about it can be put aside. What is wrong with this desk itself, its disk or its own copies, can
    /// be mended, and may mean that another person was at this laptop. A log that came in damaged may stay so for ever.
    fileprivate var canBeSeen: Bool {
        switch self {
        case .missing, .changed, .ownUnread, .unread: false
        case .verdict, .putAside: true
        }
    }
}

extension Desk {
    /// The state of each log, without the cases.
    package func states(reread: Bool = false) throws -> [Stored] { try loadEntries(snapshot(reread: reread)).logs }

    /// Names the alarms that can be put aside, and says which of them were. `own`: the lines of the coordinator's own
    /// logs; another desk's copy of a log may be in another state, so what another coordinator put aside does not count.
    static func putAside(_ logs: inout [Stored], by entries: PackedEntries, in own: Set<UInt32>) {
        // A copy of the own log that differs from it means that another person writes with this laptop's key.
        let ownLogs = Set(logs.filter(\.isOwn).map { $0.name.prefix(32) })
        for number in logs.indices where !ownLogs.contains(logs[number].name.prefix(32)) {
            logs[number].mark = logs[number].made
        }
        guard logs.contains(where: { $0.mark != nil }) else { return }
        let seen = entries.seenAlarms(in: own)
        for number in logs.indices { logs[number].isSeen = logs[number].mark.map(seen.contains) ?? false }
    }
}

extension Desk.Stored {
    /// The mark of the alarm: the file, the words of what is wrong, sorted, and the first digits of the hash of the
    /// places.
    fileprivate var made: String? {
        guard !troubles.isEmpty, troubles.allSatisfy(\.canBeSeen) else { return nil }
        let words = troubles.map { trouble in
            switch trouble {
            case .putAside(let count): "\(trouble.word) \(count)"
            case .verdict(.unknownWriter) where revoked > 0: "\(trouble.word) \(revoked)"
            default: trouble.word
            }
        }
        return "\(name): \(words.sorted().joined(separator: ", ")) (\(places.hex.prefix(16)))"
    }
}

extension PackedEntries {
    /// The marks of the alarms that were put aside in these lines by decisions that count and are not undone.
    fileprivate func seenAlarms(in own: Set<UInt32>) -> Set<String> {
        let imports = Set(imports.map { Int($0.entry) })
        var (decisions, names): ([DecidedRecord], Set<Bytes16>) = ([], [])
        // The own logs are the last ones. An imported copy of a record in them is the same record.
        for index in items.indices.reversed() where isAboutNoCase(index) && !imports.contains(index) {
            let writer = source(index).writer
            guard writer.isKnown, writer.isCoordinator, case .decision(let decision) = event(index).content,
                names.insert(items[index].name).inserted
            else { continue }
            decisions.append(
                DecidedRecord(number: index, name: items[index].name, author: writer.label, decision: decision))
        }
        let undone = UndoneDecisions(decisions).numbers
        return Set(
            decisions.compactMap { record in
                guard own.contains(items[record.number].line), !undone.contains(record.number),
                    case .seen(let alarm) = record.decision.action
                else { return nil }
                return alarm
            })
    }
}
