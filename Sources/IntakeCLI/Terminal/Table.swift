// A table in plain text: columns as wide as their widest cell, two spaces between. What goes in is already
// harmless to a terminal (`VisibleText`).

/// Rows under a header, laid out for a fixed-width screen.
struct Table {
    /// Which side of its column a text leans on.
    enum Side {
        case left, right
    }

    private let sides: [Side]
    private var rows: [[String]]

    /// A table with these column titles. Columns beyond `sides` lean left.
    init(_ titles: [String], sides: [Side] = []) {
        rows = [titles]
        self.sides = sides
    }

    /// Adds a row; cells beyond the header's columns are kept.
    mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The table, each line ended by a line feed; the last column is cut where `width` columns do not hold it.
    func text(width: Int? = nil) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.count > column ? Table.width($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { line($0, widths, limit: width) + "\n" }.joined()
    }

    private func line(_ row: [String], _ widths: [Int], limit: Int?) -> String {
        var line = ""
        for (column, cell) in row.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - Table.width(cell))
            let side = column < sides.count ? sides[column] : .left
            line += (column == 0 ? "" : "  ") + (side == .right ? padding + cell : cell + padding)
        }
        while line.last == " " { line.removeLast() }
        if let limit, limit > 1, Table.width(line) > limit {
            while Table.width(line) > limit - 1 { line.removeLast() }
            line += "…"
        }
        return line
    }

    /// The columns that a text takes on the screen: two for East Asian wide characters and emoji, none for marks
    /// that sit on the character before them.
    static func width(_ text: String) -> Int {
        text.reduce(0) { $0 + width($1) }
    }

    private static func width(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // The blocks of Unicode's EastAsianWidth.txt whose characters are W or F.
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
