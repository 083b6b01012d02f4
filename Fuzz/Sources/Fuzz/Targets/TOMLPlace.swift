// What must hold for the refusal of any TOML file.

@testable import IntakeBase

enum TOMLPlace {
    /// A refusal names the file and a line of it, and gives the reason without control characters.
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

    /// `input` after one empty line: every line number is one higher.
    static func lower(_ input: [UInt8]) -> [UInt8] { [0x0A] + input }

    /// Whether `lowered` is `error` one line further down. The parser's own words in syntax errors name places too.
    static func isLower(_ lowered: TOMLError, than error: TOMLError) -> Bool {
        let (low, high) = (lowered.place, error.place)
        return low.line == high.line.map { $0 + 1 } && low.column == high.column && low.table == high.table
            && low.key == high.key
    }
}
