// The rows of a queue, whichever of them are shown and in whatever order: what their lines say is held once.

/// The rows of a queue in order; each is made when it is looked at.
public struct QueueRows: RandomAccessCollection, Sendable {
    let lines: QueueLines
    /// The numbers of their cases.
    private let order: [Int32]

    init(_ lines: QueueLines, _ order: [Int32]) {
        self.lines = lines
        self.order = order
    }

    /// 0.
    public var startIndex: Int { 0 }
    /// How many rows there are.
    public var endIndex: Int { order.count }
    /// The row at this place, from 0 on.
    public subscript(index: Int) -> QueueRow { QueueRow(order[index], in: lines) }

    /// The rows that `admits` lets through, which is asked on several cores at once.
    func filtered(_ admits: @Sendable (QueueRow) -> Bool) -> QueueRows {
        let kept = Cores.map(Queue.ranges(count), chunk: 1) { range in
            order[range].filter { admits(QueueRow($0, in: lines)) }
        }
        return QueueRows(lines, Array(kept.joined()))
    }
}

/// The cases of a queue, and what their lines say.
final class QueueLines: Sendable {
    let cases: Caseload.Cases
    private let parts: [RowsPart]
    /// Where the line of each case is.
    private let places: CasePlaces

    init(_ cases: Caseload.Cases, _ parts: [RowsPart], _ places: CasePlaces) {
        self.cases = cases
        self.parts = parts
        self.places = places
    }

    /// What the line of this case says.
    func facts(_ index: Int) -> RowFacts {
        let (part, place) = places[index]
        return parts[Int(part)].facts[Int(place)]
    }

    /// The name with this number in the line of this case.
    func name(_ number: UInt32, _ index: Int) -> String { parts[Int(places[index].part)].people.name(number) }

    /// The same, as the line shows it.
    func word(_ number: UInt32, _ index: Int) -> LineWord { parts[Int(places[index].part)].people.word(number) }

    /// Who and where, as the line of this case shows it.
    func who(_ index: Int) -> ArraySlice<UInt8> {
        let (part, place) = places[index]
        return parts[Int(part)].who(Int(place))
    }
}
