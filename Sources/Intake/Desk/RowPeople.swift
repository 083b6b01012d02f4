// The names in the lines of the queue: of those who wrote the cases, and of those whom they were given to. A few stand
// in thousands of lines: each is kept once.

import IntakeBase

/// Names by number.
struct RowPeople: Sendable {
    private(set) var names: [String] = []
    private var words: [LineWord] = []
    /// By their bytes: texts that are only spelled with other code points are equal, and each is shown as it is.
    private var numbers: [[UInt8]: UInt32] = [:]

    /// How many there are.
    var count: Int { names.count }

    /// The name with this number.
    func name(_ number: UInt32) -> String { names[Int(number)] }

    /// The same, as a line shows it.
    func word(_ number: UInt32) -> LineWord { words[Int(number)] }

    /// The number of a name.
    mutating func number(of name: String) -> UInt32 {
        let bytes = Array(name.utf8)
        if let known = numbers[bytes] { return known }
        let number = UInt32(names.count)
        names.append(name)
        words.append(LineWord(VisibleText.line(name)))
        numbers[bytes] = number
        return number
    }
}
