// Whether two cases that share some words have nearly the same notes. The short runs (16 bits each) rule out nearly all
// pairs; only for the rest are the notes decoded. Decoded notes are cached within a limit, so that a log full of copies
// of long notes does not make the desk decode each note once for each other note.

import IntakeBase

/// Pairs of cases whose notes are compared.
struct NotePairs: Sendable {
    /// A pair, and the group to which it belongs: the first case of its connected component.
    private typealias Linked = (group: Int32, pair: AlikePair)

    /// Each pair once, sorted by group: the notes decoded for one pair are still cached for the next, and no other
    /// group needs them.
    private let pairs: [Linked]

    /// The most runs of decoded notes that each core caches, 8 bytes each: 20 notes of the greatest length.
    static let most = 1 << 20
    /// The number of pairs in one piece of work for a core.
    private static let size = 512

    /// The number of pairs.
    var count: Int { pairs.count }

    /// - Parameters:
    ///   - pairs: in any order; a pair may occur several times.
    ///   - cases: the number of all cases, greater than each number in `pairs`.
    init(_ pairs: [AlikePair], among cases: Int) {
        var groups = UnionFind(cases)
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

    /// The pairs whose notes are nearly the same.
    /// - Parameters:
    ///   - most: the most runs that each core caches.
    ///   - short: returns the short runs of the notes of a case; called on several cores at once.
    ///   - decode: returns the notes of a case; called on several cores at once.
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

/// A cache of decoded notes.
private struct DecodedNotes {
    let most: Int
    private var group: Int32 = -1
    private var runs: [Int: NoteRuns] = [:]
    private var held = 0

    init(most: Int) {
        self.most = most
    }

    /// The notes of both cases. Pairs must come in the order of `NotePairs.pairs`.
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
        // Pairs are sorted: no later pair contains a case before `pair.first`, so these notes go first. If that frees
        // too little, only the notes of `pair.first` stay, and the others are decoded again when they are needed.
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
