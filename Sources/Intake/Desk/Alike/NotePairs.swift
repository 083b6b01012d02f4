// Whether cases that have some words in common say nearly the same in their notes. Nearly always little keeps the two
// apart; only where it does not are the notes themselves decoded, and whoever fills a log with copies of long notes must
// not make each of them be decoded for each other.

import IntakeBase

/// Pairs of cases whose notes are compared.
struct NotePairs: Sendable {
    /// A pair, and the first of all cases that hang together with it through other pairs.
    private typealias Linked = (group: Int32, pair: AlikePair)

    /// Each pair once, group after group: notes that were decoded for one pair are at hand for the next, and those of
    /// one group are of no use to another.
    private let pairs: [Linked]

    /// So many runs of decoded notes are kept at once on each core, of 8 bytes: 20 notes of the longest.
    static let most = 1 << 20
    /// So many pairs are worth asking another core.
    private static let size = 512

    /// How many there are.
    var count: Int { pairs.count }

    /// - Parameters:
    ///   - pairs: in any order, and some of them several times.
    ///   - cases: more than the highest number in them.
    init(_ pairs: [AlikePair], among cases: Int) {
        var groups = Groups(cases)
        for pair in pairs { groups.join(pair.first, pair.second) }
        var linked: [Linked] = []
        linked.reserveCapacity(pairs.count)
        for pair in pairs { linked.append((Int32(groups.first(of: pair.first)), pair)) }
        linked.sort { $0.group != $1.group ? $0.group < $1.group : $0.pair < $1.pair }
        var last: AlikePair?
        linked.removeAll { each in
            defer { last = each.pair }
            return each.pair == last
        }
        self.pairs = linked
    }

    /// Those whose notes say nearly the same.
    /// - Parameters:
    ///   - most: so many runs are kept.
    ///   - short: the short runs of the notes of a case; asked on several cores at once.
    ///   - decode: its notes; asked on several cores at once.
    func near(
        most: Int = NotePairs.most, _ short: @escaping @Sendable (Int) -> ArraySlice<UInt16>,
        _ decode: @escaping @Sendable (Int) -> NoteRuns
    ) -> [AlikePair] {
        let starts = Array(stride(from: 0, to: pairs.count, by: NotePairs.size))
        let near = Cores.map(starts, chunk: 1) { start in
            var notes = DecodedNotes(most: most)
            return pairs[start..<min(start + NotePairs.size, pairs.count)].compactMap { group, pair -> AlikePair? in
                guard NoteRuns.areNear(short(pair.first), short(pair.second)) else { return nil }
                let (one, other) = notes.runs(of: pair, in: group, decode)
                return one.isNear(other) ? pair : nil
            }
        }
        return Array(near.joined())
    }
}

/// Notes that were decoded, as long as they may be needed again.
private struct DecodedNotes {
    let most: Int
    private var group: Int32 = -1
    private var runs: [Int: NoteRuns] = [:]
    private var held = 0

    init(most: Int) {
        self.most = most
    }

    /// The notes of both. Pairs come in order.
    mutating func runs(
        of pair: AlikePair, in group: Int32, _ decode: (Int) -> NoteRuns
    ) -> (first: NoteRuns, second: NoteRuns) {
        if group != self.group { keep { _ in false } }
        self.group = group
        return (runs(of: pair.first, for: pair, decode), runs(of: pair.second, for: pair, decode))
    }

    private mutating func runs(of index: Int, for pair: AlikePair, _ decode: (Int) -> NoteRuns) -> NoteRuns {
        if let known = runs[index] { return known }
        let new = decode(index)
        // What comes before the first of this pair is in no later one. If that is not enough, all else is decoded again
        // where it is needed.
        if held + new.count > most { keep { $0 >= pair.first } }
        if held + new.count > most { keep { $0 == pair.first } }
        runs[index] = new
        held += new.count
        return new
    }

    private mutating func keep(_ isKept: (Int) -> Bool) {
        runs = runs.filter { isKept($0.key) }
        held = runs.values.reduce(0) { $0 + $1.count }
    }
}

/// Cases that hang together through pairs, each group known by the first of them.
private struct Groups {
    /// Of each case one of its group that comes before it; itself where it is the first.
    private var earlier: [Int32]

    init(_ cases: Int) {
        earlier = (0..<cases).map { Int32($0) }
    }

    /// The first case of the group of this one.
    mutating func first(of index: Int) -> Int {
        var index = index
        while Int(earlier[index]) != index {
            // Halves the way for whoever asks next.
            earlier[index] = earlier[Int(earlier[index])]
            index = Int(earlier[index])
        }
        return index
    }

    mutating func join(_ one: Int, _ other: Int) {
        let (one, other) = (first(of: one), first(of: other))
        earlier[max(one, other)] = Int32(min(one, other))
    }
}
