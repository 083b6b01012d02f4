// What is known of a case: the answers that stand, what is shown of them, and the requests that triage has to look at.

import IntakeBase

/// What is known of a case.
package struct Known: Hashable, Sendable {
    /// The request that is shown: of several answers to a field the alarming one, else the newest.
    package var shown: Request
    /// A request for each combination of the answers; nil if there are more than `mostCombinations`.
    package var combinations: [Request]?
    /// The topics with several answers, in the order of the fields.
    package var several: [Several] = []
    /// For the number of each record, its answers that have ended.
    package var ended: [Int: EndedAnswers] = [:]
    /// The answers that the combinations are made of; empty if one request is all.
    private var answers: [AnswerTopic: [StandingAnswer]] = [:]
    /// The purposes of consent that linked cases refuse.
    private var refused: Set<Consent> = []

    /// The most combinations that triage looks at.
    package static let mostCombinations = 64

    /// What one request says, if nothing else is known.
    package init(only request: Request) {
        shown = request
        combinations = Combinations.ofOne(request)
    }

    /// What these answers come to. `chosen`: the choice of what is shown of them.
    fileprivate init(_ answers: [AnswerTopic: [StandingAnswer]], _ chosen: Choice) {
        self.answers = answers
        shown = chosen.shown()
        combinations = Combinations(answers).all()
        several = chosen.several().map { Several(topic: $0, answers: chosen.saidBy($0)) }
    }

    /// The combinations that remain if of one topic only the newest answer counts; nil if they are too many. They are
    /// made when they are asked for: they cost as much as all combinations, for each topic with several answers.
    package func combinations(ifNewest topic: AnswerTopic) -> [Request]? {
        var only = answers
        only[topic] = answers[topic].map { all in all.filter { $0.said == all[0].said } }
        return Combinations(only).all()?.map { $0.refusing(refused) }
    }

    /// Refuses purposes of consent that linked cases refuse.
    mutating func refuse(_ purposes: Set<Consent>) {
        refused.formUnion(purposes)
        shown = shown.refusing(purposes)
        combinations = combinations?.map { $0.refusing(purposes) }
    }

    /// Whether an answer is shown, or is one of several. Of a word of a list: whether it is named at all.
    package func stands(_ topic: AnswerTopic, _ said: Said) -> Bool {
        let several = several.filter { $0.topic == topic }.flatMap(\.answers)
        switch topic {
        case .field(let field):
            if case .value(.words(let words)) = said { return words.allSatisfy { stands(.word(field, $0), .yes) } }
            return said == .value(shown[field]) || several.contains { $0.said == said }
        case .word(let field, let word):
            if case .words(let words) = shown[field], words.contains(word) { return true }
            return !several.isEmpty
        case .detail(_, let part):
            let shown = (shown.companions ?? []).map { Said.value(part.answer(in: $0)) }
            return shown.contains(said) || several.contains { $0.said == said }
        case .person, .contact: return true
        }
    }

    /// The names of the fields with several answers, each once, in the order of the fields.
    package var severalFields: [String] {
        var names: [String] = []
        for one in several where names.last != one.topic.field.rawValue { names.append(one.topic.field.rawValue) }
        return names
    }
}

/// A topic to which several answers stand.
package struct Several: Hashable, Sendable {
    /// What the answers are about.
    package var topic: AnswerTopic
    /// The different answers, the newest first.
    package var answers: [SaidBy]
}

/// An answer that stands, and the records that give it.
package struct SaidBy: Hashable, Sendable {
    /// What it says.
    package var said: Said
    /// The numbers of the records, the newest first.
    package var records: [Int]
}

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

/// An answer that stands, as `Choice` and `Combinations` use it. The newest is first in its list.
struct StandingAnswer: Hashable {
    var said: Said
    var record: Int
    var condition: Dependence

    init(said: Said, record: Int, _ condition: Dependence) {
        (self.said, self.record, self.condition) = (said, record, condition)
    }
}
