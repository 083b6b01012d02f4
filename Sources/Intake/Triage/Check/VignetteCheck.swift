// Answers the vignettes of the book, and names every field that differs from the expectation.

import IntakeCases

/// The results of the vignettes. It keeps digests instead of the advice, which for thousands of vignettes would fill
/// the memory.
struct Rehearsed: Sendable {
    /// A field that differs from the expectation.
    struct Unmet: Sendable {
        let vignette: Int
        let field: String
        let came: [String]
    }

    /// A digest of the advice for each vignette answered, in the order of the book.
    private(set) var digests: [Int] = []
    private(set) var unmet: [Unmet] = []
    /// The rules and facts that an advice names. Without one of them that advice would be different.
    private(set) var fired: Set<String> = []
    private(set) var cited: Set<String> = []

    init(_ book: RouteBook, _ work: inout Work) {
        let weight = book.weight
        let rehearsal = Rehearsal(book)
        for (index, vignette) in book.vignettes.enumerated() {
            // The caller sees from the count how many are missing.
            guard (try? work.spend(weight)) != nil else { return }
            let advice = rehearsal.advice(on: vignette)
            digests.append(advice.digest)
            for field in vignette.expect.mismatches(advice) {
                unmet.append(Unmet(vignette: index, field: field, came: advice.answered(field)))
            }
            for step in advice.because {
                if let id = step.source.ruleID { fired.insert(id) }
                for fact in step.facts { cited.insert(fact.id) }
            }
            for onward in advice.onward { cited.formUnion(onward.facts) }
        }
    }
}

extension BookCheck {
    /// Whether every vignette was answered.
    var isRehearsed: Bool { rehearsed.digests.count == book.vignettes.count }

    func vignettes() -> [BookFinding] {
        var found = rehearsed.unmet.map { unmet in
            let vignette = book.vignettes[unmet.vignette]
            return problem(
                .vignette, .vignette(vignette.id), "expect.\(unmet.field)",
                CheckText.mismatch(
                    vignette.id, unmet.field, wanted: vignette.expect.wanted(unmet.field), came: unmet.came),
                hint: CheckText.mismatchHint(vignette.id))
        }
        if !isRehearsed {
            let first = book.vignettes[rehearsed.digests.count].id
            found.append(untried(.vignette(first), CheckText.vignettesNotTried(from: first)))
        }
        return found
    }
}

extension Advice {
    /// A hash of the advice, valid only in this process (`Hasher` is seeded per process).
    var digest: Int {
        var hasher = Hasher()
        hash(into: &hasher)
        return hasher.finalize()
    }
}

extension ExpectedAdvice {
    /// The expected values of a field, by its name in records, for reading.
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
    /// The actual values of a field, by its name in records, for reading.
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
