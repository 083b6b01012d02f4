import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct TOMLMistakeTests {
    private func refusal(_ text: String) -> TOMLError? {
        do throws(TOMLError) {
            _ = try TOMLDocument(Array(text.utf8), file: "book.toml", maxBytes: 1 << 20).root.tables("rule")
            return nil
        } catch {
            return error
        }
    }

    // The text, the line that is named, and the mistake.
    @Test(arguments: [
        ("a = 1\nen = \"Visa\nru = \"Виза\"\n", 2, TOMLProblem.openQuote),
        ("a = 1\nru = \"Виза\nb = 2\n", 2, .openQuote),
        ("a = 1\nfacts = [\"x, \"y\"]\nb = 2\n", 2, .openQuote),
        ("a = 1\nen = Visa needed\n", 2, .noQuotes(key: "en")),
        ("a = 1\nru = Нужна виза\n", 2, .noQuotes(key: "ru")),
        ("a = 1\npublished = 12 March 2026\n", 2, .noQuotes(key: "published")),
        ("[[rule]]\nid = \"a\"\n[rule]\nid = \"b\"\n", 3, .singleBrackets("rule")),
        ("[rule]\nid = \"a\"\n[rule]\nid = \"b\"\n", 3, .singleBrackets("rule")),
        ("a = 1\nversion 2\n", 2, .noEquals),
        ("a = 1\nen \"text\"\n", 2, .noEquals),
        ("[[rule]]\nid = \"a\"\nen = \"b\" # c\nid = \"d\"\n", 4, .keyTwice("id", line: 2)),
    ])
    func `a slip is told in words of both languages, at its line`(text: String, line: Int, slip: TOMLProblem) throws {
        let error = try #require(refusal(text))
        #expect(error.place.line == line, "\(error.sentence.en)")
        let told = TOMLText.problem(slip)
        #expect(error.problem == told, "\(error.problem.en)")
        #expect(told.en != told.ru)
    }

    @Test func `a table that should be one of several is told so, though it is valid`() throws {
        let error = try #require(refusal("a = 1\n[rule]\nid = \"a\"\n"))
        #expect(error.problem == TOMLText.singleBrackets("rule") && error.place.line == 2)
    }

    @Test(arguments: [
        "en = \"a # b\" # c \" d", "a = 'it \"is'", "a = \"\"\"\none \" two\nen = x\n\"\"\"",
        "[a]\nid = 1\n[b]\nid = 2",
        "a = [\n  \"x\",\n  \"y\"\n]", "t = true\nf = false",
    ])
    func `what is no slip is read`(text: String) {
        #expect(refusal(text) == nil)
    }

    @Test func `no text ends the program, and each refusal has a place in the text`() {
        var random = SeededRandom(seed: 7)
        let pieces = [
            "\"", "'", "=", "[", "]", "{", "}", ",", "#", "\\", "\n", "a", "я", " ", "\r", "\"\"\"", "1", ".", "-",
        ]
        var refused = 0
        for _ in 0..<20_000 {
            let text = (0..<20).map { _ in pieces.randomElement(using: &random)! }.joined()
            guard let error = refusal(text) else { continue }
            refused += 1
            #expect((1...text.utf8.count { $0 == 10 } + 1).contains(error.place.line ?? 0), "\(text)")
        }
        #expect(refused > 10_000)
    }
}
