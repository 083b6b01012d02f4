// What triage answers: a recommendation with its reasons, for a person to decide on.

import IntakeBase
import IntakeCases

/// The way of travel.
package enum TravelMode: String, CaseIterable, Hashable, Sendable {
    case air, land
}

/// The advice on one request, from one route book, on one date. Same input, same bytes.
public struct Advice: Hashable, Sendable {
    /// How soon somebody must look at it.
    package var urgency: Urgency
    /// The request's own deadline.
    public var deadline: Day?
    /// What is recommended.
    package var outcome: Outcome
    /// The recommended transit country.
    public var via: CountryCode?
    /// How to travel there.
    package var mode: TravelMode?
    /// The other countries that survive, ranked.
    public var alternatives: [CountryCode]
    /// The country he stays in.
    public var stay: CountryCode?
    /// With `hold`: what a coordinator would weigh once the hold is gone, ranked. Never shown to a volunteer.
    public var ifLiftedVia: [CountryCode]
    /// Destinations to look at from there.
    package var onward: [Onward]
    /// Every other country, with what rules it out.
    package var ruledOut: [CountryCode: [RuledOut]]
    /// Names of fields still unknown that could change the answer, the most telling first.
    public var ask: [String]
    /// What to do now, as words of the route book.
    public var next: [String]
    /// What to warn of, as words of the route book.
    public var warn: [String]
    /// Who may hear it.
    package var release: Release
    /// The rules that fired and the facts behind them.
    package var because: [Because]
    /// The route book that this rests on.
    public var book: BookStamp
}

/// A destination to look at.
package struct Onward: Hashable, Sendable {
    /// The destination.
    package var country: CountryCode
    /// Under what condition.
    package var condition: Sentence
    /// The facts behind it, by id.
    package var facts: [String]
}

/// Which route book an advice rests on.
public struct BookStamp: Hashable, Sendable {
    /// The book's version.
    public var version: Int
    /// BLAKE2b-256 of the book's bytes.
    public var hash: Bytes32
    /// Whether this is the example that ships with the program.
    public var example: Bool
}

extension Advised {
    /// What of `advice` is kept with a request.
    public init(_ advice: Advice) {
        self.init(
            urgency: advice.urgency, outcome: advice.outcome, via: advice.via, release: advice.release,
            book: advice.book.hash, bookVersion: advice.book.version)
    }
}
