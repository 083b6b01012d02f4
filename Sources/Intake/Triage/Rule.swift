// A rule of the route book: when it fires, what it does, and why. A rule can only make advice more careful, add words
// to it, or prefer one country to another; none can lift a block or make up for a paper.

/// A rule of the route book.
public struct Rule: Hashable, Sendable {
    /// The id that advice cites it by.
    public var id: String
    /// When it fires.
    public var when: Condition
    /// What it does.
    public var then: Effect
    /// Why, in plain words.
    public var reason: Sentence
    /// Ids of the facts behind it.
    public var facts: [String]

    /// Whether the rule decides on travel. Such a rule asks of the request only, is judged before any country is
    /// weighed, and counts where it *may* hold as well.
    public var isRestriction: Bool {
        then.hold || then.noCountry || !then.ask.isEmpty || !then.ruleOut.isEmpty
    }
}

/// What a rule does.
public struct Effect: Hashable, Sendable {
    /// He does not travel now.
    public var hold = false
    /// No country is named at all, not even for later.
    public var noCountry = false
    /// These fields must be known before a route is named.
    public var ask: [RequestField] = []
    /// These countries are out.
    public var ruleOut: [CountryCode] = []
    /// These countries come before others of the same risk.
    public var prefer: [CountryCode] = []
    /// At least this urgent.
    public var urgency: Urgency?
    /// Not before a coordinator has confirmed.
    public var coordinator = false
    /// Words to add to `Advice.next`.
    public var next: [String] = []
    /// Words to add to `Advice.warn`.
    public var warn: [String] = []

    /// No effect yet.
    public init() {}
}
