// The name of a record: the same in every copy of it.

import IntakeBase
import IntakeLog

/// Names of records (docs/CASES.md, "Words").
package enum RecordName {
    /// The personalization of their hash.
    static let personal = Personal("intake name 1")

    /// The first 16 bytes of BLAKE2b-256 over the id of the log, the id of the record, and its text.
    package static func make(log: Bytes16, record: Bytes16, text: [UInt8]) throws -> Bytes16 {
        var hasher = try Hasher256(personal)
        return try make(log: log, record: record, text: text, &hasher)
    }

    /// The same with a hasher that is used again.
    static func make(log: Bytes16, record: Bytes16, text: [UInt8], _ hasher: inout Hasher256) throws -> Bytes16 {
        hasher.restart()
        for bytes in [log.array + record.array, text] where !bytes.isEmpty {
            try unsafe bytes.withUnsafeBytes { try unsafe hasher.update($0.baseAddress!, count: $0.count) }
        }
        return try hasher.digest().firstHalf
    }
}
