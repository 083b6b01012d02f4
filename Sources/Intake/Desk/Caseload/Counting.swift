// Who counts (docs/CASES.md, "Who counts"), as far as it depends on other records: what an import event holds of a
// laptop that was revoked, and what a coordinator disregards.
//
// Which imports, disregards and undos count depends on others of them. The fold begins with the most that may count (no
// objection is valid); against these objections, the least that counts; against those, the most again, until nothing
// changes. Two coordinators who disregard one another never come to an end: then neither decision counts, and what
// they name does not; but import events among it still tell what was held.

import IntakeBase
import IntakeCases

/// Which entries count, and what the import events among them hold.
struct Counting {
    private let entries: PackedEntries
    let twins: Twins
    /// The decisions about no case that are a known coordinator's, as far as they decide who counts.
    private var objects: [Object] = []
    /// The import events that count, and what each holds.
    private(set) var held = HeldCells()
    /// The entries that do not count because their author was revoked, and those that a coordinator disregards.
    private(set) var revoked: Set<Int> = []
    private(set) var disregarded: Set<Int> = []

    /// A decision that decides who counts.
    private struct Object {
        var entry: Int
        var action: Action
    }

    private enum Action {
        case holds([LineCell])
        case disregards(log: Bytes16, cell: UInt64)
        /// An undo of these objects: the copies of the decision that it names.
        case undoes([Int])
    }

    init(_ entries: PackedEntries, _ twins: Twins) {
        (self.entries, self.twins) = (entries, twins)
        let hasRevoked = entries.sources.contains { $0.session.isRevoked }
        objects = Self.objects(in: entries, twins)
        guard hasRevoked || !objects.isEmpty else { return }
        let sure = counted()
        // The most that may count, with objections that are undecided.
        let possible = self.counted(against: sure)
        for number in self.counted(against: possible, ofImports: sure).sorted() {
            guard case .holds(let ends) = objects[number].action else { continue }
            held.add(ends, by: objects[number].entry)
        }
        disregarded = disregarded(by: possible)
        guard hasRevoked else { return }
        for index in entries.items.indices where isRevoked(index) && !isHeld(index, by: held) { revoked.insert(index) }
    }

    // MARK: What decides

    private static func objects(in entries: PackedEntries, _ twins: Twins) -> [Object] {
        let holding = HeldCells.resolved(entries)
        var objects: [Object] = []
        var names: [Bytes16: [Int]] = [:]
        var undos: [(object: Int, name: Bytes16)] = []
        for (entry, item) in entries.items.enumerated() where item.kind == .decision && item.subject == nil {
            let writer = entries.source(entry).writer
            guard writer.isKnown, writer.isCoordinator else { continue }
            if let ends = holding[entry] {
                objects.append(Object(entry: entry, action: .holds(ends)))
                continue
            }
            guard case .decision(let decision) = entries.event(entry).content else { continue }
            switch decision.action {
            case .disregard(let log, let cell, _):
                objects.append(Object(entry: entry, action: .disregards(log: log, cell: cell)))
            case .undo(let name):
                undos.append((objects.count, name))
                objects.append(Object(entry: entry, action: .undoes([])))
            default: continue
            }
            // An import happened and cannot be undone, so its name is not here.
            for name in Set(twins.of(entry).map { entries.items[$0].name }) {
                names[name, default: []].append(objects.count - 1)
            }
        }
        for (object, name) in undos { objects[object].action = .undoes(names[name, default: []]) }
        return objects
    }

    // MARK: What counts

    private func counted() -> Set<Int> {
        var sure = counted(against: counted(against: []))
        while true {
            let next = counted(against: counted(against: sure))
            if next == sure { return sure }
            sure = next
        }
    }

    /// The objects that count if, of all disregards and undos, those in `objections` are valid. `ofImports`: other
    /// objections, that are valid for import events.
    private func counted(against objections: Set<Int>, ofImports: Set<Int>? = nil) -> Set<Int> {
        let undone = Set(
            objections.flatMap { number -> [Int] in
                if case .undoes(let targets) = objects[number].action { targets } else { [] }
            })
        let (disregards, others) = (disregards(objections), ofImports.map { self.disregards($0) })
        var (counted, waiting, held): (Set<Int>, [Int], HeldCells) = ([], [], HeldCells())
        func count(_ number: Int) {
            counted.insert(number)
            if case .holds(let ends) = objects[number].action { held.add(ends, by: objects[number].entry) }
        }
        for number in objects.indices where !undone.contains(number) {
            let entry = objects[number].entry
            let first = if case .holds = objects[number].action { others ?? disregards } else { disregards }
            if !first.isEmpty, isDisregarded(entry, by: first) { continue }
            if isRevoked(entry) { waiting.append(number) } else { count(number) }
        }
        var isGrowing = true
        while isGrowing {
            let more = waiting.filter { isHeld(objects[$0].entry, by: held) }
            waiting.removeAll { more.contains($0) }
            for number in more { count(number) }
            isGrowing = !more.isEmpty
        }
        return counted
    }

    /// Whether the author of a record, who may write otherwise, is revoked by the keys file in force.
    private func isRevoked(_ entry: Int) -> Bool {
        let source = entries.source(entry)
        return source.session.isRevoked && source.writer.isKnown
    }

    /// Whether an import event holds the record whose keys file does not revoke the author.
    private func isHeld(_ entry: Int, by held: HeldCells) -> Bool {
        twins.of(entry).contains { twin in
            let session = entries.source(twin).session
            return held.holds(entries.items[twin]) { event in
                entries.spares(session, by: entries.source(event).session.keysFile)
            }
        }
    }

    // MARK: What is disregarded

    private func disregards(_ numbers: Set<Int>) -> [Bytes16: UInt64] {
        var first: [Bytes16: UInt64] = [:]
        for number in numbers {
            guard case .disregards(let log, let cell) = objects[number].action else { continue }
            first[log] = min(first[log] ?? cell, cell)
        }
        return first
    }

    private func isDisregarded(_ entry: Int, by first: [Bytes16: UInt64]) -> Bool {
        twins.of(entry).contains { twin in
            first[entries.source(twin).log].map { entries.items[twin].cell >= $0 } ?? false
        }
    }

    private func disregarded(by counted: Set<Int>) -> Set<Int> {
        let disregards = disregards(counted)
        guard !disregards.isEmpty else { return [] }
        return Set(entries.items.indices.filter { isDisregarded($0, by: disregards) })
    }
}
