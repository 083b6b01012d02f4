// The output of `routes check --against`: the people whose advice changes, with the fields; and every key of the book
// that differs, with old and new text.

import IntakeBase
import IntakeCases
import IntakeTriage

/// The output for a change of books.
struct RoutesChangeView {
    let change: BookChange
    let old: RouteBook
    let new: RouteBook

    func text(_ language: Language) -> String {
        var text = ""
        let careless = change.advice.filter(\.isLessCareful)
        let others = change.advice.filter { !$0.isBecauseChecked && $0.lessCareful.isEmpty }
        let checked = change.advice.filter(\.isBecauseChecked)
        let groups = [
            (ChangeText.lessCareful, careless), (ChangeText.otherwise, others), (ChangeText.becauseChecked, checked),
        ]
        for (heading, group) in groups {
            if group.isEmpty { continue }
            text += heading(language) + "\n" + group.map { lines($0, language) }.joined() + "\n"
        }
        if change.advice.isEmpty {
            text += (change.parts.isEmpty ? ChangeText.nothing : ChangeText.noAdviceChanges)(language) + "\n\n"
        }
        if !change.parts.isEmpty {
            text += ChangeText.parts(language) + "\n"
            text += change.parts.map { part($0, language) }.joined() + "\n"
        }
        return text + ChangeText.summary(change, from: old.stamp.version, to: new.stamp.version)(language) + "\n"
    }

    private func part(_ part: BookChange.Part, _ language: Language) -> String {
        var text = ChangeText.part(part)(language) + (part.needsLook ? " (\(ChangeText.look(language)))\n" : "\n")
        for key in part.keys {
            let name = VisibleText.line(key.name)
            if let old = key.old { text += "    \(name) \(ChangeText.was(language)): \(VisibleText.line(old))\n" }
            if let new = key.new { text += "    \(name) \(ChangeText.now(language)): \(VisibleText.line(new))\n" }
        }
        return text
    }

    /// The person whose advice changes, and below that a line for each field.
    private func lines(_ difference: AdviceDifference, _ language: Language) -> String {
        let ways = difference.lessCareful.map { ChangeText.way($0)(language) }
        let title = "  \(ChangeText.label(difference)(language))" + (ways.isEmpty ? "" : ": ")
        return title + ways.joined(separator: ", ") + "\n"
            + difference.lines(old: old, new: new, language).map { "      \($0)\n" }.joined()
    }

    var json: JSONValue {
        [
            "old_version": JSONValue(old.stamp.version), "old_hash": .string(old.stamp.hash.hex),
            "vignettes": JSONValue(change.tried.vignettes), "cases": JSONValue(change.tried.cases),
            "made": JSONValue(change.tried.made), "untried": JSONValue(change.untried),
            "needs_person": .bool(change.needsPerson),
            "parts": .array(
                change.parts.map { part in
                    [
                        "change": .string(part.fate.rawValue), "kind": .string(part.kind), "id": .string(part.id),
                        "needs_look": .bool(part.needsLook),
                        "keys": .array(
                            part.keys.map { key in
                                ["key": .string(key.name), "old": JSONValue(key.old), "new": JSONValue(key.new)]
                            }),
                    ]
                }),
            "advice": .array(
                change.advice.map { difference in
                    [
                        name(difference.origin): .string(difference.label),
                        "request": difference.described?.json ?? .null,
                        "because_checked": .bool(difference.isBecauseChecked),
                        "old": json(difference.old), "new": json(difference.new),
                        "less_careful": JSONValue(difference.lessCareful.map(\.rawValue)),
                        "other_fields": JSONValue(difference.otherFields),
                    ]
                }),
        ]
    }

    private func name(_ origin: TriedCase.Origin) -> String {
        switch origin {
        case .vignette: "vignette"
        case .case: "code"
        case .made: "made_for"
        }
    }

    private func json(_ spoken: AdviceDifference.Spoken) -> JSONValue {
        [
            "outcome": .string(spoken.outcome.rawValue), "via": JSONValue(spoken.via?.description),
            "stay": JSONValue(spoken.stay?.description), "urgency": .string(spoken.urgency.rawValue),
            "release": .string(spoken.release.rawValue),
        ]
    }
}
