// The book's own cases: each is answered, and every field that comes out otherwise than wanted is named.

import IntakeCases

/// What came of the vignettes, without the advice itself: of thousands that would fill the memory.
struct Rehearsed: Sendable {
    /// A field that came out otherwise than wanted.
    struct Unmet: Sendable {
        let vignette: Int
        let field: String
        let came: [String]
    }

    /// For each vignette that was answered, in the order of the book, what tells its advice from any other.
    private(set) var digests: [Int] = []
    private(set) var unmet: [Unmet] = []
    /// The rules and facts that some advice names: without them it would be another one.
    private(set) var fired: Set<String> = []
    private(set) var cited: Set<String> = []

    init(_ book: RouteBook, _ work: inout Work) {
        let weight = book.weight
        let rehearsal = Rehearsal(book)
        for (index, vignette) in book.vignettes.enumerated() {
            // What is left out is seen from the count.
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
    /// What tells it from any other advice, while the program runs.
    var digest: Int {
        var hasher = Hasher()
        hash(into: &hasher)
        return hasher.finalize()
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
