// The triage queue: all cases of a desk as they stand on one day, the most urgent first.

/// The triage queue of one day.
public struct Queue: Sendable {
    /// The day that the advice is for.
    public let asOf: Day
    /// The cases, most urgent first.
    public private(set) var rows: [QueueRow]
    /// What belongs to no case, or to more than one.
    public let orphans: [Orphan]
    /// For each case that looks like another one, those others.
    public let matches: [CaseID: [Match]]
    /// Whether a column says what was advised at first.
    private(set) var showsAdvised = false

    /// The queue of these cases.
    /// - Parameter advise: what triage says of a request on the day `asOf`.
    ///   Asked on several cores at once.
    public init(_ load: Caseload, asOf: Day, advise: @Sendable (Request) -> Advice) {
        self.asOf = asOf
        orphans = load.orphans
        let cases = load.cases
        // Each case is decoded once, for its row and for what it has in common with others.
        var parts = Cores.map(Queue.ranges(cases.count), chunk: 1) { range in
            var (rows, marks): ([QueueRow], MatchMarks) = ([], MatchMarks())
            rows.reserveCapacity(range.count)
            for index in range {
                let subject = cases[index]
                rows.append(QueueRow(subject, at: index, in: cases, advise(subject.request)))
                marks.add(subject.request, index)
            }
            return (rows: rows, marks: marks)
        }
        var made: [QueueRow] = []
        made.reserveCapacity(cases.count)
        for index in parts.indices {
            made += parts[index].rows
            parts[index].rows = []
        }
        let (unsorted, marks) = (made, parts.map(\.marks))
        made = []
        (matches, rows) = Cores.both {
            Matching.hints(cases, marks)
        } _: {
            unsorted.sorted { $0.place < $1.place }
        }
    }

    /// As many numbers at a time as make it worth while to ask another core.
    static func ranges(_ count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: 256).map { $0..<min($0 + 256, count) }
    }

    /// The same queue with only the cases that `filter` lets through. Orphans stay: they are nobody's.
    public func filtered(_ filter: QueueFilter) -> Queue {
        var queue = self
        queue.rows = Cores.map(Queue.ranges(rows.count), chunk: 1) { rows[$0].filter(filter.admits) }.flatMap(\.self)
        queue.showsAdvised = filter.isChanged
        return queue
    }

    /// What `make` writes of each row, in order; as much at a time as keeps the cores busy: a whole queue as text is
    /// more than need be held in memory.
    func forEachRow<Failure: Error>(
        _ make: @Sendable (QueueRow) -> [UInt8], _ write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let starts = stride(from: 0, to: rows.count, by: 64).map(\.self)
        for first in stride(from: 0, to: starts.count, by: 16) {
            let some = Array(starts[first..<min(first + 16, starts.count)])
            let pieces = Cores.map(some, chunk: 1) { start in
                rows[start..<min(start + 64, rows.count)].reduce(into: [UInt8]()) { $0 += make($1) }
            }
            for piece in pieces { try write(piece) }
        }
    }
}
