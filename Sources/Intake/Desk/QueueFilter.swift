// Which cases of the queue somebody wants to see.

import IntakeBase
import IntakeCases
import IntakeTriage

/// What a case must be like to be shown. What is nil does not matter.
public struct QueueFilter: Hashable, Sendable {
    /// At one of these stages.
    package var stages: Set<Stage>?
    /// As urgent as one of these.
    package var urgencies: Set<Urgency>?
    /// As far as one of these.
    package var statuses: Set<CaseStatus>?
    /// Given to this person; an empty text means to nobody.
    public var assigned: String?
    /// To be looked at again on or before this day.
    public var dueBy: Day?
    /// Advised otherwise today than the volunteer's laptop did at first.
    public var isChanged = false
    /// With these words in what the caller said, or with this code.
    public var search: String?

    /// Every case.
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
        // Only what a row does not say itself needs the case.
        return search.map { finds($0, in: row.subject) } ?? true
    }

    /// Whether every word of `search` stands somewhere in the texts of the case.
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

    /// Lower case, and ё as е, which most people type.
    private func folded(_ text: String) -> String {
        text.lowercased().replacing("ё", with: "е")
    }
}
