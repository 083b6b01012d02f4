// The vectors that are no logs: identity files, a laptop's state, a carried keys file.

import FoundationEssentials
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct FileVectorTests {
    /// The results of the independent reader for the files.
    private struct Expected: Decodable {
        struct Identity: Decodable {
            var role, label, signing, sealing, state: String
            var root: String?
        }
        struct State: Decodable {
            var log, head, auth, root, follows: String
            var cells, records, keysVersion: UInt64
            var time: Int64
            var closed: Bool

            enum CodingKeys: String, CodingKey {
                case log, head, auth, root, follows, cells, records, time, closed
                case keysVersion = "keys_version"
            }
        }
        struct Files: Decodable {
            var identities: [Identity]
            var state: State
            var keys: String
        }
        var files: Files
    }

    private func contents(_ name: String) throws -> [UInt8] {
        try Folder.contents(VectorLog.folder + "/" + name, limit: 1 << 20)
    }

    private func expected() throws -> Expected.Files {
        try JSONDecoder().decode(Expected.self, from: Data(contents("log.json"))).files
    }

    private func bytes(_ hex: String) throws -> SecretBytes { try TestKeys.secret(#require(Bytes32(hex: hex)).array) }

    @Test func `the committed identities open, and hold the secrets that the second reader finds`() throws {
        for (name, expected) in zip(["identity", "identity-irina"], try expected().identities) {
            let identity = try IdentityFile(contents(name)).unlock(VectorLog.passphrase())
            #expect(identity.card.role.rawValue == expected.role && identity.card.label.description == expected.label)
            #expect(try identity.card.signing == SigningKey(seed: bytes(expected.signing)).publicKey)
            #expect(try identity.card.sealing == SealingKey(secret: bytes(expected.sealing)).publicKey)
            #expect(
                try identity.card.root?.key == expected.root.map { try SigningKey(seed: bytes($0)).publicKey.bytes })
            #expect(try identity.state.equals(bytes(expected.state)))
        }
    }

    @Test func `the committed memory of the laptop says what the second reader finds in it`() throws {
        let (scratch, files) = (try Scratch(), try expected())
        try Folder.replace(scratch.path + "/state", with: contents("state"))
        let key = try bytes(files.identities[0].state)
        guard case .state(let state) = try LogStateFile(path: scratch.path + "/state", in: .laptop).read(key: key)
        else {
            Issue.record("no state opens")
            return
        }
        let expected = files.state
        #expect(state.logID.hex == expected.log && state.head.hex == expected.head)
        #expect(state.cells == expected.cells && state.records == expected.records)
        #expect(Bytes32(UnsafeRawPointer(state.auth.at(0))).hex == expected.auth)
        #expect(state.root.hex == expected.root && state.keysVersion == expected.keysVersion)
        #expect(state.time == expected.time && state.isClosed == expected.closed)
        #expect((state.predecessor?.logID ?? Bytes16()).hex == expected.follows)
    }

    @Test func `the committed keys file on its way opens, is signed, and is the one that was adopted`() throws {
        let signed = try #require(
            try SealedKeys.open(
                VectorLog.folder + "/carried.intake-keys", in: .laptop, with: SealingKey(secret: testSecret(10))))
        #expect(signed.bytes == (try contents("keys-1")))
        #expect(try Hash.blake2b256(signed.bytes).hex == (try expected().keys))
        let irina = try IdentityFile(contents("identity-irina")).unlock(VectorLog.passphrase())
        try signed.verify(by: #require(irina.card.root))
    }
}
