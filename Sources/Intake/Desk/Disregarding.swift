// What a coordinator needs to know before a log is disregarded: which log is meant, and how many of its records are
// concerned.

import IntakeBase
import IntakeCases

extension Desk {
    /// A log as it is named on the command line.
    package enum LogChoice: Hashable, Sendable {
        /// By the first hex digits of its id.
        case digits(String)
        /// By the label of its laptop.
        case author(String)
    }

    /// The records of a log from a cell on.
    package struct LogRecords: Hashable, Sendable {
        /// The id of the log.
        package var log: Bytes16
        /// The number of records from the cell on, each counted once.
        package var count: Int
    }

    /// The logs that are meant, with the number of records from `cell` on; sorted.
    package func records(of choice: LogChoice, from cell: UInt64, reread: Bool = false) throws
        -> (found: [LogRecords], logs: [Stored])
    {
        let (entries, logs) = try loadEntries(snapshot(reread: reread))
        var records: [Bytes16: Set<Bytes16>] = [:]
        switch choice {
        case .digits(let digits):
            for log in Set(entries.origins.map(\.log)) where log.hex.hasPrefix(digits) { records[log] = [] }
        case .author(let label):
            for source in entries.sources where source.writer.isBy(label) { records[source.log] = [] }
        }
        for (index, item) in entries.items.enumerated() where item.cell >= cell {
            records[entries.source(index).log]?.insert(item.name)
        }
        let found = records.map { LogRecords(log: $0.key, count: $0.value.count) }.sorted { $0.log < $1.log }
        return (found, logs)
    }
}

extension Writer {
    /// Whether it is the laptop with this label, revoked or not.
    fileprivate func isBy(_ label: String) -> Bool {
        self.label.lowercased() == (isRevoked ? "?" : "") + label.lowercased()
    }
}

extension Caseload {
    /// Whether a record is a decision about logs, and so about no case.
    package func isAboutLogs(_ name: Bytes16) -> Bool {
        let entries = cases.store.entries
        return entries.items.indices.contains { index in
            guard entries.items[index].name == name, entries.isAboutNoCase(index),
                case .decision(let decision) = entries.event(index).content
            else { return false }
            return decision.isAboutLog
        }
    }
}
