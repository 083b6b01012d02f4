// The countries of the route book: transit countries, countries never offered, blocked countries, and destinations.

import IntakeBase
import IntakeCases

/// Whether a country may be named as a route.
public enum CountryStatus: String, CaseIterable, Hashable, Sendable {
    /// It may, if risk, papers and facts allow it.
    case offered
    /// It may not: there is no usable fact, or the facts argue against it. A person who is there already may stay.
    case notOffered = "not_offered"
    /// It may not, for entry as well as for changing planes; staying there is dangerous. A block never expires.
    case blocked
}

/// A country to travel through or to stay in.
public struct Country: Hashable, Sendable {
    /// Its code.
    public var code: CountryCode
    /// Its name.
    public var name: Sentence
    /// Whether it may be named.
    public var status: CountryStatus
    /// The reason for its status, if it is not offered or blocked.
    public var reason: Sentence?
    /// Ids of the facts behind the status.
    public var facts: [String]
    /// Whether its border guards use the wanted list of the home country.
    public var sharesWantedList: Bool
    /// The number of days that a visitor may stay.
    public var stayDays: Int?
    /// The ways in.
    package var entries: [WayIn]
}

/// A way into a country, and the papers that it requires.
package struct WayIn: Hashable, Sendable {
    /// The way of travel.
    package var mode: TravelMode
    /// One of these papers is enough: answers of the field `passport`, or the name of another field that asks for a
    /// paper.
    package var papers: [String]
    /// Below this age only `childPapers` are accepted.
    package var childAge: Int?
    /// Papers for a child; one is enough.
    package var childPapers: [String]
    /// Ids of the facts behind it.
    package var facts: [String]
}

/// A destination that suits some people.
package struct Destination: Hashable, Sendable {
    /// Its code.
    package var country: CountryCode
    /// Its name.
    package var name: Sentence
    /// The condition, in plain words.
    package var condition: Sentence
    /// The people that it suits.
    package var when: Condition
    /// Ids of the facts behind it.
    package var facts: [String]
}
