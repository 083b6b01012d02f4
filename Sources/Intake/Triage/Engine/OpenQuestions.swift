// Unknown fields that could change the answer: those that a route requires, and those that only add to it.

import IntakeCases

extension Evaluation {
    /// Records the unknown fields. After the border of home, questions on leaving home no longer matter.
    mutating func noteOpenFields(_ weighing: borrowing Weighing, isBorderBehindHim: Bool) {
        for field in Triage.beforeRoute where situation.isUnknown(field) {
            if !(isBorderBehindHim && Triage.atHomeOnly.contains(field)) { open.insert(field) }
        }
        // An unknown stage may be the front, which would contradict everything else.
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

    /// Unknown details of papers that he has, which decide whether they fit.
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

    /// Whether he holds a passport that gives entry somewhere. Only then does its expiry date matter.
    private var holdsUsefulPassport: Bool {
        request.passport.map { triage.usefulPassports.contains($0.rawValue) } ?? false
    }

    /// The names of the open fields: first those that a route requires.
    mutating func questions() -> [String] {
        if !holdsUsefulPassport { telling.remove(.passportExpires) }
        let first = triage.sorted(open.map(\.rawValue), .ask)
        return first + triage.sorted(telling.subtracting(open).map(\.rawValue), .ask)
    }
}
