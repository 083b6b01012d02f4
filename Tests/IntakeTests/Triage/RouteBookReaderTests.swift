import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct RouteBookReaderTests {
    private func refusal(_ text: String) -> TOMLError? {
        do {
            _ = try RouteBook(Array(text.utf8), file: "book.toml", hash: Bytes32())
            return nil
        } catch {
            return error
        }
    }

    /// The example, with one text in it replaced.
    private func refusal(_ old: String, _ new: String) throws -> TOMLError? {
        let range = try #require(ExampleBook.text.firstRange(of: old), "\(old)")
        return refusal(ExampleBook.text.replacingCharacters(of: range, with: new))
    }

    @Test func `the example is read, and its stamp says what it is`() {
        #expect(refusal(ExampleBook.text) == nil)
        #expect(Example.book.stamp.example)
        #expect(Example.book.stamp.version == 1)
        #expect(Example.book.newestCheck == Day("2026-06-30"))
        #expect(Example.book.countries.count == 14)
    }

    @Test func `every published fact on transit countries is in the example, by source`() {
        let sources = Example.book.facts.map(\.source).joined(separator: "|")
        for source in [
            "egemen.kz", "generico.ru", "BBC", "Euronews", "The Diplomat", "Mediazona", "bureau.kz", "Fergana",
            "mosregion.info", "Guardian", "Radio Azattyq", "factornews.ru", "T-J", "Novaya Gazeta Europe",
            "soyarmenio.com", "news.ru", "Kavkaz Uzel", "Meduza", "Inform.kz", "Sputnik Georgia", "AP", "APC", "AIDA",
            "embassy via Radio Svoboda", "Moscow Times", "TVN24", "Haaretz", "newizv.ru", "AFP", "CNDA", "BFMTV", "taz",
            "UNN", "UDI", "Vot Tak", "RIA", "inforos", "URA.RU", "RTVI", "Re:Russia", "MCO", "Connection e.V.",
            "UNHCR Guidelines 10",
        ] { #expect(sources.contains(source), "\(source)") }
    }

    // The replacement, the original text, and the key that is named.
    @Test(arguments: [
        ["topic = \"papers\"", "topic = \"paper\"", "topic"],
        ["confidence = \"high\"", "confidence = \"sure\"", "confidence"],
        ["checked = 2026-06-30", "checked = 1970-01-01", "checked"],
        ["checked = 2026-06-30", "checked = 9999-01-01", "checked"],
        ["review_by = 2026-09-28", "review_by = 2027-09-28", "review_by"],
        ["review_by = 2026-09-28", "review_by = 2026-01-01", "review_by"],
        ["published = \"Jan 2026; 19 Jan 2026\"\n", "", "published"],
        ["conflicts = [\"am-risk-gyumri\"]", "conflicts = [\"am-risk-speaker\"]", "conflicts"],
        ["conflicts = [\"am-risk-gyumri\"]", "conflicts = [\"nothing\"]", "conflicts"],
        ["status = \"blocked\"", "status = \"closed\"", "status"],
        ["code = \"AM\"", "code = \"Armenia\"", "code"],
        ["code = \"AM\"", "code = \"RU\"", "code"],
        ["papers = [\"biometric\"", "papers = [\"driving_licence\"", "papers"],
        ["rule_out = [\"ME\"]", "rule_out = [\"XX\"]", "rule_out"],
        ["exit_ban = [\"yes\"]", "exit_ban = [\"perhaps\"]", "exit_ban"],
        ["exit_ban = [\"yes\"]", "exit_bann = [\"yes\"]", "exit_bann"],
        ["exit_ban = [\"yes\"]", "exit_ban = []", "exit_ban"],
        ["exit_ban = [\"yes\"]", "companions = []", "companions"],
        ["exit_ban = [\"yes\"]", "age = [\"old\"]", "age"],
        ["exit_ban = [\"yes\"]", "deadline = [\"soon\"]", "deadline"],
        ["below = { age = 18 }", "below = { deadline = 18 }", "deadline"],
        ["below = { age = 18 }", "below = {}", "below"],
        ["below = { age = 18 }", "on_or_after = { age = 2026-10-01 }", "age"],
        ["days_until = { passport_expires = 180 }", "days_until = { passport = 180 }", "passport"],
        ["release = \"coordinator\", next", "release = \"volunteer\", next", "release"],
        ["next = [\"defence_lawyer\"", "next = [\"lawyer\"", "next"],
        ["when = { where = [\"home\"], exit_ban = [\"yes\"] }", "when = { outcome = [\"stay\"] }", "when"],
        ["then = { hold = true, next = [\"defence_lawyer\"] }", "then = {}", "then"],
        ["version = 1", "version = 0", "version"],
        ["caller = \"self\"", "callr = \"self\"", "case"],
        ["as_of = 2026-07-01", "as_of = 'July'", "as_of"],
        ["outcome = [\"route\"]", "outcome = [\"go\"]", "outcome"],
    ])
    func `what the book cannot mean is refused by table, key and line`(change: [String]) throws {
        let error = try #require(try refusal(change[0], change[1]))
        #expect(error.place.key == change[2])
        let range = try #require(ExampleBook.text.firstRange(of: change[0]))
        let line = ExampleBook.text[..<range.lowerBound].count { $0 == "\n" } + 1
        let named = try #require(error.place.line)
        // A missing key is named by its table, a key inside an inline table by its line.
        #expect(abs(named - line) <= 12, "\(error.sentence.en)")
        if !change[1].isEmpty, error.place.table?.contains("when") != true {
            #expect(named == line || change[2] == "case")
        }
        #expect(error.exit == .badData)
        #expect(error.sentence.en.hasPrefix("book.toml, line \(named), table ") || error.place.table == nil)
    }

    @Test(arguments: ["id = \"kz-stay\"", "id = \"exit-ban\"", "code = \"GE\"", "id = \"leave-ends\""])
    func `nothing may be named twice`(id: String) throws {
        let other = [
            "id = \"kz-stay\"": "id = \"kz-papers\"", "id = \"exit-ban\"": "id = \"in-unit\"",
            "code = \"GE\"": "code = \"RS\"", "id = \"leave-ends\"": "id = \"tbilisi-forty-days\"",
        ]
        #expect(try refusal(id, other[id]!)?.problem == BookText.duplicate)
    }

    @Test func `a translation that is missing is refused`() throws {
        let line = try #require(ExampleBook.text.split(separator: "\n").first { $0.hasPrefix("ru = \"90 дней") })
        #expect(try refusal(String(line) + "\n", "")?.place.key == "ru")
    }

    @Test func `the day of signing may be said, decides nothing, and must be a day`() throws {
        func signed(_ line: String) throws -> Day? {
            let text = ExampleBook.text.replacing("version = 1\n", with: "version = 1\n\(line)\n")
            return try RouteBook(Array(text.utf8), file: "book.toml", hash: Bytes32()).signed
        }
        #expect(Example.book.signed == nil)
        #expect(try signed("") == nil)
        #expect(try signed("signed = 2026-07-01") == Day("2026-07-01"))
        #expect(try signed("signed = \"2026-07-01\"") == Day("2026-07-01"))
        // One that is still to come is taken too: the version decides what is in force.
        #expect(try signed("signed = 9999-12-31") == Day("9999-12-31"))
        for wrong in ["\"yesterday\"", "2026-02-30", "20260701", "\"\"", "2026-07-01T12:00:00Z", "[2026-07-01]"] {
            let error = try refusal("version = 1\n", "version = 1\nsigned = \(wrong)\n")
            #expect(error?.place.line == 65, "\(wrong)")
            // What TOML does not take at all has no key.
            #expect(error?.place.key == "signed" || wrong == "2026-02-30" || wrong.hasSuffix("Z"), "\(wrong)")
        }
        // The advice is that of the same book without it.
        let text = ExampleBook.text.replacing("version = 1\n", with: "version = 1\nsigned = 9999-12-31\n")
        let book = try RouteBook(Array(text.utf8), file: "book.toml", hash: Example.book.stamp.hash)
        #expect(
            Triage(book: book).advise(on: Example.free, asOf: Example.day)
                == Triage(book: Example.book).advise(on: Example.free, asOf: Example.day))
    }

    @Test func `a book that is too large is refused before it is read`() {
        let text = String(repeating: "[[rule]]\n", count: 1_000_000)
        #expect(refusal(text)?.problem == TOMLText.tooLarge(maxBytes: RouteBook.maxBytes))
        let many = String(repeating: "[[rule]]\n", count: 6_000)
        #expect(refusal("version = 1\n[home]\ncode = 'RU'\nen = 'R'\nru = 'Р'\n" + many)?.place.key == "rule")
    }

    @Test func `no country, article or paper is known to the program itself`() {
        // The same book with another home and other names answers in the same way.
        let text = ExampleBook.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.replacing("\"RU\"", with: "\"QQ\"").replacing("\"AM\"", with: "\"QA\"")
        }.joined(separator: "\n")
        let book = try? RouteBook(Array(text.utf8), file: "other", hash: Bytes32())
        var request = Example.free
        request.country = CountryCode("QQ")
        let advice = book.map { Triage(book: $0).advise(on: request, asOf: Example.day) }
        #expect(advice?.outcome == .route)
        #expect(advice?.via == CountryCode("QA"))
    }
}

extension String {
    fileprivate func replacingCharacters(of range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}

extension StringProtocol {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        var rest = String(self)
        var result = ""
        while let range = rest.firstRange(of: old) {
            result += rest[..<range.lowerBound] + new
            rest = String(rest[range.upperBound...])
        }
        return result + rest
    }
}
