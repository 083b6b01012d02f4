// The rules that decide on travel, judged before any country is weighed. Such a rule counts where it may hold as well:
// an unknown answer is never a no.

import IntakeCases

/// What the rules that restrict come to.
struct Restricted {
    /// A rule holds him.
    var holds = false
    /// Whether a rule holds him whoever travels along: only then is it worth saying what would come after it. Else one
    /// more traveller could bring a country into the advice.
    var mayBeLifted = false
    /// A rule withholds every country.
    var noCountry = false
    /// Countries that are out or may be, with the facts behind it, or the rule where there is none.
    var ruledOut: [CountryCode: [RuledOut]] = [:]
}

extension Evaluation {
    /// Judges the rules that decide on travel. One that may hold leaves its question open, and rules out what it
    /// would rule out.
    mutating func restrict() -> Restricted {
        var result = Restricted()
        for prepared in triage.restrictions {
            let truth = prepared.when.holds(in: situation)
            if truth == .no { continue }
            let rule = prepared.rule
            for country in rule.then.ruleOut {
                for reason in rule.facts.isEmpty ? [RuledOut.rule(rule.id)] : rule.facts.map(RuledOut.fact)
                where result.ruledOut[country]?.contains(reason) != true {
                    result.ruledOut[country, default: []].append(reason)
                }
            }
            let asked = rule.then.ask.filter { situation.isUnknown($0) }
            if truth == .yes {
                result.holds = result.holds || rule.then.hold
                result.mayBeLifted = result.mayBeLifted || (rule.then.hold && !prepared.asksCompanions)
                result.noCountry = result.noCountry || rule.then.noCountry
                open.formUnion(asked)
                // A rule that only asks has nothing to say once everything is answered.
                let restricts = rule.then.hold || rule.then.noCountry || !rule.then.ruleOut.isEmpty
                if restricts || !asked.isEmpty { fire(prepared) }
            } else {
                if rule.then.hold || rule.then.noCountry || rule.then.coordinator { mayNeedCoordinator = true }
                let fields = rule.when.openFields(in: situation)
                if rule.then.hold || rule.then.noCountry || !asked.isEmpty { open.formUnion(fields) }
                telling.formUnion(fields)
            }
        }
        return result
    }

    /// The countries that a rule prefers, with the rule. One that rests on overdue facts prefers nothing.
    func preferred() -> [CountryCode: String] {
        var countries: [CountryCode: String] = [:]
        for prepared in triage.preferences where prepared.when.holds(in: situation) == .yes {
            let rule = prepared.rule
            if prepared.facts.contains(where: { triage.isOverdue($0, day) }) { continue }
            for country in rule.then.prefer where countries[country] == nil { countries[country] = rule.id }
        }
        return countries
    }

    /// Fires the rules that only add words. One that prefers a country speaks up only where that country is named: its
    /// words would give it away.
    mutating func addWords() {
        for prepared in triage.additions {
            switch prepared.when.holds(in: situation) {
            case .yes:
                let prefer = prepared.rule.then.prefer
                if prefer.isEmpty || prefer.contains(where: situation.named.contains) { fire(prepared) }
            case .maybe:
                if prepared.rule.then.coordinator { mayNeedCoordinator = true }
                telling.formUnion(prepared.when.openFields(in: situation))
            case .no: break
            }
        }
    }
}
