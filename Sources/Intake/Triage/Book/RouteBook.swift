// The route book: what the hotline knows and how it decides, as data that a coordinator edits and another reviews.
// The program brings the order of evaluation; every country, paper, reason and word of advice is the book's.

import IntakeBase
import IntakeCases

/// A route book. Its parts are sorted by id, so that the order in the file never matters.
public struct RouteBook: Hashable, Sendable {
    /// Which book this is.
    public var stamp: BookStamp
    /// What to tell people of the book itself on every answer; of an example, that it is one.
    public var notice: Sentence?
    /// The country that he is made to fight for.
    public var home: CountryCode
    /// The home country's name.
    public var homeName: Sentence
    /// The countries.
    public var countries: [Country]
    /// The countries further on.
    package var destinations: [Destination]
    /// The facts that count.
    package var facts: [Fact]
    /// Facts that a newer one supersedes: they stay for the record, count for nothing and are cited by nothing.
    package var superseded: [Fact] = []
    /// The rules.
    package var rules: [Rule]
    /// The words of advice, in the order in which they are read out.
    package var words: [BookWord]
    /// The book's own cases.
    package var vignettes: [Vignette]

    /// The newest day on which a fact was checked. A clock that stands before it is wrong.
    public var newestCheck: Day {
        facts.map(\.checked).max() ?? Day(sinceEpoch: 0)
    }

    /// The fact with this id.
    package func fact(_ id: String) -> Fact? {
        facts.first { $0.id == id }
    }

    /// Whether the book blocks a country.
    public func isBlocked(_ code: CountryCode) -> Bool {
        country(code)?.status == .blocked
    }

    /// The country with this code.
    package func country(_ code: CountryCode) -> Country? {
        countries.first { $0.code == code }
    }

    /// The name of a country: the book's own, else the everyday one.
    public func name(of code: CountryCode) -> Sentence {
        if code == home { return homeName }
        return country(code)?.name ?? destinations.first { $0.country == code }?.name
            ?? CountryText.name(code)
    }

    /// What a volunteer reads out for a word of advice. Where the book does not have it: the program's own sentence,
    /// else the word itself.
    package func text(_ kind: BookWord.Kind, _ id: String) -> Sentence {
        words.first { $0.kind == kind && $0.id == id }?.text
            ?? (kind == .warn ? TriageText.warning(id) : nil) ?? Sentence(en: id, ru: id)
    }
}

/// A word of advice and the sentence that stands for it.
package struct BookWord: Hashable, Sendable {
    /// Where the word may stand.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// In `Advice.next`.
        case next
        /// In `Advice.warn`.
        case warn
        /// In `Advice.ask`: the name of a field.
        case ask
    }

    /// Where it may stand.
    package var kind: Kind
    /// The word.
    package var id: String
    /// Its place among the words of its kind; lower comes first.
    package var order: Int
    /// The sentence.
    package var text: Sentence
}
