// Reads a log on this core while another makes something of its records: the one checks and opens cells, the other
// decodes what they say, and both are about as much work.
//
// The reader itself is the plain one and knows nothing of it. Only what is made of each record alone may be left to
// another core; `visit` is called on this one, in the log's order, for the records that `read` would hand out.

import IntakeBase

extension LogFile {
    /// Records of a batch, and bytes of text after which it is full: enough work for a core to be worth the way.
    private static let batchRecords = 64
    private static let batchBytes = 1 << 18
    /// Batches that may be in work: memory does not grow with the log.
    private static let batches = 4

    /// Reads the log at `path` as `read` does, and makes `make`'s value of each record on any core.
    /// `visit` gets each record that verifies, in order, some hundred records late.
    package static func readAhead<Made: Sendable>(
        _ path: String, in files: Files, with reader: borrowing SealingKey, judge: some SessionJudge,
        make: @escaping @Sendable (LogRecord) -> Made, visit: (LogRecord, Made) throws -> Void
    ) throws -> LogReport {
        var batch: [LogRecord] = []
        var bytes = 0
        var inWork: [(records: [LogRecord], made: Ahead<[Made]>)] = []
        func startBatch() {
            let records = batch
            inWork.append((records, Ahead { records.map(make) }))
            (batch, bytes) = ([], 0)
        }
        func visitOldest() throws {
            let (records, made) = inWork.removeFirst()
            do {
                for (record, made) in zip(records, made.value) { try visit(record, made) }
            } catch {
                (batch, inWork) = ([], [])
                throw error
            }
        }
        let report = Result {
            try read(path, in: files, with: reader, judge: judge) { record in
                batch.append(record)
                bytes += record.text.count
                guard batch.count >= batchRecords || bytes >= batchBytes else { return }
                if inWork.count >= batches { try visitOldest() }
                startBatch()
            }
        }
        // Records that were handed out before an error are the caller's, as they are in `read`.
        if !batch.isEmpty { startBatch() }
        while !inWork.isEmpty { try visitOldest() }
        return try report.get()
    }
}
