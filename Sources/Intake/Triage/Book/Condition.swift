// When a rule fires, as the route book writes it. A condition on an unknown answer is neither true nor false: it may
// hold. So an unknown is never a no, and learning an answer only ever makes things definite.

import IntakeBase
import IntakeCases

/// The truth of a condition while answers are missing (Kleene's three values).
package enum Truth: Int, Comparable, Sendable {
    case no, maybe, yes

    /// Whether `left` is further from true than `right`.
    package static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }
}

/// Where he is, seen from the route book.
package enum Whereabouts: String, CaseIterable, Hashable, Sendable {
    /// In the home country.
    case home
    /// In a country that the book blocks.
    case blocked
    /// In any other country.
    case elsewhere
}

/// A single question to a request, or to the advice as far as it stands.
package enum Test: Hashable, Sendable {
    /// The answer, as records write it (a word, a number, a day), is one of these, or the list holds one of them. With
    /// `orUnknown` a missing answer is one of them. None of these: the list is known to be empty, or with `orUnknown`
    /// the answer is missing.
    case word(RequestField, [String], orUnknown: Bool)
    /// The text holds one of these, in any case. With `orUnknown` a missing text is one of them.
    case text(RequestField, [String], orUnknown: Bool)
    /// The number is below this one.
    case below(RequestField, Int)
    /// At most this many days are left until the day that the field names, or it has passed.
    case daysUntil(RequestField, Int)
    /// The day that the field names is this one or later.
    case dayOnOrAfter(RequestField, Day)
    /// The day of the advice is this one or later. There is no "before": a later day never makes advice less careful.
    case onOrAfter(Day)
    /// Where he is.
    case whereabouts([Whereabouts])
    /// Somebody who travels along is younger than this.
    case companionUnder(Int)
    /// The advice so far is one of these.
    case outcome([Outcome])
    /// The advice so far names one of these: as the way, as an alternative, or to stay in.
    case names([CountryCode])
    /// The advice so far rests on an overdue fact, or not.
    case overdue(Bool)

    /// Whether the test asks of the advice, not of the request.
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

/// Any of several lists of tests, each of which must hold in full.
package struct Condition: Hashable, Sendable {
    /// The lists.
    package var anyOf: [[Test]]

    /// A condition that always holds.
    package static let always = Condition(anyOf: [[]])

    /// A condition that holds where one of the lists holds in full.
    package init(anyOf: [[Test]]) {
        self.anyOf = anyOf
    }

    /// The countries that it asks the advice for: it may hold because one of them is named.
    package var namedCountries: [CountryCode] {
        anyOf.joined().flatMap { test in
            if case .names(let countries) = test { countries } else { [CountryCode]() }
        }
    }

    /// Whether it holds.
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

    /// The fields whose answers decide whether it holds.
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
