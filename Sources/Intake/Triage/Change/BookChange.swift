// What a new route book changes: in the book, and in the advice on its own cases, on requests that are made up for what
// was changed, and on the cases of a desk.

import IntakeBase
import IntakeCases

/// The change from one route book to another.
public struct BookChange: Sendable {
    /// What differs in the books, by kind and id.
    public let parts: [Part]
    /// Whose advice differs: the less careful first, then what else differs, then what does so only because facts were
    /// checked; by label.
    public let advice: [AdviceDifference]
    /// How many vignettes and cases were tried, and how many requests besides that were made up for what was changed.
    public let tried: (vignettes: Int, cases: Int, made: Int)
    /// How many vignettes the books were too large for.
    public let untried: Int

    /// Whether a person must look at it before the book is signed: some advice is less careful, or a table is changed
    /// in a way that no request needs to show (`Part.needsLook`), or not every vignette was tried.
    public var needsPerson: Bool {
        untried > 0 || advice.contains(where: \.isLessCareful) || parts.contains(where: \.needsLook)
    }

    /// Goes through what was tried, in its order; where the work is done is the caller's.
    public typealias Map = ([TriedCase], @escaping @Sendable (TriedCase) -> AdviceDifference?) -> [AdviceDifference?]

    /// Tries both books on the vignettes of both, on requests made up for what differs, and on these cases besides.
    /// `day`: a day to try the made ones on, as today.
    public static func between(
        old: RouteBook, new: RouteBook, cases: [TriedCase] = [], on day: Day? = nil, map: Map = { $0.map($1) }
    ) -> BookChange {
        let parts = parts(from: old, to: new)
        let all = vignettes(of: old, new)
        let vignettes = all.prefix(max(1, Work.ofCheck / (3 * max(old.weight, new.weight))))
        var work = Work(Work.ofChange)
        let made = parts.isEmpty ? [] : ChangeTrials(old, new, parts, day).requests(&work)
        let books = ComparedBooks(old, new)
        let differences = map(vignettes + cases + made) { AdviceDifference($0, books) }.compactMap { $0 }
        return BookChange(
            parts: parts, advice: told(differences).sorted { $0.precedes($1) },
            tried: (vignettes.count, cases.count, made.count), untried: all.count - vignettes.count)
    }

    /// All differences of vignettes and cases; of the made ones those that show something that no other shows.
    private static func told(_ differences: [AdviceDifference]) -> [AdviceDifference] {
        var shown: Set<AdviceDifference.Shown> = []
        for difference in differences where difference.origin == .vignette { shown.insert(difference.shown) }
        return differences.filter { $0.origin != .made || shown.insert($0.shown).inserted }
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
}
