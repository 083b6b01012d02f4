import Testing
@testable import IntakeBase
@testable import IntakeLog

/// What a keys file may say already, and this version does not use yet.
@Suite struct KeysFileLaterTests {
    let irina: String
    let oleg: String

    init() throws {
        let scratch = try Scratch()
        irina = try TestLaptop(.coordinator, "irina", seed: 1, in: scratch).table()
        oleg = try TestLaptop(.coordinator, "oleg", seed: 2, in: scratch).table()
    }

    private func read(_ text: String) throws -> KeysFile { try KeysFile(Array(text.utf8), file: "keys") }

    private func refused(_ text: String) -> String? { (explained { _ = try read(text) } as? TOMLError)?.place.key }

    /// The recipient in age's own README.
    private static let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    private static let contact = "[[contact]]\nfor = \"psychologist\"\ncountry = \"AM\"\nreach = \"+374 00\"\n"
    private static let partner = "[[partner]]\nlabel = \"bureau\"\nfor = \"lawyer\"\nrecipient = \"\(recipient)\"\n"

    /// A key of ML-KEM-768 in form: coefficients that count up, then a seed.
    private static func lattice(_ first: Int) throws -> String {
        var bytes: [UInt8] = []
        for number in 0..<384 {
            let (one, two) = ((first + number) % 3329, (first + 2 * number) % 3329)
            bytes += [UInt8(one & 255), UInt8(one >> 8 | (two & 15) << 4), UInt8(two >> 4)]
        }
        return try LatticeKey.text(bytes + [UInt8](repeating: 7, count: 32))
    }

    private func with(_ table: String, _ key: String) -> String {
        table.replacing("valid_until", with: "sealing_pq = \"\(key)\"\nvalid_until")
    }

    @Test func `a file without them is read as before, and one with them says what is not used`() throws {
        let plain = try read("version = 1\n" + irina)
        #expect(plain.signed == nil && plain.notUsedYet.isEmpty && plain.notUsedYetSentence == nil)
        let full = try read(
            "version = 1\nsigned = 2026-07-01\nretention = 365\n" + with(irina, try Self.lattice(1)) + Self.contact
                + Self.partner)
        #expect(full.signed == Day("2026-07-01") && full.later.retentionDays == 365)
        #expect(full.later.contacts == [.init(kind: "psychologist", country: "AM", reach: "+374 00")])
        #expect(full.later.partners.map(\.recipient.text) == [Self.recipient])
        #expect(full.coordinators[0].sealingPQ != nil)
        #expect(full.notUsedYet == ["contact", "partner", "retention", "sealing_pq"])
        let said = try #require(full.notUsedYetSentence)
        for name in full.notUsedYet { #expect(said.en.contains(name) && said.ru.contains(name)) }
        // Who can read is not changed by any of them.
        #expect(
            full.recipients(on: try #require(Day("2026-07-01"))).map(\.sealing) == plain.coordinators.map(\.sealing))
    }

    @Test func `a wrong form is refused by name, never passed over`() throws {
        let head = "version = 1\n" + irina
        #expect(refused("version = 1\nsigned = \"yesterday\"\n" + irina) != nil)
        for days in ["0", "36501", "\"1 year\""] {
            #expect(refused("version = 1\nretention = \(days)\n" + irina) == "retention")
        }
        #expect(refused(head + Self.contact.replacing("psychologist", with: "Dr. B")) == "for")
        #expect(refused(head + Self.contact.replacing("AM", with: "Armenia")) == "country")
        #expect(refused(head + Self.contact.replacing("reach", with: "phone")) == "phone")
        #expect(refused(head + Self.contact.replacing("+374 00", with: String(repeating: "1", count: 401))) == "reach")
        #expect(refused(head + Self.partner.replacing("lawyer", with: "record")) == "for")
        #expect(refused(head + Self.partner + Self.partner) == "label")
        #expect(refused(head + String(repeating: Self.contact, count: 201)) == "contact")
    }

    @Test func `a mistyped recipient or lattice key is refused at each of its letters`() throws {
        let head = "version = 1\n" + irina
        #expect(refused(head + Self.partner) == nil)
        for place in Self.recipient.indices {
            var letters = Array(Self.recipient)
            let at = Self.recipient.distance(from: Self.recipient.startIndex, to: place)
            letters[at] = letters[at] == "q" ? "p" : "q"
            #expect(AgeRecipient(String(letters)) == nil, "letter \(at)")
        }
        #expect(AgeRecipient(Self.recipient.uppercased()) == nil)
        #expect(AgeRecipient(String(Self.recipient.dropLast())) == nil)

        let key = try Self.lattice(5)
        #expect(refused("version = 1\n" + with(irina, key)) == nil)
        #expect(key.utf8.count == LatticeKey.prefix.utf8.count + 1904)
        let letters = Array(key)
        for at in stride(from: 0, to: letters.count, by: 97) {
            var changed = letters
            changed[at] = changed[at] == "a" ? "b" : "a"
            #expect(try LatticeKey(String(changed)) == nil, "letter \(at)")
        }
        #expect(try LatticeKey(String(key.dropLast(8))) == nil)
        // The first coefficient is the modulus itself.
        let high = [UInt8(3329 & 255), UInt8(3329 >> 8)] + [UInt8](repeating: 0, count: 1182)
        #expect(try LatticeKey(LatticeKey.text(high)) == nil)
        // One key belongs to one coordinator.
        #expect(refused("version = 1\n" + with(irina, key) + with(oleg, key)) == "sealing_pq")
    }
}
