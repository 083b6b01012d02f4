import Testing
@testable import IntakeTriage

@Suite struct WordingCheckTests {
    private static let en = "en = \"He is banned from leaving: at the border he would be turned back.\""
    private static let ru = "ru = \"Ему запрещён выезд: на границе его не выпустят.\""

    // The key, its text, and the number of its faults.
    @Test(arguments: [
        ("en", "He must go now!", 1), ("ru", "Немедленно уезжайте!", 1), ("ru", "He is banned.", 1),
        ("en", "Ему запрещён выезд.", 1), ("en", "Armenia is safe.", 1), ("en", "A Safer place", 1),
        ("ru", "Там безопасно.", 1), ("ru", "Самая безопасная страна", 1), ("ru", "Безопасное место!", 2),
        ("en", "Is it unsafe there?", 0), ("en", "Keep the papers in a safety box.", 0), ("ru", "Там опасно.", 0),
        ("en", "Mari El (Марий Эл)", 0), ("ru", "Закон UDI 2024-009 о визах", 0),
    ])
    func `a text that must not be read out is a problem in its own line`(key: String, text: String, count: Int) throws {
        let new = "\(key) = \"\(text)\""
        let book = try ChangedBook(key == "en" ? Self.en : Self.ru, new)
        let findings = try book.findings(.wording)
        #expect(findings.count == count, "\(findings.map(\.sentence.en))")
        #expect(findings.allSatisfy { $0.severity == .problem && $0.place.key == key })
        let line = try book.line(of: new)
        #expect(findings.allSatisfy { $0.place.line == line })
    }

    @Test func `a text that was not translated is a problem`() throws {
        let book = try ChangedBook(Self.en, "en = \"Ему запрещён выезд: на границе его не выпустят.\"")
        #expect(
            try book.findings(.wording).map(\.sentence.en) == ["is the same in both languages: one is not translated"])
    }

    @Test func `every text that a caller hears is checked`() throws {
        for (old, new, key) in [
            ("ru = \"Россия\"", "ru = \"Россия!\"", "home.ru"), ("ru = \"Армения\"", "ru = \"Армения!\"", "ru"),
            ("reason_ru = \"", "reason_ru = \"! ", "reason_ru"),
            ("condition_ru = \"", "condition_ru = \"! ", "condition_ru"),
        ] {
            let book = try ChangedBook(old, new)
            let finding = try #require(try book.findings(.wording).first, "\(old)")
            #expect(finding.place.key == key)
            #expect(finding.place.line == (try book.line(of: new)))
        }
    }
}
