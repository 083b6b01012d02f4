import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct BookReviewTests {
    private static let late = Day("2026-09-05")!

    private func review(_ text: String = ExampleBook.text, on day: Day = late) throws -> BookReview {
        try BookReview(Array(text.utf8), file: "book", hash: Bytes32(), on: day)
    }

    /// The lines that differ between `old` and `new`, for texts with the same number of lines.
    private func changes(_ old: String, _ new: [UInt8]) -> [(old: Substring, new: Substring)] {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false)
        let after = String(decoding: new, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(before.count == after.count)
        return zip(before, after).filter { $0 != $1 }.map { (old: $0, new: $1) }
    }

    @Test func `what is due is what is overdue, and with a week's notice what will be`() throws {
        let bytes = ExampleBook.bytes
        let overdue = Example.book.facts.filter { $0.reviewBy < Self.late }.map(\.id)
        #expect(try self.review().due.map(\.id).sorted() == overdue.sorted())
        let lastDay = try #require(Example.book.facts.map(\.reviewBy).min())
        #expect(try BookReview(bytes, file: "book", hash: Bytes32(), on: lastDay).due.isEmpty)
        #expect(
            try !BookReview(bytes, file: "book", hash: Bytes32(), on: lastDay.adding(days: -6), within: 7).due.isEmpty)
        #expect(
            try BookReview(bytes, file: "book", hash: Bytes32(), on: lastDay.adding(days: -7), within: 7).due.isEmpty)
        #expect(try self.review(on: Day("2026-01-01")!).isClockWrong)
    }

    @Test func `confirming a fact changes its two dates and the version, and not one other byte`() throws {
        for fact in try self.review().due {
            var review = try self.review()
            try review.renew(fact.id, as: ReviewedFact(fact))
            let changes = changes(ExampleBook.text, review.bytes)
            #expect(
                changes.map { String($0.new) } == [
                    "version = \(Example.book.stamp.version + 1)", "checked = 2026-09-05",
                    "review_by = \(Self.late.adding(days: fact.topic.reviewDays))",
                ])
            #expect(review.confirmed == [fact.id] && review.changed.isEmpty)
            #expect(!review.left.contains { $0.id == fact.id })
        }
    }

    @Test func `comments, spaces, ends of lines and quotes around a changed value stay`() throws {
        let fact = """
            \t[[fact]] # who

              id   =  'x-risk'\t# the id
            country = "AM"
            topic = "risk"
            # a word before
            en = \"\"\"
            Two
            lines # no comment\"\"\"   # a comment
            ru = 'Слово "в кавычках" # не комментарий'  # комментарий
            severity=3# grave
            source = "a \\" # b"
            published = "2026"\t
            checked = "2026-06-30" # in quotes
            review_by = 2026-08-01
            confidence = "low"

            """.replacing("\n", with: "\r\n")
        let text = ExampleBook.text + "\n" + fact
        var review = try self.review(text)
        let old = try #require(review.book.fact("x-risk"))
        #expect(old.source == "a \" # b")
        var reading = ReviewedFact(old)
        reading.value = Sentence(en: "new \\ \"quoted\" # text", ru: old.value.ru)
        reading.source = "Зона, \u{1F600} \\u0041 \"'"
        reading.severity = 9
        try review.renew("x-risk", as: reading)
        let wanted =
            text.replacing(
                "version = \(Example.book.stamp.version)\n", with: "version = \(Example.book.stamp.version + 1)\n"
            )
            .replacing("\"\"\"\r\nTwo\r\nlines # no comment\"\"\"", with: #""new \\ \"quoted\" # text""#)
            .replacing(#""a \" # b""#, with: #""Зона, 😀 \\u0041 \"'""#)
            .replacing("severity=3#", with: "severity=9#")
            .replacing("checked = \"2026-06-30\"", with: "checked = 2026-09-05")
            .replacing("review_by = 2026-08-01", with: "review_by = 2026-11-04")
        #expect(String(decoding: review.bytes, as: UTF8.self) == wanted)
        #expect(review.book.fact("x-risk").map(ReviewedFact.init) == reading)
        #expect(review.changed == ["x-risk"])
    }

    @Test func `any text that a book may contain comes back from it as it was typed`() throws {
        var random = SeededGenerator(state: 11)
        let pieces = [
            "\"", "\\", "'", "\"\"\"", "#", "]", "=", "\\u0041", "\\n", "я", "漢", "😀", " ", "a", "[[fact]]", "é",
            "\u{301}",
        ]
        for _ in 0..<12 {
            let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                .joined()
            guard BookReview.problem(text) == nil else { continue }
            var review = try self.review()
            let fact = try #require(review.due.randomElement(using: &random))
            var reading = ReviewedFact(fact)
            reading.source = text
            reading.published = text
            reading.value = Sentence(en: text, ru: text)
            try review.renew(fact.id, as: reading)
            let read = try RouteBook(review.bytes, file: "book", hash: Bytes32())
            #expect(read.fact(fact.id).map(ReviewedFact.init) == reading)
        }
    }

    @Test func `texts that are empty, endless or invisible are refused`() {
        for bad in [
            "", "  ", "a\nb", "a\u{0}", "a\u{1B}[2J", "\u{202E}a", "a\u{200B}b", String(repeating: "я", count: 1_001),
        ] {
            #expect(BookReview.problem(bad) != nil, "\(bad.debugDescription)")
        }
        #expect(BookReview.problem("BBC; \"AP\" \\ 'x' #1 ё") == nil)
    }

    @Test func `dropping a fact takes its table and its citations out, and nothing else`() throws {
        for fact in try self.review().due.prefix(8) {
            var review = try self.review()
            try review.drop(fact.id)
            let text = String(decoding: review.bytes, as: UTF8.self)
            #expect(!text.contains("\"\(fact.id)\""))
            #expect(
                review.book
                    == {
                        var wanted = Example.book.without(fact: fact.id)
                        wanted.stamp.version += 1
                        wanted.stamp.hash = Bytes32()
                        return wanted
                    }())
            // The rest is unchanged and in the same order, except for the lists that cited it.
            let old = ExampleBook.text.split(separator: "\n", omittingEmptySubsequences: false)
            var rest = old[...]
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if let index = rest.firstIndex(of: line) {
                    rest = rest[(index + 1)...]
                } else {
                    let isExpected =
                        line.hasPrefix("version") || line.hasPrefix("facts") || line.hasPrefix("conflicts")
                        || line.hasPrefix("supersedes")
                    #expect(isExpected, "\(line)")
                }
            }
        }
    }

    @Test func `lists over several lines keep their other entries`() throws {
        let text =
            ExampleBook.text + """

                [[fact]]
                id = "zz-a"
                country = "AM"
                topic = "law"
                en = "a"
                ru = "а"
                source = "s"
                published = "p"
                checked = 2026-06-30
                review_by = 2026-08-01
                confidence = "low"
                [[rule]]
                id = "zz-rule"
                when = { wanted = ["yes"] }
                then = { release = "coordinator" }
                en = "r"
                ru = "п"
                facts = [
                  "am-papers", # first
                  "zz-a",
                  'am-stay', # last
                ]

                """
        var review = try self.review(text)
        try review.drop("zz-a")
        let result = String(decoding: review.bytes, as: UTF8.self)
        #expect(result.contains("facts = [\n  \"am-papers\", # first\n  'am-stay', # last\n]\n"))
        #expect(review.book.rules.first { $0.id == "zz-rule" }?.facts == ["am-papers", "am-stay"])
    }

    @Test func `a book that is written in a form that cannot be changed here is refused and stays`() throws {
        let inline = ExampleBook.text.replacing("version = \(Example.book.stamp.version)\n", with: "\"version\" = 1\n")
        #expect(throws: Never.self) { _ = try self.review(inline) }
        let head = "version = 1\n[home]\ncode = \"RU\"\nen = \"Russia\"\nru = \"Россия\"\n"
        let fact =
            "id=\"a\",country=\"AM\",topic=\"law\",en=\"a\",ru=\"а\",source=\"s\",published=\"p\",checked=2026-06-30,"
            + "review_by=2026-08-01,confidence=\"low\""
        var review = try self.review("fact = [{\(fact)}]\n" + head)
        let before = review.bytes
        #expect(throws: BookEditError.notFound("a")) { try review.drop("a") }
        #expect(throws: BookEditError.notFound("a")) {
            try review.renew("a", as: ReviewedFact(try #require(review.book.fact("a"))))
        }
        #expect(review.bytes == before && review.isUntouched && review.book.fact("a") != nil)
    }

    @Test func `a draft gives its decisions back with their days, but not for another text`() throws {
        var review = try self.review()
        let due = review.due
        try #require(due.count >= 4)
        try review.drop(due[1].id)
        try review.renew(due[0].id, as: ReviewedFact(due[0]))
        var reading = ReviewedFact(due[2])
        reading.source = "a new source"
        try review.renew(due[2].id, as: reading)
        var later = try self.review(on: Self.late.adding(days: 3))
        try later.resume(review.bytes)
        #expect(later.book == review.book)
        #expect(later.decided == 3 && Set(later.left.map(\.id)).isDisjoint(with: due.prefix(3).map(\.id)))
        #expect(later.decision(on: due[2].id) == .renewed(reading, on: Self.late))
        // The book was edited by hand in between.
        let other = ExampleBook.text.replacing("\(due[3].value.en)", with: "Otherwise by hand.")
        var changed = try self.review(other)
        let before = changed.bytes
        #expect(throws: (any Error).self) { try changed.resume(review.bytes) }
        #expect(changed.bytes == before && changed.isUntouched)
    }

    @Test func `a decision is made anew, and the others stay`() throws {
        var review = try self.review()
        let due = review.due
        try review.drop(due[0].id)
        try review.renew(due[1].id, as: ReviewedFact(due[1]))
        try review.renew(due[0].id, as: ReviewedFact(due[0]))
        #expect(review.dropped.isEmpty && review.book.fact(due[0].id)?.checked == Self.late)
        #expect(Set(review.confirmed) == Set(due.prefix(2).map(\.id)))
        #expect(try RouteBook(review.bytes, file: "book", hash: Bytes32()) == review.book)
    }

    @Test func `decisions add up, and what was not decided stays due`() throws {
        var review = try self.review()
        let due = review.due
        try #require(due.count >= 4)
        try review.renew(due[0].id, as: ReviewedFact(due[0]))
        try review.drop(due[1].id)
        var reading = ReviewedFact(due[2])
        reading.confidence = reading.confidence == .low ? .high : .low
        try review.renew(due[2].id, as: reading)
        let read = try RouteBook(review.bytes, file: "book", hash: Bytes32())
        #expect(read == review.book)
        #expect(read.stamp.version == Example.book.stamp.version + 1)
        #expect(BookDay(read, on: Self.late).due().map(\.id) == due.dropFirst(3).map(\.id))
        #expect(review.left.map(\.id) == due.dropFirst(3).map(\.id))
    }
}
