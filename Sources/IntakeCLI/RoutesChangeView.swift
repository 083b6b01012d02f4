// What `routes check --against` prints of a change of books: whose advice is another one, and in which fields.

import Intake

/// What is printed of a change.
struct RoutesChangeView {
    let change: BookChange
    let old: RouteBook
    let new: RouteBook

    func text(_ language: Language) -> String {
        var text = ""
        let careless = change.advice.filter { !$0.lessCareful.isEmpty }
        let others = change.advice.filter(\.lessCareful.isEmpty)
        for (heading, group) in [(ChangeText.lessCareful, careless), (ChangeText.otherwise, others)] {
            if group.isEmpty { continue }
            text += heading(language) + "\n" + group.map { lines($0, language) }.joined() + "\n"
        }
        if change.advice.isEmpty { text += ChangeText.nobody(language) + "\n\n" }
        if !change.parts.isEmpty {
            text += ChangeText.parts(language) + "\n"
            text += change.parts.map { ChangeText.part($0)(language) + "\n" }.joined() + "\n"
        }
        return text + ChangeText.summary(change, from: old.stamp.version, to: new.stamp.version)(language) + "\n"
    }

    /// Who hears otherwise, and below that what: a line for each field.
    private func lines(_ difference: AdviceDifference, _ language: Language) -> String {
        let ways = difference.lessCareful.map { ChangeText.way($0)(language) }
        let title = "  \(ChangeText.label(difference)(language))" + (ways.isEmpty ? "" : ": ")
        return title + ways.joined(separator: ", ") + "\n"
            + difference.lines(old: old, new: new, language).map { "      \($0)\n" }.joined()
    }

    var json: JSONValue {
        [
            "old_version": JSONValue(old.stamp.version), "old_hash": .string(old.stamp.hash),
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
