// The case of each record (docs/CASES.md, "Words"; `attach` in "Decisions").

import IntakeBase

extension ModelFacts {
    /// The ids of the cases that a request opens.
    var cases: [String] {
        Set(desk.records.filter { $0.type == "request" }.compactMap { $0.json["case"]?.string }).sorted()
    }

    /// "A request opens the case with its id; a follow-up belongs to the one case with its code; a decision names the
    /// id of its case."
    func casesByCode() -> [String: String] {
        var found: [String: String] = [:]
        for record in desk.records {
            switch record.type {
            case "follow_up": found[record.name] = caseWithCode(of: record)
            default: found[record.name] = record.json["case"]?.string
            }
        }
        return found
    }

    /// The one case with the code of this follow-up; nil if there is none, or if there are several. A request that does
    /// not count changes nothing: it does not take a code from a case that another request opens.
    private func caseWithCode(of followUp: ModelRecord) -> String? {
        let requests = desk.records.filter { $0.type == "request" && $0.json["code"] == followUp.json["code"] }
        let confirmed = requests.filter { counted.contains($0.name) }
        let ids = Set((confirmed.isEmpty ? requests : confirmed).compactMap { $0.json["case"]?.string })
        return ids.count == 1 ? ids.first : nil
    }

    /// The cases, with what coordinators attached. Only a follow-up is attached: a request always opens its own case,
    /// and a decision always names its own.
    func casesWithAttached() -> [String: String] {
        var found = casesByCode()
        guard desk.attaches else { return found }
        for record in desk.records where record.type == "follow_up" {
            let registers = cases.map { (id: $0, register: attachment(of: record.name, to: $0)) }
            // Of yes and no that had not seen one another, "to no case".
            let takers = registers.filter { $0.register.values == [true] }.map(\.id)
            let refusers = registers.filter { $0.register.values.contains(false) }.map(\.id)
            if takers.count == 1 {
                found[record.name] = takers[0]
            } else if takers.count > 1 {
                found[record.name] = nil
            } else if let id = found[record.name], refusers.contains(id) {
                found[record.name] = nil
            }
        }
        return found
    }

    /// What coordinators say about whether this record belongs to the case.
    func attachment(of name: String, to id: String) -> ModelRegister {
        register(in: id, kind: "attach", where: { $0.json["record"]?.string == name }, value: { $0.json["is"] })
    }
}
