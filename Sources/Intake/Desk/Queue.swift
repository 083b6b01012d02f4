// The triage queue: all cases of a desk as they stand on one day, the most urgent first.

import IntakeBase
import IntakeCases
import IntakeTriage

/// The triage queue of one day.
public struct Queue: Sendable {
    /// The day that the advice is for.
    public let asOf: Day
    /// The cases, most urgent first.
    package private(set) var rows: QueueRows
    /// How many cases there are in it.
    public var count: Int { rows.count }
    /// What belongs to no case, or to more than one.
    package let orphans: [Orphan]
    private let hints: Hints
    /// Whether a column says what was advised at first.
    private(set) var showsAdvised = false

    /// The queue of these cases.
    /// - Parameter advise: what triage says of a request on the day `asOf`.
    ///   Asked on several cores at once.
    public init(_ load: Caseload, asOf: Day, advise: @escaping @Sendable (Request) -> Advice) {
        self.init(load, asOf: asOf, Queue.parts(of: load, [], advise: advise))
    }

    /// The queue whose lines are in these parts.
    init(_ load: Caseload, asOf: Day, _ parts: [RowsPart]) {
        self.asOf = asOf
        orphans = load.orphans
        let cases = load.cases
        let places = Queue.places(of: parts, cases.count)
        let lines = QueueLines(cases, parts, places)
        hints = Matching.hints(cases, parts.map(\.marks), places)
        let order = cases.indices.map { QueueRow.Place($0, in: lines) }.sorted().map(\.number)
        rows = QueueRows(lines, order)
    }

    /// For each case that looks like another one, those others. Made anew whenever it is asked for: ask once.
    var matches: [CaseID: [Match]] { hints.matches(in: rows.lines.cases) }

    /// The cases that look like that of a row, sorted by identity.
    func matches(of row: QueueRow) -> [Match] { hints.matches(of: row.index, in: rows.lines.cases) }

    /// Whether something about the case must be cleared up, which `show` tells.
    func needsLook(_ row: QueueRow) -> Bool { hints.has(row.index) || row.hasDoubts }

    /// Where the line of each case is.
    static func places(of parts: [RowsPart], _ count: Int) -> CasePlaces {
        var places = [(part: Int32, place: Int32)](repeating: (-1, -1), count: count)
        for (number, part) in parts.enumerated() {
            for (place, index) in part.marks.indexes.enumerated() where index >= 0 && places[Int(index)].part < 0 {
                places[Int(index)] = (Int32(number), Int32(place))
            }
        }
        return places
    }

    /// Lines for all cases: those that are known already, and the others worked out. Each case is decoded once, for its
    /// line and for what it has in common with others.
    static func parts(
        of load: Caseload, _ known: [RowsPart], advise: @escaping @Sendable (Request) -> Advice
    ) -> [RowsPart] {
        let cases = load.cases
        let places = Queue.places(of: known, cases.count)
        let missing = places.indices.filter { places[$0].part < 0 }
        return known
            + Cores.map(Queue.ranges(missing.count), chunk: 1) { range in
                var part = RowsPart()
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
        queue.rows = rows.filtered(filter.admits)
        queue.showsAdvised = filter.isChanged
        return queue
    }

    /// What `make` writes of each row, in order; as much at a time as keeps the cores busy: a whole queue as text is
    /// more than need be held in memory.
    func forEachRow<Failure: Error>(
        _ make: @escaping @Sendable (QueueRow) -> [UInt8], _ write: ([UInt8]) throws(Failure) -> Void
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
