// Which cases look alike, in little memory: each case has a list of the numbers of the others. A `Match` is made only
// when its case is shown.

import IntakeCases

/// Two cases that have something in common. `first` has the lower number.
// Both numbers are in one word, so that sorting compares one integer.
struct AlikePair: Comparable, Sendable {
    private let numbers: UInt64

    init(_ first: Int32, _ second: Int32) {
        numbers = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    }

    var first: Int { Int(numbers >> 32) }
    var second: Int { Int(numbers & 0xFFFF_FFFF) }

    static func < (left: AlikePair, right: AlikePair) -> Bool { left.numbers < right.numbers }
}

/// For each case of a desk, the cases that look like it.
struct Hints: Sendable {
    /// The other cases with the reason; those of one case are adjacent, in the order of the cases.
    private var others: [(index: Int32, reason: Match.Reason)] = []
    /// Where the others of each case begin in `others`; the last element is the end.
    private var starts: [Int32]

    /// Makes the hints from pairs by a counting sort. `cases`: the number of all cases. A pair may occur several times.
    init(_ found: [(reason: Match.Reason, pairs: [AlikePair])], among cases: Int) {
        starts = [Int32](repeating: 0, count: cases + 1)
        for pair in found.lazy.flatMap(\.pairs) {
            starts[pair.first + 1] += 1
            starts[pair.second + 1] += 1
        }
        for index in 0..<cases { starts[index + 1] += starts[index] }
        var next = starts
        others = [(Int32, Match.Reason)](repeating: (0, .notes), count: Int(starts[cases]))
        for (reason, pairs) in found {
            for pair in pairs {
                others[Int(next[pair.first])] = (Int32(pair.second), reason)
                others[Int(next[pair.second])] = (Int32(pair.first), reason)
                next[pair.first] += 1
                next[pair.second] += 1
            }
        }
    }

    /// Whether another case looks like this one.
    func has(_ index: Int) -> Bool { starts[index] < starts[index + 1] }

    /// The cases that look like case `index` of `cases`, sorted by identity.
    func matches(of index: Int, in cases: Caseload.Cases) -> [Match] {
        let found = others[Int(starts[index])..<Int(starts[index + 1])]
        return Dictionary(grouping: found, by: \.index)
            .map { Match(other: cases.id(Int($0)), reasons: Set($1.map(\.reason)).sorted()) }
            .sorted { $0.other < $1.other }
    }

    /// The matches of all cases that look like another one.
    func matches(in cases: Caseload.Cases) -> [CaseID: [Match]] {
        let alike = cases.indices.filter(has)
        return Dictionary(uniqueKeysWithValues: alike.map { (cases.id($0), matches(of: $0, in: cases)) })
    }
}
