// The content of the lines of a queue, computed or from the snapshot. It is held once, and shared by all queues that a
// filter makes.

import IntakeCases

/// The cases of a queue, and the content of their lines.
final class QueueLines: Sendable {
    let cases: Caseload.Cases
    private let parts: [RowsPart]
    private let places: CasePlaces

    init(_ cases: Caseload.Cases, _ parts: [RowsPart], _ places: CasePlaces) {
        self.cases = cases
        self.parts = parts
        self.places = places
    }

    /// The facts in the line of this case.
    func facts(_ index: Int) -> RowFacts {
        let (part, place) = places[index]
        return parts[Int(part)].facts[Int(place)]
    }

    /// Whether a coordinator closed this case.
    func isClosed(_ index: Int) -> Bool { RowFacts.statuses[Int(facts(index).status)] == .closed }

    /// The name with this number in the line of this case.
    func name(_ number: UInt32, _ index: Int) -> String { parts[Int(places[index].part)].people.name(number) }

    /// The name with this number, as the line shows it.
    func word(_ number: UInt32, _ index: Int) -> MeasuredText { parts[Int(places[index].part)].people.word(number) }

    /// Pseudonym and place, as the line of this case shows them.
    func who(_ index: Int) -> ArraySlice<UInt8> {
        let (part, place) = places[index]
        return parts[Int(part)].who(Int(place))
    }
}
