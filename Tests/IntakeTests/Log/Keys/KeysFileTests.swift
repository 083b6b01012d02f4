import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct KeysFileTests {
    let scratch: Scratch
    let irina: String
    let oleg: String
    let v07: String
    let v08: String

    init() throws {
        scratch = try Scratch()
        irina = try TestLaptop(.coordinator, "irina", seed: 1, in: scratch).table()
        oleg = try TestLaptop(.coordinator, "oleg", seed: 2, in: scratch).table(validUntil: "2026-12-31")
        v07 = try TestLaptop(.volunteer, "v07", seed: 3, in: scratch).table()
        v08 = try TestLaptop(.volunteer, "v08", seed: 4, in: scratch).table()
    }

    private func read(_ text: String) throws -> KeysFile { try KeysFile(Array(text.utf8), file: "keys") }

    private func refusal(_ text: String) -> TOMLError? { explained { _ = try read(text) } as? TOMLError }

    /// The first value of `key` in a table.
    private func value(_ key: String, of table: String) throws -> String {
        let line = try #require(table.split(separator: "\n").first { $0.hasPrefix(key) })
        return String(line.split(separator: "\"")[1])
    }

    private func revoked(_ key: String, _ date: String) -> String {
        "[[revoked]]\nkey = \"\(key)\"\ndate = \(date)\nreason = \"laptop lost\"\n"
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(arguments: ["\n", "\r\n"])
    func `the tables that laptops print make a keys file, with each line ending`(end: String) throws {
        let text = ("version = 1\n" + irina + oleg + v07).replacing("\n", with: end)
        let keys = try read(text)
        #expect(keys.version == 1)
        #expect(keys.coordinators.map(\.label.description) == ["irina", "oleg"])
        #expect(keys.volunteers.map(\.label.description) == ["v07"])
        let card = try TestLaptop(.coordinator, "copy", seed: 1, in: scratch).identity.card
        #expect(keys.coordinators[0].signing == card.signing)
        #expect(keys.coordinators[0].sealing == card.sealing)
        #expect(keys.coordinators[0].root == card.root)
        #expect(keys.coordinators[0].validUntil == Day("2027-06-30"))
        #expect(keys.bytes == Array(text.utf8))
        #expect(keys.hash == (try Hash.blake2b256(Array(text.utf8))))
    }

    @Test func `the root and the name of the hotline are kept`() throws {
        let root = try value("root", of: irina)
        let keys = try read("version = 3\nhotline = \"Линия\"\nroot = \"\(root)\"\n" + irina + oleg)
        #expect(keys.hotline == "Линия")
        #expect(keys.namedRoots.map(\.text) == [root])
        #expect(try read("version = 3\n" + irina + oleg).namedRoots.count == 2)
    }

    @Test func `a file without a coordinator is refused in a sentence of its own`() throws {
        #expect(refusal("version = 1\n" + v07)?.problem == KeysText.noCoordinator)
        #expect(refusal("version = 1\n")?.problem == KeysText.noCoordinator)
    }

    @Test func `nine coordinators are refused, eight are not`() throws {
        var text = "version = 1\n"
        for number in 1...8 {
            text += try TestLaptop(.coordinator, "c\(number)", seed: UInt64(100 + number), in: scratch).table()
        }
        #expect(try read(text).coordinators.count == 8)
        #expect(refusal(text + irina)?.problem == KeysText.tooManyCoordinators)
    }

    @Test func `a label or a key that occurs twice is refused at the second place`() throws {
        let double = v08.replacing("v08", with: "V07")
        let label = try #require(refusal("version = 1\n" + irina + v07 + double))
        #expect(label.problem == KeysText.duplicateLabel(try #require(Label("V07"))))
        #expect(label.place.line == 15)
        let key = refusal("version = 1\n" + irina + v07 + v07.replacing("v07", with: "v09"))
        #expect(key?.problem == KeysText.duplicateKey)
        #expect(key?.place.table == "volunteer[1]")
        let sealing = v08.replacing(try value("sealing", of: v08), with: try value("sealing", of: irina))
        #expect(refusal("version = 1\n" + irina + sealing)?.problem == KeysText.duplicateKey)
        let revocation = revoked(try value("signing", of: v07), "2026-05-01")
        #expect(refusal("version = 1\n" + irina + revocation + revocation)?.problem == KeysText.duplicateKey)
    }

    @Test func `a key in the wrong place, mistyped, cut or weak is refused by name`() throws {
        let (signing, sealing) = (try value("signing", of: irina), try value("sealing", of: irina))
        func problem(_ text: String) -> Sentence? {
            refusal("version = 1\n" + irina.replacing(sealing, with: text))?.problem
        }
        #expect(problem(signing) == KeysText.badKey(.otherUse(.signing)))
        #expect(problem("sealing") == KeysText.badKey(.notAKey))
        #expect(problem(String(sealing.dropLast())) == KeysText.badKey(.mistyped))
        #expect(problem(String(sealing.dropLast(8))) == KeysText.badKey(.mistyped))
        let swapped =
            Array(sealing.prefix(20)) + [sealing.dropFirst(20).first == "a" ? "b" : "a"] + sealing.dropFirst(21)
        #expect(problem(String(swapped)) == KeysText.badKey(.mistyped))
        // Relabelling does not help: the check value covers the prefix.
        let relabelled = KeyUse.sealing.rawValue + signing.dropFirst(KeyUse.signing.rawValue.count)
        #expect(problem(relabelled) == KeysText.badKey(.mistyped))
        #expect(problem(try PublicKeyText(.sealing, Bytes32()).text()) == KeysText.badKey(.weak))
    }

    /// The points of small order on both curves, and one that is not reduced: RFC 7748, section 6.1, and
    /// https://cr.yp.to/ecdh.html ("How do I validate Curve25519 public keys?").
    @Test(arguments: [
        (KeyUse.sealing, "0100000000000000000000000000000000000000000000000000000000000000"),
        (.sealing, "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
        (.sealing, "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        (.sealing, "f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        (.sealing, "09000000000000000000000000000000000000000000000000000000000000080"),
        (.signing, "0100000000000000000000000000000000000000000000000000000000000000"),
        (.signing, "0200000000000000000000000000000000000000000000000000000000000000"),
        (.signing, "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    ])
    func `points of small order and second spellings are no keys`(use: KeyUse, hex: String) throws {
        let text = try PublicKeyText(use, #require(Bytes32(hex: String(hex.suffix(64))))).text()
        #expect(throws: KeyTextProblem.weak) { try PublicKeyText(text) }
    }

    @Test func `what is not understood is refused by name, never passed over`() throws {
        func key(_ text: String) -> String? { refusal(text)?.place.key }
        #expect(key("version = 1\n" + irina + "[[revokd]]\n") == "revokd")
        #expect(key("version = 1\n" + irina.replacing("valid_until", with: "valid_til")) == "valid_til")
        #expect(key("version = 1\n" + irina + v07.replacing("sealing", with: "seal")) == "seal")
        #expect(key("version = 0\n" + irina) == "version")
        #expect(key("version = 9223372036854775807\n" + irina) == "version")
        #expect(key("version = \"1\"\n" + irina) == "version")
        #expect(key(irina) == "version")
        #expect(key("version = 1\nroot = \"RWx\"\n" + irina) == "root")
        #expect(key("version = 1\n" + irina.replacing("2027-06-30", with: "2027-13-30")) == nil)
        #expect(refusal("version = 1\n" + irina.replacing("2027-06-30", with: "2027-13-30")) != nil)
        #expect(key("version = 1\n" + irina.replacing("irina", with: "ирина")) == "label")
        #expect(key("version = 1\n" + irina + revoked("x", "2026-05-01")) == "key")
        #expect(refusal("")?.place.key == "version")
        #expect(refusal("version = 1\n\u{0}" + irina) != nil)
    }

    @Test func `a coordinator counts up to the last valid day, and never with a revoked key`() throws {
        let before = try read("version = 1\n" + irina + oleg)
        let keys = try read("version = 1\n" + irina + oleg + revoked(try value("sealing", of: irina), "2027-03-01"))
        func labels(_ keys: KeysFile, _ text: String) throws -> [String] {
            keys.recipients(on: try day(text)).map(\.label.description)
        }
        #expect(try labels(before, "2026-12-31") == ["irina", "oleg"])
        #expect(try labels(before, "2027-01-01") == ["irina"])
        // A revocation counts on any day, even before its date or with a slow clock.
        #expect(try labels(keys, "2020-01-01") == ["oleg"])
        #expect(try labels(keys, "2026-12-31") == ["oleg"])
        #expect(try labels(keys, "2027-03-01") == [])
        #expect(keys.revocation(of: keys.coordinators[0].signing, on: try day("2027-03-01"))?.reason == "laptop lost")
        #expect(keys.revocation(of: keys.coordinators[1].signing, on: try day("2027-03-01")) == nil)
    }

    @Test func `the holder is found by a signing key, and a revoked one whose table is gone is still revoked`() throws {
        let keys = try read("version = 2\n" + irina + v07 + revoked(try value("signing", of: v08), "2026-05-01"))
        let gone = try TestLaptop(.volunteer, "gone", seed: 4, in: scratch).identity.card
        let here = try TestLaptop(.volunteer, "here", seed: 3, in: scratch).identity.card
        #expect(keys.holder(of: here.signing)?.label == Label("v07"))
        #expect(keys.holder(of: gone.signing) == nil)
        #expect(keys.revocation(of: gone.signing, on: try day("2026-05-01")) != nil)
        #expect(keys.revocation(of: gone.signing, on: try day("2026-04-30")) == nil)
        #expect(keys.revocation(of: here.signing, on: try day("2026-05-01")) == nil)
    }

    @Test func `random damage never crashes the reader`() throws {
        let text = Array(("version = 1\n" + irina + v07 + revoked(try value("signing", of: v08), "2026-05-01")).utf8)
        var random = SeededRandom(seed: 2)
        for _ in 0..<1000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] ^= UInt8.random(in: 1...255, using: &random)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
                }
            }
            // A damaged key is never read as another key.
            guard let keys = try? KeysFile(bytes, file: "keys") else { continue }
            let known = try read(String(decoding: text, as: UTF8.self))
            #expect(keys.coordinators.map(\.sealing) == known.coordinators.map(\.sealing))
            #expect(Set(keys.volunteers.map(\.signing)).isSubset(of: known.volunteers.map(\.signing)))
        }
    }
}
