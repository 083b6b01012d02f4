// Folds the records of a case to what is known: which answers stand, also after coordinators settled some.

import IntakeBase

/// A coordinator's `settle`.
package struct Settle: Sendable {
    /// The number of the record among the records of the case.
    package var record: Int
    /// What it settles; nil: each field that had several answers, with the newest of them.
    package var settlement: Settlement?

    /// The settle of the record with this number.
    package init(record: Int, _ settlement: Settlement?) { (self.record, self.settlement) = (record, settlement) }
}

/// Folds the records of a case that count. Records have their numbers by shown time: the newest has the highest.
package struct AnswerFold {
    private let records: [AnsweringRecord]
    private let settles: [Settle]
    private let order: CaseOrder
    private let reader: StatementReader

    /// A fold of these records, in the order of all records of the case.
    package init(records: [AnsweringRecord], settles: [Settle] = [], order: CaseOrder) {
        (self.records, self.settles, self.order) = (records, settles, order)
        reader = StatementReader(records, settles.compactMap(\.settlement))
    }

    /// What is known.
    package func known() -> Known {
        if records.count == 1, settles.isEmpty, let one = records.first { return Known(only: one.request) }
        let judged = judged()
        var answers = Self.answers(judged)
        let notes = answers.removeValue(forKey: .field(.notes)).flatMap(Self.joined)
        let choice = Choice(answers)
        var known = Known(answers, choice)
        known.shown.notes = notes
        known.shown.newer = newer()
        known.ended = ended(judged)
        return known
    }

    /// The answers of all records that stand, of each topic the newest first.
    func standing() -> [AnswerTopic: [StandingAnswer]] { Self.answers(judged()) }

    /// The answers of all records, and which of them stand.
    private func judged() -> StandingAnswers {
        let said = records.flatMap { reader.statements($0) }
        var settled: [Statement] = []
        // By shown time, so that a settle comes behind those that it had seen.
        for settle in settles.sorted(by: { $0.record < $1.record }) { settled += statements(settle, said, settled) }
        return StandingAnswers(said, settled: settled, order)
    }

    /// What has ended, record by record.
    private func ended(_ judged: StandingAnswers) -> [Int: EndedAnswers] {
        let standing = Set(judged.standing.values.joined().map(\.statement.record))
        return Dictionary(grouping: judged.ended, by: \.record).mapValues { statements in
            let record = statements[0].record
            let people = records.first { $0.record == record }.map { reader.people(in: $0) } ?? []
            return EndedAnswers(
                topics: Set(statements.map(\.topic)), people: people, isAll: !standing.contains(record))
        }
    }

    private static func answers(_ judged: StandingAnswers) -> [AnswerTopic: [StandingAnswer]] {
        judged.standing.mapValues { items in
            items.map { StandingAnswer(said: $0.statement.said, record: $0.statement.record, $0.condition) }
                .sorted { $0.record > $1.record }
        }
    }

    /// The answers of a settle. Without a field, it settles what had several answers among the records that it had
    /// seen.
    private func statements(_ settle: Settle, _ said: [Statement], _ settled: [Statement]) -> [Statement] {
        if let settlement = settle.settlement { return reader.statements(settlement, in: settle.record) }
        func seen(_ all: [Statement]) -> [Statement] { all.filter { order.hasSeen(settle.record, $0.record) } }
        let answers = Self.answers(StandingAnswers(seen(said), settled: seen(settled), order))
        return Choice(answers).several().compactMap { topic in
            guard topic != .field(.notes), let newest = answers[topic]?.first else { return nil }
            return Statement(record: settle.record, topic: topic, said: newest.said)
        }
    }

    /// Rule 6: all notes, newest first, whatever their length.
    private static func joined(_ notes: [StandingAnswer]) -> String? {
        let texts = notes.compactMap { if case .value(.text(let text)) = $0.said { text } else { nil } }
        return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
    }

    /// The fields that only a newer schema knows: of each the newest, unless a newer record answers it plainly.
    private func newer() -> NewerFields? {
        var all: NewerFields?
        for record in records.sorted(by: { $0.record < $1.record }) {
            if all != nil, case .object(let said) = record.request.json {
                for name in said.keys where name != "schema" { all?.fields[name] = nil }
            }
            guard let own = record.request.newer else { continue }
            all = NewerFields(
                schema: max(all?.schema ?? own.schema, own.schema),
                fields: (all?.fields ?? [:]).merging(own.fields) { $1 })
        }
        return all
    }
}
