// Conditions of the route book, in Kleene logic. A condition on an unknown answer is `maybe`, so unknown is never "no".
// Evaluation is monotone: an answer can only turn `maybe` into `yes` or `no`.

import IntakeBase
import IntakeCases

/// A truth value of Kleene's three-valued logic; `maybe` while answers are missing.
package enum Truth: Int, Comparable, Sendable {
    case no, maybe, yes

    /// Whether `left` is less true than `right`.
    package static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }
}

/// Where he is, as the route book classifies it.
package enum Whereabouts: String, CaseIterable, Hashable, Sendable {
    /// In the home country.
    case home
    /// In a country that the book blocks.
    case blocked
    /// In any other country.
    case elsewhere
}

/// A single test of the request, or of the advice computed so far.
package enum Test: Hashable, Sendable {
    /// The answer, as records write it (a word, a number, a day), is in this list; for a list field, one of its
    /// elements is. With `orUnknown` a missing answer matches as well. An empty list matches if the field's list is
    /// known to be empty, or, with `orUnknown`, if the answer is missing.
    case word(RequestField, [String], orUnknown: Bool)
    /// The text contains one of these, ignoring case. With `orUnknown` a missing text matches as well.
    case text(RequestField, PlaceNames, orUnknown: Bool)
    /// The number is below this one.
    case below(RequestField, Int)
    /// At most this many days are left until the day that the field names, or it has passed.
    case daysUntil(RequestField, Int)
    /// The day that the field names is this one or later.
    case dayOnOrAfter(RequestField, Day)
    /// The day of the advice is this one or later. There is no "before", so a later day never makes advice less
    /// careful.
    case onOrAfter(Day)
    /// Where he is.
    case whereabouts([Whereabouts])
    /// A companion is younger than this.
    case companionUnder(Int)
    /// The advice so far is one of these.
    case outcome([Outcome])
    /// The advice so far names one of these: as route, as alternative, or as country to stay in.
    case names([CountryCode])
    /// Whether the advice so far is based on an overdue fact.
    case overdue(Bool)

    /// Whether the test reads the advice, not the request.
    package var asksAdvice: Bool {
        switch self {
        case .outcome, .names, .overdue: true
        default: false
        }
    }

    /// The field that the test needs an answer to.
    package var field: RequestField? {
        switch self {
        case .word(let field, _, _), .text(let field, _, _), .below(let field, _), .daysUntil(let field, _),
            .dayOnOrAfter(let field, _):
            field
        case .whereabouts: .country
        case .companionUnder: .companions
        case .onOrAfter, .outcome, .names, .overdue: nil
        }
    }
}

/// A disjunction of conjunctions (DNF): at least one list of tests must hold completely.
package struct Condition: Hashable, Sendable {
    /// The conjunctions.
    package var anyOf: [[Test]]

    /// A condition that always holds.
    package static let always = Condition(anyOf: [[]])

    /// A condition that holds if at least one of the lists holds completely.
    package init(anyOf: [[Test]]) {
        self.anyOf = anyOf
    }

    /// The countries in its `names` tests. The condition may hold because one of them is named.
    package var namedCountries: [CountryCode] {
        anyOf.joined().flatMap { test in
            if case .names(let countries) = test { countries } else { [CountryCode]() }
        }
    }

    /// Evaluates the condition: minimum over a conjunction, maximum over the disjunction.
    func holds(in situation: borrowing Situation) -> Truth {
        var best = Truth.no
        for tests in anyOf {
            var worst = Truth.yes
            for test in tests {
                worst = min(worst, situation.truth(of: test))
                if worst == .no { break }
            }
            best = max(best, worst)
            if best == .yes { break }
        }
        return best
    }

    /// The unknown fields that the truth of the condition depends on.
    func openFields(in situation: borrowing Situation) -> [RequestField] {
        var fields: [RequestField] = []
        for tests in anyOf {
            var open: [RequestField] = []
            var isOut = false
            for test in tests {
                switch situation.truth(of: test) {
                case .no: isOut = true
                case .maybe: if let field = test.field { open.append(field) }
                case .yes: break
                }
            }
            if !isOut { fields += open }
        }
        return fields
    }
}
