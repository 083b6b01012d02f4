// The fold of a case: how each event changes it.

extension Case {
    /// The case that a request opens.
    package init(opening new: NewRequest, _ entry: Entry) {
        id = new.id
        code = new.code
        received = entry.event.received
        request = new.request
        advised = new.advised
        history = [entry]
        if !entry.provenance.writer.isKnown { doubt(.unknownWriter) }
    }

    package mutating func doubt(_ doubt: Doubt) {
        if !doubts.contains(doubt) { doubts.append(doubt) }
    }

    /// Adds another request with the same id. An identical request was sealed again after an interruption, perhaps with
    /// different advice.
    package mutating func claim(_ entry: Entry) {
        let isSame = history.first.map { entry.isSameRequest(as: $0) } ?? false
        history.append(entry)
        if !isSame { doubt(.secondRequest) }
        if !entry.provenance.writer.isKnown { doubt(.unknownWriter) }
    }

    /// Adds a follow-up or a decision.
    package mutating func take(_ entry: Entry) {
        history.append(entry)
        guard entry.provenance.writer.isKnown else {
            doubt(.unknownWriter)
            return
        }
        switch entry.event.content {
        case .request: break
        case .followUp(let followUp):
            request.overlay(followUp.request)
            // A person must see news about a closed case, so it is opened again.
            if status == .closed { status = .open }
        case .decision(let decision):
            guard entry.provenance.writer.isCoordinator else {
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
