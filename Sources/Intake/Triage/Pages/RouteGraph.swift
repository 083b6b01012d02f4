// The graph of a route book: stages on the left, transit countries in the middle, destinations on the right; each box
// names the obstacles. Three columns with lanes for the lines between them, so that no line crosses a box. Made for
// printing in black and white.

import IntakeBase
import IntakeCases

/// A route book as a graph, laid out.
package struct RouteGraph {
    /// A box with its text.
    struct Box {
        enum Kind { case stage, offered, notOffered, blocked, destination }
        var kind: Kind
        var frame: Frame
        /// Lines at most `columns` wide; the first ones are the title.
        var lines: [String]
        var columns: Int
        /// The number of lines in the title.
        var titleLines: Int
        var code: CountryCode?
    }

    static let margin = 20
    static let padding = 8
    static let gap = 12
    /// The distance between two lanes.
    static let laneStep = 14

    let view: BookDay
    let language: Language
    let reaches: [StageReach]
    private(set) var stages: [Box] = []
    private(set) var countries: [Box] = []
    private(set) var destinations: [Box] = []
    let header: [String]
    let legendTop: Int

    /// Computes the layout.
    package init(_ view: BookDay, _ language: Language) {
        self.view = view
        self.language = language
        reaches = StageReach.all(view)
        header = view.head(language)
        let top = Self.margin + header.count * SVG.lineHeight + SVG.lineHeight
        let text = GraphText(view: view, language: language)

        var x = Self.margin
        stages = Self.column(reaches.map { (.stage, nil, text.stage($0)) }, columns: 30, x: x, top: top)
        x += SVG.width(columns: 30) + 2 * Self.padding + (reaches.count + 2) * Self.laneStep
        let sorted = CountryStatus.allCases.flatMap { status in view.book.countries.filter { $0.status == status } }
        countries = Self.column(
            sorted.map { (Self.kind(of: $0), $0.code, text.country($0)) }, columns: 48, x: x, top: top)
        x += SVG.width(columns: 48) + 2 * Self.padding + 4 * Self.laneStep
        destinations = Self.column(
            view.book.destinations.map { (.destination, $0.country, text.destination($0)) }, columns: 38, x: x, top: top
        )
        legendTop = ((stages + countries + destinations).map(\.frame.bottom).max() ?? top) + 2 * SVG.lineHeight
    }

    /// All boxes.
    var boxes: [Box] { stages + countries + destinations }

    private static func kind(of country: Country) -> Box.Kind {
        switch country.status {
        case .offered: .offered
        case .notOffered: .notOffered
        case .blocked: .blocked
        }
    }

    /// Boxes below each other. The height of each fits its text and the incoming lines.
    private static func column(
        _ entries: [(Box.Kind, CountryCode?, [String])], columns: Int, x: Int, top: Int
    ) -> [Box] {
        var y = top
        return entries.map { kind, code, paragraphs in
            let lines = paragraphs.flatMap { TextWidth.wrapped(VisibleText.line($0), width: columns) }
            let height = max(lines.count, 3) * SVG.lineHeight + 2 * padding
            defer { y += height + gap }
            return Box(
                kind: kind, frame: Frame(x: x, y: y, width: SVG.width(columns: columns) + 2 * padding, height: height),
                lines: lines, columns: columns,
                titleLines: TextWidth.wrapped(VisibleText.line(paragraphs.first ?? ""), width: columns).count,
                code: code)
        }
    }
}
