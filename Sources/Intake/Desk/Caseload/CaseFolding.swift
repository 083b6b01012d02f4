// The packed entries of a desk, sorted into cases, and the fold of each case by itself: without what it shares with
// others.

import IntakeBase
import IntakeCases

/// Entries sorted into cases.
struct CaseFolding: Sendable {
    let entries: PackedEntries
    /// How the lines of the entries go on from one another.
    private let lines: Lines
    private(set) var sorting: CaseSorting
    /// The follow-ups that belong to no case because coordinators said so.
    private(set) var unattached: Set<Int32> = []
    /// For each case, the follow-ups that it takes and another one too, sorted by name.
    private(set) var contested: [Int: [Attachments.Contested]] = [:]

    /// Sorts entries that are settled, twice if coordinators attached some of them to cases.
    init(_ entries: PackedEntries, _ lines: Lines) {
        (self.entries, self.lines) = (entries, lines)
        sorting = CaseSorting(entries)
        let attachments = Attachments(self)
        let attached = attachments.owners
        guard !attached.isEmpty else { return }
        contested = attachments.contested.mapValues { $0.sorted { $0.record < $1.record } }
        sorting = CaseSorting(entries, attached: attached)
        unattached = Set(attached.filter { $0.value == nil }.keys)
    }

    /// The case with this number, folded from its entries.
    func folded(_ index: Int) -> Case {
        let opener = Int32(sorting.opener(index))
        let history = sorting.history(index).sorted { entries.precedes(Int($0), Int($1)) }
        guard let first = history.firstIndex(of: opener) else { preconditionFailure("a case has its first request") }
        return Case(history.map { entry($0) }, opener: first, lines)
    }

    /// The entry with this number, with its copies.
    func entry(_ index: Int32) -> Entry { entries.entry(Int(index), copies: sorting.copies[index] ?? []) }

    /// The references that count: those of known coordinators. Any log may hold very many others.
    var references: [PackedEntries.Reference] {
        entries.references.filter { reference in
            let writer = entries.source(Int(reference.entry)).writer
            return writer.isKnown && writer.isCoordinator
        }
    }

    /// The cases about which a decision that counts has such a reference, by id.
    func deciding(where isMeant: (PackedEntries.Reference) -> Bool) -> [CaseID: DecidedCase] {
        let ids = references.filter(isMeant).compactMap { entries.items[Int($0.entry)].subject }
        return decidedCases(Set(ids))
    }

    /// What was decided about these cases. The request of a case need not be here: a decision names its id.
    func decidedCases(_ ids: Set<CaseID>) -> [CaseID: DecidedCase] {
        guard !ids.isEmpty else { return [:] }
        var orphans: [CaseID: [Int32]] = [:]
        for index in sorting.orphans {
            guard let id = entries.items[Int(index)].subject, ids.contains(id) else { continue }
            orphans[id, default: []].append(index)
        }
        return Dictionary(uniqueKeysWithValues: ids.map { ($0, decidedCase($0, orphans[$0] ?? [])) })
    }

    /// - Parameter orphans: the records of a case whose request is not here.
    private func decidedCase(_ id: CaseID, _ orphans: [Int32]) -> DecidedCase {
        if let index = sorting.index(of: id) {
            let subject = folded(index)
            return DecidedCase(
                index: index, decided: subject.decided, history: subject.history, code: subject.code,
                request: subject.request)
        }
        let history = orphans.sorted { entries.precedes(Int($0), Int($1)) }.map { entry($0) }
        return DecidedCase(
            index: nil, decided: CaseDecisions(history, lines).decided, history: history, code: nil, request: nil)
    }
}

/// What was decided about a case.
struct DecidedCase {
    /// The number of the case; nil if its request is not here.
    let index: Int?
    let decided: Decided
    /// The records of the case, by the numbers in `decided`.
    let history: [Entry]
    /// Its code; nil if its request is not here.
    let code: CaseCode?
    /// What is shown of the case; nil if its request is not here.
    let request: Request?

    /// Whether one of these decisions, `link` or `attach`, gives this answer.
    func says(_ answer: Bool, in standing: Standing<Bool>?) -> Bool {
        (standing?.records ?? []).contains { number in
            guard case .decision(let decision) = history[number].event.content else { return false }
            switch decision.action {
            case .link(_, let said), .attach(_, let said): return said == answer
            default: return false
            }
        }
    }
}
