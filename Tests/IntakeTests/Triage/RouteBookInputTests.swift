// Malformed books: each is refused with a sentence and its place, in bounded memory, and no book ends the program.

import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct RouteBookInputTests {
    /// All mistakes of a text; empty if it is a valid book.
    private static func refusals(_ bytes: [UInt8]) -> [TOMLError] {
        do {
            _ = try BookSource(bytes, file: "book.toml", hash: Bytes32())
            return []
        } catch {
            return error.all
        }
    }

    private static func refusals(_ text: String) -> [TOMLError] { refusals(Array(text.utf8)) }

    /// A refusal names the file and an existing line, is short enough to read, and ends with status 65.
    private static func isInOrder(_ error: TOMLError, lines: Int) -> Bool {
        let sentence = error.sentence.en
        return sentence.hasPrefix("book.toml") && sentence.utf8.count < 1_500 && error.exit == .badData
            && (error.place.line.map { (1...lines).contains($0) } ?? (error.place.table == nil))
            && !sentence.unicodeScalars.contains { $0.value < 0x20 }
    }

    @Test func `the small book that the others bend is a book`() {
        #expect(Self.refusals(SmallBook.text) == [])
    }

    // MARK: Too much

    @Test func `a hundred million bytes are refused before they are read`() throws {
        let refused = Self.refusals([UInt8](repeating: UInt8(ascii: "#"), count: 100 << 20))
        #expect(refused.map(\.problem) == [TOMLText.tooLarge(maxBytes: RouteBook.maxBytes)])
    }

    @Test(arguments: [
        ("[[rule]]\n", ""), ("rule", "={}\n"), ("[rule.r", "]\n"), ("a.b", " = 1\n"),
    ])
    func `more tables and keys than any book has are refused with their line`(before: String, after: String) throws {
        var text = SmallBook.text
        var number = 0
        while text.utf8.count < RouteBook.maxBytes - 40 {
            number += 1
            text += before + (after.isEmpty ? "" : "\(number)") + after
        }
        let refused = Self.refusals(text)
        #expect(refused.first?.place.line != nil)
        #expect(refused.count == 1)
    }

    @Test(arguments: ["{},", "[],", "1,", "'a',", "{ a = 1, b = 2 },", "\n1,"])
    func `a million entries of one list are refused before the list is built`(entry: String) throws {
        let list = "rule = [" + String(repeating: entry, count: min(1_000_000, 4_000_000 / entry.utf8.count)) + "]\n"
        let refused = Self.refusals(list + SmallBook.text.replacing("[[rule]]", with: "[[word]]"))
        #expect(refused.map(\.problem) == [TOMLText.tooManyKeys])
        #expect(refused.first?.place.line == (entry.hasPrefix("\n") ? TOMLRules.file.maxKeys + 2 : 1))
    }

    @Test(arguments: [
        ("[", 100_000, "", 1), ("{a=", 100_000, "1", 1), ("[", 1, "]", 100_000),
    ])
    func `nesting is refused with its line, and not followed down`(
        open: String, opened: Int, close: String, closed: Int
    ) {
        let value = String(repeating: open, count: opened) + String(repeating: close, count: closed)
        let refused = Self.refusals(SmallBook.text + "x = \(value)\n")
        #expect(refused.first?.place.line == SmallBook.lines)
    }

    @Test(arguments: ["", "[", "[["])
    func `dotted keys of any length are refused with their line`(bracket: String) {
        let key = (0..<50_000).map { _ in "a" }.joined(separator: ".")
        let end = bracket.isEmpty ? " = 1" : String(repeating: "]", count: bracket.count)
        let refused = Self.refusals(SmallBook.text + bracket + key + end + "\n")
        #expect(refused.first?.place.line == SmallBook.lines)
    }

    @Test(arguments: [
        "facts = [\"f-one\"]", "next = [\"lawyer\"]", "rule_out = [\"KZ\"]", "exit_ban = [\"yes\"]", "id = \"f-one\"",
        "topic = \"risk\"", "code = \"AM\"", "country = \"AM\"", "papers = [\"biometric\"]", "wanted = \"no\"",
        "mode = \"air\"", "version = 1", "kind = \"next\"", "as_of = 2026-07-01", "conflicts = [\"f-two\"]",
    ])
    func `a word of a million letters is refused and not repeated`(member: String) throws {
        let (key, value) = try #require(member.split(separator: " = ", maxSplits: 1).map(String.init).pair)
        let word = String(repeating: "q", count: 1_000_000)
        let text = SmallBook.text.replacing(
            member, with: "\(key) = " + (value.hasPrefix("[") ? "[\"\(word)\"]" : "\"\(word)\""))
        let refused = Self.refusals(text)
        #expect(!refused.isEmpty)
        for error in refused {
            #expect(Self.isInOrder(error, lines: SmallBook.lines), "\(error.sentence.en.prefix(300))")
        }
    }

    // MARK: Bytes

    @Test func `the ends of lines that other systems write are accepted, and make no other book`() throws {
        let plain = try BookSource(Array(SmallBook.text.utf8), file: "book.toml", hash: Bytes32())
        let bytes = Array(SmallBook.text.replacing("\n", with: "\r\n").utf8)
        let other = try BookSource(bytes, file: "book.toml", hash: Bytes32())
        #expect(other.book == plain.book)
        #expect(other.places.place(of: .rule("r-ban")) == plain.places.place(of: .rule("r-ban")))
    }

    @Test func `a byte order mark is refused at its place`() {
        let refused = Self.refusals([0xEF, 0xBB, 0xBF] + Array(SmallBook.text.utf8))
        #expect(refused.map(\.problem) == [TOMLText.byteOrderMark])
        #expect(refused.first?.place.line == 1 && refused.first?.place.column == 1)
    }

    @Test(
        arguments: [[0x00], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x1B], [0x0C]]
            as [[UInt8]])
    func `bytes that are no text are refused with their line`(bytes: [UInt8]) throws {
        let text = Array(SmallBook.text.utf8)
        let marker = Array("Land rules out".utf8)
        let index = try #require(text.firstIndex(of: marker))
        let refused = Self.refusals(Array(text[..<index]) + bytes + Array(text[index...]))
        let line = text[..<index].count { $0 == UInt8(ascii: "\n") } + 1
        #expect(refused.first?.place.line == line)
    }

    @Test(arguments: ["\\u0000", "\\U00000000"])
    func `a character of no text is refused as an escape too`(escape: String) {
        #expect(Self.refusals(SmallBook.text.replacing("Land rules out", with: escape)).first?.problem == TOMLText.nul)
    }

    // MARK: What a book cannot mean

    // The text to replace, its replacement, and the table and key that are named.
    @Test(arguments: [
        ["checked = 2026-06-30", "checked = 1970-01-01", "fact[0]", "checked"],
        ["checked = 2026-06-30", "checked = 9999-12-31", "fact[0]", "checked"],
        ["checked = 2026-06-30", "checked = \"2026-02-30\"", "fact[0]", "checked"],
        ["review_by = 2026-08-29", "review_by = 9999-12-31", "fact[0]", "review_by"],
        ["as_of = 2026-07-01", "as_of = 9999-12-31", "vignette[0]", "as_of"],
        ["on_or_after = 2026-10-01", "on_or_after = 1970-01-01", "rule[1].when", "on_or_after"],
        ["id = \"r-ban\"", "id = \"r-ban\"\nrules = [\"r-ban\"]", "rule[0]", "rules"],
        ["id = \"r-ban\"", "id = \"r-ban\"\nsupersedes = [\"r-ban\"]", "rule[0]", "supersedes"],
        ["facts = [\"f-two\"]", "facts = [\"r-ban\"]", "country[0].entry[0]", "facts"],
        ["conflicts = [\"f-two\"]", "conflicts = [\"f-one\"]", "fact[0]", "conflicts"],
        ["conflicts = [\"f-two\"]", "supersedes = [\"f-one\"]", "fact[0]", "supersedes"],
        ["conflicts = [\"f-two\"]", "supersedes = [\"f-none\"]", "fact[0]", "supersedes"],
        ["id = \"r-ban\"", "id = \"R Ban\"", "rule[0]", "id"],
        ["id = \"r-later\"", "id = \"r-ban\"", "rule[1]", ""],
        ["code = \"KZ\"", "code = \"AM\"", "country[1]", ""],
        ["kind = \"warn\"\nid = \"layover\"", "kind = \"next\"\nid = \"lawyer\"", "word[1]", ""],
        ["version = 1", "version = 9223372036854775807", "", "version"],
        ["version = 1", "version = -1", "", "version"],
        ["mode = \"air\"", "mode = \"air\"\nchild_papers = [\"biometric\"]", "country[0].entry[0]", "child_age"],
        ["severity = 5", "severity = 10", "fact[0]", "severity"],
        [
            "days_until = { deadline = 3 }", "days_until = { deadline = 99999999999 }", "rule[0].when.days_until",
            "deadline",
        ],
    ])
    func `what a book cannot mean is refused by table, key and line`(change: [String]) throws {
        let range = try #require(SmallBook.text.firstRange(of: change[0]))
        let text = SmallBook.text[..<range.lowerBound] + change[1] + SmallBook.text[range.upperBound...]
        let refused = Self.refusals(String(text))
        let named = refused.first { ($0.place.table ?? "") == change[2] && ($0.place.key ?? "") == change[3] }
        let error = try #require(
            named ?? refused.first { $0.problem == BookText.duplicate }, "\(refused.map(\.sentence.en))")
        #expect((error.place.table ?? "") == change[2] || error.problem == BookText.duplicate)
        #expect(Self.isInOrder(error, lines: SmallBook.lines + 1), "\(error.sentence.en)")
        let line = SmallBook.text[..<range.lowerBound].count { $0 == "\n" } + 1
        // The key's own line; for a table that occurs twice its header, at most two lines above.
        #expect((line - 2...line + 1).contains(try #require(error.place.line)), "\(error.sentence.en)")
    }

    @Test(arguments: [
        "when", "wher", "names_", "blow", "outcom", "overdu", "days_untill", "on_or_aftr", "companion_under_",
    ])
    func `a mistyped key of a condition is told with every key that there is`(key: String) throws {
        let range = try #require(SmallBook.text.firstRange(of: "days_until = "))
        let text = SmallBook.text[..<range.lowerBound] + key + " = " + SmallBook.text[range.upperBound...]
        let error = try #require(Self.refusals(String(text)).first)
        #expect(error.place.key == key && error.place.label == "rule r-ban, when")
        for known in [
            "where", "names", "below", "outcome", "overdue", "days_until", "on_or_after", "companion_under", "exit_ban",
        ] {
            #expect(error.problem.en.contains(" \(known),") || error.problem.en.contains("known: \(known),"))
        }
        for text in [error.problem.en, error.problem.ru] {
            #expect(text.contains(key))
            if key == "wher" { #expect(text.hasSuffix(", where?") || text.hasSuffix("mean where?")) }
        }
    }

    @Test func `a wrong word is told, and a rule without a name by its place from 1`() throws {
        let wrong = Self.refusals(SmallBook.text.replacing("exit_ban = [\"yes\"]", with: "exit_ban = [\"yess\"]"))
        let error = try #require(wrong.first { $0.place.key == "exit_ban" }, "\(wrong)")
        #expect(error.problem.en.contains("\"yess\"") && error.problem.en.hasSuffix("did you mean yes?"))
        #expect(error.problem.ru.contains("«yess»"))
        let nameless = Self.refusals(SmallBook.text.replacing("id = \"r-later\"\n", with: ""))
        #expect(
            nameless.contains { $0.place.label == "rule 2" && $0.place.table == "rule[1]" },
            "\(nameless.map(\.place.label))")
    }

    @Test func `a day that no calendar has is refused with its line`() throws {
        for day in ["2026-02-30", "2026-13-01", "2026-00-10", "2027-02-29", "0000-00-00", "99999-01-01"] {
            let refused = Self.refusals(SmallBook.text.replacing("checked = 2026-06-30", with: "checked = \(day)"))
            #expect(refused.first?.place.line == SmallBook.line(of: "checked = "), "\(day)")
        }
    }

    @Test func `a fact that occurs twice is refused at the second one`() {
        let refused = Self.refusals(SmallBook.text + SmallBook.fact("f-one"))
        #expect(refused.map(\.problem) == [BookText.duplicate])
        #expect(refused.first?.place.line == SmallBook.lines)
        #expect(refused.first?.place.table == "fact[2]")
    }

    @Test func `facts that supersede each other in a circle are refused, each of them`() throws {
        let circle = [("f-a", "f-c"), ("f-b", "f-a"), ("f-c", "f-b")].map { id, old in
            SmallBook.fact(id) + "supersedes = [\"\(old)\"]\n"
        }.joined()
        let refused = Self.refusals(SmallBook.text + circle)
        #expect(refused.map(\.problem) == Array(repeating: BookText.supersedeCircle, count: 3))
        #expect(refused.compactMap(\.place.key) == Array(repeating: "supersedes", count: 3))
        // A chain is no cycle, and three facts that contradict each other are none either.
        #expect(Self.refusals(SmallBook.text + circle.replacing("supersedes = [\"f-c\"]\n", with: "")) == [])
        #expect(Self.refusals(SmallBook.text + circle.replacing("supersedes", with: "conflicts")) == [])
    }

    @Test func `a row of thousands of facts that supersede each other is followed without recursion`() {
        var text = SmallBook.text
        for number in 0..<1_900 {
            text += SmallBook.fact("f-\(number)") + (number > 0 ? "supersedes = [\"f-\(number - 1)\"]\n" : "")
        }
        #expect(Self.refusals(text) == [])
        #expect(Self.refusals(text + SmallBook.fact("f-x") + "supersedes = [\"f-1899\"]\n") == [])
    }

    // MARK: Chance

    @Test func `a book with bytes, words and lines changed at random is a book or is refused with its place`() {
        var random = SeededGenerator(state: 20_261_121)
        var books = 0
        for _ in 0..<4_000 {
            let bytes = Self.mutated(Array(SmallBook.text.utf8), &random)
            let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
            let refused = Self.refusals(bytes)
            if refused.isEmpty { books += 1 }
            for error in refused {
                #expect(
                    Self.isInOrder(error, lines: lines),
                    "\(error.sentence.en) in \(String(decoding: bytes, as: UTF8.self))")
            }
        }
        // Some random changes must leave the book valid, or only the parser is tested.
        #expect((100...3_900).contains(books))
    }

    @Test func `so is the example book`() {
        var random = SeededGenerator(state: 42)
        for _ in 0..<60 {
            let bytes = Self.mutated(ExampleBook.bytes, &random)
            let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
            for error in Self.refusals(bytes) { #expect(Self.isInOrder(error, lines: lines), "\(error.sentence.en)") }
        }
    }

    private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        var lines: [[UInt8]] {
            bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            var kept = lines
            let line = Int.random(in: 0..<kept.count, using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0:
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.remove(at: Int.random(in: 0..<bytes.count, using: &random))
            case 3:
                let mark = Array("[]{}\"'=,.#\n\\-0".utf8).randomElement(using: &random)!
                bytes.insert(mark, at: Int.random(in: 0..<bytes.count, using: &random))
            case 4:
                kept.remove(at: line)
                bytes = Array(kept.joined(separator: [UInt8(ascii: "\n")]))
            case 5:
                kept.insert(kept[line], at: Int.random(in: 0...kept.count, using: &random))
                bytes = Array(kept.joined(separator: [UInt8(ascii: "\n")]))
            default:
                kept.swapAt(line, Int.random(in: 0..<kept.count, using: &random))
                bytes = Array(kept.joined(separator: [UInt8(ascii: "\n")]))
            }
        }
        return bytes
    }
}

extension Array where Element: Equatable {
    fileprivate func firstIndex(of part: [Element]) -> Int? {
        (0...Swift.max(0, count - part.count)).first { self[$0...].starts(with: part) }
    }

    fileprivate var pair: (Element, Element)? { count == 2 ? (self[0], self[1]) : nil }
}
