// Which entries are the same record (docs/CASES.md, "Words"): in two histories of a log, or written again into another
// log of the same author after an interruption.

import IntakeBase

/// The entries of the records that a desk holds in several lines.
struct Twins {
    private var all: [Int: [Int]] = [:]

    /// The entries of the same record, this one included.
    func of(_ entry: Int) -> [Int] { all[entry] ?? [entry] }

    init(_ entries: PackedEntries) {
        let groups = Self.groups(entries.origins)
        var sizes = [Int](repeating: 0, count: entries.origins.count)
        for group in groups { sizes[group] += 1 }
        // Most laptops have one log with one history: to look up each record would cost more than the rest of the work.
        guard sizes.contains(where: { $0 > 1 }) else { return }
        var seen: [Place: [[Int]]] = [:]
        for (entry, item) in entries.items.enumerated() {
            let group = groups[Int(item.line)]
            guard sizes[group] > 1 else { continue }
            let place = Place(group: group, record: item.record, text: entries.textHash(entry))
            let same = seen[place, default: []].firstIndex { entries.haveSameText($0[0], entry) }
            if let same { seen[place]?[same].append(entry) } else { seen[place, default: []].append([entry]) }
        }
        for records in seen.values {
            for same in records where same.count > 1 {
                for entry in same { all[entry] = same }
            }
        }
    }

    private struct Place: Hashable {
        var group: Int
        var record: Bytes16
        /// A hash: an author may write very many texts under one id.
        var text: Int
    }

    /// For each line the number of its group: lines of one log or of one author are in one group.
    private static func groups(_ origins: [LineOrigin]) -> [Int] {
        var groups = [Int](repeating: 0, count: origins.count)
        var (logs, authors): ([Bytes16: Int], [Bytes32: Int]) = ([:], [:])
        for (line, origin) in origins.enumerated() {
            let known = [logs[origin.log], origin.author.flatMap { authors[$0] }].compactMap(\.self)
            let group = known.min() ?? line
            for other in known where other != group {
                for index in 0..<line where groups[index] == other { groups[index] = group }
                for (log, number) in logs where number == other { logs[log] = group }
                for (author, number) in authors where number == other { authors[author] = group }
            }
            groups[line] = group
            logs[origin.log] = group
            if let author = origin.author { authors[author] = group }
        }
        return groups
    }
}
