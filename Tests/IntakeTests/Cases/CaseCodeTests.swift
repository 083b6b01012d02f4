import Testing
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct CaseCodeTests {
    private static func codes(_ count: Int) -> [CaseCode] {
        var random = SeededRandom(seed: 11)
        return (0..<count).compactMap { _ in
            CaseCode(random: (0..<CaseCode.randomBytes).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }

    @Test func `Damm's own example has the check digit 4`() {
        #expect(CaseCode.check([5, 7, 2]) == 4)
        #expect(CaseCode.check([5, 7, 2, 4]) == 0)
    }

    @Test func `every single wrong digit is caught`() throws {
        for code in Self.codes(200) {
            let digits = Array(code.description)
            for place in digits.indices where digits[place] != "-" {
                for wrong in "0123456789" where wrong != digits[place] {
                    var typed = digits
                    typed[place] = wrong
                    #expect(CaseCode(String(typed)) == nil)
                }
            }
        }
    }

    @Test func `every swap of two neighbours is caught`() {
        for code in Self.codes(200) {
            let digits = Array(code.description.filter { $0 != "-" })
            for place in 0..<11 where digits[place] != digits[place + 1] {
                var typed = digits
                typed.swapAt(place, place + 1)
                #expect(CaseCode(String(typed)) == nil)
            }
        }
    }

    @Test func `a swap is caught for every pair of digits after every interim digit`() {
        for interim in UInt8(0)..<10 {
            for first in UInt8(0)..<10 {
                for second in UInt8(0)..<10 where first != second {
                    // Any digit leads from 0 to the interim digit of its own column in the first row.
                    let lead = (UInt8(0)..<10).first { CaseCode.check([$0]) == interim }!
                    #expect(CaseCode.check([lead, first, second]) != CaseCode.check([lead, second, first]))
                }
            }
        }
    }

    @Test func `a code is read back from any script, with any spaces and dashes`() throws {
        for code in Self.codes(20) {
            let text = code.description
            func inScript(_ zero: UInt32) -> String {
                String(
                    String.UnicodeScalarView(
                        text.unicodeScalars.map { scalar in
                            scalar == "-" ? " " : Unicode.Scalar(zero + scalar.value - 48)!
                        }))
            }
            let ways = [
                text, text.filter { $0 != "-" },
                "  " + text.split(separator: "-").joined(separator: " \u{2013} ") + "\n",
                inScript(0xFF10), inScript(0x660), inScript(0x6F0), "\u{200F}" + text,
            ]
            for way in ways { #expect(CaseCode(way) == code) }
        }
    }

    @Test(arguments: [
        "", "1234", "0000-0000-0001", "0000-0000-00000", "0000-0000-000O", "½000-0000-0000", "0000.0000.0000",
    ])
    func `what is no code is refused`(text: String) {
        #expect(CaseCode(text) == nil)
    }

    @Test func `every digit is equally likely, and too little randomness makes no code`() {
        #expect(CaseCode(random: [UInt8](repeating: 250, count: 32)) == nil)
        #expect(CaseCode(random: [UInt8](repeating: 7, count: 10)) == nil)
        #expect(
            CaseCode(random: [250, 255] + (0..<11).map { UInt8($0) }) == CaseCode(random: (0..<11).map { UInt8($0) }))
        var counts = [UInt8: Int]()
        for byte in UInt8(0)..<250 { counts[byte % 10, default: 0] += 1 }
        #expect(Set(counts.values) == [25])
    }
}
