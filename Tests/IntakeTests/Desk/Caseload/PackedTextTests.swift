import Testing
@testable import Intake
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct PackedTextTests {
    private func roundTrip(_ text: [UInt8]) -> [UInt8] {
        PackedText.unpack(PackedText.pack(text)[...])
    }

    @Test func `any bytes come out as they went in`() {
        var random = SeededRandom(seed: 5)
        for length in 0..<600 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(roundTrip(bytes) == bytes)
        }
        #expect(roundTrip(Array(0...255)) == Array(0...255))
    }

    @Test func `text that looks like words, digits or their ends comes out as it went in`() {
        let hex = String(repeating: "0a", count: 16)
        let pieces = [
            "\"", "\"passport\"", "\"passport\":", "passport", ":", ",", "\\", "\n", "\u{1}", "\"\(hex)\"",
            "\"\(hex)\(hex)\"",
            "\"\(hex.uppercased())\"", "\"\(hex)0\"", "\"no such word\"", "\"nosuchword\"", "ё", "\"ё\"", "{", "}",
        ]
        var random = SeededRandom(seed: 6)
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in pieces.randomElement(using: &random)! }
            let bytes = Array(text.joined().utf8)
            #expect(roundTrip(bytes) == bytes)
        }
    }

    @Test func `events of every kind come out as they went in, and smaller`() throws {
        var random = SeededRandom(seed: 7)
        var (before, after) = (0, 0)
        for number in 0..<300 {
            let request = Request.random(using: &random)
            let entry =
                number % 3 == 0
                ? Made.followUp(UInt8(number % 200), at: Int64(number)) { $0 = request }
                : Made.request(UInt8(number % 200), at: Int64(number)) { $0 = request }
            let text = entry.event.bytes
            let packed = PackedText.pack(text)
            #expect(
                String(decoding: PackedText.unpack(packed[...]), as: UTF8.self) == String(decoding: text, as: UTF8.self)
            )
            (before, after) = (before + text.count, after + packed.count)
        }
        #expect(after < before * 4 / 5)
    }
}
