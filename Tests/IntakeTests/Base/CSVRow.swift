/// Parses CSV, to compare with what was written.
enum CSVRow {
    /// A reader of one row by RFC 4180, scalar by scalar.
    static func read(_ row: String) -> [String]? {
        guard row.hasSuffix("\r\n") else { return nil }
        var scalars = Array(row.unicodeScalars.dropLast(2))[...]
        var cells: [String] = []
        while true {
            var cell = String.UnicodeScalarView()
            if scalars.first == "\"" {
                scalars.removeFirst()
                while let next = scalars.popFirst() {
                    if next == "\"" {
                        guard scalars.first == "\"" else { break }
                        scalars.removeFirst()
                    }
                    cell.append(next)
                }
            } else {
                while let next = scalars.first, next != "," {
                    cell.append(next)
                    scalars.removeFirst()
                }
            }
            cells.append(String(cell))
            guard let separator = scalars.popFirst() else { return cells }
            guard separator == "," else { return nil }
        }
    }
}
