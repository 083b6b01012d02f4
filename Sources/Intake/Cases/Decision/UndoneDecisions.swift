// Which decisions are undone. An undo may itself be undone, and so on: a decision is undone if an undo that counts, and
// is not itself undone, names it (docs/CASES.md, "Decisions").

import IntakeBase

/// The decisions of a case that are undone.
package struct UndoneDecisions: Hashable, Sendable {
    /// For the number of each record, that of the undo; of several undos the lowest.
    package private(set) var undos: [Int: Int] = [:]
    /// The numbers of their records.
    package var numbers: Set<Int> { Set(undos.keys) }
    /// The numbers of undos that name no decision of the case, or one that cannot be undone. They change nothing until
    /// the record is here.
    package private(set) var withoutEffect: [Int] = []

    /// - Parameter records: the decisions of the case that count.
    ///
    /// An undo is judged when all undos that name it are judged. The name of a record is a hash of its text, so no undos
    /// can name each other in a circle; if some did, each of them would stay.
    package init(_ records: [DecidedRecord]) {
        let places = Dictionary(records.enumerated().map { ($1.name, $0) }) { first, _ in first }
        // For each record, the record that it undoes, and how many undos that name it are not judged yet.
        var targets = [Int?](repeating: nil, count: records.count)
        var waiting = [Int](repeating: 0, count: records.count)
        for (place, record) in records.enumerated() {
            guard case .undo(let name) = record.decision.action else { continue }
            guard let target = places[name], !records[target].decision.action.kind.isFinal else {
                withoutEffect.append(record.number)
                continue
            }
            targets[place] = target
            waiting[target] += 1
        }
        var ready = records.indices.filter { waiting[$0] == 0 }
        while let place = ready.popLast() {
            guard let target = targets[place] else { continue }
            let (undo, undone) = (records[place].number, records[target].number)
            if undos[undo] == nil { undos[undone] = min(undos[undone] ?? undo, undo) }
            waiting[target] -= 1
            if waiting[target] == 0 { ready.append(target) }
        }
        withoutEffect.sort()
    }
}
