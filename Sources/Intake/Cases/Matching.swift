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
        var buckets: [Key: [Int]] = [:]
        for (index, each) in cases.enumerated() {
            for key in keys(of: each.request) { buckets[key, default: []].append(index) }
        }
        var found: [Pair: Set<Match.Reason>] = [:]
        for (key, members) in buckets where members.count > 1 {
            for pair in pairs(members) {
                if key.reason == .notes, !Notes.areNear(cases[pair.first].request, cases[pair.second].request) {
                    continue
                }
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

    private struct Key: Hashable {
        var reason: Match.Reason
        var text: String
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
            keys.append(Key(reason: .pseudonym, text: pseudonym + "\n" + place))
        }
        // "Telegram" is no way to find anybody; a number or a name in it is.
        let channel = letters(request.safeContact?.channel)
        if channel.filter(\.isNumber).count >= 5 || request.safeContact?.channel?.contains("@") == true {
            keys.append(Key(reason: .contact, text: channel))
        }
        keys += Notes.bands(request.notes).map { Key(reason: .notes, text: $0) }
        return keys
    }

    /// The letters and digits of a text, in lower case: what stays the same however it was typed.
    private static func letters(_ text: String?) -> String {
        (text ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// Notes compared by their runs of three words (Broder, On the resemblance and containment of documents, 1997).
private enum Notes {
    /// Fewer words than this are alike too easily.
    static let minWords = 8
    /// The share of common runs from which two notes count as nearly the same.
    static let nearness = 0.5

    private static let hashes = 12
    private static let rows = 2

    /// Texts of which two notes that are nearly the same very likely have one in common.
    static func bands(_ notes: String?) -> [String] {
        let runs = runs(notes)
        guard !runs.isEmpty else { return [] }
        let least = (0..<hashes).map { round in
            // An odd multiplier for each round permutes the 64-bit numbers.
            runs.lazy.map { mixed($0 &* (UInt64(2 * round) &+ 0x9E37_79B9_7F4A_7C15)) }.min() ?? 0
        }
        return stride(from: 0, to: hashes, by: rows).map { band in
            "\(band):" + least[band..<band + rows].map { String($0, radix: 36) }.joined(separator: ",")
        }
    }

    static func areNear(_ left: Request, _ right: Request) -> Bool {
        let (first, second) = (runs(left.notes), runs(right.notes))
        let common = first.intersection(second).count
        let all = first.count + second.count - common
        return all > 0 && Double(common) >= nearness * Double(all)
    }

    private static func runs(_ notes: String?) -> Set<UInt64> {
        let words = (notes ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.count >= minWords else { return [] }
        return Set((0..<words.count - 2).map { start in hash(words[start..<start + 3]) })
    }

    /// FNV-1a, 64 bits: the same in every run of the program, which `Hasher` is not.
    private static func hash(_ words: ArraySlice<Substring>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words {
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return hash
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let folded = (value ^ (value >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return folded ^ (folded >> 32)
    }
}
