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
        let (hints, unsorted) = Cores.both {
            Matching.hints(load.cases)
        } _: {
            Cores.map(load.cases, chunk: 256) { QueueRow($0, advise($0.request)) }
        }
        matches = hints
        // Places are sorted, because rows are large.
        let order = unsorted.enumerated().map { (place: $1.place, index: $0) }.sorted { $0.place < $1.place }
        rows = order.map { unsorted[$0.index] }
    }

    /// The same queue with only the cases that `filter` lets through. Orphans stay: they are nobody's.
    public func filtered(_ filter: QueueFilter) -> Queue {
        var queue = self
        queue.rows = rows.filter(filter.admits)
        queue.showsAdvised = filter.isChanged
        return queue
    }
}
