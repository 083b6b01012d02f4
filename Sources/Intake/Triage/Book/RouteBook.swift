// The route book: the hotline's knowledge and rules, as data that one coordinator edits and another reviews. The
// program contributes the order of evaluation. Every country, paper, reason and word of advice comes from the book.

import IntakeBase
import IntakeCases

/// A route book. Its parts are sorted by id, so the order in the file has no effect.
public struct RouteBook: Hashable, Sendable {
    /// Which book this is.
    public var stamp: BookStamp
    /// A notice about the book that is shown with every answer; in an example, that it is one.
    public var notice: Sentence?
    /// The country that makes him fight.
    public var home: CountryCode
    /// The home country's name.
    public var homeName: Sentence
    /// The countries.
    public var countries: [Country]
    /// The destinations.
    package var destinations: [Destination]
    /// The facts in use, without superseded ones.
    package var facts: [Fact]
    /// Superseded facts: kept as a record, never evaluated, cited by nothing.
    package var superseded: [Fact] = []
    /// The rules.
    package var rules: [Rule]
    /// The words of advice, in the order in which they are read out.
    package var words: [BookWord]
    /// The test cases of the book.
    package var vignettes: [Vignette]
    /// The day on which it was signed, as the lead coordinator wrote it. It decides nothing: the version does.
    package var signed: Day?

    /// The newest day on which a fact was checked. A clock that is earlier is wrong.
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

    /// The name of a country: from the book, otherwise from the program's list.
    public func name(of code: CountryCode) -> Sentence {
        if code == home { return homeName }
        return country(code)?.name ?? destinations.first { $0.country == code }?.name
            ?? CountryText.name(code)
    }

    /// The sentence that a volunteer reads out for a word of advice. If the book has none: the program's own sentence,
    /// otherwise the word itself.
    package func text(_ kind: BookWord.Kind, _ id: String) -> Sentence {
        words.first { $0.kind == kind && $0.id == id }?.text
            ?? (kind == .warn ? TriageText.warning(id) : nil) ?? Sentence(en: id, ru: id)
    }
}

/// A word of advice and its sentence.
package struct BookWord: Hashable, Sendable {
    /// The list that the word belongs to.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// In `Advice.next`.
        case next
        /// In `Advice.warn`.
        case warn
        /// In `Advice.ask`: the name of a field.
        case ask
    }

    /// The list that it belongs to.
    package var kind: Kind
    /// The word.
    package var id: String
    /// Its position among the words of its kind, ascending.
    package var order: Int
    /// The sentence.
    package var text: Sentence
}
