// What a new route book changes: in the book, and in the advice on its own cases and on those of a desk.

/// The change from one route book to another.
public struct BookChange: Sendable {
    /// A table of the book that differs.
    public struct Part: Hashable, Sendable {
        /// What became of it.
        public enum Fate: String, CaseIterable, Hashable, Sendable {
            case removed, changed, added
        }

        /// What became of it.
        public let fate: Fate
        /// The name of its array of tables: `fact`, `rule`, ...
        public let kind: String
        /// What tells it from others of its kind.
        public let id: String
    }

    /// What differs in the books, by kind and id.
    public let parts: [Part]
    /// Whose advice differs: the less careful first, then by label.
    public let advice: [AdviceDifference]
    /// How many vignettes and cases were tried.
    public let tried: (vignettes: Int, cases: Int)

    /// Goes through what was tried, in its order; where the work is done is the caller's.
    public typealias Map = ([TriedCase], @Sendable (TriedCase) -> AdviceDifference?) -> [AdviceDifference?]

    /// Tries both books on the vignettes of both, and on these cases besides.
    public static func between(
        old: RouteBook, new: RouteBook, cases: [TriedCase] = [], map: Map = { $0.map($1) }
    ) -> BookChange {
        let vignettes = BookChange.vignettes(of: old, new)
        let (before, after) = (Rehearsal(old), Rehearsal(new))
        let differences = map(vignettes + cases) { AdviceDifference($0, old: before, new: after) }.compactMap { $0 }
        return BookChange(
            parts: changes(from: old.parts, to: new.parts),
            advice: differences.sorted { left, right in
                if left.lessCareful.isEmpty != right.lessCareful.isEmpty { return right.lessCareful.isEmpty }
                return left.label < right.label
            },
            tried: (vignettes.count, cases.count))
    }

    /// The vignettes of the new book, and those of the old one that are not in it as they were.
    private static func vignettes(of old: RouteBook, _ new: RouteBook) -> [TriedCase] {
        let kept = Set(new.vignettes.map { Asked($0) })
        return (new.vignettes + old.vignettes.filter { !kept.contains(Asked($0)) }).map {
            var tried = TriedCase(label: $0.id, request: $0.request, day: $0.asOf, isCase: false)
            tried.isMeant = !$0.isWrongClock
            return tried
        }
    }

    private struct Asked: Hashable {
        let id: String
        let request: Request
        let day: Day

        init(_ vignette: Vignette) {
            id = vignette.id
            request = vignette.request
            day = vignette.asOf
        }
    }

    private static func changes(from old: [BookPart: AnyHashable], to new: [BookPart: AnyHashable]) -> [Part] {
        let parts = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
        return parts.map { part in
            Part(
                fate: old[part] == nil ? .added : new[part] == nil ? .removed : .changed, kind: part.array, id: part.id)
        }
        .sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
    }
}

extension RouteBook {
    /// Every table of the book, by what it is about.
    fileprivate var parts: [BookPart: AnyHashable] {
        var parts: [BookPart: AnyHashable] = [:]
        for country in countries { parts[.country(country.code)] = country }
        for destination in destinations { parts[.destination(destination)] = destination }
        for fact in facts { parts[.fact(fact.id)] = fact }
        for rule in rules { parts[.rule(rule.id)] = rule }
        for word in words { parts[.word(word.kind, word.id)] = word }
        for vignette in vignettes { parts[.vignette(vignette.id)] = vignette }
        return parts
    }
}
