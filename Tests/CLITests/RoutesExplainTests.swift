import IntakeBase
import IntakeTriage
import Testing

@Suite struct RoutesExplainTests {
    private static let free = """
        {"caller": "self", "person_agrees": "yes", "stage": "conscripted", "service": "none", "position": "at_home", \
        "country": "RU", "summons": "registered", "exit_ban": "no", "wanted": "no", "passport": "biometric", \
        "internal_passport": "yes", "danger": [], "companions": []}
        """

    private func explain(_ input: String, _ arguments: String...) throws -> Program.Outcome {
        let folder = try ScratchFolder()
        let program = Program(home: folder.path)
        return try program.run(["routes", "explain", "-"] + arguments, input: input)
    }

    private func advice(_ input: String, _ arguments: String...) throws -> [JSONValue] {
        let folder = try ScratchFolder()
        let outcome = try Program(home: folder.path)
            .run(["routes", "explain", "-", "--json"] + arguments, input: input)
        #expect(outcome.status == 0, "\(outcome.error)")
        return try #require(try CanonicalJSON.parse(Array(outcome.output.utf8), limit: 1 << 24).array)
    }

    @Test func `one request, an array, JSON Lines and wrappings are all answered with an array`() throws {
        for (input, count) in [
            (Self.free, 1), ("[\(Self.free), {}]", 2), (Self.free + "\n{}\n", 2),
            ("{\"requests\": [{\"id\": \"a\", \"case\": \(Self.free)}]}", 1), ("{\"case\": \(Self.free)}", 1),
            ("{\"vignettes\": [{\"id\": \"a\", \"as_of\": \"2026-07-01\", \"case\": {}, \"expect\": {}}]}", 1),
        ] {
            #expect(try advice(input, "--as-of", "2026-07-01").count == count)
        }
        #expect(try advice(Self.free, "--as-of", "2026-07-01")[0]["via"] == "AM")
    }

    @Test func `a vignette's own date counts, unless the command names one`() throws {
        let vignette = "{\"vignettes\": [{\"as_of\": \"2026-07-01\", \"case\": \(Self.free)}]}"
        #expect(try advice(vignette)[0]["outcome"] == "route")
        #expect(try advice(vignette, "--as-of", "2027-06-01")[0]["outcome"] == "stale")
    }

    @Test func `for a person the answer is a page that says what it rests on`() throws {
        let english = try explain(Self.free, "--as-of", "2026-07-01")
        #expect(english.status == 0)
        func read(_ page: String) -> String { page.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        for part in ["EXAMPLE", "Go via Armenia", "checked 2026-06-30", "Ruled out", "a person decides"] {
            #expect(read(english.output).contains(part), "\(part)")
        }
        let russian = try explain(Self.free, "--as-of", "2026-07-01", "--lang", "ru")
        for part in ["УЧЕБНОЙ", "Страна транзита: Армения", "проверено 2026-06-30", "решает человек"] {
            #expect(read(russian.output).contains(part), "\(part)")
        }
    }
}
