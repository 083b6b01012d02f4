// Which entries belong to which case. Reads only what is packed with each entry; it compares texts only if a record id
// occurs twice.

import IntakeBase
import IntakeCases

/// The entries of each case, in the order in which they are folded.
struct CaseSorting: Sendable {
    /// The cases that have one code in common.
    struct Shared: Sendable {
        /// The numbers of all of them, in order.
        var indexes: [Int32]
        /// The lowest ids, sorted: one more than is shown, because a case does not name itself.
        var first: [CaseID] = []
        /// The cases that a known laptop opened: the first one, and their number.
        var known: (first: Int32?, count: Int) = (nil, 0)
    }

    /// Entry numbers, case after case: first the request that opens it, then requests that claim its id, then the rest.
    private var histories: [Int32] = []
    /// Where each case begins in `histories`; the last element is the end.
    private var starts: [Int32] = [0]
    private var indexOfID: [CaseID: Int32] = [:]
    private var firstOfCode: [CaseCode: Int32] = [:]
    private(set) var shared: [CaseCode: Shared] = [:]
    /// For each case, whether others have its code; empty if no code is shared.
    private var sharing: [Bool] = []
    /// Entries that belong to no case or to more than one, in order.
    private(set) var orphans: [Int32] = []
    /// For entries whose record the desk holds more than once: the other entries of the same record.
    private(set) var copies: [Int32: [Int32]] = [:]

    /// The number of cases.
    var count: Int { starts.count - 1 }

    /// The entries of a case.
    func history(_ index: Int) -> ArraySlice<Int32> { histories[Int(starts[index])..<Int(starts[index + 1])] }

    /// Whether other cases have the same code as this one.
    func sharesCode(_ index: Int) -> Bool { !sharing.isEmpty && sharing[index] }

    /// The entry that opens a case.
    @inline(__always)
    func opener(_ index: Int) -> Int { Int(histories[Int(starts[index])]) }

    /// The case of this identity.
    func index(of id: CaseID) -> Int? { indexOfID[id].map { Int($0) } }

    /// The cases with this code.
    func indexes(of code: CaseCode) -> [Int32] {
        shared[code]?.indexes ?? firstOfCode[code].map { [$0] } ?? []
    }

    /// - Parameter attached: for follow-ups that coordinators attached, the numbers of their cases; nil: no case.
    init(_ entries: PackedEntries, attached: [Int32: Int32?] = [:]) {
        var copies = Copies()
        var openers: [CaseID: Int32] = [:]
        var requests: [(entry: Int32, id: CaseID)] = []
        var rest: [Int32] = []
        for index in entries.items.indices.sorted(by: entries.precedes) {
            if let first = copies.first(of: index, among: entries) {
                self.copies[Int32(first), default: []].append(Int32(index))
                continue
            }
            let (entry, item) = (Int32(index), entries.items[index])
            guard item.kind == .request else {
                rest.append(entry)
                continue
            }
            requests.append((entry, item.opened))
            // A request of an unknown writer does not replace one of a known laptop, even if its clock says it is
            // earlier.
            if openers[item.opened].map({ entries.isKnown(index) && !entries.isKnown(Int($0)) }) ?? true {
                openers[item.opened] = entry
            }
        }
        // Each entry with the number of its case. The entries of one case are in order.
        var owned: [(entry: Int32, owner: Int32)] = []
        owned.reserveCapacity(requests.count + rest.count)
        indexOfID.reserveCapacity(openers.count)
        for (entry, id) in requests where openers[id] == entry {
            let owner = Int32(owned.count)
            owned.append((entry, owner))
            indexOfID[id] = owner
            open(entries.items[Int(entry)].code, owner) { entries.isKnown(Int(owned[Int($0)].entry)) }
        }
        let cases = owned.count
        for (entry, id) in requests where openers[id] != entry {
            guard let owner = indexOfID[id] else { preconditionFailure("a case without its first request") }
            owned.append((entry, owner))
        }
        nameShared(cases) { entries.items[Int(owned[Int($0)].entry)].opened }
        // After all requests, because a laptop whose clock is slow may have written a follow-up "before" the request.
        for entry in rest {
            if let owner = attached[entry] ?? owner(of: entries.items[Int(entry)]) {
                owned.append((entry, owner))
            } else if !entries.isAboutNoCase(Int(entry)) {
                orphans.append(entry)
            }
        }
        distribute(owned, cases)
    }

    /// Registers the code of a case. `isKnown`: whether a known laptop opened a case.
    private mutating func open(_ code: CaseCode?, _ owner: Int32, isKnown: (Int32) -> Bool) {
        guard let code else { return }
        guard let first = firstOfCode[code] else { return firstOfCode[code] = owner }
        var others = shared[code] ?? Shared(indexes: [first], known: isKnown(first) ? (first, 1) : (nil, 0))
        // Copy-on-write: with a second reference in the dictionary, `append` would copy the array for each case.
        shared[code] = nil
        others.indexes.append(owner)
        if isKnown(owner) { others.known = (others.known.first ?? owner, others.known.count + 1) }
        shared[code] = others
    }

    private mutating func nameShared(_ count: Int, _ id: (Int32) -> CaseID) {
        if !shared.isEmpty { sharing = [Bool](repeating: false, count: count) }
        for (code, others) in shared {
            for index in others.indexes { sharing[Int(index)] = true }
            shared[code]?.first = Array(others.indexes.map(id).sorted().prefix(Caseload.maxShown + 1))
        }
    }

    /// The case to which an event that is not a request belongs by itself; nil if there is no such case, or more than
    /// one.
    func owner(of item: PackedEntries.Item) -> Int32? {
        if let named = item.subject.flatMap({ index(of: $0) }) { return Int32(named) }
        guard let code = item.code else { return nil }
        guard let others = shared[code] else { return firstOfCode[code] }
        // An unknown writer who uses a code again does not take its follow-ups away.
        return others.known.count == 1 ? others.known.first : nil
    }

    /// Groups the entries by case and keeps their order (a counting sort).
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

/// Finds duplicates: a record that was written again, or is in two copies of a log, counts once. Two records with one
/// id and different contents both count.
private struct Copies {
    /// The content with the kind of its writer: a volunteer's copy must not replace a coordinator's decision, and a
    /// copy of an unknown writer must not replace a volunteer's record.
    private struct Content: Hashable {
        var writer: UInt8
        var event: Event

        init(_ index: Int, _ entries: PackedEntries) {
            writer = entries.source(index).writer.flags
            event = entries.event(index)
        }
    }

    /// The first entry of each record.
    private var first: [Bytes16: Int32] = [:]
    /// Only for ids that occur with different contents: to hash each event costs more than to compare a few.
    private var others: [Bytes16: [Content: Int32]] = [:]

    /// The first entry of the same record; nil if the entry `index` is the first.
    mutating func first(of index: Int, among entries: PackedEntries) -> Int? {
        let record = entries.items[index].record
        guard let known = first[record].map({ Int($0) }) else {
            first[record] = Int32(index)
            return nil
        }
        let (one, other) = (entries.source(index).writer.flags, entries.source(known).writer.flags)
        if one == other, entries.haveSameText(index, known) { return known }
        let content = Content(index, entries)
        if content == Content(known, entries) { return known }
        if let other = others[record]?[content] { return Int(other) }
        others[record, default: [:]][content] = Int32(index)
        return nil
    }
}
