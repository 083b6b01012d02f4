import FoundationEssentials
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct VectorTests {
    /// Tests/Vectors/log.json, with the results of the independent reader in Tests/Conformance.
    private struct Expected: Decodable {
        struct Reader: Decodable {
            var secret, `public`: String
        }
        struct Record: Decodable {
            var id, text: String
            var cell, cells: UInt64
        }
        struct Source: Decodable {
            var of: String
            var edit: LogEdit
        }
        struct Desk: Decodable {
            var keys: [String]
            var since: String
            var held: Source?
        }
        struct Copy: Decodable {
            var name: String
            var of: String
            var edit: LogEdit
            var reader: Int
            var desk: Desk?
            var verdict: String
            var findings: [PlainFinding]
            var records: [String]
        }
        struct Values: Decodable {
            var cell: UInt64
            var messageKey, authKey, tag, signed, signature: String
            var seed, slotKey, commitment: String?

            enum CodingKeys: String, CodingKey {
                case cell, tag, signed, signature, seed, commitment
                case messageKey = "message_key"
                case authKey = "auth_key"
                case slotKey = "slot_key"
            }
        }
        var readers: [Reader]
        var records: [Record]
        var copies: [Copy]
        var values: [Values]
        var log, head, receipt: String
    }

    private func expected() throws -> Expected {
        let bytes = try Folder.contents(VectorLog.folder + "/log.json", limit: 1 << 20)
        return try JSONDecoder().decode(Expected.self, from: Data(bytes))
    }

    private func committed(_ name: String = "log.intake") throws -> [UInt8] {
        try Folder.contents(VectorLog.folder + "/" + name, limit: 1 << 20)
    }

    @Test func `the committed logs and keys files come out of their seeds, byte for byte`() throws {
        let made = try VectorLog.files()
        for (name, bytes) in made { #expect(bytes == (try committed(name)), "\(name)") }
        #expect(made.count == 8)
    }

    @Test func `the records are the ones that the second reader finds`() throws {
        let (lab, expected) = (try LogLab(), try expected())
        let (report, records) = try lab.read(committed())
        #expect(records.map(\.id.hex) == expected.records.map(\.id))
        #expect(records.map(\.text) == expected.records.map { Array($0.text.utf8) })
        #expect(records.map(\.cell) == expected.records.map(\.cell))
        #expect(records.map(\.cells) == expected.records.map(\.cells))
        #expect(report.logID?.hex == expected.log)
        #expect(report.head.hex == expected.head)
        #expect(try Receipt(log: report.logID!, head: report.head, cost: .interactive).description == expected.receipt)
    }

    @Test func `each changed copy gets the verdict that the second reader gives it`() throws {
        let (lab, expected) = (try LogLab(), try expected())
        for copy in expected.copies where copy.desk == nil {
            let bytes = try copy.edit.apply(committed(copy.of + ".intake"))
            let (report, records) = try lab.read(bytes, reader: UInt8(10 * (copy.reader + 1)))
            expect(report, copy)
            #expect(records.map(\.id.hex) == copy.records, "\(copy.name)")
        }
    }

    @Test func `each copy gets at a desk the verdict that the second reader gives it there`() throws {
        for copy in try expected().copies {
            guard let known = copy.desk else { continue }
            let desk = try VectorDesk(keys: known.keys, since: #require(Day(known.since)))
            if let held = known.held { _ = try desk.import(held.edit.apply(committed(held.of + ".intake"))) }
            let imported = try desk.import(copy.edit.apply(committed(copy.of + ".intake")))
            expect(imported.report, copy)
            #expect(imported.report.records == copy.records.count, "\(copy.name)")
        }
    }

    private func expect(_ report: LogReport, _ copy: Expected.Copy) {
        #expect(report.verdict.rawValue == copy.verdict, "\(copy.name)")
        #expect(Set(report.findings.map(PlainFinding.init)) == Set(copy.findings), "\(copy.name)")
    }

    @Test func `there is a copy for each verdict that the bytes of a log can have`() throws {
        // `unreadable` is missing: a file that is not a plain file is never read, so no bytes can cause it.
        let verdicts = Set(try expected().copies.map(\.verdict))
        #expect(verdicts == Set(Verdict.allCases.map(\.rawValue)).subtracting(["unreadable"]))
    }

    @Test func `the values on the way are the ones that the second reader finds`() throws {
        let (expected, bytes) = (try expected(), try committed())
        let reader = try SealingKey(secret: testSecret(10))
        #expect(reader.publicKey.bytes.hex == expected.readers[0].public)
        var keys = try CellKeys()
        var hasher = try Hasher256(.cell)
        let plain = try SecretBytes(count: 4096)
        try unsafe bytes.withUnsafeBytes { bytes in
            let cell = bytes.baseAddress!
            let id = unsafe Bytes16(cell + CellLayout.logIDAt)
            let binding = SlotBinding(logID: id, number: 0)
            let header = CellHeader(kind: .session, number: 0, logID: id, previous: Bytes32())
            #expect(
                try unsafe SessionSlots.open(cell, reader: reader, binding: binding, header: header, keys: &keys) == 0)
            let session = expected.values[0]
            #expect(unsafe Bytes32(UnsafeRawPointer(keys.seed)).hex == session.seed)
            let commitment = unsafe Bytes32(cell + CellLayout.commitmentAt)
            #expect(commitment.hex == session.commitment)

            let ephemeral = unsafe Bytes32(cell + CellLayout.ephemeralAt)
            try unsafe Agreement.shared(plain.at(0), secret: reader.secret.at(0), with: ephemeral)
            try unsafe SessionSlots.slotKey(
                plain.at(32), shared: plain.at(0), ephemeral: ephemeral, recipient: reader.publicKey, slot: 0,
                binding: binding)
            #expect(unsafe Bytes32(UnsafeRawPointer(plain.at(32))).hex == session.slotKey)

            try keys.deriveSession()
            var proof = try unsafe CellBody.openSeal(
                cell, nonceAt: CellLayout.sessionNonceAt, prefix: CellBody.sessionHash(cell, header),
                commitment: commitment, keys: keys)
            var additional = [UInt8](repeating: 0, count: 64)
            unsafe additional.withUnsafeMutableBytes { unsafe header.store(to: $0.baseAddress!) }
            try unsafe CellBody.openContent(
                cell, contentAt: CellLayout.sessionContentAt, nonceAt: CellLayout.sessionNonceAt,
                length: proof.length, room: CellLayout.sessionContentRoom, additional: additional, keys: keys,
                out: plain.at(0))
            unsafe keys.setAuth(plain.at(SessionContent.authAt), index: 0)
            try compare(proof, keys, with: session)

            // The first record's first cell.
            let record = unsafe cell + 2 * CellLayout.size
            try keys.beginChain()
            try keys.nextCell()
            try keys.stepAuth(to: 2)
            let prefix = try unsafe CellHeader.read(record, hasher: &hasher).prefix
            proof = try unsafe CellBody.openSeal(
                record, nonceAt: CellLayout.nonceAt, prefix: prefix, commitment: commitment, keys: keys)
            try compare(proof, keys, with: expected.values[1])
        }
        #expect(expected.values.map(\.cell).starts(with: [0, 2, 3]))
    }

    private func compare(_ proof: CellProof, _ keys: borrowing CellKeys, with values: Expected.Values) throws {
        let (message, auth) = unsafe (keys.message, keys.auth)
        #expect(unsafe Bytes32(UnsafeRawPointer(message)).hex == values.messageKey)
        #expect(unsafe Bytes32(UnsafeRawPointer(auth)).hex == values.authKey)
        #expect(proof.tag.hex == values.tag)
        #expect(try unsafe proof.computeTag(auth) == proof.tag)
        #expect(try Hash.blake2b256(proof.message).hex == values.signed)
        #expect(Hex.text(proof.signatureBytes) == values.signature)
    }
}
