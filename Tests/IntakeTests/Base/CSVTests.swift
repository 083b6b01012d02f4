import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct CSVTests {
    @Test(arguments: [
        "=HYPERLINK(\"http://x\")", "+7", "-1", "@SUM", "\tx", "\r=1", "\n=1", " =1", "\u{A0}=1", "\u{200B}=1", "＝1",
        "＋1", "－1", "＠x", "\u{2212}1", "  \t=1",
    ])
    func `a cell that a spreadsheet could run is defused`(text: String) {
        #expect(CSV.defused(text).hasPrefix("'"))
        #expect(CSV.defused(text).filter { $0 != "'" } == text)
        let cell = CSV.cell(text)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    /// A spreadsheet that splits at `;` or a tab does not recognize the quotation marks of a cell after a comma.
    @Test(arguments: [
        "x;=cmd", "x; =cmd", "x;\"=cmd", "x\t@SUM", "Вова;＝1", "two\n=1", "two\r\n-1", "a;b;+7", "\n=1", ";=1",
        "x\u{2028}=1",
        "x;\u{200B}=1", "x;\t=1", "\";=1", "' ;=1",
    ])
    func `no cell begins a formula where a spreadsheet splits at semicolons, tabs or lines`(text: String) {
        let separators = Set<Character>([";", "\t", "\n", "\r", "\r\n", "\u{2028}"])
        let row = CSV.row(["v07", text, "route"])
        for part in row.split(whereSeparator: separators.contains) {
            let first = part.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\"" && $0 != "\u{200B}" }
            #expect(first.map { !"=+-@＝".unicodeScalars.contains($0) } ?? true, "\(part)")
        }
        #expect(CSV.defused(text).filter { $0 != "'" } == text.filter { $0 != "'" })
    }

    @Test(arguments: ["", "plain", "a=b", "1+1", "a@b", "Вова", "  ", "5", "a; b", "one\ntwo", "«x»; y"])
    func `a cell that is only text stays as it is`(text: String) {
        #expect(CSV.defused(text) == text)
    }

    @Test func `cells are quoted as RFC 4180 says, and lines end in CR LF`() {
        #expect(
            CSV.row(["a", "b,c", "say \"no\"", "two\nlines", ""]) == "a,\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",\r\n")
    }

    @Test func `every row reads back cell by cell`() throws {
        var random = SeededRandom(seed: 7)
        let alphabet = ["a", "\"", ",", "\n", "\r\n", " ", "ж", ";", "="]
        for _ in 0..<500 {
            let cells = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
                    .joined()
            }
            let row = CSV.row(cells)
            #expect(try #require(CSVRow.read(row)) == cells.map(CSV.defused))
        }
    }
}
