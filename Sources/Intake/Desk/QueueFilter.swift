// Which cases of the queue are shown.

import IntakeBase
import IntakeCases
import IntakeTriage

/// The conditions for a case to be shown, combined by "and". A condition that is nil does not count.
public struct QueueFilter: Hashable, Sendable {
    /// The case is at one of these stages.
    package var stages: Set<Stage>?
    /// Its urgency is one of these.
    package var urgencies: Set<Urgency>?
    /// Its status is one of these.
    package var statuses: Set<CaseStatus>?
    /// It is assigned to this person; an empty text means not assigned.
    public var assigned: String?
    /// It is due on or before this day.
    public var dueBy: Day?
    /// Today's advice differs from the first advice of the volunteer's laptop.
    public var isChanged = false
    /// The caller's texts contain these words, or the case has this code.
    public var search: String?

    /// Admits all cases.
    public init() {}

    /// The cases that are not closed.
    public static var unfinished: QueueFilter {
        var filter = QueueFilter()
        filter.statuses = Set(CaseStatus.allCases).subtracting([.closed])
        return filter
    }

    /// Whether a row is shown.
    package func admits(_ row: QueueRow) -> Bool {
        if let urgencies, !urgencies.contains(row.urgency) { return false }
        if let statuses, !statuses.contains(row.status) { return false }
        if isChanged, !row.isChanged { return false }
        if let stages, !(row.stage.map(stages.contains) ?? false) { return false }
        if let assigned, folded(assigned) != folded(row.assigned) { return false }
        if let dueBy, !(row.due.map { $0 <= dueBy } ?? false) { return false }
        // Last, because only the search decodes the case; the conditions above read the row.
        return search.map { finds($0, in: row.subject) } ?? true
    }

    /// Whether each word of `search` occurs in the texts of the case.
    private func finds(_ search: String, in subject: Case) -> Bool {
        if let code = CaseCode(search) { return subject.code == code }
        let request = subject.request
        let contact = request.safeContact
        let texts = [
            request.pseudonym, request.place, request.notes, contact?.channel, contact?.when, contact?.codeWord,
            contact?.avoid, subject.code.description, request.country?.description,
        ]
        let all = folded(texts.compactMap(\.self).joined(separator: "\n"))
        return folded(search).split(whereSeparator: \.isWhitespace).allSatisfy { all.contains($0) }
    }

    /// In lower case, and with ё replaced by е, because most people type е.
    private func folded(_ text: String) -> String {
        text.lowercased().replacing("ё", with: "е")
    }
}
