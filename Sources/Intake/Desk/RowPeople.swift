// The names in the lines of the queue: of those who wrote the cases, and of those whom they were given to. A few stand
// in thousands of lines: each is kept once.

/// A text in a line of the queue, and the columns of the screen that it takes.
struct LineWord: Sendable {
    let bytes: [UInt8]
    let width: Int

    /// The word for a text that is harmless to a terminal.
    init(_ text: String) {
        bytes = Array(text.utf8)
        width = TextWidth.of(text)
    }
}

/// Names by number.
struct RowPeople: Sendable {
    private(set) var names: [String] = []
    private var words: [LineWord] = []
    private var numbers: [String: UInt32] = [:]

    /// How many there are.
    var count: Int { names.count }

    /// The name with this number.
    func name(_ number: UInt32) -> String { names[Int(number)] }

    /// The same, as a line shows it.
    func word(_ number: UInt32) -> LineWord { words[Int(number)] }

    /// The number of a name.
    mutating func number(of name: String) -> UInt32 {
        if let known = numbers[name] { return known }
        let number = UInt32(names.count)
        names.append(name)
        words.append(LineWord(VisibleText.line(name)))
        numbers[name] = number
        return number
    }
}
