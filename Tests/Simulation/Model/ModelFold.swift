// All answers of one case, and which of them stand (docs/CASES.md, rules 1, 2 and 4; rule 5 is in ModelDependence).

import IntakeBase

/// The answers of one case.
struct ModelFold {
    /// What is known of the records.
    let facts: ModelFacts
    /// The records of the case whose word is taken: those that count, and a request that is believed.
    let records: [ModelRecord]
    /// Every answer that such a record gives.
    private(set) var answers: Set<ModelAnswer> = []
    /// Which fields each `settle` answers.
    private(set) var settled: [String: Set<String>] = [:]
    /// The answers that stood before each `settle`: among the records that it had seen, taken alone.
    private(set) var stoodBefore: [String: Set<ModelAnswer>] = [:]

    /// The answers of this case.
    init(_ facts: ModelFacts, case id: String) {
        self.facts = facts
        records = facts.records(of: id).filter { facts.isTaken($0) }
        let people = ModelPeople(records)
        let statements = records.map { (record: $0.name, statement: ModelStatement($0, people: people)) }
        for (record, statement) in statements {
            for (topic, value) in statement.answers {
                answers.insert(ModelAnswer(topic: topic, value: value, record: record))
            }
        }
        // What a list "has": each part of it that any record of the case names.
        let topics = Set(answers.map(\.topic))
        for (record, statement) in statements {
            for topic in topics where !statement.answers.keys.contains(topic) {
                guard let value = statement.swept(topic) else { continue }
                answers.insert(ModelAnswer(topic: topic, value: value, record: record))
            }
        }
        settle()
    }

    /// Rule 2, each `settle` after those that it had seen: it had seen more than they.
    private mutating func settle() {
        let settles = records.filter { $0.kind == "settle" }
        for settle in settles.sorted(by: { seen($0.name).count < seen($1.name).count }) {
            let standing = standing(among: seen(settle.name))
            stoodBefore[settle.name] = standing
            if settle.json["field"]?.string == nil { settleAll(settle.name, standing) }
            settled[settle.name] = Set(answers.filter { $0.record == settle.name }.map(\.topic))
        }
    }

    /// "`settle` without a field settles each field (but notes and `avoid`, which only add) that has several answers
    /// among the records that it has seen, taken alone, with the newest of them."
    private mutating func settleAll(_ settle: String, _ standing: Set<ModelAnswer>) {
        for topic in Set(standing.map(\.topic)) where topic != "notes" && topic != "safe_contact.avoid" {
            let choices = standing.filter { $0.topic == topic }
            guard Set(choices.map(\.value)).count > 1, let value = newest(of: choices)?.value else { continue }
            answers.insert(ModelAnswer(topic: topic, value: value, record: settle))
        }
    }

    /// What this decision had seen.
    func seen(_ name: String) -> Set<String> { facts.seen[name, default: []] }

    /// The newest of these answers.
    func newest(of some: some Collection<ModelAnswer>) -> ModelAnswer? {
        some.max { facts.isOlder($0.record, than: $1.record) }
    }

    /// The answers that stand if there are only these records. "An answer that no rule ends *stands*."
    func standing(among names: Set<String>) -> Set<ModelAnswer> {
        let here = answers.filter { names.contains($0.record) }
        let left = here.filter { answer in
            !isEndedByLaterWord(answer, here) && !isEndedBySettle(answer, names)
        }
        return withParents(left, given: here)
    }

    /// Rules 1 and 4: "An answer ends each different answer to the same field that is ahead of it", but bad news does
    /// not end others this way, and is not ended this way. By rule 6 no note ends another one.
    private func isEndedByLaterWord(_ answer: ModelAnswer, _ here: Set<ModelAnswer>) -> Bool {
        guard answer.topic != "notes", !ModelTables.isAlarming(answer.topic, answer.value) else { return false }
        return here.contains { later in
            later.topic == answer.topic && later.value != answer.value
                && !ModelTables.isAlarming(later.topic, later.value)
                && facts.ahead[later.record, default: []].contains(answer.record)
        }
    }

    /// Rule 2: "A `settle` answers a field and ends every answer to it, its own value included, that it has seen."
    private func isEndedBySettle(_ answer: ModelAnswer, _ names: Set<String>) -> Bool {
        answer.topic != "notes"
            && settled.contains { settle, topics in
                names.contains(settle) && topics.contains(answer.topic) && seen(settle).contains(answer.record)
            }
    }
}
