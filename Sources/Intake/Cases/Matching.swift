// Likely duplicates: a wife and a mother write about one man, or somebody calls twice. Only ever a hint beside a case;
// nothing is merged. The time taken grows with the number of cases, not with the number of pairs.

/// A hint that another case may be about the same man.
public struct Match: Hashable, Sendable {
    /// Why two cases look alike.
    public enum Reason: String, CaseIterable, Hashable, Comparable, Sendable {
        /// The same pseudonym at the same place.
        case pseudonym
        /// The same way to get in touch.
        case contact
        /// Nearly the same notes.
        case notes

        /// The order of the list above.
        public static func < (left: Reason, right: Reason) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// The other case.
    public var other: CaseID
    /// Why, sorted.
    public var reasons: [Reason]
}

/// Finds likely duplicates.
public enum Matching {
    /// For each case that looks like another one, those others, sorted by identity.
    public static func hints(_ cases: Caseload.Cases) -> [CaseID: [Match]] {
        var marks = MatchMarks()
        for (index, each) in cases.enumerated() { marks.add(each.request, index) }
        return hints(cases, [marks])
    }

    /// The same, where the marks of all cases were taken already.
    static func hints(_ cases: Caseload.Cases, _ marks: [MatchMarks]) -> [CaseID: [Match]] {
        let keys = RepeatedKeys.keys(of: marks).sorted()
        lazy var places = Places(marks, cases.count)
        var found: [Pair: Set<Match.Reason>] = [:]
        var start = 0
        while start < keys.count {
            let key = keys[start]
            let end = keys[start...].firstIndex { !$0.isSame(as: key) } ?? keys.count
            defer { start = end }
            guard end - start > 1 else { continue }
            var notes = NotesAtHand(cases: cases, marks: marks, places: key.reason == .notes ? places : Places())
            for pair in pairs(keys[start..<end].map(\.index)) where found[pair]?.contains(key.reason) != true {
                if key.reason == .notes, !notes.areNear(Int(pair.first), Int(pair.second)) { continue }
                found[pair, default: []].insert(key.reason)
            }
        }
        var hints: [CaseID: [Match]] = [:]
        for (pair, reasons) in found {
            let (first, second) = (cases.id(Int(pair.first)), cases.id(Int(pair.second)))
            hints[first, default: []].append(Match(other: second, reasons: reasons.sorted()))
            hints[second, default: []].append(Match(other: first, reasons: reasons.sorted()))
        }
        return hints.mapValues { $0.sorted { $0.other < $1.other } }
    }

    private struct Pair: Hashable {
        var first: Int32
        var second: Int32
    }

    /// All pairs of a small bucket; of a large one, which says little, only each case with the one before it.
    private static func pairs(_ members: [Int32]) -> [Pair] {
        guard members.count <= 8 else { return zip(members, members.dropFirst()).map(Pair.init) }
        return members.indices.flatMap { first in
            members[(first + 1)...].map { Pair(first: members[first], second: $0) }
        }
    }
}

/// The keys that may stand at more than one case: of millions, a few.
private enum RepeatedKeys {
    static func keys(of marks: [MatchMarks]) -> [MatchMarks.Key] {
        // A bit for each hash that was seen, and one for each that was seen twice; where two hashes share a bit, a key
        // too many is sorted, and none is lost.
        let count = marks.map(\.keyCount).reduce(0, +)
        var logarithm = 10
        while logarithm < 28, 1 << logarithm < 16 * count { logarithm += 1 }
        var once = [UInt64](repeating: 0, count: 1 << (logarithm - 6))
        var twice = once
        func slot(_ key: MatchMarks.Key) -> (word: Int, bit: UInt64) {
            let reason: UInt64 =
                switch key.reason {
                case .pseudonym: 1
                case .contact: 2
                case .notes: 3
                }
            let mixed = (key.hash ^ reason) &* 0x9E37_79B9_7F4A_7C15
            return (Int(mixed >> UInt64(70 - logarithm)), 1 << (mixed >> UInt64(64 - logarithm) & 63))
        }
        for each in marks {
            each.forEachKey { key in
                let (word, bit) = slot(key)
                if once[word] & bit != 0 { twice[word] |= bit } else { once[word] |= bit }
            }
        }
        var keys: [MatchMarks.Key] = []
        for each in marks {
            each.forEachKey { key in
                let (word, bit) = slot(key)
                if twice[word] & bit != 0 { keys.append(key) }
            }
        }
        return keys
    }
}

/// Where the marks of each case are.
private struct Places {
    private var places: [(marks: Int32, place: Int32)] = []

    init() {}

    init(_ marks: [MatchMarks], _ count: Int) {
        places = [(Int32, Int32)](repeating: (0, 0), count: count)
        for (number, each) in marks.enumerated() {
            for (place, index) in each.indexes.enumerated() where index >= 0 {
                places[Int(index)] = (Int32(number), Int32(place))
            }
        }
    }

    subscript(index: Int) -> (marks: Int, place: Int) { (Int(places[index].marks), Int(places[index].place)) }
}

/// The notes of the cases that are compared with one another: decoded again, once, where little keeps them apart.
private struct NotesAtHand {
    let cases: Caseload.Cases
    let marks: [MatchMarks]
    let places: Places
    private var decoded: [Int: NoteRuns] = [:]

    init(cases: Caseload.Cases, marks: [MatchMarks], places: Places) {
        self.cases = cases
        self.marks = marks
        self.places = places
    }

    mutating func areNear(_ first: Int, _ second: Int) -> Bool {
        NoteRuns.areNear(short(first), short(second)) && runs(first).isNear(runs(second))
    }

    private func short(_ index: Int) -> ArraySlice<UInt16> {
        let (number, place) = places[index]
        return marks[number].short(place)
    }

    private mutating func runs(_ index: Int) -> NoteRuns {
        if let known = decoded[index] { return known }
        let runs = NoteRuns(cases[index].request.notes)
        decoded[index] = runs
        return runs
    }
}
