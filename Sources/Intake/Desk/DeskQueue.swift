// The queue of a desk, with memoization: a line is taken from the snapshot if it was computed for the same day and
// route book, and nothing new is known about its case.

import IntakeBase
import IntakeCases
import IntakeTriage

extension Desk {
    /// The cases of the desk, their queue, and the state of the logs.
    public struct Work: Sendable {
        /// The cases of all logs.
        public let cases: Caseload
        /// The queue of these cases.
        public let queue: Queue
        /// Each log, and what is wrong with it.
        public let logs: [Stored]
    }

    /// The file of the snapshot that holds the lines.
    static let rowsName = "rows"
    /// Up to this number of new lines, the snapshot is not written again: computing them again at each command costs
    /// less than writing all lines.
    static let fewRows = 1_000

    /// Everything that the desk holds, as the queue of a day.
    /// - Parameters:
    ///   - book: the hash of the route book that `advise` uses.
    ///   - reread: reads each log and advises each case again, without the snapshot.
    ///   - advise: returns the advice of triage for a case on that day. It must be a pure function of case, book and
    ///     day, because its results are cached.
    public func work(
        asOf: Day, book: Bytes32, reread: Bool = false, advise: @escaping @Sendable (Case) -> Advice
    ) throws -> Work {
        try work(asOf: asOf, book: book, reread: reread, few: Desk.fewRows, advise: advise)
    }

    /// As above. `few`: up to this number of new lines, the snapshot is not written again.
    func work(
        asOf: Day, book: Bytes32, reread: Bool = false, few: Int, advise: @escaping @Sendable (Case) -> Advice
    ) throws -> Work {
        let snapshot = snapshot(reread: reread)
        let (entries, logs) = try loadEntries(snapshot)
        let subject = Desk.rowsSubject(asOf: asOf, book: book)
        let (cases, stored) = Cores.both {
            Caseload(entries)
        } _: {
            StoredRows.all(in: snapshot?.read(Desk.rowsName, for: subject))
        }
        let known = Cores.map(stored, chunk: 1) { $0.matched(to: cases.cases.store) }
        let parts = Queue.parts(of: cases, known, advise: advise)
        // Lines that were computed without all of a log must not be cached.
        if !logs.contains(where: \.isUnread), parts.dropFirst(known.count).map(\.facts.count).reduce(0, +) > few {
            write(parts, of: cases.cases.store, snapshot, subject)
        }
        return Work(cases: cases, queue: Queue(cases, asOf: asOf, parts, advise: advise), logs: logs)
    }

    /// What the cached lines depend on, in addition to what the whole snapshot depends on.
    static func rowsSubject(asOf: Day, book: Bytes32) -> ByteWriter {
        var writer = ByteWriter()
        writer.put("rows")
        writer.put(book)
        writer.put(Int64(asOf.sinceEpoch))
        return writer
    }

    private func write(_ parts: [RowsPart], of cases: CaseStore, _ snapshot: Snapshot?, _ subject: ByteWriter) {
        let places = Queue.places(of: parts, cases.sorting.count)
        let starts = Array(stride(from: 0, to: places.count, by: RowsPart.size))
        snapshot?.write(starts.count, Desk.rowsName, for: subject) { number in
            let indexes = starts[number]..<min(starts[number] + RowsPart.size, places.count)
            return StoredRows.bytes(
                indexes.map { ($0, Int(places[$0].part), Int(places[$0].place)) }, of: cases, parts)
        }
    }
}
