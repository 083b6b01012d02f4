// The output of triage: a recommendation with its reasons. A person decides.

import IntakeBase
import IntakeCases

/// The way of travel.
package enum TravelMode: String, CaseIterable, Hashable, Sendable {
    case air, land
}

/// The advice on one request, from one route book, for one date. A pure function: the same input gives the same bytes.
public struct Advice: Hashable, Sendable {
    /// How soon a coordinator must look at it.
    package var urgency: Urgency
    /// The request's own deadline.
    public var deadline: Day?
    /// What is recommended.
    package var outcome: Outcome
    /// The recommended transit country.
    public var via: CountryCode?
    /// How to travel there.
    package var mode: TravelMode?
    /// The other countries that passed every test, ranked.
    public var alternatives: [CountryCode]
    /// The country to stay in, if the person stays.
    public var stay: CountryCode?
    /// With `hold`: the countries that a coordinator would consider after the hold is lifted, ranked. A volunteer never
    /// sees them.
    public var ifLiftedVia: [CountryCode]
    /// Destinations to consider from there.
    package var onward: [Onward]
    /// Every other country, with the reasons that exclude it.
    package var ruledOut: [CountryCode: [RuledOut]]
    /// Names of fields still unknown that could change the answer: first those that a route requires, then the others.
    public var ask: [String]
    /// What to do now, as words of the route book.
    public var next: [String]
    /// Warnings to give, as words of the route book.
    public var warn: [String]
    /// Who may be told.
    package var release: Release
    /// The rules that fired and the facts behind them.
    package var because: [Because]
    /// The route book that this is based on.
    public var book: BookStamp
}

/// A destination to consider.
package struct Onward: Hashable, Sendable {
    /// The destination.
    package var country: CountryCode
    /// Under what condition.
    package var condition: Sentence
    /// The facts behind it, by id.
    package var facts: [String]
}

/// The route book that an advice is based on.
public struct BookStamp: Hashable, Sendable {
    /// The book's version.
    public var version: Int
    /// BLAKE2b-256 of the book's bytes.
    public var hash: Bytes32
    /// Whether this is the example that ships with the program.
    public var example: Bool
}

extension Advised {
    /// The part of `advice` that is stored with a request.
    public init(_ advice: Advice) {
        self.init(
            urgency: advice.urgency, outcome: advice.outcome, via: advice.via, release: advice.release,
            book: advice.book.hash, bookVersion: advice.book.version)
    }
}
