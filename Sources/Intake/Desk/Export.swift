// The queue for a spreadsheet or another program: a row for each case, a column for each field.

import IntakeBase
import IntakeCases
import IntakeTriage

/// Writes the queue as CSV or JSON Lines, piece by piece.
package struct Export: Sendable {
    private let queue: Queue
    private let envelope: Envelope

    /// An export of all rows of `queue`, with all fields. `book`: the route book of the advice.
    package init(_ queue: Queue, by book: BookStamp?) {
        self.queue = queue
        envelope = Envelope(asOf: queue.asOf, book: book)
    }

    /// CSV (RFC 4180): a header of field names, then a row for each case. Lists are joined by spaces; `[]` is an empty
    /// list, an empty cell means unknown. A cell that a spreadsheet could run as a formula is made harmless.
    package func writeCSV<Failure: Error>(to write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        try write(Array(CSV.row(Export.columns).utf8))
        try queue.forEachRow({ Array(CSV.row(cells(of: $0)).utf8) }, write)
    }

    /// JSON Lines: the cases of `queue --json`, one on each line, each in an envelope of its own.
    package func writeJSONLines<Failure: Error>(to write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        try queue.forEachRow(
            { CanonicalJSON.encode(envelope.object(queue.members(of: $0))) + [UInt8(ascii: "\n")] }, write)
    }

    /// What is exported, in words of this program: no name, no path, no word that was searched for.
    func summary(_ format: String) -> String {
        let count = queue.rows.count
        return "\(format), \(count) \(count == 1 ? "case" : "cases"), all fields, as of \(queue.asOf)"
    }

    /// The names of the columns.
    package static let columns: [String] =
        [
            "code", "id", "received", "urgency", "outcome", "via", "release", "status", "assigned", "due",
            "do_not_contact", "author", "logs",
        ]
        + RequestField.allCases.flatMap { field in
            field == .safeContact
                ? SafeContact.Part.allCases.map { "safe_contact_\($0.rawValue)" } : [field.rawValue]
        }
        + ["newer"]

    private func cells(of row: QueueRow) -> [String] {
        let subject = row.subject
        let request = subject.shown
        let json = request.json
        let first = [
            subject.code.description, subject.id.description, subject.received.description, row.urgency.rawValue,
            row.outcome.rawValue, row.via?.description ?? "", row.release.rawValue, subject.status.rawValue,
            subject.assigned ?? "", subject.due?.description ?? "", subject.hidesChannel ? "yes" : "", subject.author,
            subject.logs.map(\.hex).joined(separator: " "),
        ]
        let fields = RequestField.allCases.flatMap { field in
            field == .safeContact
                ? SafeContact.Part.allCases.map { request.safeContact?[$0] ?? "" } : [cell(json[field.rawValue])]
        }
        let newer = request.newer.map { CanonicalJSON.text(.object($0.fields)) } ?? ""
        // Line breaks of notes stay, inside quotation marks. Other control characters are replaced by visible text.
        return (first + fields + [newer]).map(VisibleText.paragraphs)
    }

    private func cell(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null: return ""
        case .string(let text): return text
        case .array(let elements) where !elements.isEmpty:
            let words = elements.compactMap(\.string)
            return words.count == elements.count ? words.joined(separator: " ") : CanonicalJSON.text(.array(elements))
        case .some(let other): return CanonicalJSON.text(other)
        }
    }
}
