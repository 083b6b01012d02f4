// The model: a second, slow program from docs/CASES.md, to compare the product with. Its author read that page and the
// formats of records, and not the product's own code for cases. Here: what the model is given.

import IntakeBase

/// A place in a line: a cell of one history of a log.
struct ModelPlace: Hashable {
    /// The number of the line.
    let line: Int
    /// The number of the cell.
    let cell: Int
    /// The id of the line's log, 32 hex digits, by which records with equal times are sorted.
    var log = ""
}

/// A line that goes on from another one.
struct ModelContinuation {
    /// The line that goes on. A fork that shares the first session is named in a continuation of its own.
    let line: Int
    /// From which lines, each up to this cell. A head in the shared part of two histories has a place in both.
    let after: [ModelPlace]
}

/// One record, with what is known of its author.
struct ModelRecord {
    /// The record's name, 32 hex digits.
    let name: String
    /// The places of the record; several if histories share it.
    var places: [ModelPlace]
    /// The author's label.
    let writer: String
    /// Whether the author's key is a coordinator's.
    let isCoordinator: Bool
    /// Whether the keys file that the session names is here and lists the author.
    var isKnown = true
    /// Whether the session is dated on or after the day on which that keys file, or the one in force, revokes its author.
    var isDatedLate = false
    /// Whether the keys file in force revokes the author.
    var isRevoked = false
    /// Of an import event: which lines it holds, each up to this cell.
    var holds: [ModelPlace] = []
    /// Of an import event: the labels whose author key the keys file of its session revokes.
    var revokes: Set<String> = []
    /// The event.
    let json: JSONValue

    /// `request`, `follow_up` or `decision`.
    var type: String { json["type"]?.string ?? "" }
    /// The time that the laptop's clock gave.
    var received: String { json["received"]?.string ?? "" }
    /// What the record answers.
    var said: [String: JSONValue] { json["request"]?.object ?? [:] }

    /// "A decision is an event of a coordinator."
    var isDecision: Bool { isCoordinator && type == "decision" }
    /// "A volunteer's record is a request or a follow-up, also one that a coordinator's laptop wrote."
    var isVolunteers: Bool { type == "request" || type == "follow_up" }

    /// The kind of a decision; nil for any other record.
    var kind: String? { isDecision ? json["kind"]?.string : nil }

    /// The place by which records with equal times are sorted.
    var first: ModelPlace? { places.min { ($0.log, $0.cell) < ($1.log, $1.cell) } }

    /// The record's place in this line: the first one, if a copy follows later in the same line.
    func cell(in line: Int) -> Int? {
        places.filter { $0.line == line }.map(\.cell).min()
    }

    /// Whether the record lies in one of these lines before the cell given for it.
    func isBefore(_ ends: [ModelPlace]) -> Bool {
        ends.contains { end in cell(in: end.line).map { $0 < end.cell } ?? false }
    }
}

/// All that a desk holds.
struct ModelDesk {
    /// The records, each once.
    var records: [ModelRecord]
    /// The lines that go on from others.
    let continuations: [ModelContinuation]
    /// The home country.
    let home: String

    /// A desk with these records. "Records with the same name are one record, held in several places."
    init(records: [ModelRecord], continuations: [ModelContinuation] = [], home: String = "RU") {
        var merged: [String: ModelRecord] = [:]
        for record in records {
            if let known = merged[record.name] {
                merged[record.name]?.places += record.places
                merged[record.name]?.isKnown = known.isKnown || record.isKnown
                merged[record.name]?.holds += record.holds
            } else {
                merged[record.name] = record
            }
        }
        self.records = merged.values.sorted { $0.name < $1.name }
        self.continuations = continuations
        self.home = home
    }
}
