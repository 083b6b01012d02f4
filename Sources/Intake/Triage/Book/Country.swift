// The countries of the route book: those to travel through, those never offered, those blocked, and those further on.

import IntakeBase
import IntakeCases

/// Whether a country may be named as a way.
public enum CountryStatus: String, CaseIterable, Hashable, Sendable {
    /// It may, where risk, papers and facts allow.
    case offered
    /// It may not: there is no usable fact, or the facts speak against it. Who is there already may stay.
    case notOffered = "not_offered"
    /// It may not, neither to enter nor to change planes in; staying there is a danger. A block never expires.
    case blocked
}

/// A country that somebody might travel through or stay in.
public struct Country: Hashable, Sendable {
    /// Its code.
    public var code: CountryCode
    /// Its name.
    public var name: Sentence
    /// Whether it may be named.
    public var status: CountryStatus
    /// Why it has that status, where it is not offered or blocked.
    public var reason: Sentence?
    /// Ids of the facts behind the status.
    public var facts: [String]
    /// Whether its border guards search by the home country's wanted list.
    public var sharesWantedList: Bool
    /// The days that one may stay.
    public var stayDays: Int?
    /// The ways in.
    package var entries: [WayIn]
}

/// A way into a country, and the papers that it takes.
package struct WayIn: Hashable, Sendable {
    /// The way of travel.
    package var mode: TravelMode
    /// Papers of which one is enough: answers of the field `passport`, or the name of another field that asks
    /// whether a paper is held.
    package var papers: [String]
    /// Below this age only `childPapers` will do.
    package var childAge: Int?
    /// Papers of which a child needs one.
    package var childPapers: [String]
    /// Ids of the facts behind it.
    package var facts: [String]
}

/// A country further on that is worth a look for some.
package struct Destination: Hashable, Sendable {
    /// Its code.
    package var country: CountryCode
    /// Its name.
    package var name: Sentence
    /// Under what condition, in plain words.
    package var condition: Sentence
    /// For whom.
    package var when: Condition
    /// Ids of the facts behind it.
    package var facts: [String]
}
