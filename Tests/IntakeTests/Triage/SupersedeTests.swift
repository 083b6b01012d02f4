import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct SupersedeTests {
    /// A fact on Armenia with further lines.
    private func fact(_ id: String, _ lines: String...) -> String {
        "[[fact]]\nid = \"\(id)\"\ncountry = \"AM\"\ntopic = \"risk\"\nen = \"A sentence.\"\nru = \"Предложение.\"\n"
            + "severity = 9\nsource = \"somebody\"\npublished = \"2026\"\nchecked = 2026-06-30\n"
            + "review_by = 2026-08-29\nconfidence = \"high\"\n" + lines.map { $0 + "\n" }.joined()
    }

    private func refusal(_ book: ChangedBook) -> BookRefused? {
        do throws(BookRefused) {
            _ = try BookSource(Array(book.text.utf8), file: "book.toml", hash: Bytes32())
            return nil
        } catch {
            return error
        }
    }

    @Test func `a superseded fact stays for the record and counts for nothing`() throws {
        let grave = ChangedBook(adding: fact("old-risk"))
        let replaced = ChangedBook(
            adding: fact("old-risk") + fact("new-risk", "supersedes = [\"old-risk\"]").replacingOnce("= 9", "= 0"))
        let book = try replaced.source().book
        #expect(book.superseded.map(\.id) == ["old-risk"])
        #expect(book.fact("old-risk") == nil)
        #expect(book.fact("new-risk")?.supersedes == ["old-risk"])
        func cited(_ book: RouteBook) -> Set<String> {
            let advice = Triage(book: book).advise(on: Example.free, asOf: Example.day)
            return Set(advice.because.flatMap { $0.facts.map(\.id) }).intersection(["old-risk", "new-risk"])
        }
        #expect(cited(try grave.source().book) == ["old-risk"])
        #expect(cited(book) == ["new-risk"])
    }

    @Test func `what is superseded may be cited by nothing, and the newer one is named`() throws {
        var book = ChangedBook(adding: fact("new-risk", "supersedes = [\"ru-exit-ban\"]"))
        let refused = try #require(refusal(book))
        #expect(refused.all.allSatisfy { $0.problem == BookText.superseded("ru-exit-ban", by: "new-risk") })
        #expect(refused.all.contains { $0.place.line == (try? book.line(of: "facts = [", after: "id = \"exit-ban\"")) })
        #expect(refused.first.problem.en.contains("new-risk supersedes it"))
        book = ChangedBook(
            adding: fact("old") + fact("new", "supersedes = [\"old\"]") + fact("third", "conflicts = [\"old\"]"))
        #expect(refusal(book)?.all.map(\.place.key) == ["conflicts"])
    }

    @Test func `a fact that supersedes itself, nothing that is there, or in a circle is refused with its place`() throws
    {
        var book = ChangedBook(adding: fact("a", "supersedes = [\"a\"]"))
        #expect(refusal(book)?.all.map(\.problem) == [BookText.selfReference])
        #expect(refusal(book)?.first.place.line == (try book.line(of: "supersedes = [\"a\"]")))
        book = ChangedBook(adding: fact("a", "supersedes = [\"none-such\"]"))
        #expect(refusal(book)?.all.map(\.problem) == [BookText.unknownFact("none-such")])
        for length in [2, 3, 40] {
            let circle = (0..<length).map { fact("f\($0)", "supersedes = [\"f\(($0 + 1) % length)\"]") }.joined()
            // A fact that leads into the cycle, or out of it, is not on it.
            book = ChangedBook(adding: circle + fact("head", "supersedes = [\"tail\"]") + fact("tail"))
            let refused = try #require(refusal(book))
            #expect(refused.all.map(\.problem) == (0..<length).map { _ in BookText.supersedeCircle })
            #expect(refused.first.place.line == (try book.line(of: "supersedes = [\"f1\"]")))
        }
        let chain = (0..<40).map { fact("f\($0)", $0 == 0 ? "" : "supersedes = [\"f\($0 - 1)\"]") }.joined()
        #expect(refusal(ChangedBook(adding: chain)) == nil)
    }

    @Test(arguments: ["source", "published"])
    func `a fact without source or publication is refused`(key: String) throws {
        let line = key == "source" ? "source = \"egemen.kz; Abkhazinform\"" : "published = \"Jan 2026\""
        for new in ["", "\(key) = \"\"", "\(key) = \"  \"", "\(key) = \"?\""] {
            let book = try ChangedBook(line, new)
            let refused = try #require(refusal(book), "\(new)")
            #expect(refused.first.place.key == key)
            #expect(refused.first.problem == (key == "source" ? BookText.noSource : BookText.notPublished))
        }
    }

    @Test func `everything that is wrong is told at once, in the order of the lines, and nothing twice`() throws {
        var book = try ChangedBook("confidence = \"high\"", "confidence = \"sure\"")
        try book.replace("exit_ban = [\"yes\"]", "exit_ban = [\"perhaps\"]")
        try book.replace("version = 1", "version = 0")
        let refused = try #require(refusal(book))
        #expect(refused.all.map(\.place.key) == ["version", "confidence", "exit_ban"])
        // The fact that could not be parsed is still known by its id, so it is not reported as missing.
        #expect(refused.all.map(\.place.line) == refused.all.map(\.place.line).sorted { ($0 ?? 0) < ($1 ?? 0) })
    }
}
