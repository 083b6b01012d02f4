// Two books that answer the same request. The old one answers twice: unchanged, and with the dates of checks of the new
// book. This separates the effect of new checks from that of other changes.

/// An old and a new book.
struct ComparedBooks: Sendable {
    private let old: Rehearsal
    /// The old book with the dates of the new one; nil if they are equal.
    private let dated: Rehearsal?
    private let new: Rehearsal
    private let severities: (old: [String: Int], new: [String: Int])

    init(_ old: RouteBook, _ new: RouteBook) {
        var dated = old
        let facts = Dictionary(new.facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for index in dated.facts.indices {
            guard let newer = facts[dated.facts[index].id] else { continue }
            dated.facts[index].checked = newer.checked
            dated.facts[index].reviewBy = newer.reviewBy
        }
        self.old = Rehearsal(old)
        self.dated = dated == old ? nil : Rehearsal(dated)
        self.new = Rehearsal(new)
        severities = (old.severities, new.severities)
    }

    /// The advice of the old book, of the old book with the dates of the new one, and of the new book.
    func spoken(on tried: TriedCase) -> (old: Spoken, dated: Spoken, new: Spoken) {
        func answer(_ book: Rehearsal, _ severities: [String: Int]) -> Spoken {
            Spoken(book.advice(on: tried.request, asOf: tried.day, isMeant: tried.isMeant), severities)
        }
        let before = answer(old, severities.old)
        return (before, dated.map { answer($0, severities.old) } ?? before, answer(new, severities.new))
    }

    typealias Spoken = AdviceDifference.Spoken
}

extension RouteBook {
    /// The severity of each fact on risk, by id.
    fileprivate var severities: [String: Int] {
        Dictionary(
            facts.filter { $0.topic == .risk }.map { ($0.id, $0.severity) }, uniquingKeysWith: { first, _ in first })
    }
}
