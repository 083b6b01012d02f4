// The follow-ups that coordinators attached to a case, or took out of the case of their code (docs/CASES.md,
// "Decisions", `attach`). Only a follow-up is attached: a request opens its own case, and a decision names its own.

import IntakeBase
import IntakeCases

/// What decisions say about the cases of follow-ups.
struct Attachments {
    /// For each follow-up that they move, the number of its case; nil: it belongs to no case here.
    private(set) var owners: [Int32: Int32?] = [:]
    /// For each case, the follow-ups that it takes and another one too: they belong to neither.
    private(set) var contested: [Int: [Contested]] = [:]

    /// A follow-up that several cases take.
    struct Contested: Hashable, Sendable {
        /// Its name.
        let record: Bytes16
        /// The cases, sorted by id.
        let takers: [CaseID]
    }

    /// What coordinators say about one follow-up: the cases to which it belongs, and to which not.
    private struct Said {
        var takers: Set<CaseID> = []
        var refusers: Set<CaseID> = []
    }

    /// - Parameter cases: the cases, sorted without attachments: whether a decision counts does not depend on them.
    init(_ cases: CaseFolding) {
        let (entries, sorting) = (cases.entries, cases.sorting)
        let followUps = Attachments.followUps(named: Set(cases.references.compactMap(\.record)), in: cases)
        guard !followUps.isEmpty else { return }
        var said: [Int32: Said] = [:]
        for (id, subject) in cases.deciding(where: { $0.record != nil }) {
            for (name, standing) in subject.decided.attached {
                for entry in followUps[name] ?? [] {
                    if standing.value == true { said[entry, default: Said()].takers.insert(id) }
                    if subject.says(false, in: standing) { said[entry, default: Said()].refusers.insert(id) }
                }
            }
        }
        for (entry, said) in said {
            let takers = said.takers.subtracting(said.refusers)
            if let taker = takers.first, takers.count == 1 {
                owners[entry] = .some(sorting.index(of: taker).map { Int32($0) })
            } else if !takers.isEmpty {
                owners[entry] = .some(nil)
                contest(Contested(record: entries.items[Int(entry)].name, takers: takers.sorted()), sorting)
            } else if let owner = sorting.owner(of: entries.items[Int(entry)]),
                said.refusers.contains(entries.items[sorting.opener(Int(owner))].opened)
            {
                owners[entry] = .some(nil)
            }
        }
    }

    private mutating func contest(_ contested: Contested, _ sorting: CaseSorting) {
        for index in contested.takers.compactMap({ sorting.index(of: $0) })
        where !(self.contested[index] ?? []).contains(contested) {
            self.contested[index, default: []].append(contested)
        }
    }

    /// The entries of the follow-ups with these names. A record that is held several times has one entry; a copy of an
    /// unknown writer is one of its own, and goes along.
    private static func followUps(named names: Set<Bytes16>, in cases: CaseFolding) -> [Bytes16: [Int32]] {
        guard !names.isEmpty else { return [:] }
        let items = cases.entries.items
        var firsts: [Int32: Int32] = [:]
        for (first, copies) in cases.sorting.copies {
            for copy in copies { firsts[copy] = first }
        }
        var found: [Bytes16: Set<Int32>] = [:]
        for (index, item) in items.enumerated() where item.kind == .followUp && names.contains(item.name) {
            found[item.name, default: []].insert(firsts[Int32(index)] ?? Int32(index))
        }
        return found.mapValues { $0.sorted() }
    }
}
