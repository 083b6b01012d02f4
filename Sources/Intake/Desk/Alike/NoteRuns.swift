// Compares notes by their words, not letter by letter: w-shingling with runs of three words, and MinHash (Broder, On
// the resemblance and containment of documents, 1997).

/// The runs of three words in a text, as hashes.
struct NoteRuns {
    /// Shorter texts are alike too easily, and have no runs.
    static let minWords = 8
    /// Two texts are nearly the same if at least this share of their runs is common (Jaccard index).
    static let nearness = 0.5

    /// Sorted, without duplicates.
    private let runs: [UInt64]

    private static let rounds = 12
    private static let roundsABand = 2

    init(_ text: String?) {
        var words: [UInt64] = []
        var word = NoteRuns.seed
        // Splits into words by bytes. Each byte beyond ASCII counts as a letter, which is exact enough for a hint.
        for byte in (text ?? "").lowercased().utf8 {
            if NoteRuns.isLetter(byte) {
                word = NoteRuns.hash(word, byte)
            } else if word != NoteRuns.seed {
                words.append(word)
                word = NoteRuns.seed
            }
        }
        if word != NoteRuns.seed { words.append(word) }
        guard words.count >= NoteRuns.minWords else {
            runs = []
            return
        }
        let all = (0..<words.count - 2).map { start in
            NoteRuns.mixed(words[start] &+ NoteRuns.mixed(words[start + 1] &+ NoteRuns.mixed(words[start + 2])))
        }
        runs = Set(all).sorted()
    }

    /// The number of runs, 8 bytes each.
    var count: Int { runs.count }

    /// MinHash bands: two texts that are nearly the same very likely have at least one of these hashes in common.
    var bands: [UInt64] {
        guard !runs.isEmpty else { return [] }
        let least = (0..<NoteRuns.rounds).map { round in
            // A different odd multiplier in each round sorts the runs differently.
            let multiplier = UInt64(2 * round) &+ 0x9E37_79B9_7F4A_7C15
            return runs.reduce(UInt64.max) { min($0, NoteRuns.mixed($1 &* multiplier)) }
        }
        return stride(from: 0, to: NoteRuns.rounds, by: NoteRuns.roundsABand).map { band in
            least[band..<band + NoteRuns.roundsABand].reduce(UInt64(band)) { NoteRuns.mixed($0 &+ $1) }
        }
    }

    /// The runs cut to 16 bits, a quarter of the memory, sorted. Cutting can only make more runs equal: if the short
    /// runs of two texts are not near, the texts are not.
    var short: [UInt16] { runs.map { UInt16(truncatingIfNeeded: $0) }.sorted() }

    /// Whether both texts are nearly the same.
    func isNear(_ other: NoteRuns) -> Bool {
        NoteRuns.areNear(runs[...], other.runs[...])
    }

    /// Whether two sorted lists have enough runs in common.
    static func areNear<Run: Comparable>(_ one: ArraySlice<Run>, _ other: ArraySlice<Run>) -> Bool {
        var (common, left, right) = (0, one.startIndex, other.startIndex)
        while left < one.endIndex, right < other.endIndex {
            if one[left] == other[right] {
                common += 1
                left += 1
                right += 1
            } else if one[left] < other[right] {
                left += 1
            } else {
                right += 1
            }
        }
        let all = one.count + other.count - common
        return common > 0 && Double(common) >= NoteRuns.nearness * Double(all)
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a, 64 bits. Unlike `Hasher` it gives the same value in every process, which the snapshot needs.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(seed, hash)
    }

    private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let folded = (value ^ (value >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return folded ^ (folded >> 32)
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: false
        }
    }
}
