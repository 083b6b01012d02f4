// The possibilities behind a merged advice, for a coordinator: each combination of the answers that differ, with its own
// advice. The merged advice has one list of reasons from all of them, which is no ranking.

import IntakeBase
import IntakeCases

/// The combinations of answers that an advice rests on.
package struct Possibilities: Sendable {
    /// The number of them.
    package let count: Int
    /// Each with its advice; empty if they are too many to be read.
    fileprivate let each: [(request: Request, advice: Advice)]

    /// The most possibilities that are shown one by one.
    static let mostShown = 4
}

extension Triage {
    /// The possibilities behind the advice on a case, on a day; nil if there is one, or too many to be tried.
    package func possibilities(of subject: Case, asOf day: Day) -> Possibilities? {
        guard let requests = subject.known.combinations?.distinct, requests.count > 1 else { return nil }
        let shown = requests.count <= Possibilities.mostShown ? requests : []
        return Possibilities(count: requests.count, each: shown.map { ($0, advise(on: $0, asOf: day)) })
    }
}

extension Possibilities {
    /// A line for each possibility: the answers in which it differs from others, and what follows from them.
    func lines(_ book: RouteBook, _ language: Language) -> [String] {
        let said = each.map { RequestLines.lines($0.request, language) }
        let common = said.dropFirst().reduce(Set(said.first ?? [])) { $0.intersection($1) }
        return zip(said, each).map { said, one in
            let own = said.filter { !common.contains($0) }.joined(separator: "; ")
            let answers = own.isEmpty ? TriageText.withoutAnswers(language) : own
            return "\(answers) — \(Self.way(one.advice, book, language))"
        }
    }

    /// The outcome, and the countries that it names, in order.
    private static func way(_ advice: Advice, _ book: RouteBook, _ language: Language) -> String {
        let countries = [advice.stay, advice.via].compactMap(\.self) + advice.alternatives
        let names = countries.map { book.name(of: $0)(language) }
        let ranked = names.count < 2 ? names : names.enumerated().map { "\($0.offset + 1). \($0.element)" }
        let outcome = WordText.label(advice.outcome)(language)
        return names.isEmpty ? outcome : "\(outcome): \(ranked.joined(separator: ", "))"
    }
}
