// Numbers as digits of a fixed count.

import Testing
@testable import IntakeBase

@Suite struct DigitsTests {
    @Test(arguments: [(0, 2, "00"), (7, 2, "07"), (10, 2, "10"), (99, 1, "99"), (2026, 4, "2026"), (5, 0, "5")])
    func `zeros fill a number up, and no digit is lost`(number: Int, count: Int, text: String) {
        #expect(number.digits(count) == text)
    }

    @Test func `every number reads back from its digits, at every count and radix`() throws {
        var random = SeededRandom(seed: 4)
        for _ in 0..<2_000 {
            let number = UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64.random(in: 0..<64, using: &random)
            for (count, radix) in [(20, 10), (12, 10), (1, 10), (16, 16), (4, 16)] {
                let digits = number.digits(count, radix: radix)
                #expect(digits.utf8.count >= count)
                #expect(digits.utf8.count == count || !digits.hasPrefix("0"))
                #expect(try #require(UInt64(digits, radix: radix)) == number)
            }
        }
    }
}
