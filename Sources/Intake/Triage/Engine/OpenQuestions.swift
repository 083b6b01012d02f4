// What is still unknown and could change the answer: what stands before a route, and what would only tell more.

import IntakeCases

extension Evaluation {
    /// Notes what is unknown. Where the border of home lies behind him, nothing that is asked there decides any more.
    mutating func noteOpenFields(_ weighing: borrowing Weighing, isBorderBehindHim: Bool) {
        for field in Triage.beforeRoute where situation.isUnknown(field) {
            if !(isBorderBehindHim && Triage.atHomeOnly.contains(field)) { open.insert(field) }
        }
        // A stage that nobody told may be the front, and contradict everything else.
        if request.stage == nil {
            if isBorderBehindHim { telling.insert(.stage) } else { open.insert(.stage) }
        }
        if request.age == nil { telling.insert(.age) }
        if situation.whereabouts != .home && request.country != nil && request.legalStayUntil == nil {
            telling.insert(.legalStayUntil)
        }
        if request.place == nil, let country = request.country,
            triage.placed.contains(where: { $0.fact.country == country })
        {
            telling.insert(.place)
        }
        telling.formUnion(doubtfulPapers(weighing))
    }

    /// What is unknown of papers that are there, and leaves open whether they fit.
    func doubtfulPapers(_ weighing: borrowing Weighing) -> Set<RequestField> {
        var fields: Set<RequestField> = []
        for traveller in weighing.doubtful {
            if traveller > 0 {
                fields.insert(.companions)
            } else if holdsUsefulPassport && request.passportExpires == nil {
                fields.insert(.passportExpires)
            }
        }
        return fields
    }

    /// Whether he holds a passport that opens some way: only then does its last day matter.
    private var holdsUsefulPassport: Bool {
        request.passport.map { triage.usefulPassports.contains($0.rawValue) } ?? false
    }

    /// The names of the open fields, what stands before a route first.
    mutating func questions() -> [String] {
        if !holdsUsefulPassport { telling.remove(.passportExpires) }
        let first = triage.sorted(open.map(\.rawValue), .ask)
        return first + triage.sorted(telling.subtracting(open).map(\.rawValue), .ask)
    }
}
