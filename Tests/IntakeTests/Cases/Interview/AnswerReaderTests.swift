import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct AnswerReaderTests {
    private let ties = AnswerForm.several(["jewish_ancestry", "family_in:", "citizen_of:"], countries: false)
    private let visas = AnswerForm.several(["schengen"], countries: true)

    @Test(arguments: [
        ("1", "yes"), ("2", "no"), ("да", "yes"), ("Н", "no"), (" y ", "yes"), ("no", "no"),
    ])
    func `yes and no are understood in both languages`(text: String, word: String) throws {
        #expect(try AnswerReader.read(text, as: .choice(["yes", "no"])) == .word(word))
    }

    @Test(arguments: ["0", "3", "-1", "maybe", "1 2", "99999999999999999999", "-9223372036854775808"])
    func `a choice is one number of the list`(text: String) {
        #expect(throws: Misunderstanding.self) { try AnswerReader.read(text, as: .choice(["yes", "no"])) }
    }

    @Test func `an article is chosen by its own number or by that of the list`() throws {
        let charges = AnswerForm.several(["328", "332", "337", "352.1"], countries: false)
        #expect(try AnswerReader.read("337", as: charges) == .words(["337"]))
        #expect(try AnswerReader.read("4", as: charges) == .words(["352.1"]))
        #expect(try AnswerReader.read("352.1, 1 337", as: charges) == .words(["352.1", "328", "337"]))
        for text in ["105", "337 105", "5"] {
            #expect(throws: Misunderstanding.self) { try AnswerReader.read(text, as: charges) }
        }
    }

    @Test(arguments: [
        ("0", []), ("нет", []), ("NO", []), ("1", ["jewish_ancestry"]), ("2 DE", ["family_in:DE"]),
        ("1,2 германия", ["jewish_ancestry", "family_in:DE"]), ("3:il 1", ["citizen_of:IL", "jewish_ancestry"]),
        ("2 Южная Корея, США", ["family_in:KR", "family_in:US"]), ("1 1", ["jewish_ancestry"]),
    ])
    func `several are chosen by numbers, with a country where one belongs`(text: String, words: [String]) throws {
        #expect(try AnswerReader.read(text, as: ties) == .words(words))
    }

    @Test(arguments: ["", "2", "2 1", "4", "DE", "1 DE", "0 1", "2 Нигдения", "-9223372036854775808"])
    func `a country that is missing, or belongs nowhere, is asked for again`(text: String) {
        #expect(throws: Misunderstanding.self) { try AnswerReader.read(text, as: ties) }
    }

    @Test(arguments: [("1 Germany", ["schengen", "DE"]), ("us", ["US"]), ("no", []), ("Северная Македония", ["MK"])])
    func `a visa is a country of its own`(text: String, words: [String]) throws {
        #expect(try AnswerReader.read(text, as: visas) == .words(words))
    }

    @Test(arguments: ["2026-07-05", "05.07.2026", "5.7.2026"])
    func `both ways of writing a date are understood`(text: String) throws {
        #expect(try AnswerReader.read(text, as: .day) == .day(#require(Day("2026-07-05"))))
    }

    @Test(arguments: ["31.06.2026", "07/05/2026", "5.7.26", "tomorrow", "2026-7-5", "1.2.3.2026", ""])
    func `a date that could mean two things, or nothing, is asked for again`(text: String) {
        #expect(throws: Misunderstanding.self) { try AnswerReader.read(text, as: .day) }
    }

    @Test(arguments: ["am": "AM", "Армения": "AM", "киргизия": "KG", "uk": "GB", "Шри Ланка": "LK", "uz": "UZ"])
    func `a country goes by its letters or its name`(text: String, code: String) throws {
        #expect(try AnswerReader.read(text, as: .country) == .word(code))
    }

    @Test(arguments: ["R", "RUS", "Р", "1", ""])
    func `what is no country is asked for again`(text: String) {
        #expect(throws: Misunderstanding.self) { try AnswerReader.read(text, as: .country) }
    }

    @Test func `a text keeps its words and its limit`() throws {
        #expect(try AnswerReader.read("  два слова \n", as: .text(maxBytes: 17)) == .text("два слова"))
        #expect(throws: Misunderstanding.self) { try AnswerReader.read("два слова", as: .text(maxBytes: 16)) }
    }

    @Test(arguments: ["-1", "121", "30 лет", ""])
    func `an age is a whole number of years`(text: String) {
        #expect(throws: Misunderstanding.self) { try AnswerReader.read(text, as: .number(0...120)) }
    }
}
