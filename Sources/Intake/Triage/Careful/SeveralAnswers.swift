// The advice on a case in which different answers to a field stand (CASES.md, "Several answers"): triage runs for each
// combination of them, and the most careful result counts, part by part.

import IntakeBase
import IntakeCases

extension Triage {
    /// The advice on one person about which there are several answers.
    /// - Parameters:
    ///   - requests: each combination of the answers as a request, at least one. Their order has no effect, and equal
    ///     ones count once.
    ///   - several: the fields with several answers, by the names of `RequestField`; they are asked first.
    package func advise(onAll requests: [Request], asking several: [String], asOf day: Day) -> Advice {
        // Most cases have one: no need to compare.
        if requests.count == 1 { return advise(on: requests[0], asOf: day) }
        let distinct = requests.distinct
        precondition(!distinct.isEmpty, "an advice needs a request")
        if distinct.count == 1 { return advise(on: distinct[0], asOf: day) }
        if distinct.count > Known.mostCombinations { return advise(onSome: distinct, asking: several, asOf: day) }
        return mostCareful(of: distinct.map { advise(on: $0, asOf: day) }, asking: several)
    }

    /// The advice if there are more than `Known.mostCombinations` combinations, of which only `request` is tried.
    package func adviseOnTooMany(_ request: Request, asking several: [String], asOf day: Day) -> Advice {
        advise(onSome: [request], asking: several, asOf: day)
    }

    /// The advice if there are more than `Known.mostCombinations` combinations: he is held until a coordinator clears up the
    /// answers, and no country is named.
    /// - Parameter some: some of the combinations, at least one. Their warnings are given, and their steps that cannot
    ///   do harm; nothing else can be relied on while the other combinations are untried.
    package func advise(onSome some: [Request], asking several: [String], asOf day: Day) -> Advice {
        var advice = mostCareful(of: some.distinct.map { advise(on: $0, asOf: day) }, asking: several)
        advice.urgency = .now
        advice.release = .coordinator
        advice.outcome = .hold
        (advice.via, advice.mode, advice.stay) = (nil, nil, nil)
        (advice.alternatives, advice.ifLiftedVia, advice.onward) = ([], [], [])
        // What is not ruled out would be read as a proposal.
        advice.ruledOut = [:]
        advice.next = advice.next.filter(Triage.harmlessSteps.contains)
        advice.because = [Because(source: .step(.manyAnswers), reason: TriageText.manyAnswers, facts: [])]
        return advice
    }
}

extension Advice {
    /// Whether it was merged from the advice on several answers. Then its words may come from an advice that names a
    /// country, though this one names none.
    package var isMerged: Bool {
        because.contains { $0.source == .step(.severalAnswers) || $0.source == .step(.manyAnswers) }
    }
}
