// The identity of a signed file: version and hash.

import Testing
@testable import IntakeBase

@Suite struct FileStampTests {
    private let hash = Bytes32(Array(0..<32))!

    @Test(arguments: [1, 42, UInt64.max])
    func `a name is read as what it was written for`(version: UInt64) throws {
        let stamp = FileStamp(version: version, hash: hash)
        #expect(stamp.text == "\(version)-000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        #expect(FileStamp(stamp.text) == stamp)
    }

    @Test(arguments: [
        "", "1", "1-", "-1-#", "0-#", "01-#", "+1-#", " 1-#", "1-#-", "1-#0", "1--#", "x-#", "18446744073709551616-#",
    ])
    func `a name that no file has gives no stamp, and never one of zeros`(text: String) {
        #expect(FileStamp(text.replacing("#", with: hash.hex)) == nil)
    }

    @Test func `a hash that cannot be read makes no name`() {
        for bad in [String(hash.hex.dropLast()), hash.hex.uppercased(), String(repeating: "g", count: 64)] {
            #expect(FileStamp("1-\(bad)") == nil)
        }
    }
}
