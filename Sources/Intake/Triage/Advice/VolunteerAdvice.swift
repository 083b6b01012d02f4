// The part of an advice that a volunteer may see. The type has no property for a country to go to, for statements on
// one, or for reasons that exclude one, so none can leak. The volunteer's screen and JSON are made from it alone.

import IntakeBase
import IntakeCases

/// The part of an advice that a volunteer may see.
package struct VolunteerAdvice: Hashable, Sendable {
    /// How soon a person must look at it.
    package let urgency: Urgency
    /// The request's own deadline.
    package let deadline: Day?
    /// What is recommended.
    package let outcome: Outcome
    /// Who may hear it.
    package let release: Release
    /// The country that he is in, if he is to stay there.
    package let stay: CountryCode?
    /// Names of fields still unknown that could change the answer: first those that a route requires, then the others.
    package let ask: [String]
    /// What to do now, as words of the route book.
    package let next: [String]
    /// What to warn of, as words of the route book.
    package let warn: [String]
    /// The rules and steps that concern no country except home and the one that he is in.
    package let reasons: [Reason]
    /// The route book that this is based on.
    package let book: BookStamp

    /// A step of the reasoning that a volunteer may see.
    package struct Reason: Hashable, Sendable {
        /// Where such a step may come from.
        package enum Source: Hashable, Sendable {
            /// A rule of the book, by id.
            case rule(String)
            /// The program's order of evaluation.
            case step(Step)
        }

        /// Where it comes from.
        package let source: Source
        /// Why, in plain words.
        package let text: Sentence
        /// The facts behind it, on home or the country that he is in.
        package let facts: [CitedFact]

        /// The part of a step that a volunteer may see; nil if the step concerns another country.
        init?(_ step: Because) {
            switch step.source {
            case .rule(let id): source = .rule(id)
            case .step(let own): source = .step(own)
            case .countryRule, .ranking: return nil
            }
            text = step.reason
            facts = step.facts.filter { !$0.isOnOtherCountry }
        }
    }

    /// The part of an advice, based on this book, that a volunteer may see.
    package init(_ advice: Advice, by book: RouteBook) {
        urgency = advice.urgency
        deadline = advice.deadline
        outcome = advice.outcome
        release = advice.release
        stay = advice.stay
        ask = advice.ask
        self.book = advice.book
        // A volunteer does not get the route. Words that apply only to that country would reveal it; a merged advice
        // has the words of routes that it does not name.
        let namesWay = outcome == .route || advice.isMerged
        warn = namesWay ? [] : advice.warn
        reasons = namesWay ? [] : advice.because.compactMap(Reason.init)
        let fired = Set(advice.because.compactMap(\.source.ruleID))
        let plain = book.rules.filter { fired.contains($0.id) && !(namesWay && $0.speaksOfNamed) }
        let words = Set(plain.flatMap(\.then.next))
        next = advice.next.filter(words.contains)
    }
}

extension Rule {
    /// Whether the rule may fire because a certain country is named.
    fileprivate var speaksOfNamed: Bool { !then.prefer.isEmpty || !when.namedCountries.isEmpty }
}
