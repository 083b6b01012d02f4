// Writes SVG 1.1 in black and white: lines, boxes, dots and monospaced text. No script, no style sheet, no external
// reference; every text is escaped. Integers only, so that the bytes are the same on every machine.

import IntakeBase

/// An SVG drawing under construction. Lengths are in pixels of its own coordinates.
struct SVG {
    /// The height of a line of text.
    static let lineHeight = 15
    /// The width of a column of text in tenths of a pixel, at font size 11. Common monospaced fonts need less (0.6 of
    /// the size).
    static let tenthsPerColumn = 68

    /// The style of a line.
    enum Stroke: String {
        case solid = ""
        case dashed = " stroke-dasharray=\"7 4\""
        case dotted = " stroke-dasharray=\"2 3\""
    }

    private var elements: [String] = []

    /// The maximum width in pixels of this many columns of text.
    static func width(columns: Int) -> Int { (columns * tenthsPerColumn + 9) / 10 }

    mutating func line(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int), _ stroke: Stroke = .solid, width: Int = 1) {
        elements.append(
            "<line x1=\"\(from.x)\" y1=\"\(from.y)\" x2=\"\(to.x)\" y2=\"\(to.y)\" stroke=\"black\" "
                + "stroke-width=\"\(width)\"\(stroke.rawValue)/>")
    }

    mutating func box(_ frame: Frame, _ stroke: Stroke = .solid, width: Int = 1) {
        elements.append(
            "<rect x=\"\(frame.x)\" y=\"\(frame.y)\" width=\"\(frame.width)\" height=\"\(frame.height)\" fill=\"white\" "
                + "stroke=\"black\" stroke-width=\"\(width)\"\(stroke.rawValue)/>")
    }

    mutating func dot(_ at: (x: Int, y: Int)) {
        elements.append("<circle cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"3\" fill=\"black\"/>")
    }

    /// An arrow head that points to the right, with its tip at `tip`.
    mutating func arrowHead(_ tip: (x: Int, y: Int)) {
        elements.append(
            "<polygon points=\"\(tip.x),\(tip.y) \(tip.x - 8),\(tip.y - 3) \(tip.x - 8),\(tip.y + 3)\" fill=\"black\"/>"
        )
    }

    /// One line of text with its baseline at `y`.
    mutating func text(_ text: String, x: Int, y: Int, isBold: Bool = false) {
        elements.append(
            "<text x=\"\(x)\" y=\"\(y)\"\(isBold ? " font-weight=\"bold\"" : "")>\(SVG.escaped(text))</text>")
    }

    /// The complete file, with a line feed at the end.
    func file(width: Int, height: Int, title: String, language: Language) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" version="1.1" xml:lang="\(language.rawValue)" width="\(width)" \
        height="\(height)" viewBox="0 0 \(width) \(height)" font-size="11" \
        font-family="DejaVu Sans Mono, Liberation Mono, Courier New, monospace">
        <title>\(SVG.escaped(title))</title>
        <rect x="0" y="0" width="\(width)" height="\(height)" fill="white"/>
        \(elements.joined(separator: "\n"))
        </svg>

        """
    }

    /// Escapes text for an XML element or a quoted attribute. Characters that XML 1.0 (2.2) forbids, and those that
    /// change the direction of writing, are replaced by their names.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in VisibleText.line(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// The position and size of a box.
struct Frame: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
    var right: Int { x + width }
    var bottom: Int { y + height }
    var middle: Int { y + height / 2 }
}
