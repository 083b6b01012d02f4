// What a coordinator needs to know before a log is disregarded: which log is meant, and how many of its records are
// concerned.

import IntakeBase
import IntakeCases

extension Desk {
    /// The records of a log from a cell on.
    package struct LogRecords: Sendable {
        /// The id of the log.
        package var log: Bytes16
        /// The number of records from the cell on, each counted once.
        package var count: Int
    }

    /// The logs whose id begins with these hex digits, with the number of records from `cell` on; sorted.
    package func records(ofLogs digits: String, from cell: UInt64, reread: Bool = false) throws
        -> (found: [LogRecords], logs: [Stored])
    {
        let (entries, logs) = try loadEntries(snapshot(reread: reread))
        var records: [Bytes16: Set<Bytes16>] = [:]
        for log in Set(entries.origins.map(\.log)) where log.hex.hasPrefix(digits) { records[log] = [] }
        for (index, item) in entries.items.enumerated() where item.cell >= cell {
            records[entries.source(index).log]?.insert(item.name)
        }
        let found = records.map { LogRecords(log: $0.key, count: $0.value.count) }.sorted { $0.log < $1.log }
        return (found, logs)
    }
}
