// The fold: events in, cases out. The same events give the same cases, in whatever order the logs were imported and
// however many copies of them there are.

/// All cases of a desk, and what belongs to none of them.
public struct Caseload: Hashable, Sendable {
    /// The cases, by when they came in.
    public private(set) var cases: [Case] = []
    /// What belongs to no case, or to more than one.
    public private(set) var orphans: [Orphan] = []

    private var indexOfID: [CaseID: Int] = [:]
    private var indexesOfCode: [CaseCode: [Int]] = [:]

    /// The cases that these entries make.
    public init(_ entries: [Entry]) {
        // Sorted by index: entries are large, and most comparisons end at the clock.
        let order = entries.indices.sorted { Entry.precedes(entries[$0], entries[$1]) }
        var seen: [Bytes16: [Int]] = [:]
        var rest: [Int] = []
        for index in order where isFirst(entries[index], among: entries, &seen, at: index) {
            if case .request(let new) = entries[index].event.content {
                open(new, entries[index])
            } else {
                rest.append(index)
            }
        }
        // Only now: a laptop whose clock is slow may have written a follow-up "before" the request.
        for index in rest { add(entries[index]) }
        markSharedCodes()
    }

    /// The cases with this code; more than one where two laptops drew the same.
    public func cases(with code: CaseCode) -> [Case] {
        (indexesOfCode[code] ?? []).map { cases[$0] }
    }

    /// The case of this identity.
    public subscript(id: CaseID) -> Case? {
        indexOfID[id].map { cases[$0] }
    }

    /// Whether an entry is the first copy of its record. Two records with one id and different contents both count.
    private func isFirst(
        _ entry: Entry, among entries: [Entry], _ seen: inout [Bytes16: [Int]], at index: Int
    ) -> Bool {
        guard let earlier = seen[entry.provenance.record] else {
            seen[entry.provenance.record] = [index]
            return true
        }
        let isNew = !earlier.contains {
            // A volunteer's copy of a coordinator's decision must not stand for it.
            entries[$0].provenance.isCoordinator == entry.provenance.isCoordinator && entries[$0].event == entry.event
        }
        if isNew { seen[entry.provenance.record]?.append(index) }
        return isNew
    }

    private mutating func open(_ new: NewRequest, _ entry: Entry) {
        if let index = indexOfID[new.id] {
            cases[index].history.append(entry)
            cases[index].doubt(.secondRequest)
            return
        }
        indexOfID[new.id] = cases.count
        indexesOfCode[new.code, default: []].append(cases.count)
        cases.append(
            Case(
                id: new.id, code: new.code, received: entry.event.received, request: new.request,
                advised: new.advised, history: [entry]))
    }

    private mutating func add(_ entry: Entry) {
        switch entry.event.content {
        case .request: break
        case .followUp(let followUp):
            let indexes = indexesOfCode[followUp.code] ?? []
            guard indexes.count == 1 else {
                orphans.append(Orphan(entry: entry, candidates: indexes.map { cases[$0].id }.sorted()))
                return
            }
            cases[indexes[0]].follow(followUp, entry)
        case .decision(let decision):
            guard let index = indexOfID[decision.id] else {
                orphans.append(Orphan(entry: entry, candidates: []))
                return
            }
            cases[index].decide(decision, entry)
        }
    }

    private mutating func markSharedCodes() {
        for indexes in indexesOfCode.values where indexes.count > 1 {
            for index in indexes {
                let others = indexes.filter { $0 != index }.map { cases[$0].id }.sorted()
                cases[index].doubt(.sharedCode(with: others))
            }
        }
    }
}

extension Case {
    init(id: CaseID, code: CaseCode, received: Moment, request: Request, advised: Advised?, history: [Entry]) {
        self.id = id
        self.code = code
        self.received = received
        self.request = request
        self.advised = advised
        self.history = history
    }

    fileprivate mutating func doubt(_ doubt: Doubt) {
        if !doubts.contains(doubt) { doubts.append(doubt) }
    }

    fileprivate mutating func follow(_ followUp: FollowUp, _ entry: Entry) {
        history.append(entry)
        request.overlay(followUp.request)
        // News about a closed case must be seen by somebody.
        if status == .closed { status = .open }
    }

    fileprivate mutating func decide(_ decision: Decision, _ entry: Entry) {
        history.append(entry)
        guard entry.provenance.isCoordinator else {
            doubt(.decisionByVolunteer)
            return
        }
        status = decision.status ?? status
        assigned = decision.assigned.map { $0.isEmpty ? nil : $0 } ?? assigned
        due = decision.due ?? due
        route = decision.route ?? route
        chosen = decision.via ?? chosen
    }
}
