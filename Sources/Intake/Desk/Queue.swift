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
    /// Of each case, by its number, whether it looks like another one; empty where none does.
    private var isMatched: [Bool] = []
    /// Whether a column says what was advised at first.
    private(set) var showsAdvised = false

    /// The queue of these cases.
    /// - Parameter advise: what triage says of a request on the day `asOf`.
    ///   Asked on several cores at once.
    public init(_ load: Caseload, asOf: Day, advise: @Sendable (Request) -> Advice) {
        self.init(load, asOf: asOf, Queue.parts(of: load, [], advise: advise))
    }

    /// The queue whose lines are in these parts.
    init(_ load: Caseload, asOf: Day, _ parts: [RowsPart]) {
        self.asOf = asOf
        orphans = load.orphans
        let cases = load.cases
        (matches, rows) = Cores.both {
            Matching.hints(cases, parts.map(\.marks))
        } _: {
            let (places, order) = Queue.order(of: cases.store, parts)
            let lines = QueueLines(cases, parts, places)
            return order.map { QueueRow($0, in: lines) }
        }
        if !matches.isEmpty { isMatched = [Bool](repeating: false, count: cases.count) }
        for id in matches.keys {
            if let index = cases.store.sorting.indexOfID[id] { isMatched[Int(index)] = true }
        }
    }

    /// Whether something about the case must be cleared up, which `show` tells.
    func needsLook(_ row: QueueRow) -> Bool { !isMatched.isEmpty && isMatched[row.index] || row.hasDoubts }

    /// Where the line of each case is, and the cases in the order of the queue.
    private static func order(
        of cases: CaseStore, _ parts: [RowsPart]
    ) -> (places: [(part: Int32, place: Int32)], order: [Int32]) {
        var order: [QueueRow.Place] = []
        order.reserveCapacity(cases.sorting.count)
        let places = Queue.places(of: parts, cases.sorting.count) { index, facts in
            order.append(QueueRow.Place(facts, at: index, in: cases))
        }
        order.sort()
        return (places, order.map(\.index))
    }

    /// Where the line of each case is.
    static func places(
        of parts: [RowsPart], _ count: Int, _ visit: (Int, RowFacts) -> Void = { _, _ in }
    ) -> [(part: Int32, place: Int32)] {
        var places = [(part: Int32, place: Int32)](repeating: (-1, -1), count: count)
        for (number, part) in parts.enumerated() {
            for (place, index) in part.marks.indexes.enumerated() where index >= 0 && places[Int(index)].part < 0 {
                places[Int(index)] = (Int32(number), Int32(place))
                visit(Int(index), part.facts[place])
            }
        }
        return places
    }

    /// Lines for all cases: those that are known already, and the others worked out. Each case is decoded once, for its
    /// line and for what it has in common with others.
    static func parts(
        of load: Caseload, _ known: [RowsPart], advise: @Sendable (Request) -> Advice
    ) -> [RowsPart] {
        let cases = load.cases
        let places = Queue.places(of: known, cases.count)
        let missing = places.indices.filter { places[$0].part < 0 }
        return known
            + Cores.map(Queue.ranges(missing.count), chunk: 1) { range in
                var part = RowsPart()
                part.facts.reserveCapacity(range.count)
                for index in missing[range] {
                    let subject = cases[index]
                    part.add(subject, advise(subject.request), index)
                }
                return part
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
