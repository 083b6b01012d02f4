// The queue as a table in plain text, for a screen of any width. A narrow one loses columns, from the least needed.

extension Queue {
    /// The queue as text, each line ended by a line feed.
    /// - Parameter columns: the columns of the screen; nil where the output is no screen, and nothing is cut.
    public func render(_ language: Language, columns: Int?) -> String {
        var text = rows.isEmpty ? DeskText.empty(language) + "\n" : table(language, columns)
        if !orphans.isEmpty {
            text += "\n" + DeskText.orphans(orphans.count)(language) + "\n"
            for orphan in orphans { text += "  " + orphan.line(language) + "\n" }
        }
        return text
    }

    private enum Column: CaseIterable {
        case urgency, deadline, code, stage, outcome, via, advised, status, assigned, due, author, received, who

        /// The columns that a narrow screen loses first, in this order.
        static let expendable: [Column] = [.author, .received, .due, .assigned, .status, .stage, .advised, .deadline]
    }

    private func table(_ language: Language, _ limit: Int?) -> String {
        let cells = rows.map { row in Column.allCases.map { cell($0, row, language) } }
        let titles = Column.allCases.map { title($0)(language) }
        // A column that says nothing in any row is left out, and on a narrow screen some more.
        var shown = Column.allCases.indices.filter { index in cells.contains { !$0[index].isEmpty } }
        let widths = titles.indices.map { index in
            max(TextWidth.of(titles[index]), cells.lazy.map { TextWidth.of($0[index]) }.max() ?? 0)
        }
        if let limit {
            for column in Column.expendable {
                // The last column is text, and is cut rather than costing another.
                let fixed = shown.filter { Column.allCases[$0] != .who }.map { widths[$0] + 2 }.reduce(0, +)
                if fixed + 12 <= limit { break }
                shown.removeAll { Column.allCases[$0] == column }
            }
        }
        var table = Table(shown.map { titles[$0] })
        for row in cells { table.add(shown.map { row[$0] }) }
        return table.text(width: limit)
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

    private func cell(_ column: Column, _ row: QueueRow, _ language: Language) -> String {
        let subject = row.subject
        switch column {
        case .urgency: return WordText.label(row.urgency)(language)
        case .deadline: return row.deadline?.description ?? ""
        case .code:
            return subject.code.description + (needsLook(subject) ? " !" : "") + (row.differs.isEmpty ? "" : " ~")
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
    public var hasDoubts: Bool { rows.contains { needsLook($0.subject) } }

    /// The rows with the mark `~`: advised otherwise today than at first.
    public var changed: Int { rows.count { !$0.differs.isEmpty } }

    /// Whether something about the case must be cleared up, which `show` tells.
    private func needsLook(_ subject: Case) -> Bool {
        !subject.doubts.isEmpty || matches[subject.id] != nil
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
