// Likely duplicates: a wife and a mother write about one man, or one person calls twice. The result is only a hint next
// to a case; cases are never merged. The time grows with the number of cases, not with the number of pairs
// (locality-sensitive hashing: only cases with a hash in common are compared).

import IntakeBase
import IntakeCases
import IntakeLog

/// A hint that another case may be about the same man.
package struct Match: Hashable, Sendable {
    /// Why two cases look alike.
    package enum Reason: String, CaseIterable, Hashable, Comparable, Sendable {
        /// The same pseudonym at the same place.
        case pseudonym
        /// The same contact.
        case contact
        /// Nearly the same notes.
        case notes

        /// The alphabetical order of the names.
        package static func < (left: Reason, right: Reason) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// The other case.
    package var other: CaseID
    /// The reasons, sorted.
    package var reasons: [Reason]
}

/// Finds likely duplicates.
package enum Matching {
    /// For each case that looks like others, these others, sorted by identity.
    package static func hints(_ cases: Caseload.Cases) -> [CaseID: [Match]] {
        var marks = MatchMarks()
        for (index, each) in cases.enumerated() { marks.add(each.request, index) }
        return hints(cases, [marks], cases.indices.map { (0, Int32($0)) }).matches(in: cases)
    }

    /// The hints from marks that were taken before. `places`: where the marks of each case are.
    static func hints(_ cases: Caseload.Cases, _ marks: [MatchMarks], _ places: CasePlaces) -> Hints {
        let keys: [MatchMarks.Keys] = [.notes(half: 0), .notes(half: 1), .pseudonym, .contact]
        let found = Cores.map(keys, chunk: 1) { ($0.reason, pairs(RepeatedHashes.of($0, in: marks))) }
        // Equal notes share hashes of both halves. The two lists are joined, so that each pair is compared once.
        let notes = NotePairs(found.filter { $0.0 == .notes }.flatMap(\.1), among: cases.count)
        let near = notes.near {
            let (part, place) = places[$0]
            return marks[Int(part)].short(Int(place))
        } _: {
            NoteRuns(cases[$0].request.notes)
        }
        return Hints(found.filter { $0.0 != .notes } + [(.notes, near)], among: cases.count)
    }

    /// The pairs of cases that have a hash in common, sorted, each pair once.
    private static func pairs(_ hashes: [RepeatedHashes.Hash]) -> [AlikePair] {
        var pairs: [AlikePair] = []
        var start = 0
        while start < hashes.count {
            let hash = hashes[start].hash
            let end = hashes[start...].firstIndex { $0.hash != hash } ?? hashes.count
            let members = hashes[start..<end]
            // All pairs of a small bucket. A hash that many cases share says little: each case is paired only with the
            // next one, or the number of pairs would grow with the square of the bucket.
            let reach = members.count <= 8 ? members.count : 1
            for first in members.indices {
                for second in members[(first + 1)...].indices.prefix(reach) {
                    pairs.append(AlikePair(hashes[first].index, hashes[second].index))
                }
            }
            start = end
        }
        pairs.sort()
        var last: AlikePair?
        pairs.removeAll { pair in
            defer { last = pair }
            return pair == last
        }
        return pairs
    }
}

/// The hashes that more than one case may have: a few of millions.
private enum RepeatedHashes {
    /// A hash, and a case that has it.
    struct Hash: Comparable {
        var hash: UInt64
        var index: Int32

        static func < (left: Hash, right: Hash) -> Bool {
            left.hash != right.hash ? left.hash < right.hash : left.index < right.index
        }
    }

    /// The repeated hashes, sorted, so that equal ones are adjacent.
    static func of(_ keys: MatchMarks.Keys, in marks: [MatchMarks]) -> [Hash] {
        // Two Bloom filters with one hash function: a bit for "seen", a bit for "seen twice". If two hashes share a
        // bit, a hash that is not repeated is sorted too; no repeated hash is lost.
        let count = marks.map { $0.most(keys) }.reduce(0, +)
        var logarithm = 10
        while logarithm < 28, 1 << logarithm < 16 * count { logarithm += 1 }
        var once = [UInt64](repeating: 0, count: 1 << (logarithm - 6))
        var twice = once
        func slot(_ hash: UInt64) -> (word: Int, bit: UInt64) {
            let mixed = hash &* 0x9E37_79B9_7F4A_7C15
            return (Int(mixed >> UInt64(70 - logarithm)), 1 << (mixed >> UInt64(64 - logarithm) & 63))
        }
        for each in marks {
            each.forEachHash(keys) { hash, _ in
                let (word, bit) = slot(hash)
                if once[word] & bit != 0 { twice[word] |= bit } else { once[word] |= bit }
            }
        }
        var hashes: [Hash] = []
        for each in marks {
            each.forEachHash(keys) { hash, index in
                let (word, bit) = slot(hash)
                if twice[word] & bit != 0 { hashes.append(Hash(hash: hash, index: index)) }
            }
        }
        return hashes.sorted()
    }
}
