import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog

/// Keys files that both readers take with the same content, or refuse by the same key: Tests/Vectors/keys.json, with the
/// results of the second reader in Tests/Conformance.
@Suite struct KeysVectorTests {
    private func contents(_ name: String) throws -> [UInt8] {
        try Folder.contents(VectorLog.folder + "/" + name, limit: 1 << 20)
    }

    private func expected() throws -> [JSONValue] {
        var parser = JSONParser(try contents("keys.json"))
        return try #require(try parser.value().array)
    }

    /// The copy of `keys-4` with this change.
    private func made(_ copy: JSONValue) throws -> [UInt8] {
        var text = String(decoding: try contents("keys-4"), as: UTF8.self)
        if let change = copy["replace"]?.array?.compactMap(\.string) {
            let range = try #require(text.firstRange(of: change[0]))
            text.replaceSubrange(range, with: change[1])
        }
        if let more = copy["append"]?.array {
            text += String(repeating: more[0].string ?? "", count: Int(more[1].integer ?? 0))
        }
        return Array(text.utf8)
    }

    @Test func `each copy of the keys file is taken or refused as by the second reader`() throws {
        let copies = try expected()
        for copy in copies {
            let name = copy["name"]?.string ?? ""
            do {
                let keys = try KeysFile(made(copy), file: "keys")
                #expect(copy["refused"] == nil, "\(name): the second reader refuses it")
                #expect(try said(by: keys) == copy["keys"], "\(name)")
            } catch let error as TOMLError {
                #expect(copy["keys"] == nil, "\(name): \(error.sentence.en)")
                #expect(JSONValue(error.place.key) == copy["refused"], "\(name): \(error.sentence.en)")
            }
        }
        // Each key that can be wrong is refused in one of them, and each member is taken in one.
        let refused = Set(copies.compactMap { $0["refused"]?.string })
        #expect(
            refused.isSuperset(of: [
                "version", "signed", "hotline", "root", "retention", "coordinator", "label", "signing", "sealing",
                "sealing_pq", "valid_until", "revoked", "key", "reason", "contact", "for", "country", "reach",
                "partner",
                "recipient",
            ]), "\(refused)")
        #expect(copies[0]["keys"]?["not_used_yet"] == ["contact", "partner", "retention", "sealing_pq"])
    }

    /// All that a file says, as the second reader writes it.
    private func said(by keys: KeysFile) throws -> JSONValue {
        func plain(_ members: [String: JSONValue]) -> JSONValue { .object(members.filter { $0.value != .null }) }
        return plain([
            "version": JSONValue(keys.version), "signed": JSONValue(keys.signed?.description),
            "root": JSONValue(keys.root?.key.hex), "hotline": JSONValue(keys.hotline),
            "retention": keys.later.retentionDays.map { JSONValue($0) } ?? .null, "hash": .string(keys.hash.hex),
            "coordinators": .array(
                try keys.coordinators.map {
                    plain([
                        "label": .string($0.label.description), "signing": .string($0.signing.bytes.hex),
                        "sealing": .string($0.sealing.bytes.hex), "root": JSONValue($0.root?.key.hex),
                        "valid_until": .string($0.validUntil.description),
                        "sealing_pq": JSONValue(try $0.sealingPQ.map { try Hash.blake2b256($0.bytes).hex }),
                    ])
                }),
            "volunteers": .array(
                keys.volunteers.map {
                    [
                        "label": .string($0.label.description), "signing": .string($0.signing.bytes.hex),
                        "sealing": .string($0.sealing.bytes.hex),
                    ]
                }),
            "revoked": .array(
                keys.revoked.map {
                    [
                        "key": .string($0.key.key.hex), "date": .string($0.date.description),
                        "reason": .string($0.reason),
                    ]
                }),
            "contacts": .array(
                keys.later.contacts.map {
                    plain(["for": .string($0.kind), "country": JSONValue($0.country), "reach": .string($0.reach)])
                }),
            "partners": .array(
                keys.later.partners.map {
                    [
                        "label": .string($0.label.description), "for": .string($0.purpose),
                        "recipient": .string($0.recipient.text),
                    ]
                }),
            "not_used_yet": JSONValue(keys.notUsedYet),
        ])
    }
}
