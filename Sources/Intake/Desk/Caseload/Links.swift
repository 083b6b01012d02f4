// Linked cases (docs/CASES.md, "Decisions", `link`): which cases belong together, and what they share.

import IntakeBase
import IntakeCases

/// The groups of linked cases.
struct Links: Sendable {
    /// For each linked case, what it shares with the others of its group.
    private(set) var shared: [Int: LinkedCases] = [:]
    /// For each linked case, the numbers of its group, itself included.
    private(set) var groups: [Int: [Int]] = [:]

    /// What was decided about the cases that a link names.
    private typealias Decisions = [CaseID: DecidedCase]

    init(_ cases: CaseFolding) {
        var decided = cases.deciding { $0.other != nil }
        guard !decided.isEmpty else { return }
        var (linked, disputed): ([CaseID: Set<CaseID>], [CaseID: Set<CaseID>]) = ([:], [:])
        for (id, subject) in decided {
            for (other, own) in subject.decided.links where other != id {
                let others = decided[other]
                let theirs = others?.decided.links[id]
                let (yes, no) = (subject.says(true, in: own), subject.says(false, in: own))
                let (theirYes, theirNo) = (
                    others?.says(true, in: theirs) == true, others?.says(false, in: theirs) == true
                )
                if yes && theirNo || no && theirYes {
                    disputed[id, default: []].insert(other)
                    disputed[other, default: []].insert(id)
                }
                guard !no, !theirNo, own.value == true || theirs?.value == true else { continue }
                linked[id, default: []].insert(other)
                linked[other, default: []].insert(id)
            }
        }
        let missing = Set(linked.keys).union(disputed.keys).subtracting(decided.keys)
        decided.merge(cases.decidedCases(missing)) { first, _ in first }
        var seen: Set<CaseID> = []
        for id in linked.keys.sorted() where !seen.contains(id) {
            let group = Links.group(of: id, linked)
            seen.formUnion(group)
            share(among: group.sorted().compactMap { id in decided[id].map { (id, $0) } })
        }
        for (id, others) in disputed {
            dispute(decided[id], others.sorted().compactMap { id in decided[id].map { (id, $0) } })
        }
        for index in shared.keys { shared[index]?.others.sort { $0.id < $1.id } }
    }

    /// The cases to which links lead from a case, itself included.
    private static func group(of id: CaseID, _ linked: [CaseID: Set<CaseID>]) -> Set<CaseID> {
        var (group, waiting): (Set<CaseID>, [CaseID]) = ([id], [id])
        while let one = waiting.popLast() {
            for other in linked[one] ?? [] where group.insert(other).inserted { waiting.append(other) }
        }
        return group
    }

    /// A case whose request is not here shares what coordinators decided about it.
    private mutating func share(among group: [(id: CaseID, subject: DecidedCase)]) {
        let indexes = group.compactMap(\.subject.index)
        for one in group {
            guard let index = one.subject.index else { continue }
            groups[index] = indexes
            var linked = LinkedCases()
            for (id, other) in group where other.index != index {
                if let other = LinkedCases.Other(id, other, isDisputed: false) { linked.others.append(other) }
                if other.decided.doNotContact?.value == true { linked.doNotContact = true }
                linked.refused.formUnion(other.request?.refusedConsent ?? [])
            }
            shared[index] = linked
        }
    }

    private mutating func dispute(_ subject: DecidedCase?, _ others: [(id: CaseID, subject: DecidedCase)]) {
        guard let index = subject?.index else { return }
        var linked = shared[index] ?? LinkedCases()
        for other in others.compactMap({ LinkedCases.Other($0.id, $0.subject, isDisputed: true) }) {
            linked.others.removeAll { $0.id == other.id }
            linked.others.append(other)
        }
        if linked != LinkedCases() { shared[index] = linked }
    }
}

extension LinkedCases.Other {
    /// Nil for a case whose request is not here: it has no code.
    fileprivate init?(_ id: CaseID, _ subject: DecidedCase, isDisputed: Bool) {
        guard let code = subject.code else { return nil }
        self.init(id: id, code: code, isDisputed: isDisputed)
    }
}
