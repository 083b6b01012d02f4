// Untrusted text for a spreadsheet. An input is a row; the byte 0x1F separates its cells.

@testable import IntakeBase

/// Guarantee: a strict reader finds exactly the input cells, with an apostrophe exactly at the places where a
/// spreadsheet could read a formula, even if it splits cells at semicolons, tabs and line breaks.
struct CSVTarget: FuzzTarget {
    static let name = "csv"
    static let maxBytes = 200

    func run(_ input: [UInt8]) {
        let cells = input.split(separator: 0x1F, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        let row = CSV.row(cells)
        guard let read = StrictCSV.read(row) else { broken("a strict reader takes the row", row.debugDescription) }
        hold(read.count == cells.count, "as many cells come out as went in", row.debugDescription)
        for (cell, found) in zip(cells, read) {
            hold(
                found.utf8.elementsEqual(Self.marked(cell).utf8), "the cell comes out as it went in",
                "\(cell.debugDescription) as \(found.debugDescription)")
            hold(
                !Self.pieces(found).contains { Self.beginsFormula($0) }, "no part of a cell begins a formula",
                found.debugDescription)
        }
    }

    /// The documented form: an apostrophe before each part that begins a formula, and before a text that begins with a
    /// tab or a line break.
    private static func marked(_ text: String) -> String {
        let pieces = pieces(text)
        var marked = String.UnicodeScalarView()
        for (place, piece) in pieces.enumerated() {
            let isBreakFirst = place == 0 && pieces.count > 1 && lead(piece) == nil
            if beginsFormula(piece) || isBreakFirst { marked.append("'") }
            marked.append(contentsOf: piece)
        }
        return String(marked)
    }

    /// The parts that a spreadsheet may split a cell into, each with its separator.
    private static func pieces(_ text: String) -> [[Unicode.Scalar]] {
        var pieces: [[Unicode.Scalar]] = [[]]
        for scalar in text.unicodeScalars {
            pieces[pieces.count - 1].append(scalar)
            if ends.contains(scalar) { pieces.append([]) }
        }
        return pieces
    }

    private static let ends: Set<Unicode.Scalar> = [
        ";", "\t", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
    ]

    private static func beginsFormula(_ piece: [Unicode.Scalar]) -> Bool {
        switch lead(piece)?.value {
        case 0x3D, 0x2B, 0x2D, 0x40, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0x2212, 0xFE62, 0xFE63, 0xFE66, 0xFE6B: true
        default: false
        }
    }

    /// The first character after white space, quotation marks and zero-width characters.
    private static func lead(_ piece: [Unicode.Scalar]) -> Unicode.Scalar? {
        piece.first { $0 != "\"" && !$0.properties.isWhitespace && !VisibleText.drives($0) }
    }

    static func seeds() -> [String: [UInt8]] {
        let texts = [
            "plain": "a\u{1F}b", "comma": "a,b\u{1F}c;d", "quote": "say \"hi\"\u{1F}\"", "breaks": "one\r\ntwo\u{1F}\n",
            "empty": "", "all-empty": "\u{1F}\u{1F}", "equals": "=1+1", "plus": "+7 900\u{1F}-1", "at": "@SUM(A1)",
            "tab": "\t=1", "return": "\r=1", "line": "\n=1", "space": " =1", "wide": "\u{FF1D}1\u{1F}\u{FF20}",
            "hidden": "\u{200B}=1\u{1F}\u{FEFF}+", "minus": "\u{2212}1", "apostrophe": "'=1", "quoted": "\"=1\"",
            "command": "=cmd|' /C calc'!A0", "russian": "Мать, пишет; за сына", "joined": "\"\u{301}\u{1F},\u{301}",
            "edges": " a \u{1F}b ", "dde": "+1;=2", "no-break": "\u{A0}=1\u{1F}\u{3000}-1",
            "small": "\u{FE63}1\u{FE62}", "split": "x;=1\u{1F}x\t \"@a", "break-first": " \n=1\u{1F};=1",
            "crlf-mark": "\r\n\u{301}", "turned": "\u{202E}=1", "digits": "-0\u{1F}+0",
        ]
        return texts.mapValues { Array($0.utf8) }
    }
}

/// A reader of one row by RFC 4180, as strict as the RFC.
enum StrictCSV {
    static func read(_ row: String) -> [String]? {
        var bytes = Array(row.utf8)[...]
        guard bytes.suffix(2) == [0x0D, 0x0A] else { return nil }
        bytes.removeLast(2)
        var cells: [String] = []
        while true {
            var cell: [UInt8] = []
            if bytes.first == 0x22 {
                bytes.removeFirst()
                var isClosed = false
                while let next = bytes.popFirst() {
                    if next != 0x22 {
                        cell.append(next)
                    } else if bytes.first == 0x22 {
                        bytes.removeFirst()
                        cell.append(0x22)
                    } else {
                        isClosed = true
                        break
                    }
                }
                guard isClosed else { return nil }
            } else {
                while let next = bytes.first, next != 0x2C {
                    // Spreadsheets of other locales separate cells by a semicolon or a tab.
                    guard ![0x22, 0x0A, 0x0D, 0x3B, 0x09].contains(next) else { return nil }
                    cell.append(next)
                    bytes.removeFirst()
                }
            }
            cells.append(String(decoding: cell, as: UTF8.self))
            guard let separator = bytes.popFirst() else { return cells }
            guard separator == 0x2C else { return nil }
        }
    }
}
