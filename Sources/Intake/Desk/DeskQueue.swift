// The queue of a desk, with the help of the snapshot: lines that were worked out on the same day by the same route book
// are taken as they were, as long as nothing new is known of their cases.

import IntakeBase
import IntakeCases
import IntakeTriage

extension Desk {
    /// What a coordinator works with.
    public struct Work: Sendable {
        /// The cases that all logs make together.
        public let cases: Caseload
        /// Their queue.
        public let queue: Queue
        /// Each log, and whether it is as it was.
        public let logs: [Stored]
    }

    /// The file of the snapshot that holds the lines.
    static let rowsName = "rows"
    /// So many new lines are worked out again at each command rather than that all of them are written.
    static let fewRows = 1_000

    /// Everything the desk holds, as the queue of a day.
    /// - Parameters:
    ///   - book: the hash of the route book that `advise` goes by.
    ///   - reread: every log is read and every case advised anew, whatever the snapshot says.
    ///   - advise: what triage says of a request on that day; the same for the same request, book and day.
    public func work(
        asOf: Day, book: Bytes32, reread: Bool = false, advise: @escaping @Sendable (Request) -> Advice
    ) throws -> Work {
        try work(asOf: asOf, book: book, reread: reread, few: Desk.fewRows, advise: advise)
    }

    /// The same; `few`: so many new lines are not worth writing all of them.
    func work(
        asOf: Day, book: Bytes32, reread: Bool = false, few: Int, advise: @escaping @Sendable (Request) -> Advice
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
        // What is made without all of a log must not be kept.
        if !logs.contains(where: \.isUnread), parts.dropFirst(known.count).map(\.facts.count).reduce(0, +) > few {
            write(parts, of: cases.cases.store, snapshot, subject)
        }
        return Work(cases: cases, queue: Queue(cases, asOf: asOf, parts), logs: logs)
    }

    /// What the lines are good for, besides what the whole snapshot is good for.
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
