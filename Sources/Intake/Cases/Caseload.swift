// The fold: events in, cases out. The same events give the same cases, in whatever order the logs were imported and
// however many copies of them there are.

/// All cases of a desk, and what belongs to none of them.
public struct Caseload: Hashable, Sendable {
    /// The cases, by when they came in.
    public private(set) var cases: [Case] = []
    /// What belongs to no case, or to more than one.
    public private(set) var orphans: [Orphan] = []

    /// The most cases that a doubt or an orphan names: a volunteer who gives one code to a whole log must not make
    /// the queue grow with the square of it.
    public static let maxShown = 8

    private var indexOfID: [CaseID: Int] = [:]
    private var indexesOfCode: [CaseCode: [Int]] = [:]

    /// The cases that these entries make.
    public init(_ entries: [Entry]) {
        // Sorted by index: entries are large, and most comparisons end at the clock.
        let order = entries.indices.sorted { Entry.precedes(entries[$0], entries[$1]) }
        var copies = Copies()
        var openers: [CaseID: Int] = [:]
        var requests: [Int] = []
        var rest: [Int] = []
        for index in order where copies.isFirst(entries[index], at: index, among: entries) {
            guard case .request(let new) = entries[index].event.content else {
                rest.append(index)
                continue
            }
            requests.append(index)
            // A stranger's request, however early its clock says it is, does not take the place of a known laptop's.
            if let opener = openers[new.id],
                entries[opener].provenance.isKnown || !entries[index].provenance.isKnown
            {
                continue
            }
            openers[new.id] = index
        }
        for index in requests {
            guard case .request(let new) = entries[index].event.content, openers[new.id] == index else { continue }
            open(new, entries[index])
        }
        for index in requests {
            guard case .request(let new) = entries[index].event.content, openers[new.id] != index,
                let known = indexOfID[new.id]
            else { continue }
            cases[known].claim(entries[index])
        }
        let shared = markSharedCodes()
        // Only now: a laptop whose clock is slow may have written a follow-up "before" the request.
        for index in rest { add(entries[index], shared) }
    }

    /// The cases with this code; more than one where two laptops drew the same.
    public func cases(with code: CaseCode) -> [Case] {
        (indexesOfCode[code] ?? []).map { cases[$0] }
    }

    /// The case of this identity.
    public subscript(id: CaseID) -> Case? {
        indexOfID[id].map { cases[$0] }
    }

    private mutating func open(_ new: NewRequest, _ entry: Entry) {
        indexOfID[new.id] = cases.count
        indexesOfCode[new.code, default: []].append(cases.count)
        var opened = Case(
            id: new.id, code: new.code, received: entry.event.received, request: new.request,
            advised: new.advised, history: [entry])
        if !entry.provenance.isKnown { opened.doubt(.unknownWriter) }
        cases.append(opened)
    }

    private mutating func add(_ entry: Entry, _ shared: [CaseCode: [CaseID]]) {
        switch entry.event.content {
        case .request: break
        case .followUp(let followUp):
            let indexes = indexesOfCode[followUp.code] ?? []
            // A stranger who reuses a code does not take its follow-ups away.
            let known = indexes.filter { cases[$0].history.first?.provenance.isKnown == true }
            guard let index = known.count == 1 ? known[0] : indexes.first, known.count == 1 || indexes.count == 1 else {
                let candidates = Array((shared[followUp.code] ?? []).prefix(Caseload.maxShown))
                orphans.append(Orphan(entry: entry, candidates: candidates, candidateCount: indexes.count))
                return
            }
            cases[index].follow(followUp, entry)
        case .decision(let decision):
            guard let index = indexOfID[decision.id] else {
                orphans.append(Orphan(entry: entry, candidates: [], candidateCount: 0))
                return
            }
            cases[index].decide(decision, entry)
        }
    }

    /// Marks the cases whose code others carry too, and answers the first ids of each such code: one more than is
    /// shown, because a case does not name itself.
    private mutating func markSharedCodes() -> [CaseCode: [CaseID]] {
        var shared: [CaseCode: [CaseID]] = [:]
        for (code, indexes) in indexesOfCode where indexes.count > 1 {
            let first = Array(indexes.map { cases[$0].id }.sorted().prefix(Caseload.maxShown + 1))
            shared[code] = first
            for index in indexes {
                let id = cases[index].id
                let others = Array(first.lazy.filter { $0 != id }.prefix(Caseload.maxShown))
                cases[index].doubt(.sharedCode(with: others, total: indexes.count - 1))
            }
        }
        return shared
    }
}

/// What was read already: a record that was written again, or stands in two copies of a log, counts once. Two records
/// with one id and different contents both count.
private struct Copies {
    /// A volunteer's copy of a coordinator's decision must not stand for it, nor a stranger's for a volunteer's.
    private struct Content: Hashable {
        var isCoordinator: Bool
        var isKnown: Bool
        var event: Event

        init(_ entry: Entry) {
            isCoordinator = entry.provenance.isCoordinator
            isKnown = entry.provenance.isKnown
            event = entry.event
        }
    }

    private var first: [Bytes16: Int] = [:]
    // Only for ids that come again with another content: to hash every event would cost more than to compare a few.
    private var others: [Bytes16: Set<Content>] = [:]

    /// Whether `entry` is the first copy of its record.
    mutating func isFirst(_ entry: Entry, at index: Int, among entries: [Entry]) -> Bool {
        let record = entry.provenance.record
        guard let known = first[record] else {
            first[record] = index
            return true
        }
        let content = Content(entry)
        return content != Content(entries[known]) && others[record, default: []].insert(content).inserted
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

    /// Takes in another request under the same identity.
    fileprivate mutating func claim(_ entry: Entry) {
        history.append(entry)
        doubt(.secondRequest)
        if !entry.provenance.isKnown { doubt(.unknownWriter) }
    }

    fileprivate mutating func follow(_ followUp: FollowUp, _ entry: Entry) {
        history.append(entry)
        guard entry.provenance.isKnown else {
            doubt(.unknownWriter)
            return
        }
        request.overlay(followUp.request)
        // News about a closed case must be seen by somebody.
        if status == .closed { status = .open }
    }

    fileprivate mutating func decide(_ decision: Decision, _ entry: Entry) {
        history.append(entry)
        guard entry.provenance.isKnown else {
            doubt(.unknownWriter)
            return
        }
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
