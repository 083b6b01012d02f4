// One line of the queue as text. A queue may have a quarter of a million lines, so words are looked up once for all
// lines, and a line is built from bytes, without strings.

import IntakeBase
import IntakeCases

/// Writes the lines of the queue in one language.
struct QueueLine: Sendable {
    /// The columns, from left to right.
    enum Column: Int, CaseIterable, Sendable {
        case urgency, deadline, code, stage, outcome, via, advised, status, assigned, due, author, received, who

        /// The columns that are left out on a narrow screen, in this order.
        static let expendable: [Column] = [.author, .received, .due, .assigned, .status, .stage, .advised, .deadline]
    }

    private let urgencies, statuses, outcomes, stages: [MeasuredText]
    private let unknown = MeasuredText("?")
    private let showsAdvised: Bool

    init(_ language: Language, showsAdvised: Bool) {
        urgencies = RowFacts.urgencies.map { MeasuredText(WordText.label($0)(language)) }
        statuses = RowFacts.statuses.map { MeasuredText(WordText.label($0)(language)) }
        outcomes = RowFacts.outcomes.map { MeasuredText(WordText.label($0)(language)) }
        stages = RowFacts.stages.map { MeasuredText(WordText.short($0)(language)) }
        self.showsAdvised = showsAdvised
    }

    /// The title of a column.
    static func title(_ column: Column) -> Sentence {
        switch column {
        case .urgency: DeskText.urgency
        case .deadline: RequestField.deadline.words.label
        case .code: DeskText.code
        case .stage: RequestField.stage.words.label
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

    /// Widens each column to the width that this row needs.
    func widen(_ widths: inout [Int], by row: QueueRow, needsLook: Bool) {
        let facts = row.facts
        for column in Column.allCases {
            widths[column.rawValue] = max(widths[column.rawValue], width(of: column, row, facts, needsLook))
        }
    }

    /// Appends a row and a line feed.
    func put(_ row: QueueRow, _ columns: [Column], _ layout: Table.Layout, needsLook: Bool, to text: inout [UInt8]) {
        let (start, facts, opener) = (text.count, row.facts, row.opener)
        for (number, column) in columns.enumerated() {
            put(column, row, facts, opener, needsLook, to: &text)
            guard number < columns.count - 1 else { break }
            for _ in width(of: column, row, facts, needsLook)..<layout.widths[number] + 2 { text.append(.space) }
        }
        while text.count > start, text.last == .space { text.removeLast() }
        if layout.limit != nil {
            let line = String(decoding: text[start...], as: UTF8.self)
            text.removeSubrange(start...)
            text += layout.cut(line).utf8
        }
        text.append(UInt8(ascii: "\n"))
    }

    private func width(of column: Column, _ row: QueueRow, _ facts: RowFacts, _ needsLook: Bool) -> Int {
        switch column {
        case .urgency: urgencies[Int(facts.urgency)].width
        case .deadline: facts.deadline == RowFacts.noDay ? 0 : 10
        case .code: 14 + (needsLook ? 2 : 0) + (facts.changed != 0 ? 2 : 0)
        case .stage: stage(facts).width
        case .outcome: outcomes[Int(facts.outcome)].width
        case .via: facts.via == 0 ? 0 : 2
        case .advised: advised(facts).map { $0.width + (facts.thenVia == 0 ? 0 : 3) } ?? 0
        case .status: statuses[Int(facts.status)].width
        case .assigned: row.word(facts.assigned).width
        case .due: facts.due == RowFacts.noDay ? 0 : 10
        case .author: row.word(facts.author).width
        case .received: 16
        // No column follows the last one: it matters only whether it is empty.
        case .who: min(1, row.who.count)
        }
    }

    private func put(
        _ column: Column, _ row: QueueRow, _ facts: RowFacts, _ opener: PackedEntries.Item, _ needsLook: Bool,
        to text: inout [UInt8]
    ) {
        switch column {
        case .urgency: text += urgencies[Int(facts.urgency)].bytes
        case .deadline: put(facts.deadline, to: &text)
        case .code:
            let number = opener.code?.number ?? 0
            put(Int(number / 100_000_000), digits: 4, to: &text)
            text.append(UInt8(ascii: "-"))
            put(Int(number / 10_000 % 10_000), digits: 4, to: &text)
            text.append(UInt8(ascii: "-"))
            put(Int(number % 10_000), digits: 4, to: &text)
            if needsLook { text.append(contentsOf: [.space, UInt8(ascii: "!")]) }
            if facts.changed != 0 { text.append(contentsOf: [.space, UInt8(ascii: "~")]) }
        case .stage: text += stage(facts).bytes
        case .outcome: text += outcomes[Int(facts.outcome)].bytes
        case .via: put(letters: facts.via, to: &text)
        case .advised:
            guard let advised = advised(facts) else { return }
            text += advised.bytes
            if facts.thenVia != 0 {
                text.append(.space)
                put(letters: facts.thenVia, to: &text)
            }
        case .status: text += statuses[Int(facts.status)].bytes
        case .assigned: text += row.word(facts.assigned).bytes
        case .due: put(facts.due, to: &text)
        case .author: text += row.word(facts.author).bytes
        case .received:
            put(Int32(clamping: opener.received.day.sinceEpoch), to: &text)
            text.append(.space)
            put(opener.received.secondOfDay / 3_600, digits: 2, to: &text)
            text.append(UInt8(ascii: ":"))
            put(opener.received.secondOfDay / 60 % 60, digits: 2, to: &text)
        case .who: text += row.who
        }
    }

    private func stage(_ facts: RowFacts) -> MeasuredText {
        facts.stage == RowFacts.none ? unknown : stages[Int(facts.stage)]
    }

    private func advised(_ facts: RowFacts) -> MeasuredText? {
        showsAdvised && facts.thenOutcome != RowFacts.none ? outcomes[Int(facts.thenOutcome)] : nil
    }

    private func put(letters: UInt16, to text: inout [UInt8]) {
        guard letters != 0 else { return }
        text.append(UInt8(letters >> 8))
        text.append(UInt8(letters & 0xFF))
    }

    private func put(_ day: Int32, to text: inout [UInt8]) {
        guard let (year, month, day) = RowFacts.day(day)?.parts else { return }
        put(year, digits: 4, to: &text)
        text.append(UInt8(ascii: "-"))
        put(month, digits: 2, to: &text)
        text.append(UInt8(ascii: "-"))
        put(day, digits: 2, to: &text)
    }

    private func put(_ number: Int, digits: Int, to text: inout [UInt8]) {
        var divisor = digits == 4 ? 1_000 : 10
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(max(0, number) / divisor % 10))
            divisor /= 10
        }
    }
}

extension UInt8 {
    fileprivate static let space = UInt8(ascii: " ")
}
