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
    public static func hints(_ cases: [Case]) -> [CaseID: [Match]] {
        let notes = cases.map { NoteRuns($0.request.notes) }
        var buckets: [Key: [Int]] = [:]
        for (index, each) in cases.enumerated() {
            for key in keys(of: each.request) + notes[index].bands.map({ Key(reason: .notes, hash: $0) }) {
                buckets[key, default: []].append(index)
            }
        }
        var found: [Pair: Set<Match.Reason>] = [:]
        for (key, members) in buckets where members.count > 1 {
            for pair in pairs(members) where found[pair]?.contains(key.reason) != true {
                if key.reason == .notes, !notes[pair.first].isNear(notes[pair.second]) { continue }
                found[pair, default: []].insert(key.reason)
            }
        }
        var hints: [CaseID: [Match]] = [:]
        for (pair, reasons) in found {
            let (first, second) = (cases[pair.first].id, cases[pair.second].id)
            hints[first, default: []].append(Match(other: second, reasons: reasons.sorted()))
            hints[second, default: []].append(Match(other: first, reasons: reasons.sorted()))
        }
        return hints.mapValues { $0.sorted { $0.other < $1.other } }
    }

    /// Something that alike cases have in common, by its hash.
    private struct Key: Hashable {
        var reason: Match.Reason
        var hash: UInt64
    }

    private struct Pair: Hashable {
        var first: Int
        var second: Int
    }

    /// All pairs of a small bucket; of a large one, which says little, only each case with the one before it.
    private static func pairs(_ members: [Int]) -> [Pair] {
        guard members.count <= 8 else { return zip(members, members.dropFirst()).map(Pair.init) }
        return members.indices.flatMap { first in
            members[(first + 1)...].map { Pair(first: members[first], second: $0) }
        }
    }

    private static func keys(of request: Request) -> [Key] {
        var keys: [Key] = []
        let pseudonym = letters(request.pseudonym)
        let place = letters(request.place)
        if !pseudonym.isEmpty, !place.isEmpty {
            keys.append(Key(reason: .pseudonym, hash: NoteRuns.hash((pseudonym + "\n" + place).utf8)))
        }
        // "Telegram" is no way to find anybody; a number or a name in it is.
        let channel = letters(request.safeContact?.channel)
        if channel.filter(\.isNumber).count >= 5 || request.safeContact?.channel?.contains("@") == true {
            keys.append(Key(reason: .contact, hash: NoteRuns.hash(channel.utf8)))
        }
        return keys
    }

    /// The letters and digits of a text, in lower case: what stays the same however it was typed.
    private static func letters(_ text: String?) -> String {
        (text ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
