import Testing
@testable import Intake
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct SealedKeysTests {
    /// A keys file beside a log: long enough for several records.
    private func sealed(_ lab: LogLab) throws -> (path: String, bytes: [UInt8], signature: MinisignSignature) {
        let bytes = Array(("# v07 and irina\n" + String(repeating: "x", count: 250_000)).utf8)
        let key = try SigningKey(seed: testSecret(50))
        let signature = try MinisignSignature(
            of: bytes, by: key, named: MinisignKey(key: key.publicKey.bytes), trustedComment: "test")
        let texts = SealedKeys.texts(SignedFile(path: "keys", bytes: bytes, signature: signature))
        let path = lab.folder + "/keys" + SealedKeys.suffix
        try Folder.replace(path, with: lab.writer().sealAside(texts, under: lab.setting))
        return (path, bytes, signature)
    }

    @Test func `a keys file on a stick opens for a reader of the log, byte for byte`() throws {
        let lab = try LogLab()
        let (path, bytes, signature) = try sealed(lab)
        let opened = try #require(try SealedKeys.open(path, in: .laptop, with: SealingKey(secret: testSecret(20))))
        #expect(opened.bytes == bytes)
        #expect(opened.signature.file == signature.file)
    }

    @Test func `a keys file on a stick names no person to a finder`() throws {
        let lab = try LogLab()
        let (path, _, _) = try sealed(lab)
        #expect(try !Folder.contents(path, limit: 1 << 24).contains(Array("irina".utf8)))
        #expect(try SealedKeys.open(path, in: .laptop, with: SealingKey(secret: testSecret(30))) == nil)
    }

    @Test func `a sealed keys file with a flipped byte is not taken, and is named`() throws {
        let lab = try LogLab()
        let (path, _, _) = try sealed(lab)
        var bytes = try Folder.contents(path, limit: 1 << 24)
        bytes[3 * 4096 + 100] ^= 1
        try Folder.replace(path, with: bytes)
        let error = try #require(throws: SealedKeys.Unread.self) {
            try SealedKeys.open(path, in: .laptop, with: SealingKey(secret: testSecret(20)))
        }
        #expect(error.report.findings == [.damaged(3...3), .unreadable(.keysNotTaken)])
    }
}
