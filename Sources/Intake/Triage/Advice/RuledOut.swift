// The reasons that exclude a country for one person, as an enum. A fact's id can be any word, so as strings an id could
// be mistaken for another reason.

import IntakeCases

/// A reason that excludes a country.
package enum RuledOut: Hashable, Sendable {
    /// A fact of the book, by id.
    case fact(String)
    /// A rule without a fact, by id.
    case rule(String)
    /// Papers that do not fit.
    case paper(Paper)
    /// Its border guards use the wanted list that he is or may be on.
    case wantedList
    /// He is there already.
    case isThere
    /// No fact states its risk.
    case noRiskFact
    /// No fact about it can be used.
    case noUsableFact

    /// Whose papers do not fit.
    package enum Paper: Hashable, Sendable {
        /// His own.
        case own
        /// Those of a companion, by index.
        case companion(Int)
        /// Each traveller could enter in some way, but no single way admits all of them.
        case notByOneWay
    }
}

extension RuledOut: CustomStringConvertible {
    /// The reason as it is written in JSON.
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
