// Who counts (docs/CASES.md, "Who counts"), as far as it depends on other records: what an import event holds of a
// laptop that was revoked, and what a coordinator disregards.
//
// A record that is held in several places counts if it counts in one of them. The others say nothing: a thief copies old
// records into a new log of the same key, in another order, and so might let them end one another.

import IntakeBase
import IntakeCases

/// Which entries count, and what the import events among them hold.
struct Counting {
    /// What an import event holds of a line: the cells before `cell`.
    struct End {
        var cell: UInt64
        /// The number of the event's entry.
        var event: Int
    }

    let twins: Twins
    /// What the import events hold that count, line by line.
    private(set) var ends: [UInt32: [End]] = [:]
    /// The entries that do not count because their author was revoked, and those that a coordinator disregards.
    private(set) var revoked: Set<Int> = []
    private(set) var disregarded: Set<Int> = []
    /// The entries whose record counts in another place, and not in theirs.
    private(set) var idle: Set<Int> = []
    /// For each line, the number of its records that do not count there because their author was revoked.
    private(set) var revokedLines: [UInt32: Int] = [:]

    init(_ entries: PackedEntries, _ twins: Twins) {
        self.twins = twins
        let hasRevoked = entries.revokedSources.contains(true)
        let deciding = DecidingRecords(entries, twins)
        guard hasRevoked || !deciding.objects.isEmpty else { return }
        let fold = CountingFold(entries, deciding)
        var (held, disregards): (HeldCells, [Bytes16: UInt64]) = (HeldCells(), [:])
        for (number, object) in deciding.objects.enumerated() where fold.isPossible[number] {
            switch object.action {
            case .holds(let places):
                let keysFile = entries.source(object.entry).session.keysFile
                for end in places {
                    _ = held.add(end, by: keysFile)
                    ends[end.line, default: []].append(End(cell: end.cell, event: object.entry))
                }
            // Also one to which another objects that it names in turn.
            case .disregards(let log, let cell): disregards[log] = min(disregards[log] ?? cell, cell)
            case .undoes: continue
            }
        }
        guard hasRevoked || !disregards.isEmpty else { return }
        findLost(entries, held, disregards)
    }

    /// Finds the entries that do not count in their place, and those of them whose record counts in another one.
    private mutating func findLost(_ entries: PackedEntries, _ held: HeldCells, _ disregards: [Bytes16: UInt64]) {
        let isRevoked = entries.revokedSources
        let first = entries.sources.map { disregards[$0.log] ?? .max }
        var (unheld, named): (Set<Int>, Set<Int>) = ([], [])
        for (index, item) in entries.items.enumerated() {
            let source = Int(item.source)
            if isRevoked[source], !entries.isHeld(index, by: held) {
                unheld.insert(index)
                revokedLines[item.line, default: 0] += 1
            } else if item.cell >= first[source] {
                named.insert(index)
            }
        }
        // The kinds of writer with which the record of each group counts: a volunteer's copy does not count for a
        // coordinator's decision.
        var counting: [Int: Set<UInt8>] = [:]
        for index in unheld.union(named) {
            guard let group = twins.group(of: index), counting[group] == nil else { continue }
            let good = twins.groups[group].filter { !unheld.contains($0) && !named.contains($0) && entries.isKnown($0) }
            counting[group] = Set(good.map { entries.source($0).writer.flags })
        }
        for index in unheld.union(named) {
            let flags = entries.source(index).writer.flags
            if let group = twins.group(of: index), counting[group]?.contains(flags) == true {
                idle.insert(index)
            } else if unheld.contains(index) {
                revoked.insert(index)
            } else {
                disregarded.insert(index)
            }
        }
    }
}
