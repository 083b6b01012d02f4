// A table in plain text: each column is as wide as its widest cell, with two spaces between. Cells must already be
// harmless for a terminal (`VisibleText`).

/// Rows under a header, for a fixed-width screen.
package struct Table {
    /// The alignment of a column.
    package enum Side: Sendable {
        case left, right
    }

    private let sides: [Side]
    private var rows: [[String]]

    /// A table with these column titles. Columns beyond `sides` are left-aligned.
    package init(_ titles: [String], sides: [Side] = []) {
        rows = [titles]
        self.sides = sides
    }

    /// Adds a row; cells beyond the columns of the header are kept.
    package mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The table; each line ends in a line feed and is cut if it is wider than `width`.
    package func text(width: Int? = nil) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.count > column ? TextWidth.of($0[column]) : 0 }.max() ?? 0
        }
        let layout = Layout(widths: widths, sides: sides, limit: width)
        return rows.map { layout.line($0) + "\n" }.joined()
    }

    /// The widths of the columns, for a table whose rows come one by one.
    package struct Layout: Sendable {
        /// The width of each column of the table, in columns of the screen.
        package var widths: [Int]
        /// The alignments; columns beyond these are left-aligned.
        var sides: [Side] = []
        /// The width of the screen; longer lines are cut.
        package var limit: Int?

        package init(widths: [Int], sides: [Side] = [], limit: Int? = nil) {
            self.widths = widths
            self.sides = sides
            self.limit = limit
        }

        /// A row, without a line feed.
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

        /// A line, cut if it is wider than the screen.
        package func cut(_ line: String) -> String {
            guard let limit, limit > 1, TextWidth.of(line) > limit else { return line }
            // One pass from the start: measuring again for each removed character would be quadratic, and a line may be
            // long.
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
