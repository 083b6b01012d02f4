// The advice on a case: the most careful one for all combinations of the answers that stand (docs/CASES.md, "Several
// answers").

import IntakeBase
import IntakeCases

extension Triage {
    /// The advice on a case, on a day. If a program of a newer schema wrote a part of it, it is a coordinator's.
    public func advise(on subject: Case, asOf day: Day) -> Advice {
        let known = subject.known
        var advice: Advice
        if let combinations = known.combinations {
            advice = advise(onAll: combinations, asking: known.severalFields, asOf: day)
        } else {
            advice = adviseOnTooMany(known.shown, asking: known.severalFields, asOf: day)
        }
        if known.shown.newer != nil || subject.hasNewerEvent { advice.release = .coordinator }
        return advice
    }
}

extension Case {
    /// The topics with several answers that a person must settle, because the newest answer alone would be less
    /// careful or denies bad news, or because they are about contact or consent.
    package func open(_ advice: Advice, _ advise: (Case) -> Advice) -> [Several] {
        known.several.filter { several in
            if [.safeContact, .consent].contains(several.topic.field) || several.deniesBadNews { return true }
            var newest = self
            newest.keepOnly(known.combinations(ifNewest: several.topic))
            return advise(newest).isLessCareful(than: advice)
        }
    }
}

extension Several {
    /// Whether the newest answer denies bad news that stands.
    fileprivate var deniesBadNews: Bool {
        guard let newest = answers.first, !topic.isAlarming(newest.said) else { return false }
        return answers.contains { topic.isAlarming($0.said) }
    }
}
