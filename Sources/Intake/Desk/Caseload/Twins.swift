// Which entries are the same record (docs/CASES.md, "Words"): in two histories of a log, or written again into another
// log of the same author after an interruption.

import IntakeBase

/// The entries of the records that a desk holds in several places.
struct Twins {
    /// The entries of each such record, in order.
    private(set) var groups: [[Int]] = []
    /// The number of the group of each entry in one.
    private var numbers: [Int: Int] = [:]

    /// The number of the group of an entry; nil if it is the only one of its record.
    func group(of entry: Int) -> Int? { numbers[entry] }

    /// The entries of the same record, this one included.
    func of(_ entry: Int) -> [Int] { numbers[entry].map { groups[$0] } ?? [entry] }

    /// The first entry of the same record, which names it.
    func first(of entry: Int) -> Int { numbers[entry].map { groups[$0][0] } ?? entry }

    init(_ entries: PackedEntries) {
        let kin = Self.kin(entries.origins)
        var sizes = [Int](repeating: 0, count: entries.origins.count)
        for family in kin { sizes[family] += 1 }
        // Most laptops have one log with one history: to look up each record would cost more than the rest of the work.
        guard sizes.contains(where: { $0 > 1 }) else { return }
        var seen: [Place: [[Int]]] = [:]
        for (entry, item) in entries.items.enumerated() {
            let family = kin[Int(item.line)]
            guard sizes[family] > 1 else { continue }
            let place = Place(family: family, record: item.record, text: entries.textHash(entry))
            let same = seen[place, default: []].firstIndex { entries.haveSameText($0[0], entry) }
            if let same { seen[place]?[same].append(entry) } else { seen[place, default: []].append([entry]) }
        }
        groups = seen.values.joined().filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        for (number, group) in groups.enumerated() {
            for entry in group { numbers[entry] = number }
        }
    }

    private struct Place: Hashable {
        var family: Int
        var record: Bytes16
        /// A hash: an author may write very many texts under one id.
        var text: Int
    }

    /// For each line the first one of its family: lines of one log or of one author are in one family.
    private static func kin(_ origins: [LineOrigin]) -> [Int] {
        var families = UnionFind(origins.count)
        var (logs, authors): ([Bytes16: Int], [Bytes32: Int]) = ([:], [:])
        for (line, origin) in origins.enumerated() {
            if let other = logs.updateValue(line, forKey: origin.log) { families.join(other, line) }
            guard let author = origin.author else { continue }
            if let other = authors.updateValue(line, forKey: author) { families.join(other, line) }
        }
        return origins.indices.map { families.first(of: $0) }
    }
}
