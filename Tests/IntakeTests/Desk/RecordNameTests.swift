import Testing
@testable import Intake
@testable import IntakeBase

@Suite struct RecordNameTests {
    @Test func `a record's name is what another program works out from the document`() throws {
        func bytes(_ number: UInt8) -> Bytes16 { Made.bytes(number) }
        // Python: hashlib.blake2b(log + record + b"{}", digest_size=32, person=b"intake name 1").hexdigest()[:32]
        let name = try RecordName.make(log: bytes(1), record: bytes(2), text: Array("{}".utf8))
        #expect(name.hex == "3bae570b3b249ec594900b7b2ba4acaa")
        #expect(try RecordName.make(log: bytes(2), record: bytes(1), text: Array("{}".utf8)) != name)
    }
}
