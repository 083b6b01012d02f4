// Whether one advice on a person is less careful than another one on the same day. It decides if a field with several
// answers is open (CASES.md, "Several answers").

import IntakeBase
import IntakeCases

extension Advice {
    /// Whether it is less careful than `other`: less urgent, with a country more, told more freely, with a warning less,
    /// or no longer a hold.
    ///
    /// This is not `LessCareful`, the difference between two books: there a missing warning is not counted if the
    /// outcome is another one, and a changed order of countries is.
    package func isLessCareful(than other: Advice) -> Bool {
        urgency > other.urgency
            || !named.isSubset(of: other.named)
            || release == .volunteer && other.release == .coordinator
            || !Set(other.warn).isSubset(of: warn)
            || other.outcome == .hold && outcome != .hold
    }

    /// Every country that it names: to go to now, after a hold or later, or to stay in.
    private var named: Set<CountryCode> {
        Set(alternatives + ifLiftedVia + onward.map(\.country) + [via, stay].compactMap(\.self))
    }
}
