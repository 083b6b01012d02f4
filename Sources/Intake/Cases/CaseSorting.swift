// Which entries belong to which case. Looks at what is packed with each entry, never at the texts, but for records that
// stand twice.

/// The entries of each case, in the order in which they count.
struct CaseSorting: Sendable {
    /// Cases of one code.
    struct Shared: Sendable {
        /// All of them, in the order of the cases.
        var indexes: [Int32]
        /// The first ids of them, in order: one more than is shown, because a case does not name itself.
        var first: [CaseID] = []
        /// Those of them that a known laptop opened: the first, and how many.
        var known: (first: Int32?, count: Int) = (nil, 0)
    }

    /// Entry numbers, case after case: the request that opens it, others that claim its identity, all else.
    private var histories: [Int32] = []
    private var starts: [Int32] = [0]
    private(set) var indexOfID: [CaseID: Int32] = [:]
    /// The first case of each code.
    private var indexOfCode: [CaseCode: Int32] = [:]
    private(set) var shared: [CaseCode: Shared] = [:]
    /// Of each case, whether others have its code; empty where none do.
    private var sharing: [Bool] = []
    /// Entries that belong to no case, or to more than one, in order.
    private(set) var orphans: [Int32] = []

    /// How many cases there are.
    var count: Int { starts.count - 1 }

    /// The entries of a case.
    func history(_ index: Int) -> ArraySlice<Int32> { histories[Int(starts[index])..<Int(starts[index + 1])] }

    /// Whether other cases have the same code as this one.
    func sharesCode(_ index: Int) -> Bool { !sharing.isEmpty && sharing[index] }

    /// The cases with this code.
    func indexes(of code: CaseCode) -> [Int32] {
        shared[code]?.indexes ?? indexOfCode[code].map { [$0] } ?? []
    }

    init(_ entries: PackedEntries) {
        var copies = Copies()
        var openers: [CaseID: Int32] = [:]
        var requests: [Int32] = []
        var rest: [Int32] = []
        for index in entries.items.indices.sorted(by: entries.precedes) where copies.isFirst(index, among: entries) {
            let item = entries.items[index]
            guard item.kind == .request else {
                rest.append(Int32(index))
                continue
            }
            requests.append(Int32(index))
            // A stranger's request, however early its clock says it is, does not take the place of a known laptop's.
            if let opener = openers[item.subject],
                entries.source(Int(opener)).isKnown || !entries.source(index).isKnown
            {
                continue
            }
            openers[item.subject] = Int32(index)
        }
        // Each entry with its case, so that those of one case are in order.
        var owned: [(entry: Int32, owner: Int32)] = []
        owned.reserveCapacity(requests.count + rest.count)
        indexOfID.reserveCapacity(openers.count)
        for index in requests where openers[entries.items[Int(index)].subject] == index {
            let owner = Int32(owned.count)
            owned.append((index, owner))
            open(entries.items[Int(index)], owner, isKnown: entries.source(Int(index)).isKnown)
        }
        let cases = owned.count
        for index in requests {
            let subject = entries.items[Int(index)].subject
            guard openers[subject] != index, let owner = indexOfID[subject] else { continue }
            owned.append((index, owner))
        }
        nameShared(cases) { entries.items[Int(owned[Int($0)].entry)].subject }
        // Only now: a laptop whose clock is slow may have written a follow-up "before" the request.
        for index in rest {
            if let owner = owner(of: entries.items[Int(index)]) {
                owned.append((index, owner))
            } else {
                orphans.append(index)
            }
        }
        distribute(owned, cases)
    }

    private mutating func open(_ item: PackedEntries.Item, _ owner: Int32, isKnown: Bool) {
        indexOfID[item.subject] = owner
        guard let code = item.code else { return }
        guard let first = indexOfCode[code] else {
            indexOfCode[code] = owner
            if !isKnown { strangers.insert(owner) }
            return
        }
        var others = shared[code] ?? Shared(indexes: [first])
        if others.indexes.count == 1, !strangers.contains(first) { others.known = (first, 1) }
        others.indexes.append(owner)
        if isKnown { others.known = (others.known.first ?? owner, others.known.count + 1) }
        shared[code] = others
    }

    /// Cases that no known laptop opened, each the first of its code.
    private var strangers: Set<Int32> = []

    private mutating func nameShared(_ count: Int, _ id: (Int32) -> CaseID) {
        if !shared.isEmpty { sharing = [Bool](repeating: false, count: count) }
        for (code, others) in shared {
            for index in others.indexes { sharing[Int(index)] = true }
            shared[code]?.first = Array(others.indexes.map(id).sorted().prefix(Caseload.maxShown + 1))
        }
    }

    /// The case that a follow-up or a decision belongs to; nil where there is none, or more than one.
    private func owner(of item: PackedEntries.Item) -> Int32? {
        guard item.kind == .followUp, let code = item.code else { return indexOfID[item.subject] }
        guard let others = shared[code] else { return indexOfCode[code] }
        // A stranger who reuses a code does not take its follow-ups away.
        return others.known.count == 1 ? others.known.first : nil
    }

    /// Puts the entries of each case together, in the order in which they come.
    private mutating func distribute(_ owned: [(entry: Int32, owner: Int32)], _ cases: Int) {
        starts = [Int32](repeating: 0, count: cases + 1)
        for each in owned { starts[Int(each.owner) + 1] += 1 }
        for index in 0..<cases { starts[index + 1] += starts[index] }
        var next = starts
        histories = [Int32](repeating: 0, count: owned.count)
        for each in owned {
            histories[Int(next[Int(each.owner)])] = each.entry
            next[Int(each.owner)] += 1
        }
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

        init(_ index: Int, _ entries: PackedEntries) {
            isCoordinator = entries.source(index).isCoordinator
            isKnown = entries.source(index).isKnown
            event = entries.event(index)
        }
    }

    private var first: [Bytes16: Int32] = [:]
    // Only for ids that come again with another content: to hash every event would cost more than to compare a few.
    private var others: [Bytes16: Set<Content>] = [:]

    /// Whether the entry `index` is the first copy of its record.
    mutating func isFirst(_ index: Int, among entries: PackedEntries) -> Bool {
        let record = entries.items[index].record
        guard let known = first[record].map({ Int($0) }) else {
            first[record] = Int32(index)
            return true
        }
        let (one, other) = (entries.source(index), entries.source(known))
        if one.isCoordinator == other.isCoordinator, one.isKnown == other.isKnown, entries.haveSameText(index, known) {
            return false
        }
        let content = Content(index, entries)
        return content != Content(known, entries) && others[record, default: []].insert(content).inserted
    }
}
