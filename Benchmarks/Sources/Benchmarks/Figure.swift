// One line of the table, and the table.

/// A figure, with its target and the limit of the machine if they exist.
struct Figure {
    var name: String
    var target = ""
    var measured: String
    var limit = ""
    var share = ""
    /// Nil if there is no target.
    var reached: Bool?

    private var cells: [String] {
        [name, target, measured, limit, share, reached.map { $0 ? "yes" : "NO" } ?? ""]
    }

    /// The figures as a Markdown table, which is readable on a terminal too.
    static func table(_ figures: [Figure]) -> String {
        let rows = [["figure", "target", "measured", "machine's own limit", "share", "reached"]] + figures.map(\.cells)
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            "| "
                + zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
                + " |"
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([line(rows[0]), line(rule)] + rows.dropFirst().map(line)).joined(separator: "\n")
    }
}

enum Show {
    /// With thousands separators: 100,000.
    static func whole(_ number: Double) -> String {
        let digits = String(Int(number.rounded()))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// With this number of decimals.
    static func decimal(_ number: Double, _ places: Int = 1) -> String {
        // A difference of two times may be negative on a busy machine.
        if number < 0 { return "-" + decimal(-number, places) }
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((number * Double(scale)).rounded())
        let rest = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: places - rest.count) + rest
    }

    static func percent(_ part: Double) -> String { "\(Int((part * 100).rounded())) %" }
}
