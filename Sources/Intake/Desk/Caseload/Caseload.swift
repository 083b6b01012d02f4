// The fold: events in, cases out. The same events give the same cases. The order of the imports and the number of
// copies of a log make no difference.

import IntakeBase
import IntakeCases
import IntakeLog

/// All cases of a desk, and the entries that belong to none of them. The cases are packed: each is decoded when it is
/// asked for.
public struct Caseload: Equatable, Sendable {
    /// The cases, sorted by when they came in.
    public let cases: Cases
    /// Entries that belong to no case or to more than one.
    package let orphans: [Orphan]

    /// The most cases that a doubt or an orphan names. Without a limit, a volunteer who gives one code to a whole log
    /// would make the queue grow with the square of the number of cases.
    public static let maxShown = 8

    /// Folds entries into cases.
    public init(_ entries: [Entry]) {
        self.init(PackedEntries(entries))
    }

    init(_ entries: PackedEntries) {
        let store = CaseStore(entries)
        cases = Cases(store: store)
        orphans = store.orphans
    }

    /// The cases with this code; more than one if two laptops drew the same code.
    public func cases(with code: CaseCode) -> [Case] {
        cases.store.sorting.indexes(of: code).map { cases[Int($0)] }
    }

    /// Whether the desk holds a follow-up with this name, with or without a case.
    package func hasFollowUp(named name: Bytes16) -> Bool {
        cases.store.entries.items.contains { $0.kind == .followUp && $0.name == name }
    }

    /// The case of this identity.
    public subscript(id: CaseID) -> Case? {
        cases.store.sorting.index(of: id).map { cases[$0] }
    }

    /// The cases of a desk in order. Each access decodes the case again.
    public struct Cases: RandomAccessCollection, Equatable, Sendable {
        let store: CaseStore

        /// 0.
        public var startIndex: Int { 0 }
        /// The number of cases.
        public var endIndex: Int { store.sorting.count }
        /// The case at this place, counted from 0.
        public subscript(index: Int) -> Case { store.made(index) }

        /// The identity of the case at this place, without decoding it.
        func id(_ index: Int) -> CaseID { store.id(index) }

        /// Whether both hold the same cases.
        public static func == (left: Cases, right: Cases) -> Bool { left.elementsEqual(right) }
    }
}

/// The packed entries of a desk, sorted into cases.
final class CaseStore: Sendable {
    private let folding: CaseFolding
    /// The linked cases.
    let links: Links
    /// A hash of how the lines of the entries go on from one another, for a cache key.
    let linesKey: [UInt8]
    var entries: PackedEntries { folding.entries }
    var sorting: CaseSorting { folding.sorting }

    init(_ entries: PackedEntries) {
        var entries = entries
        let lines = entries.settle()
        let key = LineOrigin.key(of: lines, count: entries.origins.count)
        // Each case has it in its own key, so a long one must not be in all of them. Without the hash it is only longer.
        linesKey = (try? Hash.blake2b256(key).array) ?? key
        folding = CaseFolding(entries, lines)
        links = Links(folding)
    }

    /// The case with this number, folded from its entries.
    func made(_ index: Int) -> Case {
        var made = folding.folded(index)
        if let shared = sorting.shared[made.code] {
            let others = Array(shared.first.lazy.filter { $0 != made.id }.prefix(Caseload.maxShown))
            made.doubt(.sharedCode(with: others, total: shared.indexes.count - 1))
        }
        for one in contested(index) {
            let others = Array(one.takers.lazy.filter { $0 != made.id }.prefix(Caseload.maxShown))
            made.doubt(.takenTwice(one.record, with: others, total: one.takers.count - 1))
        }
        if let linked = links.shared[index] { made.link(with: linked) }
        return made
    }

    /// The follow-ups that this case takes and another one too.
    func contested(_ index: Int) -> [Attachments.Contested] { folding.contested[index] ?? [] }

    private func entry(_ index: Int32) -> Entry { folding.entry(index) }

    /// The identity of the case with this number.
    func id(_ index: Int) -> CaseID { opener(index).opened }

    /// The request that opened the case with this number, without its text.
    func opener(_ index: Int) -> PackedEntries.Item { entries.items[sorting.opener(index)] }

    var orphans: [Orphan] {
        sorting.orphans.map { index in
            let entry = entry(index)
            let shared = entries.items[Int(index)].code.flatMap { sorting.shared[$0] }
            return Orphan(
                entry: entry, candidates: Array((shared?.first ?? []).prefix(Caseload.maxShown)),
                candidateCount: shared?.indexes.count ?? 0, isDecided: folding.unattached.contains(index))
        }
    }
}
