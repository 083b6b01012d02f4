// Which imports, disregards and undos count depends on others of them (docs/CASES.md, "Who counts"). The page begins with
// the most that may count (no objection is valid); against these objections, the least that counts; against those, the
// most again, until nothing changes. This is the same from one change to the next: an object becomes sure if nothing that
// may count objects to it, and is gone if something sure does. Each step looks only at what it concerns, so that a log
// full of objections costs no more than it is long.

import IntakeBase
import IntakeCases

/// Finds the objects that may count.
struct CountingFold {
    private let deciding: DecidingRecords
    private let waiting: WaitingObjects
    private var logs: NamedLogs
    /// What may count, and what counts in any case.
    private(set) var isPossible: [Bool]
    private var isSure: [Bool]
    /// How much that may count objects to each object: the undos of its record, and the disregards of its place, each as
    /// one.
    private var objections: [Int]
    /// The undos of each record that may count.
    private var undos: [Int]
    /// What the import events hold that are sure, and the waiting objects among that.
    private var held = HeldCells()
    private var isHeld: [Bool]
    /// What became sure or is gone, and was not looked at yet.
    private var steps: [(object: Int, isSure: Bool)] = []
    /// Whether an import event is gone: what only it held is gone too.
    private var hasLostImport = false

    init(_ entries: PackedEntries, _ deciding: DecidingRecords) {
        self.deciding = deciding
        waiting = WaitingObjects(entries, deciding.objects)
        logs = NamedLogs(entries, deciding.objects)
        isPossible = waiting.supported { _ in true }
        let none = [Bool](repeating: false, count: deciding.objects.count)
        (isSure, isHeld) = (none, none)
        objections = [Int](repeating: 0, count: none.count)
        undos = [Int](repeating: 0, count: deciding.records.count)
        countObjections()
        for object in none.indices { consider(object) }
        settle()
    }

    private mutating func countObjections() {
        for (number, object) in deciding.objects.enumerated() where isPossible[number] {
            guard case .undoes(let records) = object.action else { continue }
            for record in records { undos[record] += 1 }
        }
        for (record, count) in undos.enumerated() where count > 0 {
            for object in deciding.records[record] { objections[object] += 1 }
        }
        for object in logs.blocked(isPossible) { objections[object] += 1 }
    }

    private mutating func settle() {
        repeat {
            while let step = steps.popLast() {
                if step.isSure { conclude(from: step.object) } else { withdraw(step.object) }
            }
            guard hasLostImport else { return }
            hasLostImport = false
            let still = waiting.supported { isPossible[$0] }
            for object in still.indices where !still[object] { lose(object) }
        } while !steps.isEmpty
    }

    /// Makes an object sure if nothing that may count objects to it.
    private mutating func consider(_ object: Int) {
        guard isPossible[object], !isSure[object], objections[object] == 0,
            !waiting.contains(object) || isHeld[object]
        else { return }
        isSure[object] = true
        steps.append((object, true))
    }

    private mutating func lose(_ object: Int) {
        guard isPossible[object] else { return }
        isPossible[object] = false
        steps.append((object, false))
    }

    /// An objection to an object is gone.
    private mutating func free(_ object: Int) {
        objections[object] -= 1
        consider(object)
    }

    /// An object is sure: what it objects to is gone, and what it holds is held.
    private mutating func conclude(from number: Int) {
        let object = deciding.objects[number]
        switch object.action {
        case .holds(let ends):
            for found in waiting.found(in: ends, by: object.entry, &held) {
                isHeld[found] = true
                consider(found)
            }
        case .disregards(let log, let cell):
            for object in logs.gone(log, from: cell) { lose(object) }
        case .undoes(let records):
            for record in records {
                for object in deciding.records[record] { lose(object) }
            }
        }
    }

    /// An object is gone: what it objected to has an objection less.
    private mutating func withdraw(_ number: Int) {
        switch deciding.objects[number].action {
        case .holds: hasLostImport = !waiting.isEmpty
        case .disregards(let log, _):
            for object in logs.freed(log, isPossible) { free(object) }
        case .undoes(let records):
            for record in records {
                undos[record] -= 1
                guard undos[record] == 0 else { continue }
                for object in deciding.records[record] { free(object) }
            }
        }
    }
}
