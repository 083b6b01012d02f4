// The book's own cases: each is answered, and every field that comes out otherwise than wanted is named.

extension BookCheck {
    func vignettes() -> [BookFinding] {
        zip(book.vignettes, answers).flatMap { vignette, advice in
            vignette.expect.mismatches(advice).map { field in
                problem(
                    .vignette, .vignette(vignette.id), "expect.\(field)",
                    CheckText.mismatch(
                        vignette.id, field, wanted: vignette.expect.wanted(field), came: advice.answered(field)),
                    hint: CheckText.mismatchHint(vignette.id))
            }
        }
    }
}

extension ExpectedAdvice {
    /// What is wanted in a field, by its name in records, for reading.
    fileprivate func wanted(_ field: String) -> [String] {
        switch field {
        case "outcome": outcome?.map(\.rawValue) ?? []
        case "urgency": urgency?.map(\.rawValue) ?? []
        case "via": via?.map(\.description) ?? []
        case "if_lifted_via": ifLiftedVia.map(\.description)
        case "onward": onward.map(\.description)
        case "ask": ask
        case "next": next
        case "warn": warn
        case "never": never.map(\.description)
        case "stay": stay.map { [$0.description] } ?? []
        case "mode": mode.map { [$0.rawValue] } ?? []
        case "release": release.map { [$0.rawValue] } ?? []
        default: []
        }
    }
}

extension Advice {
    /// What the advice says in a field, by its name in records, for reading.
    fileprivate func answered(_ field: String) -> [String] {
        switch field {
        case "outcome": [outcome.rawValue]
        case "urgency": [urgency.rawValue]
        case "via": via.map { [$0.description] } ?? []
        case "if_lifted_via": ifLiftedVia.map(\.description)
        case "onward": onward.map(\.country.description)
        case "ask": ask
        case "next": next
        case "warn": warn
        case "never": ([via].compactMap { $0 } + alternatives + ifLiftedVia).map(\.description)
        case "stay": stay.map { [$0.description] } ?? []
        case "mode": mode.map { [$0.rawValue] } ?? []
        case "release": [release.rawValue]
        default: []
        }
    }
}
