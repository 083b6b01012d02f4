// A drawing as SVG 1.1, in black and white: lines, boxes, dots and text in letters of one width. No script, no style
// sheet, no reference to anything, and every text escaped. Whole numbers only, so that the bytes are the same everywhere.

import IntakeBase

/// A drawing in the making. Lengths are in pixels of its own coordinates.
struct SVG {
    /// The height of a line of text.
    static let lineHeight = 15
    /// The width of a column of text, in tenths of a pixel: above that of the usual fonts (0.6 of the size) at size 11.
    static let tenthsPerColumn = 68

    /// How a line is drawn.
    enum Stroke: String {
        case solid = ""
        case dashed = " stroke-dasharray=\"7 4\""
        case dotted = " stroke-dasharray=\"2 3\""
    }

    private var elements: [String] = []

    /// The pixels that this many columns of text take at most.
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

    /// An arrow's head whose point is at `tip`, to the right.
    mutating func arrowHead(_ tip: (x: Int, y: Int)) {
        elements.append(
            "<polygon points=\"\(tip.x),\(tip.y) \(tip.x - 8),\(tip.y - 3) \(tip.x - 8),\(tip.y + 3)\" fill=\"black\"/>"
        )
    }

    /// One line of text, its base line at `y`.
    mutating func text(_ text: String, x: Int, y: Int, isBold: Bool = false) {
        elements.append(
            "<text x=\"\(x)\" y=\"\(y)\"\(isBold ? " font-weight=\"bold\"" : "")>\(SVG.escaped(text))</text>")
    }

    /// The whole file, ended by a line feed.
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

    /// Text as it may stand in XML, in an element or a quoted attribute. What XML 1.0 (2.2) cannot hold, and what
    /// would turn the direction of writing, is shown by name.
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

/// Where a box stands.
struct Frame: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
    var right: Int { x + width }
    var bottom: Int { y + height }
    var middle: Int { y + height / 2 }
}
