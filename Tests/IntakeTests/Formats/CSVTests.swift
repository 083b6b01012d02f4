import Testing

@testable import Intake

@Suite struct CSVTests {
    @Test(arguments: [
        "=HYPERLINK(\"http://x\")", "+7", "-1", "@SUM", "\tx", "\r=1", "\n=1", " =1", "\u{A0}=1", "\u{200B}=1", "＝1",
        "＋1", "－1", "＠x", "\u{2212}1", "  \t=1",
    ])
    func `a cell that a spreadsheet could run is defused`(text: String) {
        #expect(CSV.defused(text) == "'" + text)
        let cell = CSV.cell(text)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    @Test(arguments: ["", "plain", "a=b", "1+1", "a@b", "Вова", "  ", "5"])
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
