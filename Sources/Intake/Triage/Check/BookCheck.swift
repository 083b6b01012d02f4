// The check of a whole route book. It is pure: the same book on the same day has the same findings. What each part looks
// for stands in a file of its own.

/// The check of a route book on a day.
public struct BookCheck: Sendable {
    let book: RouteBook
    let places: BookPlaces
    let day: Day
    /// Whether it is the book in force, which nobody edits.
    let isInForce: Bool
    let triage: Triage
    /// The advice on each vignette, in the order of the book.
    let answers: [Advice]

    /// Prepares the check; every vignette is answered once. `isInForce`: it is no file that somebody could edit.
    public init(_ source: BookSource, on day: Day, isInForce: Bool = false) {
        self.isInForce = isInForce
        book = source.book
        places = source.places
        self.day = day
        let triage = Triage(book: source.book)
        self.triage = triage
        let rehearsal = Rehearsal(source.book)
        answers = source.book.vignettes.map { rehearsal.advice(on: $0) }
    }

    /// Everything that is found: problems first, then by line.
    public func findings() -> [BookFinding] {
        let found =
            vignettes() + conditions() + effects() + clashes() + dependence() + dates() + wording() + names() + uses()
        return found.sorted { left, right in
            if left.severity != right.severity { return left.severity == .problem }
            let (first, second) = (left.place.line ?? 0, right.place.line ?? 0)
            return first == second ? left.sentence.en < right.sentence.en : first < second
        }
    }

    /// The problems alone: a book that has one is not adopted.
    public static func problems(of source: BookSource, on day: Day) -> [BookFinding] {
        BookCheck(source, on: day).findings().filter { $0.severity == .problem }
    }

    func problem(
        _ kind: BookFinding.Kind, _ part: BookPart, _ key: String?, _ sentence: Sentence, hint: Sentence? = nil
    ) -> BookFinding {
        BookFinding(
            severity: .problem, kind: kind, place: places.place(of: part, key: key), sentence: sentence, hint: hint)
    }

    func note(
        _ kind: BookFinding.Kind, _ part: BookPart, _ key: String?, _ sentence: Sentence, hint: Sentence? = nil
    ) -> BookFinding {
        BookFinding(
            severity: .note, kind: kind, place: places.place(of: part, key: key), sentence: sentence, hint: hint)
    }
}

/// How much work a part of the check may still do, so that no book makes it run for hours.
struct Budget {
    private var left: Int
    /// Whether something was left undone for want of it.
    private(set) var isSpent = false

    init(_ units: Int) {
        left = units
    }

    /// Takes so many units; false where they are not there.
    mutating func spend(_ units: Int) -> Bool {
        guard left >= units else {
            left = 0
            isSpent = true
            return false
        }
        left -= units
        return true
    }
}
