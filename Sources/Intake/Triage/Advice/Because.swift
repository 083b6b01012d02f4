// One step of the reasoning, and its source, as values. The source decides who may see the step; the text that is
// printed for it decides nothing.

import IntakeBase
import IntakeCases

/// One step of the reasoning.
package struct Because: Hashable, Sendable {
    /// Where the step comes from.
    package enum Source: Hashable, Sendable {
        /// A rule of the book, by id, that concerns no country except home and the one that he is in.
        case rule(String)
        /// A rule, by id, that concerns another country: it excludes or prefers it, fires when it is named, or cites a
        /// fact on it.
        case countryRule(String)
        /// A step of the program's own order of evaluation.
        case step(Step)
        /// The rank of this country among the remaining ones.
        case ranking(CountryCode)
    }

    /// Where it comes from.
    package var source: Source
    /// Why, in plain words.
    package var reason: Sentence
    /// The facts behind it.
    package var facts: [CitedFact]
}

/// A step of the order of evaluation. No step concerns a country to go to.
package enum Step: Hashable, Sendable {
    /// An answer is not believed.
    case doubt(Disbelief)
    /// He is held for a reason that is built in, independent of the book.
    case hold(BuiltInHold)
    /// His passport ends too soon to travel on.
    case passportEnds
    /// Questions are open.
    case unknown
    /// He stays where he is.
    case stay
    /// He is wanted in a country that searches by the same list.
    case wantedInBlocked
    /// No country is left.
    case nothingLeft
    /// The remaining countries rest on overdue facts.
    case overdue
    /// A documented case names the place where he is.
    case place
    /// The country that he stays in uses the wanted list that he is or may be on.
    case sharedList
    /// The book knows of danger in the country that he stays in.
    case dangerKnown
    /// The book knows nothing of the country that he stays in.
    case countryUnknown
    /// An answer is one that triage does not judge yet.
    case notJudged
    /// Answers differ, and this is the most careful of what follows from them.
    case severalAnswers
    /// Answers differ in too many ways to judge each combination.
    case manyAnswers
}

/// A fact with its age on the day of the advice.
package struct CitedFact: Hashable, Sendable {
    /// The fact's id.
    package var id: String
    /// Who says so.
    package var source: String
    /// When it was published, as the source gives it: a day, a month or a year.
    package var published: String
    /// When the hotline last checked it.
    package var checked: Day
    /// Days from `checked` to the day of the advice. Negative if the day of the advice is earlier.
    package var ageDays: Int
    /// Whether the fact is past its review date, or the clock is earlier than the book's newest check.
    package var overdue: Bool
    /// Whether it is on a country other than home and the one that he is in.
    package var isOnOtherCountry: Bool
}

extension Because.Source: CustomStringConvertible {
    /// The id of the rule. The id of a built-in step has the prefix "step.".
    package var description: String {
        switch self {
        case .rule(let id), .countryRule(let id): id
        case .step(let step): "step.\(step)"
        case .ranking(let country): "step.ranking.\(country)"
        }
    }

    /// The id of the book's rule; nil for a step of the program.
    package var ruleID: String? {
        switch self {
        case .rule(let id), .countryRule(let id): id
        case .step, .ranking: nil
        }
    }
}

extension Step: CustomStringConvertible {
    /// The step as it is printed.
    package var description: String {
        switch self {
        case .doubt(let doubt): "doubt.\(doubt.rawValue)"
        case .hold(let hold): "hold.\(hold.rawValue)"
        case .passportEnds: "passport_ends"
        case .unknown: "unknown"
        case .stay: "stay"
        case .wantedInBlocked: "wanted_in_blocked"
        case .nothingLeft: "nothing_left"
        case .overdue: "overdue"
        case .place: "place"
        case .sharedList: "shared_list"
        case .dangerKnown: "danger_known"
        case .countryUnknown: "country_unknown"
        case .notJudged: "not_judged"
        case .severalAnswers: "several_answers"
        case .manyAnswers: "many_answers"
        }
    }
}
