// A review of the overdue facts. Each decision edits the text of the book and, separately, the parsed book. A decision
// counts only if the edited text parses to exactly the edited book, so a review cannot change anything by accident.

import IntakeBase
import IntakeCases

/// The reviewer's answers on a fact.
package struct ReviewedFact: Hashable, Sendable {
    /// The statement.
    package var value: Sentence
    /// The source.
    package var source: String
    /// When it was published, as the source gives it.
    package var published: String
    /// How much it is trusted.
    package var confidence: Confidence
    /// With topic `risk`: severity, 0 to 9.
    package var severity: Int

    /// The current content of the book.
    package init(_ fact: Fact) {
        value = fact.value
        source = fact.source
        published = fact.published
        confidence = fact.confidence
        severity = fact.severity
    }
}

/// The next version of a route book, under review.
package struct BookReview {
    /// The maximum number of bytes of one typed text.
    package static let maxTextBytes = 2_000

    /// The day of the review, which becomes the date of the checks.
    package let day: Day
    /// The stamp of the book that is reviewed.
    package let reviewed: BookStamp
    /// The facts that are due, the most urgent first.
    package private(set) var due: [Fact]
    /// The book so far.
    package private(set) var book: RouteBook
    /// Ids of the facts confirmed without a change.
    package private(set) var confirmed: [String] = []
    /// Ids of the facts with a changed text, confidence or severity.
    package private(set) var changed: [String] = []
    /// Ids of the removed facts.
    package private(set) var dropped: [String] = []

    private let file: String
    private let hash: Bytes32
    private let original: [UInt8]
    private var edit: BookEdit
    private var decisions: [(id: String, decision: Decision)] = []

    /// A decision on a fact.
    package enum Decision: Hashable, Sendable {
        /// It was checked on a day, and says this.
        case renewed(ReviewedFact, on: Day)
        /// It is removed.
        case dropped
    }

    /// Starts a review of a book.
    /// - Parameters:
    ///   - hash: BLAKE2b-256 of `bytes`. The book keeps it in its stamp during the review.
    ///   - days: facts due within this many days are reviewed as well; 0: only overdue ones.
    /// - Throws: `TOMLError` if the book is refused, `BookEditError` if its version cannot be raised.
    package init(_ bytes: [UInt8], file: String, hash: Bytes32, on day: Day, within days: Int = 0) throws {
        let book = try RouteBook(bytes, file: file, hash: hash)
        self.day = day
        self.file = file
        self.hash = hash
        original = bytes
        reviewed = book.stamp
        due = BookDay(book, on: day).due(within: days)
        self.book = book
        edit = BookEdit(bytes)
        var next = book
        next.stamp.version += 1
        try apply(next) { edit throws(BookEditError) in try edit.setVersion(next.stamp.version) }
    }

    /// Whether the day is before the book's newest check. A check must not get the date of such a clock.
    package var isClockWrong: Bool { BookDay(book, on: day).isBeforeBook }
    /// Whether nothing has been decided so far.
    package var isUntouched: Bool { decisions.isEmpty }
    /// The number of facts with a decision.
    package var decided: Int { decisions.count }
    /// The decision on a fact so far.
    package func decision(on id: String) -> Decision? { decisions.first { $0.id == id }?.decision }
    /// The text of the next version.
    package var bytes: [UInt8] { edit.bytes }
    /// Facts that are still due.
    package var left: [Fact] { due.filter { fact in !(confirmed + changed + dropped).contains(fact.id) } }

    /// The review date of a fact that is checked today.
    package func reviewBy(_ fact: Fact) -> Day { day.adding(days: fact.topic.reviewDays) }

    /// Restricts the review to the facts of this country and topic; nil means any.
    package mutating func keep(country: CountryCode?, topic: Topic?) {
        due = due.filter { (country ?? $0.country) == $0.country && (topic ?? $0.topic) == $0.topic }
    }

    /// Records that a fact was checked today and says this. Replaces an earlier decision on it.
    /// - Throws: `BookEditError`; then nothing has changed.
    package mutating func renew(_ id: String, as reading: ReviewedFact) throws {
        try decide(.renewed(reading, on: day), on: id)
    }

    /// Removes a fact and every citation of it. Replaces an earlier decision on it.
    /// - Throws: `BookEditError`; then nothing has changed.
    package mutating func drop(_ id: String) throws {
        try decide(.dropped, on: id)
    }

    /// Restores the decisions of a draft: the text of an interrupted review of the same book.
    /// - Throws: `TOMLError` if the draft is refused, `BookDraftError` if it belongs to another text; then nothing has
    ///   changed.
    package mutating func resume(_ draft: [UInt8]) throws {
        let kept = try RouteBook(draft, file: file, hash: hash)
        var next = self
        for fact in try RouteBook(original, file: file, hash: hash).facts {
            guard let found = kept.facts.first(where: { $0.id == fact.id }) else {
                try next.drop(fact.id)
                continue
            }
            // Every decision sets the date of check, so a difference without a new date was made by hand.
            if found.checked == fact.checked { continue }
            try next.decide(.renewed(ReviewedFact(found), on: found.checked), on: fact.id)
        }
        // Otherwise the book was edited in between, or the file is something else.
        guard next.book == kept, !next.isUntouched else { throw BookDraftError() }
        self = next
    }

    private mutating func decide(_ decision: Decision, on id: String) throws {
        var next = self
        if self.decision(on: id) != nil {
            let others = decisions.filter { $0.id != id }
            next = try BookReview(original, file: file, hash: hash, on: day)
            next.due = due
            for (id, decision) in others { try next.decide(decision, on: id) }
        }
        switch decision {
        case .renewed(let reading, let checked): try next.write(reading, on: checked, of: id)
        case .dropped: try next.takeOut(id)
        }
        next.decisions.append((id, decision))
        self = next
    }

    private mutating func write(_ reading: ReviewedFact, on day: Day, of id: String) throws {
        guard let index = book.facts.firstIndex(where: { $0.id == id }) else { throw BookEditError.notFound(id) }
        let old = book.facts[index]
        var next = book
        next.facts[index].value = reading.value
        next.facts[index].source = reading.source
        next.facts[index].published = reading.published
        next.facts[index].confidence = reading.confidence
        if old.topic == .risk { next.facts[index].severity = reading.severity }
        next.facts[index].checked = day
        next.facts[index].reviewBy = day.adding(days: old.topic.reviewDays)
        let new = next.facts[index]
        try apply(next) { edit throws(BookEditError) in
            if new.value.en != old.value.en { try edit.set("en", of: id, to: new.value.en) }
            if new.value.ru != old.value.ru { try edit.set("ru", of: id, to: new.value.ru) }
            if new.source != old.source { try edit.set("source", of: id, to: new.source) }
            if new.published != old.published { try edit.set("published", of: id, to: new.published) }
            if new.confidence != old.confidence { try edit.set("confidence", of: id, to: new.confidence.rawValue) }
            if new.severity != old.severity { try edit.set("severity", of: id, to: new.severity) }
            if new.checked != old.checked { try edit.set("checked", of: id, to: new.checked) }
            if new.reviewBy != old.reviewBy { try edit.set("review_by", of: id, to: new.reviewBy) }
        }
        var same = ReviewedFact(old)
        (same.source, same.published) = (reading.source, reading.published)
        if same == reading { confirmed.append(id) } else { changed.append(id) }
    }

    private mutating func takeOut(_ id: String) throws {
        try apply(book.without(fact: id)) { edit throws(BookEditError) in
            try edit.dropCitations(of: id)
            try edit.drop(id)
        }
        dropped.append(id)
    }

    /// The reason why a text is not allowed in the book; nil if it is allowed.
    package static func problem(_ text: String) -> Sentence? {
        if text.allSatisfy(\.isWhitespace) { return ReviewText.empty }
        if text.utf8.count > maxTextBytes { return ReviewText.tooLong(maxTextBytes) }
        return text.unicodeScalars.contains(where: VisibleText.drives) ? ReviewText.hiddenCharacters : nil
    }

    private mutating func apply(
        _ next: RouteBook, _ change: (inout BookEdit) throws(BookEditError) -> Void
    ) throws {
        var candidate = edit
        try change(&candidate)
        guard let read = try? RouteBook(candidate.bytes, file: file, hash: hash), read == next else {
            throw BookEditError.notAsMeant
        }
        edit = candidate
        book = next
    }
}

/// The draft was not made from the text under review.
package struct BookDraftError: Explained, Hashable {
    /// What happened.
    package var sentence: Sentence { ReviewText.otherDraft }
    /// The content of a named file is refused.
    package var exit: ExitStatus { .badData }
}
