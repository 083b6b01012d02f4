// Why a country is out for one person, as a value: a fact's id can be any word, and is never taken for another reason.

import IntakeCases

/// A reason by which a country is out.
package enum RuledOut: Hashable, Sendable {
    /// A fact of the book, by id.
    case fact(String)
    /// A rule that rests on no fact, by id.
    case rule(String)
    /// Papers that do not fit.
    case paper(Paper)
    /// Its border searches by the wanted list that he is or may be on.
    case wantedList
    /// He is there.
    case isThere
    /// No fact says what the risk is.
    case noRiskFact
    /// No fact about it can be used.
    case noUsableFact

    /// Whose papers do not fit.
    package enum Paper: Hashable, Sendable {
        /// His own.
        case own
        /// Those of the fellow traveller at this place, from 0 on.
        case companion(Int)
        /// Each traveller would be let in by some way, but not all by the same one.
        case notByOneWay
    }
}

extension RuledOut: CustomStringConvertible {
    /// The reason as JSON names it.
    package var description: String {
        switch self {
        case .fact(let id), .rule(let id): id
        case .paper(.own): RequestField.passport.rawValue
        case .paper(.companion(let number)):
            "\(RequestField.companions.rawValue)[\(number)].\(Companion.Part.passport.rawValue)"
        case .paper(.notByOneWay): RequestField.companions.rawValue
        case .wantedList: RequestField.wanted.rawValue
        case .isThere: RequestField.country.rawValue
        case .noRiskFact: "no_risk_fact"
        case .noUsableFact: "no_usable_fact"
        }
    }
}
