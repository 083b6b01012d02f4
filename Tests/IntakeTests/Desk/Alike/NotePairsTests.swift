import Synchronization
import Testing
@testable import Intake
@testable import IntakeTriage

@Suite struct NotePairsTests {
    /// Notes with this number of words, all unique.
    private func words(_ count: Int, using random: inout SeededRandom) -> [String] {
        (0..<count).map { _ in "word\(UInt64.random(in: .min ... .max, using: &random))" }
    }

    /// The pairs with similar notes, and how often each case was decoded.
    private func near(_ pairs: [AlikePair], _ texts: [String], most: Int) -> (near: [AlikePair], decoded: [Int]) {
        let decoded = Mutex([Int](repeating: 0, count: texts.count))
        let near = NotePairs(pairs, among: texts.count).near(most: most) {
            NoteRuns(texts[$0]).short[...]
        } _: { index in
            decoded.withLock { $0[index] += 1 }
            return NoteRuns(texts[index])
        }
        return (near, decoded.withLock { $0 })
    }

    @Test(arguments: 1...4)
    func `the pairs that say nearly the same are found once each, however few notes are kept`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        // Each note begins like one of three families and continues on its own, so that some pairs are similar and
        // others are not.
        let families = (0..<3).map { _ in words(20, using: &random) }
        let texts = (0..<40).map { _ in
            let kept = Int.random(in: 8...20, using: &random)
            return (families.randomElement(using: &random)!.prefix(kept) + words(20 - kept, using: &random))
                .joined(separator: " ")
        }
        let pairs = (0..<1_500).map { _ in
            let first = Int32.random(in: 0..<39, using: &random)
            return AlikePair(first, Int32.random(in: first + 1..<40, using: &random))
        }
        var expected: [AlikePair] = []
        for pair in pairs.sorted() where pair != expected.last {
            if NoteRuns(texts[pair.first]).isNear(NoteRuns(texts[pair.second])) { expected.append(pair) }
        }
        #expect(!expected.isEmpty && expected.count < NotePairs(pairs, among: 40).count)
        for most in [0, 20, 100, 10_000] {
            #expect(near(pairs, texts, most: most).near.sorted() == expected, "\(most)")
        }
    }

    @Test func `copies of long notes that were mixed with copies of others are decoded once each`() {
        var random = SeededRandom(seed: 1)
        let (groups, copies) = (18, 8)
        let long = (0..<groups).map { _ in words(30, using: &random).joined(separator: " ") }
        let texts = (0..<groups * copies).map { long[$0 % groups] }
        var pairs: [AlikePair] = []
        for first in texts.indices {
            for second in stride(from: first + groups, to: texts.count, by: groups) {
                pairs.append(AlikePair(Int32(first), Int32(second)))
            }
        }
        // Found by both halves of the hashes; only the notes of two groups are kept in memory.
        let (near, decoded) = near(pairs + pairs, texts, most: 28 * copies * 2)
        #expect(near.sorted() == pairs)
        #expect(decoded == [Int](repeating: 1, count: texts.count))
    }

    @Test func `a long chain of equal notes is decoded once, though only a few of them are kept`() {
        var random = SeededRandom(seed: 1)
        let text = words(30, using: &random).joined(separator: " ")
        let pairs = (0..<200).flatMap { [AlikePair($0, $0 + 1), AlikePair($0, $0 + 2)] }
        let (near, decoded) = near(pairs, [String](repeating: text, count: 202), most: 28 * 4)
        #expect(near == pairs)
        #expect(decoded == [Int](repeating: 1, count: 202))
    }
}
