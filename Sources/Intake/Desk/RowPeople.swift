// Interning of the names in the lines of the queue (authors and assigned persons). A few names occur in thousands of
// lines, so each is kept once.

import IntakeBase

/// Names by number.
struct RowPeople: Sendable {
    private(set) var names: [String] = []
    private var words: [MeasuredText] = []
    /// The key is the bytes of the name, because Swift strings with different code points can be equal (canonical
    /// equivalence), and each name must be shown as it is.
    private var numbers: [[UInt8]: UInt32] = [:]

    /// The number of names.
    var count: Int { names.count }

    /// The name with this number.
    func name(_ number: UInt32) -> String { names[Int(number)] }

    /// The name with this number, as a line shows it.
    func word(_ number: UInt32) -> MeasuredText { words[Int(number)] }

    /// The number of a name; a new name is added.
    mutating func number(of name: String) -> UInt32 {
        let bytes = Array(name.utf8)
        if let known = numbers[bytes] { return known }
        let number = UInt32(names.count)
        names.append(name)
        words.append(MeasuredText(VisibleText.line(name)))
        numbers[bytes] = number
        return number
    }
}
