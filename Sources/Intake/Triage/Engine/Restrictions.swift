// Rules that decide on travel. They are evaluated before any country is weighed. Such a rule applies on `maybe` as
// well, because unknown is never "no".

import IntakeCases

/// The result of the restricting rules.
struct Restricted {
    /// A rule holds him.
    var holds = false
    /// Whether a rule holds him that does not depend on companions. Only then is it told what would come after the
    /// hold; otherwise adding a companion could bring a country into the advice.
    var mayBeLifted = false
    /// A rule withholds every country.
    var noCountry = false
    /// Excluded countries, and those that may be, with the facts, or with the rule if it has no facts.
    var ruledOut: [CountryCode: [RuledOut]] = [:]
}

extension Evaluation {
    /// Evaluates the rules that decide on travel. A rule that *may* hold opens its questions and excludes its
    /// countries.
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
                // A rule that only asks fires only while an answer is missing.
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

    /// The preferred countries, each with its rule. A rule with overdue facts prefers none.
    func preferred() -> [CountryCode: String] {
        var countries: [CountryCode: String] = [:]
        for prepared in triage.preferences where prepared.when.holds(in: situation) == .yes {
            let rule = prepared.rule
            if prepared.facts.contains(where: { triage.isOverdue($0, day) }) { continue }
            for country in rule.then.prefer where countries[country] == nil { countries[country] = rule.id }
        }
        return countries
    }

    /// Fires the rules that only add words. A rule that prefers a country fires only if that country is named;
    /// otherwise its words would reveal the country.
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
