// Which days can be meant in a field. A year that was mistyped (0026, 2062) is asked about, or refused with its place,
// instead of becoming advice. A day far from these may still be in a record: what was sealed is kept and shown.

import IntakeBase

/// The days that can be meant.
package enum PlausibleDays {
    /// The field of a day.
    package enum Kind: Sendable {
        /// Something must be done by that day; also a day on which a coordinator looks again.
        case deadline
        /// The last day of a legal stay. A residence permit may be for ten years.
        case stay
        /// The last day of a passport, which is valid for ten years at the most. An expired one may be long expired.
        case passport
    }

    private static let year = 366

    /// A day on which this check was there already. A clock that shows an earlier one is wrong.
    private static let floor = Day("2026-07-01")!

    /// The days that can be meant on this day, by the laptop's clock.
    ///
    /// A clock that went back (a dead battery) must not refuse what the caller says, and neither must one that is
    /// ahead: so the first day does not depend on the clock, and the last one is not before what it is on `floor`.
    package static func range(_ kind: Kind, on day: Day) -> ClosedRange<Day> {
        let (before, after) =
            switch kind {
            case .deadline: (2, 3)
            case .stay: (10, 15)
            case .passport: (30, 12)
            }
        return floor.adding(days: -before * year)...max(day, floor).adding(days: after * year)
    }

    /// Why a day cannot be meant in the field or option with this name; nil if it can.
    package static func mistake(_ kind: Kind, _ day: Day, on today: Day, in name: String) -> InputError? {
        let days = range(kind, on: today)
        return days.contains(day) ? nil : InputError(.notMeant(day, days), field: name)
    }
}

extension FieldKind {
    /// Which days can be meant; nil if it is no day.
    var days: PlausibleDays.Kind? { if case .day(let days) = self { days } else { nil } }
}

extension Question {
    /// Which days can be meant in the answer; nil if it is no day.
    var days: PlausibleDays.Kind? {
        switch self {
        case .field(let field): field.kind.days
        case .companion(_, let part): part.described.kind.days
        case .contact: nil
        }
    }
}
