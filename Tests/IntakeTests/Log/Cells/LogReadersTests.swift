// An author who shows readers different texts: each reader recognizes who else can read, and that they read the same.

import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct LogReadersTests {
    /// A log of one session whose slots were changed by `change`.
    private func log(
        _ lab: LogLab, listed: [SealingPublicKey]? = nil, spoilsCommitment: Bool = false,
        _ change: (SlotForge) throws -> Void = { _ in }
    ) throws -> [UInt8] {
        var content = try lab.content(recipients: listed)
        content.logID = Bytes16(Array(repeating: 9, count: 16))!
        return try SessionForge(
            content, auth: LogLab.auth(0), signer: lab.author().signing, spoilsCommitment: spoilsCommitment, change
        ).bytes
    }

    @Test func `the honest session opens to both readers without a finding`() throws {
        let lab = try LogLab()
        let bytes = try log(lab)
        for reader in [UInt8(10), 20] { #expect(try lab.names(bytes, reader: reader).findings == [.unfinishedEnd(2)]) }
    }

    @Test func `a hidden reader in an unused slot is seen by those who are listed`() throws {
        let lab = try LogLab()
        let spy = try SealingKey(secret: testSecret(30)).publicKey
        for slot in 2..<8 {
            let bytes = try log(lab) { try $0.seal(slot, to: spy) }
            for reader in [UInt8(10), 20, 30] {
                let findings = try lab.names(bytes, reader: reader).findings
                #expect(findings.contains(.extraReader(at: 0, key: nil, keysVersion: 1)), "reader \(reader)")
            }
        }
    }

    @Test func `a listed colleague whose slot does not open is named by the others`() throws {
        let lab = try LogLab()
        let bytes = try log(lab) { $0.spoil(1) }
        #expect(try lab.names(bytes).findings == [leftOut(lab, 1), .unfinishedEnd(2)])
        #expect(try lab.names(bytes, reader: 20).findings == [.notSealedToThisKey(at: 0)])
    }

    @Test func `a reader whose own slot is spoilt and who opens another one is named by both, and so is that slot`()
        throws
    {
        let lab = try LogLab()
        let bytes = try log(lab) {
            $0.spoil(0)
            try $0.seal(5, to: lab.setting.recipients[0])
        }
        for reader in [UInt8(10), 20] {
            #expect(
                try lab.names(bytes, reader: reader).findings == [
                    leftOut(lab, 0), .extraReader(at: 0, key: nil, keysVersion: 1), .unfinishedEnd(2),
                ])
        }
    }

    @Test func `a listed key that agrees on nothing is a reader left out, and the log is read all the same`() throws {
        let lab = try LogLab()
        let (first, weak) = (lab.setting.recipients[0], SealingPublicKey(unchecked: Bytes32()))
        var content = try lab.content(recipients: [first, weak])
        content.logID = Bytes16(Array(repeating: 9, count: 16))!
        let forge = try SessionForge(content, auth: LogLab.auth(0), signer: lab.author().signing, readers: [first])
        try forge.record([1], id: Bytes16(), signer: lab.author().signing)
        let (findings, names) = try lab.names(forge.bytes)
        #expect(
            findings == [
                .leftOutReader(at: 0, label: "0000000000000000", keysVersion: 1), .unfinishedEnd(3),
            ])
        #expect(names == [1])
    }

    private func leftOut(_ lab: LogLab, _ reader: Int) -> Finding {
        let label = String(lab.setting.recipients[reader].bytes.hex.prefix(16))
        return .leftOutReader(at: 0, label: label, keysVersion: 1)
    }

    @Test func `two readers cannot be given two seeds, and so two texts`() throws {
        let lab = try LogLab()
        let bytes = try log(lab) { try $0.seal(1, to: lab.setting.recipients[1], seed: 77) }
        #expect(try lab.names(bytes, reader: 20).findings == [.notSealedToThisKey(at: 0)])
        #expect(try lab.names(bytes).findings.contains { $0.verdict == .leftOutReader })
    }

    @Test func `a session that does not commit to its seed is refused`() throws {
        let lab = try LogLab()
        let bytes = try log(lab, spoilsCommitment: true)
        for reader in [UInt8(10), 20] {
            #expect(try lab.names(bytes, reader: reader).findings == [.notSealedToThisKey(at: 0)])
        }
    }

    @Test func `an ephemeral key that is not the seed's is an extra reader`() throws {
        let lab = try LogLab()
        // The author keeps a chosen ephemeral key: slots that are sealed with it open, but cannot be rebuilt.
        let bytes = try log(lab) { try $0.seal(0, to: lab.setting.recipients[0], ephemeral: 55) }
        #expect(
            try lab.names(bytes).findings == [.extraReader(at: 0, key: nil, keysVersion: 1), .unfinishedEnd(2)])
    }

    @Test func `a reader who can open a session and is not listed is an extra reader`() throws {
        let lab = try LogLab()
        let bytes = try log(lab, listed: [lab.setting.recipients[1]]) {
            try $0.seal(4, to: lab.setting.recipients[0])
        }
        for reader in [UInt8(10), 20] {
            #expect(
                try lab.names(bytes, reader: reader).findings.contains(
                    .extraReader(at: 0, key: nil, keysVersion: 1)))
        }
    }
}
