// The triage queue: all cases of a desk with the advice of one day, the most urgent first.

import IntakeBase
import IntakeCases
import IntakeTriage

/// The triage queue of one day.
public struct Queue: Sendable {
    /// The day that the advice is for.
    public let asOf: Day
    /// The cases, most urgent first.
    package private(set) var rows: QueueRows
    /// The number of cases in it.
    public var count: Int { rows.count }
    /// Entries that belong to no case or to more than one.
    package let orphans: [Orphan]
    private let hints: Hints
    /// Returns the advice of triage for a case.
    let advise: @Sendable (Case) -> Advice
    /// Whether a column shows the first advice.
    private(set) var showsAdvised = false

    /// The queue of these cases.
    /// - Parameter advise: returns the advice of triage for a case on the day `asOf`. Called on several cores at once.
    public init(_ load: Caseload, asOf: Day, advise: @escaping @Sendable (Case) -> Advice) {
        self.init(load, asOf: asOf, Queue.parts(of: load, [], advise: advise), advise: advise)
    }

    /// The queue whose lines are in these parts.
    init(_ load: Caseload, asOf: Day, _ parts: [RowsPart], advise: @escaping @Sendable (Case) -> Advice) {
        (self.asOf, self.advise) = (asOf, advise)
        orphans = load.orphans
        let cases = load.cases
        let places = Queue.places(of: parts, cases.count)
        let lines = QueueLines(cases, parts, places)
        hints = Matching.hints(cases, parts.map(\.marks), places)
        let order = QueueRow.Place.all(in: lines).sorted().map(\.number)
        rows = QueueRows(lines, order)
    }

    /// For each case that looks like others, these others. Computed at each access: ask once.
    var matches: [CaseID: [Match]] { hints.matches(in: rows.lines.cases) }

    /// The cases that look like the case of a row, sorted by identity.
    func matches(of row: QueueRow) -> [Match] { hints.matches(of: row.index, in: rows.lines.cases) }

    /// Whether something about the case must be cleared up; `show` lists it.
    func needsLook(_ row: QueueRow) -> Bool { hints.has(row.index) || row.hasDoubts }

    /// Where the line of each case is; the first part that has it counts, -1 means no part.
    static func places(of parts: [RowsPart], _ count: Int) -> CasePlaces {
        var places = [(part: Int32, place: Int32)](repeating: (-1, -1), count: count)
        for (number, part) in parts.enumerated() {
            for (place, index) in part.marks.indexes.enumerated() where index >= 0 && places[Int(index)].part < 0 {
                places[Int(index)] = (Int32(number), Int32(place))
            }
        }
        return places
    }

    /// Lines for all cases: the known ones, and the missing ones computed. Each missing case is decoded once, for both
    /// its line and its marks.
    static func parts(
        of load: Caseload, _ known: [RowsPart], advise: @escaping @Sendable (Case) -> Advice
    ) -> [RowsPart] {
        let cases = load.cases
        let places = Queue.places(of: known, cases.count)
        let missing = places.indices.filter { places[$0].part < 0 }
        return known
            + Cores.map(Queue.ranges(missing.count), chunk: 1) { range in
                var part = RowsPart()
                for index in missing[range] {
                    let subject = cases[index]
                    let advice = advise(subject)
                    part.add(subject, advice, isOpen: !subject.open(advice, advise).isEmpty, index)
                }
                return part
            }
    }

    /// Splits the numbers below `count` into ranges large enough to be worth a task on another core.
    static func ranges(_ count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: 256).map { $0..<min($0 + 256, count) }
    }

    /// The queue with only the cases that `filter` admits. Orphans stay, because they belong to no case.
    public func filtered(_ filter: QueueFilter) -> Queue {
        var queue = self
        queue.rows = rows.filtered(filter.admits)
        queue.showsAdvised = filter.isChanged
        return queue
    }

    /// Writes what `make` returns for each row, in order. It makes 1,024 rows at a time: enough to keep the cores busy,
    /// without the text of the whole queue in memory.
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
