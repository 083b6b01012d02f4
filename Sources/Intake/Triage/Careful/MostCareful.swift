// Merges the advice on several combinations of answers into the most careful one, part by part, by the table of
// CASES.md ("Several answers"). Each part is a function of the set of advices: their order has no effect.

import IntakeBase
import IntakeCases

extension Triage {
    /// The most careful advice, part by part.
    /// - Parameters:
    ///   - advices: advices of this book on one day, at least one.
    ///   - several: the fields with several answers, by name; they are asked first.
    package func mostCareful(of advices: [Advice], asking several: [String]) -> Advice {
        let all = advices.distinct
        precondition(!all.isEmpty, "nothing to merge")
        var merged = all[0]
        if all.count == 1, several.isEmpty {
            // Nothing to merge, but a book may give a reason twice.
            merged.ruledOut = ruledOut(all)
            return merged
        }
        merged.urgency = all.map(\.urgency).min() ?? merged.urgency
        merged.deadline = all.compactMap(\.deadline).min()
        merged.release = all.contains { $0.release == .coordinator } ? .coordinator : .volunteer
        merged.nameWay(of: all)
        merged.ruledOut = ruledOut(all)
        merged.ask = questions(all, asking: several)
        merged.next = sorted(steps(all), .next)
        merged.warn = sorted(all.flatMap(\.warn), .warn)
        merged.because = MergedReasons(all).reasons
        if all.count > 1 {
            merged.because.insert(
                Because(source: .step(.severalAnswers), reason: TriageText.severalAnswers, facts: []), at: 0)
        }
        return merged
    }

    /// Every country that any of them rules out, with all reasons.
    private func ruledOut(_ all: [Advice]) -> [CountryCode: [RuledOut]] {
        let countries = Set(all.flatMap(\.ruledOut.keys))
        return Dictionary(
            uniqueKeysWithValues: countries.map { country in
                (country, MergedLists.all(of: all.compactMap { $0.ruledOut[country] }, tie: \.name))
            })
    }

    /// The fields with several answers, then every question: what is early in any list comes early.
    private func questions(_ all: [Advice], asking several: [String]) -> [String] {
        let first = sorted(several, .ask)
        let others = Set(all.flatMap(\.ask)).subtracting(first)
        let places = Dictionary(
            uniqueKeysWithValues: sorted(Array(others), .ask).enumerated().map { ($0.element, $0.offset) })
        return first
            + MergedLists.all(of: all.map { $0.ask.filter(others.contains) }) { places[$0, default: places.count] }
    }

    /// Every step; one that can do harm only if all have it.
    private func steps(_ all: [Advice]) -> [String] {
        all.flatMap(\.next).filter { step in
            Triage.harmlessSteps.contains(step) || all.allSatisfy { $0.next.contains(step) }
        }
    }
}

extension Advice {
    /// What he is to do, and where: the parts that must agree before any country is named.
    private struct Way: Hashable {
        let outcome: Outcome
        let via: CountryCode?
        let mode: TravelMode?
        let stay: CountryCode?

        init(_ advice: Advice) {
            (outcome, via, mode, stay) = (advice.outcome, advice.via, advice.mode, advice.stay)
        }
    }

    /// Takes over the way and the countries that all of them name. If they disagree on the way, no country is named,
    /// also no destination: it would be one without a way there.
    fileprivate mutating func nameWay(of all: [Advice]) {
        if Set(all.map(Way.init)).count == 1 {
            alternatives = MergedLists.common(to: all.map(\.alternatives), tie: \.self)
            ifLiftedVia = MergedLists.common(to: all.map(\.ifLiftedVia), tie: \.self)
            // All lists of destinations have the same order, that of the book.
            onward = onward.filter { destination in all.allSatisfy { $0.onward.contains(destination) } }
        } else {
            outcome = all.contains { $0.outcome == .hold } ? .hold : .ask
            (via, mode, stay) = (nil, nil, nil)
            (alternatives, ifLiftedVia, onward) = ([], [], [])
        }
    }
}

extension RuledOut {
    /// A name that no other reason has: the id of a fact can be any word.
    fileprivate var name: String {
        switch self {
        case .fact(let id): "fact \(id)"
        case .rule(let id): "rule \(id)"
        default: description
        }
    }
}
