import Testing
@testable import IntakeBase

/// What the public suite does not try, found against other parsers.
@Suite struct TOMLReaderTests {
    private func read(_ text: String) -> Result<String, TOMLProblem> {
        Result { () throws(TOMLProblem) in
            CanonicalJSON.text(TOMLSection(try TOMLValue(text: Array(text.utf8), .all), file: "book").json)
        }
    }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "+9_223_372_036_854_775_808", "0x8000000000000000",
        "100000000000000000000000000000",
    ])
    func `a whole number that does not fit is refused, not rounded`(number: String) {
        #expect(read("a = \(number)") == .failure(.badNumber))
        let least = "{\"a\":\(Int.min)}"
        #expect(read("a = \(Int.min)") == .success(least))
    }

    @Test(arguments: [
        ("[a.b.c]\n[a]\nb.d = 1", "{\"a\":{\"b\":{\"c\":{},\"d\":1}}}"),
        ("[a.b.c.d]\n[a]\nb.c.e = 1\nb.f = 2", "{\"a\":{\"b\":{\"c\":{\"d\":{},\"e\":1},\"f\":2}}}"),
        ("[[l]]\n[l.a.b.c]\n[l.a]\nb.d = 1", "{\"l\":[{\"a\":{\"b\":{\"c\":{},\"d\":1}}}]}"),
    ])
    func `a table that a longer header only named is defined by a dotted key`(text: String, json: String) {
        #expect(read(text) == .success(json))
    }

    @Test(arguments: [
        ("[a.b.c]\n[a]\nb.d = 1\n[a.b]", TOMLProblem.keyTwice("a.b", line: 1)),
        ("[a.b.c]\n[a]\nb.c.d = 1", .keyTwice("c", line: 1)),
        ("[a.b.c]\n[a]\nb.c = 1", .keyTwice("b.c", line: 1)),
        ("[a.b]\n[a]\nb.c = 1", .keyTwice("b", line: 1)),
        ("[a.b.c]\n[a]\nb.d = 1\n[[a.b]]", .singleFirst("a.b", line: 1)),
    ])
    func `a table that is defined already is not defined again`(text: String, problem: TOMLProblem) {
        #expect(read(text) == .failure(problem))
    }

    // An accent in one character and in two; the Kelvin sign and the letter.
    @Test(arguments: [("\u{e9}", "e\u{301}"), ("K", "\u{212A}")])
    func `keys that look the same but are different characters are refused, not merged`(one: String, other: String) {
        for text in [
            "'\(one)' = 1\n'\(other)' = 2", "['\(one)']\n['\(other)'.a]", "['\(one)'.a]\n['\(other)']",
            "[['\(one)']]\n[['\(other)']]", "'\(one)'.a = 1\n'\(other)'.b = 2",
            "a = {'\(one)'.a = 1, '\(other)'.b = 2}",
        ] {
            guard case .failure(.keyTwice(_, _)) = read(text) else {
                Issue.record("\(text)")
                continue
            }
        }
        #expect(read("['\(other)']\n['\(other)'.a]") == .success("{\"\(other)\":{\"a\":{}}}"))
    }
}
