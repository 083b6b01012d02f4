// What must hold of the refusal of a TOML file, whichever file it is.

@testable import IntakeBase

enum TOMLPlace {
    /// A refusal names the file, a line of it, and says why in words that drive no terminal.
    static func check(_ error: TOMLError, of input: [UInt8], file: String) {
        hold(error.place.file == file, "a refusal names the file", error.place.file)
        let lines = input.count { $0 == 0x0A } + 1
        for place in [error.place.line, error.place.column].compactMap({ $0 }) {
            hold(place >= 1, "places count from 1", "\(error)")
        }
        if let line = error.place.line { hold(line <= lines, "the line is one of the file", "\(line) of \(lines)") }
        for text in [error.sentence.en, error.sentence.ru] {
            hold(!text.isEmpty, "a refusal says why")
            for scalar in text.unicodeScalars where VisibleText.drives(scalar) && scalar != "\n" {
                broken("a refusal holds nothing that drives a terminal", text.debugDescription)
            }
        }
    }

    /// `input` behind one empty line: every line of it is one further down.
    static func lower(_ input: [UInt8]) -> [UInt8] { [0x0A] + input }

    /// Whether `lowered` is `error` one line further down; of syntax errors the parser's own words name places too.
    static func isLower(_ lowered: TOMLError, than error: TOMLError) -> Bool {
        let (low, high) = (lowered.place, error.place)
        return low.line == high.line.map { $0 + 1 } && low.column == high.column && low.table == high.table
            && low.key == high.key
    }
}
