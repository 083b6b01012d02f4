// What triage answers: a recommendation with its reasons, for a person to decide on.

/// How soon somebody must look at the case.
public enum Urgency: String, CaseIterable, Comparable, Hashable, Sendable, Codable {
    /// A person in this hour.
    case now
    case day, week, routine

    /// Whether `left` is more pressing than `right`.
    public static func < (left: Urgency, right: Urgency) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

/// What triage recommends.
public enum Outcome: String, CaseIterable, Hashable, Sendable, Codable {
    /// Go by way of `Advice.via`.
    case route
    /// He is abroad already and stays.
    case stay
    /// No country until the questions in `Advice.ask` are answered.
    case ask
    /// He cannot lawfully or without great danger travel now; help first.
    case hold
    /// No country survives.
    case noSafeRoute = "no_safe_route"
    /// What survives rests on overdue facts.
    case stale
}

/// Who may hear the advice.
public enum Release: String, CaseIterable, Hashable, Sendable, Codable {
    /// May be told now.
    case volunteer
    /// Not before a coordinator has confirmed.
    case coordinator
}

/// The way of travel.
public enum TravelMode: String, CaseIterable, Hashable, Sendable, Codable {
    case air, land
}

/// The advice on one request, from one route book, on one date. Same input, same bytes.
public struct Advice: Hashable, Sendable {
    /// How soon somebody must look at it.
    public var urgency: Urgency
    /// The request's own deadline.
    public var deadline: Day?
    /// What is recommended.
    public var outcome: Outcome
    /// The recommended transit country.
    public var via: CountryCode?
    /// How to travel there.
    public var mode: TravelMode?
    /// The other countries that survive, ranked.
    public var alternatives: [CountryCode]
    /// The country he stays in.
    public var stay: CountryCode?
    /// With `hold`: what a coordinator would weigh once the hold is gone, ranked. Never shown to a volunteer.
    public var ifLiftedVia: [CountryCode]
    /// Destinations to look at from there.
    public var onward: [Onward]
    /// Every other country, with the facts or papers that rule it out.
    public var ruledOut: [CountryCode: [String]]
    /// Names of fields still unknown that could change the answer, the most telling first.
    public var ask: [String]
    /// What to do now, as words of the route book.
    public var next: [String]
    /// What to warn of, as words of the route book.
    public var warn: [String]
    /// Who may hear it.
    public var release: Release
    /// The rules that fired and the facts behind them.
    public var because: [Because]
    /// The route book that this rests on.
    public var book: BookStamp
}

/// A destination to look at.
public struct Onward: Hashable, Sendable {
    /// The destination.
    public var country: CountryCode
    /// Under what condition.
    public var condition: Sentence
    /// The facts behind it, by id.
    public var facts: [String]
}

/// One step of the reasoning.
public struct Because: Hashable, Sendable {
    /// The id of the rule that fired.
    public var rule: String
    /// Why, in plain words.
    public var reason: Sentence
    /// The facts behind it.
    public var facts: [CitedFact]
}

/// A fact as it stood on the day of the advice.
public struct CitedFact: Hashable, Sendable {
    /// The fact's id.
    public var id: String
    /// Who says so.
    public var source: String
    /// When it was published, as the source gives it: a day, a month or a year.
    public var published: String
    /// When somebody of the hotline last checked it.
    public var checked: Day
    /// Days from `checked` to the day of the advice; negative where that day lies before it.
    public var ageDays: Int
    /// Whether it is past its review date, or the clock stands before the book's newest check.
    public var overdue: Bool
}

/// Which route book an advice rests on.
public struct BookStamp: Hashable, Sendable {
    /// The book's version.
    public var version: Int
    /// BLAKE2b-256 of the book's bytes, in lower-case hex (64 characters).
    public var hash: String
    /// Whether this is the example that ships with the program.
    public var example: Bool
}
