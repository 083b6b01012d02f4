// Which answers of a case stand: rules 1, 2, 4 and 5 of docs/CASES.md. Everything is compared pairwise: a case has few
// answers to one topic, and a rule that can be read is worth more than speed here.

import IntakeBase

/// The answers of one case, and which of them stand.
struct StandingAnswers {
    /// All answers. `settles` is a set of their numbers.
    private let all: [Statement]
    private let settles: Set<Int>
    private let order: CaseOrder
    private let byTopic: [AnswerTopic: [Int]]
    /// For each answer, the answers that end it.
    private var enders: [[Int]] = []

    /// The answers that stand, with the condition under which each counts.
    private(set) var standing: [AnswerTopic: [(statement: Statement, condition: Dependence)]] = [:]
    /// The answers that have ended.
    private(set) var ended: [Statement] = []

    /// - Parameters:
    ///   - said: the answers of requests and follow-ups.
    ///   - settled: the answers of coordinators.
    init(_ said: [Statement], settled: [Statement], _ order: CaseOrder) {
        all = said + settled
        settles = Set(said.count..<all.count)
        self.order = order
        byTopic = Dictionary(grouping: all.indices) { [all] in all[$0].topic }
        for number in all.indices { enders.append(enders(of: number)) }
        for number in all.indices {
            if let condition = conditionOfStanding(number) {
                standing[all[number].topic, default: []].append((all[number], condition))
            } else {
                ended.append(all[number])
            }
        }
    }

    /// The condition under which an answer counts; nil if it has ended.
    private func conditionOfStanding(_ number: Int) -> Dependence? {
        guard enders[number].isEmpty else { return nil }
        let conditions = all[number].topic.dependsOn.map { condition(of: number, on: $0) }
        return conditions.contains { hasEnded($0.parents) } ? nil : conditions.first?.0 ?? .always
    }

    private func enders(of number: Int) -> [Int] {
        let answer = all[number]
        let isAlarming = answer.topic.isAlarming(answer.said)
        return (byTopic[answer.topic] ?? []).filter { other in
            // Rule 2: a settle ends every answer that it had seen, its own value included.
            if settles.contains(other), order.hasSeen(all[other].record, answer.record) { return true }
            // Rule 1: a different answer later in the same line; rule 4: bad news is not part of that.
            return !isAlarming && all[other].said != answer.said && !answer.topic.isAlarming(all[other].said)
                && order.isAhead(answer.record, of: all[other].record)
        }
    }

    /// Whether answers that depend on this one go on: it stands, or a settle that ended it, while it stood among what the
    /// settle had seen, gives the same value and goes on itself.
    private func goesOn(_ number: Int) -> Bool {
        enders[number].isEmpty
            || enders[number].contains { settle in
                settles.contains(settle) && all[settle].said == all[number].said && goesOn(settle)
                    && !enders[number].contains {
                        $0 != settle && order.hasSeen(all[settle].record, all[$0].record)
                    }
            }
    }

    private func hasEnded(_ parents: [Int]) -> Bool { !parents.isEmpty && !parents.contains(where: goesOn) }

    /// Rule 5: the parent answers with which an answer counts, and their numbers.
    private func condition(of number: Int, on topic: AnswerTopic) -> (Dependence, parents: [Int]) {
        let parents = parents(of: number, byTopic[topic] ?? [])
        let values = parents.map { all[$0].said }
        guard !values.isEmpty, values.allSatisfy({ $0.value != nil }) else {
            if case .field(let field) = all[number].topic, field.countsAlone { return (.always, []) }
            // A detail of a person: the record says nothing but that all companions are unknown.
            if case .person = topic { return (.either, []) }
            return (.either, parents)
        }
        return (.only(Set(values)), parents)
    }

    /// The answer in its own record, else the latest ahead of it. For a settle, those that stood among what it had seen.
    private func parents(of number: Int, _ candidates: [Int]) -> [Int] {
        let record = all[number].record
        let own = candidates.filter { all[$0].record == record }
        if !own.isEmpty { return own }
        if settles.contains(number) {
            // As it was when the settle was made: what ended later takes the settled answer along.
            return candidates.filter { candidate in
                order.hasSeen(record, all[candidate].record)
                    && !enders[candidate].contains { order.hasSeen(record, all[$0].record) }
            }
        }
        let ahead = candidates.filter { order.isAhead(all[$0].record, of: record) }
        return ahead.filter { one in !ahead.contains { order.isAhead(all[one].record, of: all[$0].record) } }
    }
}
