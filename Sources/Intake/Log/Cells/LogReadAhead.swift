// Reads a log on this core while other cores process its records: this core checks and opens cells, the others decode
// the text of the records. Both take about the same time.
//
// The reader itself is sequential and does not know about this. Only work on a single record may go to another core;
// `visit` is called on this core, in the log's order, for the same records as in `read`.

import IntakeBase

extension LogFile {
    /// The number of records in a batch, and the bytes of text after which it is full: enough work to outweigh the
    /// overhead of a batch.
    private static let batchRecords = 64
    private static let batchBytes = 1 << 18
    /// The maximum number of batches in work, so that memory does not grow with the log.
    private static let batches = 4

    /// Reads the log at `path` as `read` does, and computes `make` for each record on any core. `visit` gets each
    /// verified record, in order, delayed by some hundred records.
    package static func readAhead<Made: Sendable>(
        _ path: String, in files: Files, with reader: borrowing SealingKey, judge: some SessionJudge,
        make: @escaping @Sendable (LogRecord) -> Made, visit: (LogRecord, Made) throws -> Void
    ) throws -> LogReport {
        var batch: [LogRecord] = []
        var bytes = 0
        var inWork: [(records: [LogRecord], made: Deferred<[Made]>)] = []
        func startBatch() {
            let records = batch
            inWork.append((records, Deferred { records.map(make) }))
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
        // Records that were read before an error still go to the caller, as in `read`.
        if !batch.isEmpty { startBatch() }
        while !inWork.isEmpty { try visitOldest() }
        return try report.get()
    }
}
