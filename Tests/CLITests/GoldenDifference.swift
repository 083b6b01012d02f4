// The difference of two lists of lines, in a few lines.

/// What was expected, and what was found.
struct GoldenDifference {
    private let expected: ArraySlice<String>
    private let found: ArraySlice<String>
    /// The lines before the first difference, and the number of equal lines.
    private let same: Int

    private static let most = 12

    init(_ expected: [String], _ found: [String]) {
        let same = zip(expected, found).prefix { $0 == $1 }.count
        let tail = zip(expected.dropFirst(same).reversed(), found.dropFirst(same).reversed()).prefix { $0 == $1 }.count
        self.same = same
        self.expected = expected[same..<expected.count - tail]
        self.found = found[same..<found.count - tail]
    }

    /// The difference, with the step that it belongs to and the line of the golden file.
    func text(after step: GoldenSession.Step) -> String {
        var lines = ["\(step.laptop)$ \(step.command)", "line \(step.number + 1 + same) of the golden file:"]
        for (mark, some) in [("-", expected), ("+", found)] {
            lines += some.prefix(Self.most).map { "\(mark) \($0)" }
            if some.count > Self.most { lines.append("\(mark) ... and \(some.count - Self.most) lines more") }
        }
        return lines.joined(separator: "\n")
    }
}
