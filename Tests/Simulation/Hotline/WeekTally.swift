// How much of what happened in weeks: so that a part that never happens is seen.

/// Counts of what happened.
struct WeekTally: CustomStringConvertible {
    /// Records that were written; import events among them; imports that could not be noted, or only before a keys file
    /// that revokes.
    private(set) var records = 0, imports = 0
    var notNoted = 0, notedLater = 0
    /// Keys files after the first one; records that a laptop wrote when one of them revoked it.
    private(set) var keys = 0
    var late = 0
    /// Decisions to disregard a log, and undos about no case.
    private(set) var disregards = 0, takenBack = 0
    /// At a desk that holds everything: records that do not count, records of revoked authors that count because an
    /// import event holds them, and records that are shown as of an import event.
    private(set) var unconfirmed = 0, held = 0, dated = 0

    /// Counts what was written in a week.
    mutating func count(_ truth: Truth) {
        let written = truth.logs.flatMap(\.names).compactMap { truth.records[$0] }
        records = written.count
        imports = written.count { $0.kind == "import" }
        disregards = written.count { $0.kind == "disregard" }
        takenBack = written.count { $0.kind == "undo" && $0.number == nil }
        keys = truth.keys.count - 1
    }

    /// Counts what became of the records at a desk.
    mutating func count(_ facts: ModelFacts) {
        unconfirmed = facts.unconfirmed.count
        held = facts.desk.records.count { $0.isRevoked && !facts.unconfirmed.contains($0.name) }
        dated = facts.desk.records.count { facts.times[$0.name, default: ""] < $0.received }
    }

    /// Adds another week.
    mutating func add(_ other: WeekTally) {
        for part in WeekTally.parts { self[keyPath: part.count] += other[keyPath: part.count] }
    }

    private static var parts: [(name: String, count: WritableKeyPath<WeekTally, Int>)] {
        [
            ("records", \.records), ("import events", \.imports), ("imports not noted", \.notNoted),
            ("noted before a revocation", \.notedLater),
            ("later keys files", \.keys), ("records after a revocation", \.late), ("disregards", \.disregards),
            ("taken back", \.takenBack), ("unconfirmed", \.unconfirmed), ("held before a revocation", \.held),
            ("dated by an import", \.dated),
        ]
    }

    var description: String { WeekTally.parts.map { "\(self[keyPath: $0.count]) \($0.name)" }.joined(separator: ", ") }
}
