// A table in plain text: columns as wide as their widest cell, two spaces between. What goes in is already
// harmless to a terminal (`VisibleText`).

/// Rows under a header, laid out for a fixed-width screen.
package struct Table {
    /// Which side of its column a text leans on.
    package enum Side: Sendable {
        case left, right
    }

    private let sides: [Side]
    private var rows: [[String]]

    /// A table with these column titles. Columns beyond `sides` lean left.
    package init(_ titles: [String], sides: [Side] = []) {
        rows = [titles]
        self.sides = sides
    }

    /// Adds a row; cells beyond the header's columns are kept.
    package mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The table, each line ended by a line feed; the last column is cut where `width` columns do not hold it.
    package func text(width: Int? = nil) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.count > column ? TextWidth.of($0[column]) : 0 }.max() ?? 0
        }
        let layout = Layout(widths: widths, sides: sides, limit: width)
        return rows.map { layout.line($0) + "\n" }.joined()
    }

    /// How wide the columns are, for a table whose rows come one by one.
    package struct Layout: Sendable {
        /// Columns of the screen that each column of the table takes.
        package var widths: [Int]
        /// Columns beyond these lean left.
        var sides: [Side] = []
        /// The columns of the screen; the last column is cut where they do not hold it.
        package var limit: Int?

        package init(widths: [Int], sides: [Side] = [], limit: Int? = nil) {
            self.widths = widths
            self.sides = sides
            self.limit = limit
        }

        /// A row, without the line feed.
        package func line(_ row: [String]) -> String {
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - TextWidth.of(cell))
                let side = column < sides.count ? sides[column] : .left
                line += (column == 0 ? "" : "  ") + (side == .right ? padding + cell : cell + padding)
            }
            while line.last == " " { line.removeLast() }
            return cut(line)
        }

        /// A line, cut where the screen does not hold it.
        package func cut(_ line: String) -> String {
            guard let limit, limit > 1, TextWidth.of(line) > limit else { return line }
            // Measured once from the beginning, not again for each character that has no room: a line may be long.
            var (columns, end) = (0, line.startIndex)
            while end < line.endIndex {
                columns += TextWidth.of(line[end])
                guard columns < limit else { break }
                end = line.index(after: end)
            }
            return line[..<end] + "…"
        }
    }
}
