// The check of a whole route book. It is pure: the same book on the same day gives the same findings. Each part of the
// check has a file of its own.

import IntakeBase

/// The check of a route book on a day.
package struct BookCheck: Sendable {
    let book: RouteBook
    let places: BookPlaces
    let day: Day
    /// Whether this is the book in force, a signed copy that no one edits.
    let isInForce: Bool
    let triage: Triage
    /// The results of the vignettes.
    let rehearsed: Rehearsed
    /// The remaining work budget.
    var work: Work

    /// Prepares the check and answers each vignette once. `isInForce`: the book is not a file that could be edited.
    package init(_ source: BookSource, on day: Day, isInForce: Bool = false) {
        self.init(source, on: day, isInForce: isInForce, work: Work.ofCheck)
    }

    /// `units`: the work budget of the whole check.
    init(_ source: BookSource, on day: Day, isInForce: Bool = false, work units: Int) {
        self.isInForce = isInForce
        book = source.book
        places = source.places
        self.day = day
        let triage = Triage(book: source.book)
        self.triage = triage
        var work = Work(units)
        rehearsed = Rehearsed(source.book, &work)
        self.work = work
    }

    /// All findings: problems first, then by line.
    package func findings() -> [BookFinding] {
        var check = self
        var found = check.vignettes() + check.dates() + check.wording() + check.names() + check.uses()
        found += check.conditions()
        found += check.effects()
        found += check.clashes()
        found += check.dependence()
        return found.sorted { left, right in
            if left.severity != right.severity { return left.severity == .problem }
            let (first, second) = (left.place.line ?? 0, right.place.line ?? 0)
            return first == second ? left.sentence.en < right.sentence.en : first < second
        }
    }

    /// Only the problems. A book with a problem is not adopted.
    package static func problems(of source: BookSource, on day: Day) -> [BookFinding] {
        BookCheck(source, on: day).findings().filter { $0.severity == .problem }
    }

    func problem(
        _ kind: BookFinding.Kind, _ part: BookPart, _ key: String?, _ sentence: Sentence, hint: Sentence? = nil
    ) -> BookFinding {
        BookFinding(
            severity: .problem, kind: kind, place: places.place(of: part, key: key), sentence: sentence, hint: hint)
    }

    /// Says that the check stopped at `part`, because the work budget is spent.
    func untried(_ part: BookPart, _ sentence: Sentence) -> BookFinding {
        problem(.tooLarge, part, nil, sentence, hint: CheckText.tooLargeHint)
    }

    func note(
        _ kind: BookFinding.Kind, _ part: BookPart, _ key: String?, _ sentence: Sentence, hint: Sentence? = nil
    ) -> BookFinding {
        BookFinding(
            severity: .note, kind: kind, place: places.place(of: part, key: key), sentence: sentence, hint: hint)
    }
}
