// What `routes check --against` prints of a change of books: a line for each whose advice is another one.

import Intake

/// What is printed of a change.
struct RoutesChangeView {
    let change: BookChange
    let old: BookStamp
    let new: BookStamp

    func text(_ language: Language) -> String {
        var text = ""
        let careless = change.advice.filter { !$0.lessCareful.isEmpty }
        let others = change.advice.filter(\.lessCareful.isEmpty)
        for (heading, group) in [(ChangeText.lessCareful, careless), (ChangeText.otherwise, others)] {
            if group.isEmpty { continue }
            text += heading(language) + "\n" + group.map { line($0, language) + "\n" }.joined() + "\n"
        }
        if change.advice.isEmpty { text += ChangeText.nobody(language) + "\n\n" }
        if !change.parts.isEmpty {
            text += ChangeText.parts(language) + "\n"
            text += change.parts.map { ChangeText.part($0)(language) + "\n" }.joined() + "\n"
        }
        return text + ChangeText.summary(change, from: old.version, to: new.version)(language) + "\n"
    }

    private func line(_ difference: AdviceDifference, _ language: Language) -> String {
        let (old, new) = (difference.old, difference.new)
        var line = "  \(ChangeText.label(difference)(language)): "
        if short(old) == short(new) {
            line += short(new)
        } else {
            line += "\(short(old)) -> \(short(new))"
        }
        let fields = difference.otherFields
        if !fields.isEmpty { line += " [\(fields.joined(separator: ", "))]" }
        let ways = difference.lessCareful.map { ChangeText.way($0)(language) }
        return ways.isEmpty ? line : line + " (\(ways.joined(separator: ", ")))"
    }

    /// Outcome, country, urgency and release, by the words of the records.
    private func short(_ spoken: AdviceDifference.Spoken) -> String {
        let country = (spoken.via ?? spoken.stay).map { " \($0)" } ?? ""
        return "\(spoken.outcome.rawValue)\(country), \(spoken.urgency.rawValue), \(spoken.release.rawValue)"
    }

    var json: JSONValue {
        [
            "old_version": JSONValue(old.version), "old_hash": .string(old.hash),
            "vignettes": JSONValue(change.tried.vignettes), "cases": JSONValue(change.tried.cases),
            "parts": .array(
                change.parts.map { part in
                    ["change": .string(part.fate.rawValue), "kind": .string(part.kind), "id": .string(part.id)]
                }),
            "advice": .array(
                change.advice.map { difference in
                    [
                        difference.isCase ? "code" : "vignette": .string(difference.label),
                        "old": json(difference.old), "new": json(difference.new),
                        "less_careful": JSONValue(difference.lessCareful.map(\.rawValue)),
                        "other_fields": JSONValue(difference.otherFields),
                    ]
                }),
        ]
    }

    private func json(_ spoken: AdviceDifference.Spoken) -> JSONValue {
        [
            "outcome": .string(spoken.outcome.rawValue), "via": JSONValue(spoken.via?.description),
            "stay": JSONValue(spoken.stay?.description), "urgency": .string(spoken.urgency.rawValue),
            "release": .string(spoken.release.rawValue),
        ]
    }
}
