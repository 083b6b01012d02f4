// The fold of a case: which of its records count, and what is known from them (docs/CASES.md).

import IntakeBase

extension Case {
    /// The case with these records, sorted by shown time.
    /// - Parameters:
    ///   - opener: the number of the request that opens it.
    ///   - lines: how the lines of the records go on from one another.
    package init(_ history: [Entry], opener: Int, _ lines: Lines) {
        guard case .request(let new) = history[opener].event.content else {
            preconditionFailure("a case begins with a request")
        }
        id = new.id
        code = new.code
        received = history[opener].event.received
        advised = new.advised
        author = history[opener].provenance.writer.label
        self.history = history
        known = Known(only: new.request)
        for (number, entry) in history.enumerated() { doubt(entry, isSecond: number != opener, history[opener]) }
        if history.count > 1 { known = fold(opener, lines).known() }
    }

    /// Replaces the combinations of answers.
    package mutating func keepOnly(_ combinations: [Request]?) { known.combinations = combinations }

    package mutating func doubt(_ doubt: Doubt) {
        if !doubts.contains(doubt) { doubts.append(doubt) }
    }

    /// Notes what a person must clear up about a record.
    private mutating func doubt(_ entry: Entry, isSecond: Bool, _ opener: Entry) {
        if isSecond, entry.isRequest, !entry.isSameRequest(as: opener) { doubt(.secondRequest) }
        if !entry.provenance.writer.isKnown {
            doubt(.unknownWriter)
        } else if case .decision = entry.event.content, !entry.provenance.writer.isCoordinator {
            doubt(.decisionByVolunteer)
        }
    }

    /// Folds the records that count: sets what was decided, and returns the fold of the answers. The request that opens
    /// the case counts in any case, with a doubt.
    mutating func fold(_ opener: Int, _ lines: Lines) -> AnswerFold {
        let counted = history.indices.filter { history[$0].provenance.writer.isKnown || $0 == opener }
        let decisions = CaseDecisions(history, lines)
        decided = Decided(decisions.records, among: counted, in: decisions.order)
        let settles = decisions.records.filter { decided.undos[$0.number] == nil }.compactMap { record in
            if case .settle(let settlement) = record.decision.action {
                Settle(record: record.number, settlement)
            } else {
                nil
            }
        }
        return AnswerFold(records: answering(counted), settles: settles, order: decisions.order)
    }

    private func answering(_ counted: [Int]) -> [AnsweringRecord] {
        counted.compactMap { number in
            let name = history[number].name
            switch history[number].event.content {
            case .request(let new):
                return AnsweringRecord(record: number, name: name, request: new.request, takesBack: false)
            case .followUp(let followUp):
                return AnsweringRecord(record: number, name: name, request: followUp.request, takesBack: true)
            case .decision, .newer: return nil
            }
        }
    }
}

/// The decisions among records of one case that count, and the order of all of these records.
package struct CaseDecisions {
    let records: [DecidedRecord]
    let order: CaseOrder

    /// - Parameter history: the records of the case, sorted by shown time. Its request need not be among them.
    package init(_ history: [Entry], _ lines: Lines) {
        records = history.enumerated().compactMap { number, entry in
            let writer = entry.provenance.writer
            guard case .decision(let decision) = entry.event.content, writer.isKnown, writer.isCoordinator else {
                return nil
            }
            return DecidedRecord(number: number, name: entry.name, author: writer.label, decision: decision)
        }
        var numbers: [Bytes16: Int] = [:]
        for (number, entry) in history.enumerated() {
            for name in [entry.name] + entry.otherNames { numbers[name] = number }
        }
        // For each decision, the numbers of the records that it names. What it names and is not here changes nothing.
        let after = Dictionary(
            uniqueKeysWithValues: records.map { ($0.number, $0.decision.after.compactMap { numbers[$0] }) })
        order = CaseOrder(history.map(\.places), lines, after: after)
    }

    /// What they come to in a case whose request is not here.
    package var decided: Decided { Decided(records, among: records.map(\.number), in: order) }
}

extension Entry {
    /// What was decided; nil if the event is no decision.
    package var action: DecisionAction? {
        if case .decision(let decision) = event.content { decision.action } else { nil }
    }

    /// Whether the event is a request.
    package var isRequest: Bool {
        if case .request = event.content { true } else { false }
    }

    /// Whether both are the same request: code, time and content are equal; the advice may differ.
    fileprivate func isSameRequest(as other: Entry) -> Bool {
        guard case .request(let own) = event.content, case .request(let others) = other.event.content else {
            return false
        }
        return own.code == others.code && own.request == others.request && event.received == other.event.received
    }
}
