// The queue as a table in plain text, for a screen of any width. On a narrow screen the least important columns are
// left out.

import IntakeBase
import IntakeCases

extension Queue {
    /// The queue as text, each line ended by a line feed.
    /// - Parameter columns: the width of the screen; nil if the output is not a screen, so that nothing is cut.
    package func render(_ language: Language, columns: Int?) -> String {
        var text: [UInt8] = []
        render(language, columns: columns) { text += $0 }
        return String(decoding: text, as: UTF8.self)
    }

    /// The queue as UTF-8 text, written piece by piece.
    package func render<Failure: Error>(
        _ language: Language, columns: Int?, to write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        if rows.isEmpty {
            try write(Array((DeskText.empty(language) + "\n").utf8))
        } else {
            try table(language, columns, write)
        }
        guard !orphans.isEmpty else { return }
        try write(Array(("\n" + DeskText.orphans(orphans.count)(language) + "\n").utf8))
        for orphan in orphans {
            try write(Array(("  " + orphan.line(language) + "\n").utf8))
            guard case .followUp = orphan.entry.event.content else { continue }
            try write(Array(("    " + DeskText.attach(orphan.entry.name)(language) + "\n").utf8))
        }
    }

    private func table<Failure: Error>(
        _ language: Language, _ limit: Int?, _ write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let line = QueueLine(language, showsAdvised: showsAdvised)
        let columns = QueueLine.Column.allCases
        let widest = Cores.map(Queue.ranges(rows.count), chunk: 1) { range in
            var widths = [Int](repeating: 0, count: columns.count)
            for row in rows[range] { line.widen(&widths, by: row, needsLook: needsLook(row)) }
            return widths
        }.reduce([Int](repeating: 0, count: columns.count)) { zip($0, $1).map(max) }
        // A column that is empty in all rows is left out.
        var shown = columns.filter { widest[$0.rawValue] > 0 }
        let widths = columns.map { max(widest[$0.rawValue], TextWidth.of(QueueLine.title($0)(language))) }
        if let limit {
            for column in QueueLine.Column.expendable {
                // The last column is text. It is cut, so that it does not cost another column.
                let fixed = shown.filter { $0 != .who }.map { widths[$0.rawValue] + 2 }.reduce(0, +)
                if fixed + 12 <= limit { break }
                shown.removeAll { $0 == column }
            }
        }
        let kept = shown
        let layout = Table.Layout(widths: kept.map { widths[$0.rawValue] }, limit: limit)
        try write(Array((layout.line(kept.map { QueueLine.title($0)(language) }) + "\n").utf8))
        let starts = stride(from: 0, to: rows.count, by: 1_024).map(\.self)
        for first in stride(from: 0, to: starts.count, by: 16) {
            let some = Array(starts[first..<min(first + 16, starts.count)])
            let pieces = Cores.map(some, chunk: 1) { start in
                var text: [UInt8] = []
                text.reserveCapacity(1_024 * 128)
                for row in rows[start..<min(start + 1_024, rows.count)] {
                    line.put(row, kept, layout, needsLook: needsLook(row), to: &text)
                }
                return text
            }
            for piece in pieces { try write(piece) }
        }
    }

    /// Whether a row has the mark `!`.
    public var hasDoubts: Bool { rows.contains(where: needsLook) }

    /// The number of rows with the mark `~`: today's advice differs from the first one.
    public var changed: Int { rows.count(where: \.isChanged) }
}

extension Orphan {
    /// The event on one line, without the caller's texts.
    func line(_ language: Language) -> String {
        let when = entry.event.received.minutes
        let author = entry.provenance.writer.name
        switch entry.event.content {
        case .followUp(let followUp):
            return DeskText.orphanFollowUp(
                when, author, followUp.code, candidates: candidateCount, isDecided: isDecided)(language)
        case .decision(let decision):
            return DeskText.orphanDecision(when, author, decision.id)(language)
        case .newer(let newer):
            return DeskText.orphanNewer(when, author, newer)(language)
        case .request(let new):
            return DeskText.orphanFollowUp(when, author, new.code, candidates: candidateCount, isDecided: isDecided)(
                language)
        }
    }
}
