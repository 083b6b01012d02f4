// What each event does to a case.

extension Case {
    /// The case that a request opens.
    package init(opening new: NewRequest, _ entry: Entry) {
        id = new.id
        code = new.code
        received = entry.event.received
        request = new.request
        advised = new.advised
        history = [entry]
        if !entry.provenance.isKnown { doubt(.unknownWriter) }
    }

    package mutating func doubt(_ doubt: Doubt) {
        if !doubts.contains(doubt) { doubts.append(doubt) }
    }

    /// Takes in another request under the same identity. One that says the same was sealed again after an interruption,
    /// perhaps with other advice.
    package mutating func claim(_ entry: Entry) {
        let isSame = history.first.map { entry.isSameRequest(as: $0) } ?? false
        history.append(entry)
        if !isSame { doubt(.secondRequest) }
        if !entry.provenance.isKnown { doubt(.unknownWriter) }
    }

    /// Takes in a follow-up or a decision.
    package mutating func take(_ entry: Entry) {
        history.append(entry)
        guard entry.provenance.isKnown else {
            doubt(.unknownWriter)
            return
        }
        switch entry.event.content {
        case .request: break
        case .followUp(let followUp):
            request.overlay(followUp.request)
            // News about a closed case must be seen by somebody.
            if status == .closed { status = .open }
        case .decision(let decision):
            guard entry.provenance.isCoordinator else {
                doubt(.decisionByVolunteer)
                return
            }
            decide(decision)
        }
    }

    private mutating func decide(_ decision: Decision) {
        status = decision.status ?? status
        assigned = decision.assigned.map { $0.isEmpty ? nil : $0 } ?? assigned
        due = decision.due ?? due
        route = decision.route ?? route
        chosen = decision.via ?? chosen
    }
}

extension Entry {
    /// Whether its event is a request.
    package var isRequest: Bool {
        if case .request = event.content { true } else { false }
    }

    /// Whether both are requests of the same code and time that say the same; the advice may differ.
    fileprivate func isSameRequest(as other: Entry) -> Bool {
        guard case .request(let own) = event.content, case .request(let others) = other.event.content else {
            return false
        }
        return own.code == others.code && own.request == others.request && event.received == other.event.received
    }
}
