// What the lines of a queue say of each case, wherever it was worked out: held once, whichever rows are shown.

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
