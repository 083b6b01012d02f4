// Linked cases (docs/CASES.md, "Decisions", `link`): which cases belong together, and what they share.

import IntakeBase
import IntakeCases

/// The groups of linked cases.
struct Links: Sendable {
    /// For each linked case, what it shares with the others of its group.
    private(set) var shared: [Int: LinkedCases] = [:]
    /// For each linked case, the numbers of its group, itself included.
    private(set) var groups: [Int: [Int]] = [:]

    init(_ cases: CaseFolding) {
        var decided = cases.deciding { $0.other != nil }
        guard !decided.isEmpty else { return }
        // `tied`: a yes holds in one of the two. `linked`: nothing speaks against it.
        var (tied, linked): ([CaseID: Set<CaseID>], [CaseID: Set<CaseID>]) = ([:], [:])
        for (id, subject) in decided {
            for (other, own) in subject.decided.links where other != id {
                let others = decided[other]
                let theirs = others?.decided.links[id]
                guard subject.says(true, in: own) || others?.says(true, in: theirs) == true else { continue }
                Links.join(id, other, &tied)
                let isDenied = subject.says(false, in: own) || others?.says(false, in: theirs) == true
                guard !isDenied, own.value == true || theirs?.value == true else { continue }
                Links.join(id, other, &linked)
            }
        }
        let missing = Set(tied.keys).subtracting(decided.keys)
        decided.merge(cases.decidedCases(missing)) { first, _ in first }
        for group in Links.groups(tied) {
            share(among: group.compactMap { decided[$0] })
        }
        for group in Links.groups(linked) {
            rank(group.compactMap { id in decided[id].map { (id, $0) } })
        }
        for (id, others) in tied {
            let disputed = others.subtracting(linked[id] ?? []).sorted()
            dispute(decided[id], disputed.compactMap { id in decided[id].map { (id, $0) } })
        }
    }

    private static func join(_ one: CaseID, _ other: CaseID, _ pairs: inout [CaseID: Set<CaseID>]) {
        pairs[one, default: []].insert(other)
        pairs[other, default: []].insert(one)
    }

    /// The cases to which links lead from one another, group by group.
    private static func groups(_ pairs: [CaseID: Set<CaseID>]) -> [[CaseID]] {
        var (groups, seen): ([[CaseID]], Set<CaseID>) = ([], [])
        for id in pairs.keys.sorted() where seen.insert(id).inserted {
            var (group, waiting) = ([id], [id])
            while let one = waiting.popLast() {
                for other in pairs[one] ?? [] where seen.insert(other).inserted {
                    group.append(other)
                    waiting.append(other)
                }
            }
            groups.append(group.sorted())
        }
        return groups
    }

    /// What holds for each of these cases because another one says it. A case whose request is not here shares what
    /// coordinators decided about it.
    private mutating func share(among group: [DecidedCase]) {
        // Counted once for the group: what others say is what all say, without the case's own.
        var (hiding, refusing): (Int, [Consent: Int]) = (0, [:])
        for one in group {
            if one.isHiding { hiding += 1 }
            for purpose in one.refused { refusing[purpose, default: 0] += 1 }
        }
        for one in group {
            guard let index = one.index else { continue }
            var linked = LinkedCases()
            linked.doNotContact = hiding > (one.isHiding ? 1 : 0)
            let own = one.refused
            linked.refused = Set(refusing.filter { $0.value > (own.contains($0.key) ? 1 : 0) }.keys)
            shared[index] = linked
        }
    }

    /// The cases rank as one, and each names the others.
    private mutating func rank(_ group: [(id: CaseID, subject: DecidedCase)]) {
        let indexes = group.compactMap(\.subject.index)
        let named = group.compactMap { LinkedCases.Other($0.id, $0.subject, isDisputed: false) }
        for index in indexes {
            groups[index] = indexes
            shared[index]?.group = named
        }
    }

    private mutating func dispute(_ subject: DecidedCase?, _ others: [(id: CaseID, subject: DecidedCase)]) {
        guard let index = subject?.index else { return }
        shared[index]?.disputed = others.compactMap { LinkedCases.Other($0.id, $0.subject, isDisputed: true) }
    }
}

extension DecidedCase {
    /// Whether its caller must not be contacted.
    fileprivate var isHiding: Bool { decided.doNotContact?.value == true }
    /// The purposes of consent that it refuses.
    fileprivate var refused: Set<Consent> { request?.refusedConsent ?? [] }
}

extension LinkedCases.Other {
    /// Nil for a case whose request is not here: it has no code.
    fileprivate init?(_ id: CaseID, _ subject: DecidedCase, isDisputed: Bool) {
        guard let code = subject.code else { return nil }
        self.init(id: id, code: code, isDisputed: isDisputed)
    }
}
