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

    /// The queue of these cases.
    /// - Parameter advise: what triage says of a request on the day `asOf`.
    public init(_ load: Caseload, asOf: Day, advise: (Request) -> Advice) {
        self.asOf = asOf
        orphans = load.orphans
        matches = Matching.hints(load.cases)
        let unsorted = load.cases.map { QueueRow($0, advise($0.request)) }
        // Sorted by index, because rows are large.
        let order = unsorted.indices.sorted { QueueRow.precedes(unsorted[$0], unsorted[$1]) }
        rows = order.map { unsorted[$0] }
    }

    /// The same queue with only the cases that `filter` lets through. Orphans stay: they are nobody's.
    public func filtered(_ filter: QueueFilter) -> Queue {
        var queue = self
        queue.rows = rows.filter(filter.admits)
        return queue
    }
}
