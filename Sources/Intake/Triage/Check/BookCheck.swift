// The check of a whole route book. It is pure: the same book on the same day has the same findings. What each part looks
// for stands in a file of its own.

import IntakeBase

/// The check of a route book on a day.
package struct BookCheck: Sendable {
    let book: RouteBook
    let places: BookPlaces
    let day: Day
    /// Whether it is the book in force, which nobody edits.
    let isInForce: Bool
    let triage: Triage
    /// What came of the vignettes.
    let rehearsed: Rehearsed
    /// What may still be done.
    var work: Work

    /// Prepares the check; every vignette is answered once. `isInForce`: it is no file that somebody could edit.
    package init(_ source: BookSource, on day: Day, isInForce: Bool = false) {
        self.init(source, on: day, isInForce: isInForce, work: Work.ofCheck)
    }

    /// `units`: how much work may be done in all.
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

    /// Everything that is found: problems first, then by line.
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

    /// The problems alone: a book that has one is not adopted.
    package static func problems(of source: BookSource, on day: Day) -> [BookFinding] {
        BookCheck(source, on: day).findings().filter { $0.severity == .problem }
    }

    func problem(
        _ kind: BookFinding.Kind, _ part: BookPart, _ key: String?, _ sentence: Sentence, hint: Sentence? = nil
    ) -> BookFinding {
        BookFinding(
            severity: .problem, kind: kind, place: places.place(of: part, key: key), sentence: sentence, hint: hint)
    }

    /// What is left undone for want of work, from `part` on.
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
