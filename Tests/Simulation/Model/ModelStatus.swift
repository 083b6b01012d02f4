// The status of a case, and what reopens it (docs/CASES.md, "Decisions").

import IntakeBase

extension ModelFacts {
    /// "The more open: `working`, `new`, `waiting`, `handed_over`, `closed`."
    private static let openFirst = ["working", "new", "waiting", "handed_over", "closed"]

    /// The status of the case: the more open of those that stand; of equally open ones the newest.
    func status(in id: String) -> JSONValue {
        let register = register(in: id, kind: "status") {
            value(of: "status", with: ["whom", "for", "outcome"], in: $0)
        }
        if isReopened(register, in: id) { return register.json(["status": "working"]) }
        let ranked = register.standing.map { (openness(of: $0.value), $0) }
        let best = ranked.map(\.0).min()
        let candidates = ranked.filter { $0.0 == best }.map(\.1)
        let last = newest(of: candidates.map(\.name))
        return register.json(candidates.first { $0.name == last }?.value ?? .null)
    }

    private func openness(of value: JSONValue) -> Int {
        // "`null` is `new` for `status`."
        let word = value == .null ? "new" : value["status"]?.string
        return ModelFacts.openFirst.firstIndex { $0 == word } ?? 0
    }

    /// "`closed` holds for what it had seen: a record of the case that a standing `closed` had not seen reopens the
    /// case (`working`), unless it is a decision that had itself seen this `closed`, or another `status`." A record
    /// that does not count changes nothing.
    private func isReopened(_ register: ModelRegister, in id: String) -> Bool {
        let closings = register.standing.filter { $0.value["status"] == "closed" }.map(\.name)
        return closings.contains { closing in
            records(of: id).contains { record in
                isTaken(record) && record.kind != "status" && !seen[closing, default: []].contains(record.name)
                    && !seen[record.name, default: []].contains(closing)
            }
        }
    }

    /// Rule 6: "All notes are kept, newest first": what callers said in `notes`, and the coordinators' notes.
    func notes(in id: String) -> JSONValue {
        var found: [String: JSONValue] = [:]
        for record in records(of: id) where isTaken(record) {
            let text = record.isVolunteers ? record.said["notes"] : record.kind == "note" ? record.json["text"] : nil
            let isPlain = record.isVolunteers && (text == "declined" || text == "unknown")
            if let text, text != .null, !isPlain { found[record.name] = text }
        }
        let names = found.keys.sorted { isOlder($1, than: $0) }
        return .array(names.map { ["record": .string($0), "text": found[$0] ?? .null] })
    }
}
