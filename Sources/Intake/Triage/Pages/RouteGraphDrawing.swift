// Draws the layout as SVG. Each stage has its own lane: a vertical line with branches to the countries. A dot marks a
// branch; lines that cross without a dot are not connected. One lane collects the lines to the destinations.

import IntakeBase

extension RouteGraph {
    /// The graph as an SVG file. The same book, day and language give the same bytes.
    package var svg: String {
        var drawing = SVG()
        for (row, line) in header.enumerated() {
            drawing.text(line, x: Self.margin, y: Self.margin + (row + 1) * SVG.lineHeight - 4, isBold: row == 0)
        }
        for (index, reach) in reaches.enumerated() { draw(reach, lane: index, in: &drawing) }
        drawOnward(in: &drawing)
        for box in boxes { draw(box, in: &drawing) }
        drawLegend(in: &drawing)
        return drawing.file(width: width, height: height, title: header.first ?? "", language: language)
    }

    var width: Int { (boxes.map(\.frame.right).max() ?? 400) + Self.margin }
    var height: Int { legendTop + GraphText.legend.count * Self.legendStep + Self.margin }

    private static let legendStep = 19

    private static func stroke(_ way: StageReach.Way) -> SVG.Stroke {
        switch way {
        case .named: .solid
        case .later: .dashed
        case .stays: .dotted
        }
    }

    /// The line from a stage through its lane to each country.
    private func draw(_ reach: StageReach, lane: Int, in drawing: inout SVG) {
        let stage = stages[lane]
        let x = stage.frame.right + (lane + 1) * Self.laneStep
        let targets = countries.compactMap { box in
            box.code.flatMap { reach.ways[$0] }.map { (box: box, way: $0) }
        }
        guard let strongest = targets.map(\.way).first(where: { $0 == .named }) ?? targets.first?.way else {
            // A stage without any country: the line ends at a bar.
            drawing.line((stage.frame.right, stage.frame.middle), (x, stage.frame.middle), .solid, width: 2)
            drawing.line((x, stage.frame.middle - 7), (x, stage.frame.middle + 7), .solid, width: 4)
            return
        }
        let stroke = Self.stroke(strongest)
        // Each stage enters a box at its own height, so that incoming lines do not overlap.
        let heights = targets.map { $0.box.frame.y + 10 + lane * 11 }
        let ends = heights + [stage.frame.middle]
        drawing.line((stage.frame.right, stage.frame.middle), (x, stage.frame.middle), stroke, width: 2)
        drawing.line((x, ends.min() ?? 0), (x, ends.max() ?? 0), stroke, width: 2)
        drawing.dot((x, stage.frame.middle))
        for (target, y) in zip(targets, heights) {
            drawing.line((x, y), (target.box.frame.x - 3, y), Self.stroke(target.way), width: 2)
            drawing.arrowHead((target.box.frame.x - 2, y))
            drawing.dot((x, y))
        }
    }

    /// Draws the lines from the countries that may be named to the destinations.
    private func drawOnward(in drawing: inout SVG) {
        let open = Set(reaches.flatMap { $0.ways.filter { $0.value != .stays }.keys })
        let from = countries.filter { box in box.code.map(open.contains) == true }
        guard !from.isEmpty, !destinations.isEmpty, let right = from.first?.frame.right else { return }
        let x = right + 2 * Self.laneStep
        let ends = (from + destinations).map(\.frame.middle)
        drawing.line((x, ends.min() ?? 0), (x, ends.max() ?? 0))
        for box in from {
            drawing.line((box.frame.right, box.frame.middle), (x, box.frame.middle))
            drawing.dot((x, box.frame.middle))
        }
        for box in destinations {
            drawing.line((x, box.frame.middle), (box.frame.x - 3, box.frame.middle))
            drawing.arrowHead((box.frame.x - 2, box.frame.middle))
            drawing.dot((x, box.frame.middle))
        }
    }

    private func draw(_ box: Box, in drawing: inout SVG) {
        switch box.kind {
        case .offered: drawing.box(box.frame, .solid, width: 2)
        case .notOffered: drawing.box(box.frame, .dashed)
        case .blocked:
            drawing.box(box.frame, .solid, width: 3)
            // A second frame inside marks a blocked country.
            let inner = Frame(
                x: box.frame.x + 4, y: box.frame.y + 4, width: box.frame.width - 8, height: box.frame.height - 8)
            drawing.box(inner)
        case .stage, .destination: drawing.box(box.frame)
        }
        for (row, line) in box.lines.enumerated() {
            drawing.text(
                line, x: box.frame.x + Self.padding, y: box.frame.y + Self.padding + (row + 1) * SVG.lineHeight - 4,
                isBold: row < box.titleLines)
        }
    }

    private func drawLegend(in drawing: inout SVG) {
        for (row, entry) in GraphText.legend.enumerated() {
            let y = legendTop + row * Self.legendStep
            let (left, right) = (Self.margin, Self.margin + 46)
            switch entry.sample {
            case .way(let way):
                drawing.line((left, y - 4), (right - 3, y - 4), Self.stroke(way), width: 2)
                drawing.arrowHead((right, y - 4))
            case .frame(.blocked):
                drawing.box(Frame(x: left, y: y - 11, width: 46, height: 12), .solid, width: 3)
                drawing.box(Frame(x: left + 3, y: y - 8, width: 40, height: 6))
            case .frame(.notOffered): drawing.box(Frame(x: left, y: y - 11, width: 46, height: 12), .dashed)
            case .frame(.offered): drawing.box(Frame(x: left, y: y - 11, width: 46, height: 12), .solid, width: 2)
            case .end:
                drawing.line((left, y - 4), (right - 20, y - 4), .solid, width: 2)
                drawing.line((right - 20, y - 10), (right - 20, y + 2), .solid, width: 4)
            case .none: break
            }
            drawing.text(entry.text(language), x: right + 10, y: y)
        }
    }
}
