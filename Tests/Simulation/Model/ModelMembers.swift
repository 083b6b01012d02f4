// The case of each record (docs/CASES.md, "Words"; `attach` in "Decisions").

import IntakeBase

extension ModelFacts {
    /// The ids of the cases that a request opens.
    var cases: [String] {
        Set(desk.records.filter { $0.type == "request" }.compactMap { $0.json["case"]?.string }).sorted()
    }

    /// "A request opens the case with its id; a follow-up belongs to the one case with its code, unless coordinators
    /// attached it; a decision names the id of its case." Here before anything is attached.
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

    /// The cases, with what coordinators attached. "`attach` moves a follow-up, and no other record: a request opens
    /// its own case, a decision names its own."
    func casesWithAttached() -> [String: String] {
        let byCode = casesByCode()
        var found = byCode
        for record in desk.records where record.type == "follow_up" {
            // "A case *takes* a follow-up if *yes* is the only value": also one whose request is not here, for a
            // decision names the id of its case.
            let takers = namedToTake(record.name).filter { attachments(of: record.name, in: $0) == [true] }
            if takers.count == 1 {
                // "If one case takes it, it belongs to that case, whatever its code."
                found[record.name] = takers.first
            } else if takers.count > 1 {
                // "If several take it, it belongs to no case."
                found[record.name] = nil
            } else if let id = byCode[record.name], attachments(of: record.name, in: id).contains(false) {
                // "Neither does it if none takes it and the case with its code refuses it."
                found[record.name] = nil
            }
        }
        return found
    }

    /// The cases in which a decision says whether this record belongs to them.
    private func namedToTake(_ name: String) -> Set<String> {
        let decisions = desk.records.filter { $0.kind == "attach" && $0.json["record"]?.string == name }
        return Set(decisions.compactMap { $0.json["case"]?.string })
    }

    /// The different values that this case has about a record; null is one of them.
    private func attachments(of name: String, in id: String) -> Set<JSONValue> {
        register(in: id, kind: "attach", where: { $0.json["record"]?.string == name }, value: { $0.json["is"] }).values
    }
}
