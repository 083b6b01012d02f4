// Public values of a fixed size.

import Testing
@testable import IntakeBase

@Suite struct BytesTests {
    @Test func `the first half of 32 bytes is the first 32 of their hex digits`() throws {
        let hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
        let bytes = try #require(Bytes32(hex: hex))
        #expect(bytes.hex == hex)
        #expect(bytes.firstHalf.hex == hex.prefix(32))
    }
}
