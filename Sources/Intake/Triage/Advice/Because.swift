// One step of the reasoning and where it comes from, as values. Its source decides who may be told of it; the words in
// which the source is printed decide nothing.

import IntakeBase
import IntakeCases

/// One step of the reasoning.
package struct Because: Hashable, Sendable {
    /// Where the step comes from.
    package enum Source: Hashable, Sendable {
        /// A rule of the book, by id, that has to do with no country but home and the one that he is in.
        case rule(String)
        /// A rule, by id, that has to do with another country: it rules it out, prefers it, speaks when it is named, or
        /// rests on a fact on it.
        case countryRule(String)
        /// The order of evaluation that the program brings.
        case step(Step)
        /// The place of this country among those that are left.
        case ranking(CountryCode)
    }

    /// Where it comes from.
    package var source: Source
    /// Why, in plain words.
    package var reason: Sentence
    /// The facts behind it.
    package var facts: [CitedFact]
}

/// A step of the order of evaluation. None of them has to do with a country to go to.
package enum Step: Hashable, Sendable {
    /// An answer is not believed.
    case doubt(Disbelief)
    /// He is held whatever the book says.
    case hold(Floor)
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
    /// What is left rests on overdue facts.
    case overdue
    /// A documented case names the place that he is at.
    case place
    /// The country that he stays in searches by the wanted list that he is or may be on.
    case sharedList
    /// The book knows of danger in the country that he stays in.
    case dangerKnown
    /// The book knows nothing of the country that he stays in.
    case countryUnknown
}

/// A fact as it stood on the day of the advice.
package struct CitedFact: Hashable, Sendable {
    /// The fact's id.
    package var id: String
    /// Who says so.
    package var source: String
    /// When it was published, as the source gives it: a day, a month or a year.
    package var published: String
    /// When somebody of the hotline last checked it.
    package var checked: Day
    /// Days from `checked` to the day of the advice; negative where that day lies before it.
    package var ageDays: Int
    /// Whether it is past its review date, or the clock stands before the book's newest check.
    package var overdue: Bool
    /// Whether it is on a country that is neither home nor the one that he is in.
    package var isOnOtherCountry: Bool
}

extension Because.Source: CustomStringConvertible {
    /// The id of the rule. A step of the program has "step." before its own.
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
        case .hold(let floor): "hold.\(floor.rawValue)"
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
        }
    }
}
