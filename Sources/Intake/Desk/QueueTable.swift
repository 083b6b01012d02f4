// The queue as a table in plain text, for a screen of any width. A narrow one loses columns, from the least needed.

extension Queue {
    /// The queue as text, each line ended by a line feed.
    /// - Parameter columns: the columns of the screen; nil where the output is no screen, and nothing is cut.
    public func render(_ language: Language, columns: Int?) -> String {
        var text = ""
        render(language, columns: columns) { text += $0 }
        return text
    }

    /// The same, handed out piece by piece.
    public func render<Failure: Error>(
        _ language: Language, columns: Int?, to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        if rows.isEmpty {
            try write(DeskText.empty(language) + "\n")
        } else {
            try table(language, columns, write)
        }
        guard !orphans.isEmpty else { return }
        try write("\n" + DeskText.orphans(orphans.count)(language) + "\n")
        for orphan in orphans { try write("  " + orphan.line(language) + "\n") }
    }

    private enum Column: CaseIterable {
        case urgency, deadline, code, stage, outcome, via, advised, status, assigned, due, author, received, who

        /// The columns that a narrow screen loses first, in this order.
        static let expendable: [Column] = [.author, .received, .due, .assigned, .status, .stage, .advised, .deadline]
    }

    private func table<Failure: Error>(
        _ language: Language, _ limit: Int?, _ write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        let titles = Column.allCases.map { title($0)(language) }
        // Cells of some rows as one text, because a cell by itself takes several times its letters; none of them holds
        // a control character.
        let parts = Cores.map(Queue.ranges(rows.count), chunk: 1) { range in
            var widths = [Int](repeating: 0, count: titles.count)
            let text = rows[range].map { row in
                let cells = cells(row, language)
                for index in cells.indices { widths[index] = max(widths[index], TextWidth.of(cells[index])) }
                return cells.joined(separator: "\t")
            }.joined(separator: "\n")
            return (text: text, widths: widths)
        }
        // A column that says nothing in any row is left out, and on a narrow screen some more.
        var shown = titles.indices.filter { index in parts.contains { $0.widths[index] > 0 } }
        let widths = titles.indices.map { index in
            parts.reduce(TextWidth.of(titles[index])) { max($0, $1.widths[index]) }
        }
        if let limit {
            for column in Column.expendable {
                // The last column is text, and is cut rather than costing another.
                let fixed = shown.filter { Column.allCases[$0] != .who }.map { widths[$0] + 2 }.reduce(0, +)
                if fixed + 12 <= limit { break }
                shown.removeAll { Column.allCases[$0] == column }
            }
        }
        let (kept, layout) = (shown, Table.Layout(widths: shown.map { widths[$0] }, limit: limit))
        try write(layout.line(kept.map { titles[$0] }) + "\n")
        for first in stride(from: 0, to: parts.count, by: 16) {
            let some = parts[first..<min(first + 16, parts.count)].map(\.text)
            for piece in Cores.map(some, chunk: 1, { Queue.lines($0, kept, layout) }) { try write(piece) }
        }
    }

    private static func lines(_ text: String, _ shown: [Int], _ layout: Table.Layout) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            return layout.line(shown.map { String(cells[$0]) }) + "\n"
        }.joined()
    }

    private func cells(_ row: QueueRow, _ language: Language) -> [String] {
        let subject = row.subject
        return Column.allCases.map { cell($0, row, subject, language) }
    }

    private func title(_ column: Column) -> Sentence {
        switch column {
        case .urgency: DeskText.urgency
        case .deadline: FieldText.label(.deadline)
        case .code: DeskText.code
        case .stage: FieldText.label(.stage)
        case .outcome: DeskText.outcome
        case .via: DeskText.via
        case .advised: DeskText.saidThen
        case .status: DeskText.status
        case .assigned: DeskText.assigned
        case .due: DeskText.due
        case .author: DeskText.author
        case .received: DeskText.received
        case .who: DeskText.who
        }
    }

    private func cell(_ column: Column, _ row: QueueRow, _ subject: Case, _ language: Language) -> String {
        switch column {
        case .urgency: return WordText.label(row.urgency)(language)
        case .deadline: return row.deadline?.description ?? ""
        case .code:
            return subject.code.description + (needsLook(row) ? " !" : "") + (row.isChanged ? " ~" : "")
        case .stage: return subject.request.stage.map { WordText.short($0)(language) } ?? "?"
        case .outcome: return WordText.label(row.outcome)(language)
        case .via: return row.via?.description ?? ""
        case .advised:
            guard showsAdvised, let advised = subject.advised else { return "" }
            let words = [WordText.label(advised.outcome)(language), advised.via?.description].compactMap(\.self)
            return words.joined(separator: " ")
        case .status: return WordText.label(subject.status)(language)
        case .assigned: return VisibleText.line(subject.assigned ?? "")
        case .due: return subject.due?.description ?? ""
        case .author: return VisibleText.line(subject.author)
        case .received: return subject.received.minutes
        case .who:
            let words = [subject.request.pseudonym, subject.request.place].compactMap(\.self)
            return VisibleText.line(words.joined(separator: ", "))
        }
    }

    /// Whether any row carries the mark `!`.
    public var hasDoubts: Bool { rows.contains(where: needsLook) }

    /// The rows with the mark `~`: advised otherwise today than at first.
    public var changed: Int { rows.count(where: \.isChanged) }

    /// Whether something about the case must be cleared up, which `show` tells.
    private func needsLook(_ row: QueueRow) -> Bool {
        row.hasDoubts || matches[row.id] != nil
    }
}

extension Orphan {
    /// The event on one line, without what the caller said.
    func line(_ language: Language) -> String {
        let when = entry.event.received.minutes
        let author = VisibleText.line(entry.provenance.author)
        switch entry.event.content {
        case .followUp(let followUp):
            return DeskText.orphanFollowUp(when, author, followUp.code, candidates: candidateCount)(language)
        case .decision(let decision):
            return DeskText.orphanDecision(when, author, decision.id)(language)
        case .request(let new):
            return DeskText.orphanFollowUp(when, author, new.code, candidates: candidateCount)(language)
        }
    }
}
