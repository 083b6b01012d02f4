// Numbers as little-endian bytes.

import Testing
@testable import IntakeBase

@Suite struct LittleEndianTests {
    @Test func `the least byte comes first`() {
        #expect(LittleEndian.bytes(of: 0x6B74_6E69 as UInt32) == Array("intk".utf8))
        #expect(LittleEndian.bytes(of: -2 as Int64) == [0xFE] + [UInt8](repeating: 0xFF, count: 7))
        #expect(LittleEndian.number([0x34, 0x12], as: UInt16.self) == 0x1234)
        #expect(LittleEndian.number([0] + [UInt8](repeating: 0xFF, count: 7), as: Int64.self) == -256)
    }

    @Test func `numbers of every size come back from their bytes, at any address`() {
        func check<Number: FixedWidthInteger>(_: Number.Type, _ random: inout SeededRandom) {
            let size = MemoryLayout<Number>.size
            for offset in 0..<17 {
                let number = Number.random(in: .min ... .max, using: &random)
                var bytes = [UInt8](repeating: 0xA5, count: offset + size + 1)
                bytes.withUnsafeMutableBytes { LittleEndian.store(number, to: $0.baseAddress!, at: offset) }
                #expect(Array(bytes[offset..<offset + size]) == LittleEndian.bytes(of: number))
                #expect(bytes[..<offset].allSatisfy { $0 == 0xA5 } && bytes.last == 0xA5)
                #expect(LittleEndian.number(bytes[offset..<offset + size]) == number)
                #expect(bytes.withUnsafeBytes { LittleEndian.load($0.baseAddress!, at: offset) } == number)
            }
        }
        var random = SeededRandom(seed: 6)
        for _ in 0..<50 {
            check(UInt8.self, &random)
            check(UInt16.self, &random)
            check(UInt32.self, &random)
            check(UInt64.self, &random)
            check(Int64.self, &random)
            check(UInt128.self, &random)
        }
    }
}
