import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct NumberingTests {
    /// Keys that differ in one byte only, and random ones; many of them repeated.
    private func keys(using random: inout SeededRandom) -> [Bytes16] {
        var keys: [Bytes16] = [Bytes16(), Bytes16(words: [.max, .max])]
        for bit in 0..<64 {
            keys.append(Bytes16(words: [1 << bit, 0]))
            keys.append(Bytes16(words: [0, 1 << bit]))
            keys.append(Bytes16(words: [1 << bit, 1 << bit]))
        }
        for _ in 0..<500 {
            let word = UInt64.random(in: .min ... .max, using: &random)
            keys += [Bytes16(words: [word, 7]), Bytes16(words: [7, word]), Bytes16(words: [word, word])]
        }
        return (keys + keys.prefix(900)).shuffled(using: &random)
    }

    @Test(arguments: 1...4)
    func `each key has one number, in the order in which they come, and no other key has it`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let keys = keys(using: &random)
        var numbering = Numbering(capacity: Set(keys).count)
        var expected: [Bytes16: Int] = [:]
        for key in keys {
            #expect(numbering.known(key) == expected[key])
            let number = expected[key] ?? expected.count
            expected[key] = number
            #expect(numbering.number(of: key) == number)
        }
        for (key, number) in expected { #expect(numbering.known(key) == number) }
    }

    @Test func `codes that are next to each other are different keys`() throws {
        let codes = (1...9).map { Made.code(UInt8($0)) }
        var numbering = Numbering(capacity: codes.count)
        #expect(codes.map { numbering.number(of: $0.key) } == Array(0..<codes.count))
        #expect(codes.reversed().map { numbering.known($0.key) } == (0..<codes.count).reversed().map { $0 })
    }
}
