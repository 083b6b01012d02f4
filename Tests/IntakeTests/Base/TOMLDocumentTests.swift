import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct TOMLDocumentTests {
    private func read(_ text: String, maxBytes: Int = 1_000_000) throws -> TOMLSection {
        try TOMLDocument(Array(text.utf8), file: "book", maxBytes: maxBytes).root
    }

    private func refusal(_ bytes: [UInt8], maxBytes: Int = 10_000_000) -> TOMLError? {
        do {
            _ = try TOMLDocument(bytes, file: "book", maxBytes: maxBytes)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(_ body: () throws -> Void) -> TOMLError? {
        do {
            try body()
            return nil
        } catch {
            return error as? TOMLError
        }
    }

    @Test(arguments: ["\n", "\r\n"])
    func `values of each kind are read with each line ending`(end: String) throws {
        let lines = [
            "version = 3", "on = 2026-06-30", "also = \"2026-07-01\"", "yes = true", "list = ['a', \"б\"]", "one = 'x'",
            "[home]", "country = 'RU'", "[[fact]]", "id = 'a'", "[[fact]]", "id = 'b'",
        ]
        let root = try read(lines.joined(separator: end) + end)
        #expect(try root.integer("version", in: 1...9) == 3)
        #expect(try root.day("on") == Day("2026-06-30"))
        #expect(try root.day("also") == Day("2026-07-01"))
        #expect(try root.optionalBool("yes") == true)
        #expect(try root.strings("list") == ["a", "б"])
        #expect(try root.strings("one") == ["x"])
        #expect(try root.table("home").string("country") == "RU")
        #expect(try root.tables("fact").map { try $0.string("id") } == ["a", "b"])
        #expect(try root.optionalString("none") == nil)
        #expect(try root.tables("none").isEmpty)
    }

    @Test func `what is easily overlooked is refused with its line`() throws {
        #expect(refusal([0xEF, 0xBB, 0xBF] + Array("a = 1".utf8))?.problem == TOMLText.byteOrderMark)
        #expect(refusal(Array("a = 1\nb = 2\0\nc = 3".utf8))?.place.line == 2)
        #expect(refusal(Array("a = 1\nb = \"x\\u0000y\"".utf8))?.place.line == 2)
        #expect(refusal(Array("a = 1\n\"k\\U00000000y\" = 2".utf8)) != nil)
        let invalid = refusal(Array("a = 1\n\nb = 'é".utf8) + [0xFF, 0x27])
        #expect(invalid?.place.line == 3 && invalid?.place.column == 7)
        #expect(refusal(Array("a = 1".utf8), maxBytes: 4)?.problem == TOMLText.tooLarge(maxBytes: 4))
        #expect(refusal(Array("a = 1".utf8), maxBytes: 5) == nil)
    }

    @Test func `a syntax error has line and column`() throws {
        let error = try #require(refusal(Array("a = 1\nb = = 2\n".utf8)))
        #expect(error.place.line == 2)
        #expect(error.place.column == 5)
        #expect(error.exit == .badData)
        #expect(refusal(Array("a = 1\na = 2\n".utf8))?.place.line == 2)
        #expect(refusal(Array("a = 2026-02-30\n".utf8))?.place.line == 1)
    }

    // The text before, the text that is repeated 200,000 times, the text after.
    @Test(arguments: [
        ["a = ", "[", ""], ["a = ", "{a=", ""], ["", "a.", "a = 1\n= broken"], ["[", "a.", "a]\n= broken"],
        ["x = {", "a.", "a = 1}\n= broken"], ["", "'a' . ", "a = 1\n= broken"],
    ])
    func `depth is refused, not recursed into`(parts: [String]) {
        let text = parts[0] + String(repeating: parts[1], count: 200_000) + parts[2]
        #expect(refusal(Array(text.utf8))?.problem == TOMLText.tooDeep)
    }

    @Test(arguments: ["[=]", "[[[a]]]", "[", "[\n]", "[[ ! ]]", " [ .a]", "[]", "[[ \u{e9} ]]"])
    func `a header without a name is refused with its line`(header: String) {
        let error = refusal(Array("a = 1\n\(header)\n".utf8))
        #expect(error?.problem == TOMLText.badHeader)
        #expect(error?.place.line == 2)
    }

    @Test(arguments: [
        "d=2027-01-01 1", "d=1979-05-27T:", "d = [1979-05-27 0\n]", "d = 1979-05-27T07:32:00Z", "d = 07:32:00",
        "d = 2027-1-1", "d = 20270-1-01", "d = {a = 1979-05-27t1}", "d = 1.5", "d = 0x1F", "d = -", "d = + 1",
        "d = 1 2", "d = 1e9", "d =1979-05-27TF0:00e:00Z = 9", "d = 1 = 2", "d = {a = 1979-05-27TF0:00 = 9}",
        "d = [1979-05-27TF0:00 = 9]", "d = {a = 1 = 2}",
    ])
    func `what begins as a number must be a whole one or a date`(text: String) {
        let error = refusal(Array("a = 1\n\(text)\n".utf8))
        #expect(error?.problem == TOMLText.badNumber)
        #expect(error?.place.line == 2)
    }

    @Test(arguments: [
        "d = 2027-01-01 # 1", "d = 2027-01-01\t", "d = [2027-01-01 , 1 ]", "d = {b = 1, 1 = -1}",
        "d = {1 = 2, a . 1 = 3}", "d = '2027-01-01 1'", "d = +1_000", "d = \"[}\"", "d = ['}', { a = ']' }] # }",
        "[1.2]",
        "[[ x-1 . '2 3' ]] # 3 4 ]", "1 = 2", "d = '''\n] 1 2'''",
    ])
    func `numbers, dates and brackets are left alone where they are allowed`(text: String) {
        #expect(refusal(Array("a = 1\n\(text)\n".utf8)) == nil)
    }

    @Test(arguments: ["d=[}", "d={]", "d=[[1]", "d={a=[1}]", "d=[1]]", "]", "[a", "[[a]", "[a]]", "d=[ # ]", "[a}"])
    func `brackets that do not fit are refused with their line`(text: String) {
        let error = refusal(Array("a = 1\n\(text)\n".utf8))
        #expect(error?.problem == TOMLText.brackets)
        #expect(error?.place.line == 2)
    }

    @Test(arguments: [
        "d=[\u{2028},]", "d = [\u{2028}'a']", "d = \u{85}1", "\u{e9} = 1", "d = 'a' \u{b}", "d = \r1",
        "[a] \u{feff}",
    ])
    func `characters that only look like space are refused outside quotes`(text: String) {
        let error = refusal(Array("a = 1 # \u{e9}\n\(text)\n".utf8))
        #expect(error?.problem == TOMLText.unquoted)
        #expect(error?.place.line == 2)
    }

    @Test(arguments: [("", " = 1"), ("[", "]"), ("[[", "]]"), ("'", "' = 1"), ("a.b.", ".c = 1")])
    func `a name too long to keep for each of its keys is refused`(before: String, after: String) {
        func error(_ count: Int) -> TOMLError? {
            refusal(Array("z = 1\n\(before)\(String(repeating: "n", count: count))\(after)\n".utf8))
        }
        #expect(error(190) == nil)
        #expect(error(201)?.problem == TOMLText.longKey)
        #expect(error(201)?.place.line == 2)
        #expect(error(500_000)?.problem == TOMLText.longKey)
    }

    @Test func `more keys than any file of the hotline has are refused`() {
        let keys = (0..<TOMLRules.file.maxKeys).map { "k\($0)=1\n" }.joined()
        #expect(refusal(Array(keys.utf8)) == nil)
        #expect(refusal(Array((keys + "[[t]]\n").utf8))?.problem == TOMLText.tooManyKeys)
    }

    @Test func `an error in a value names the line of its key`() throws {
        let text = """
            version = 1
            note = \"\"\"
            [[fact]]
            id = 'not a table'
            \"\"\"
            [[fact]]
            id = 'a'
            list = [
              'x', # ]
              'y',
            ]
            checked = 2026-01-01

            [[fact]]
            checked = 'soon'
            [fact.extra]
            "odd key" = 1
            inline = { deep = 'text' }
            """
        let facts = try read(text).tables("fact")
        #expect(facts.map(\.line) == [6, 14])
        #expect(refusal { _ = try facts[0].integer("checked", in: 0...1) }?.place.line == 12)
        #expect(refusal { _ = try facts[1].day("checked") }?.place.line == 15)
        #expect(refusal { _ = try facts[1].string("id") }?.place.line == 14)
        let extra = try facts[1].table("extra")
        let unknown = try #require(refusal { try extra.allow(only: ["inline"]) })
        #expect(unknown.place.line == 17)
        #expect(unknown.place.key == "odd key")
        #expect(unknown.place.table == "fact[1].extra")
        #expect(refusal { _ = try extra.table("inline").integer("deep", in: 0...1) }?.place.line == 18)
    }

    @Test func `a key that drives the terminal is not shown as it came`() throws {
        let root = try read("\"a\\u001b[2J\\u202e\" = 1")
        let error = try #require(refusal { try root.allow(only: []) })
        for text in [error.sentence.en, error.sentence.ru] {
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
        }
    }
}
