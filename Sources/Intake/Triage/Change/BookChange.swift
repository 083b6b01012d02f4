// The effect of a new route book: the changed tables, and the changed advice on the vignettes, on requests generated
// for the changes, and on the cases of a desk.

import IntakeBase
import IntakeCases

/// The change from one route book to another.
public struct BookChange: Sendable {
    /// The tables that differ, by kind and id.
    public let parts: [Part]
    /// The advice that differs: less careful advice first, then other differences, then those that new checks alone
    /// cause; by label.
    public let advice: [AdviceDifference]
    /// The number of vignettes, cases and generated requests that were tried.
    public let tried: (vignettes: Int, cases: Int, made: Int)
    /// The number of vignettes that were not tried, because the books are too large.
    public let untried: Int

    /// Whether a person must review the change before the book is signed: some advice is less careful, or a table
    /// changed in a way that no request has to show (`Part.needsLook`), or not every vignette was tried.
    public var needsPerson: Bool {
        untried > 0 || advice.contains(where: \.isLessCareful) || parts.contains(where: \.needsLook)
    }

    /// Maps over the tried cases in order. The caller decides on which cores.
    public typealias Map = ([TriedCase], @escaping @Sendable (TriedCase) -> AdviceDifference?) -> [AdviceDifference?]

    /// Tries both books on the vignettes of both, on requests generated for the differences, and on these cases. `day`:
    /// a further day for the generated requests, such as today.
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

    /// All differences of vignettes and cases. A generated request is kept only if it shows a difference that no other
    /// shows.
    private static func told(_ differences: [AdviceDifference]) -> [AdviceDifference] {
        var shown: Set<AdviceDifference.Shown> = []
        for difference in differences where difference.origin == .vignette { shown.insert(difference.shown) }
        return differences.filter { $0.origin != .made || shown.insert($0.shown).inserted }
    }

    /// The vignettes of the new book, and those of the old one that were changed or removed.
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
