import Testing
@testable import Intake
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct PackedEntriesTests {
    @Test func `entries that are packed in several parts come out unchanged`() {
        var random = SeededRandom(seed: 8)
        let entries = (0..<200).map { number in
            var entry =
                switch number % 3 {
                case 0:
                    Made.request(UInt8(number), at: Int64(number), log: UInt8(number % 5)) { request in
                        request = Request.random(using: &random)
                    }
                case 1: Made.followUp(UInt8(number), at: Int64(number)) { $0.notes = "\(number)" }
                default: Made.decision(UInt8(number), .note("\(number)"), at: Int64(number))
                }
            entry.provenance.writer.isKnown = number % 7 != 0
            return entry
        }
        let whole = PackedEntries(entries)
        var joined = PackedEntries()
        var parts = [PackedEntries(entries[..<50]), PackedEntries(), PackedEntries(entries[50...])]
        joined.take(&parts)
        #expect(parts.isEmpty)
        #expect(Set(entries.indices.map { whole.entry($0) }) == Set(entries))
        #expect(Set(entries.indices.map { joined.entry($0) }) == Set(entries))
    }

    @Test func `a text that fills more than a block comes out as it went in`() {
        let long = String(repeating: "слово ", count: 9_000)
        let entries = (0..<12).map { number in
            Made.request(UInt8(number), at: Int64(number)) { $0.notes = "\(number) " + long }
        }
        let packed = PackedEntries(entries)
        #expect(entries.indices.map { packed.entry($0) } == entries)
    }
}
