// Vignettes, the test cases of a route book: a request, a date, and the advice that a careful coordinator expects.
// `expect` lists only what matters to the case (triage.md, "How a vignette is read").

import IntakeBase
import IntakeCases

/// A test case of the route book.
package struct Vignette: Hashable, Sendable {
    /// Its id.
    package var id: String
    /// A title of one line.
    package var title: String
    /// The day of the triage.
    package var asOf: Day
    /// Whether `asOf` simulates a wrong clock. Otherwise the day is trusted even if it is before the newest check;
    /// without that, a book would fail its own cases as soon as its facts are checked again.
    package var isWrongClock = false
    /// The request.
    package var request: Request
    /// The expected advice.
    package var expect: ExpectedAdvice
    /// Why it is expected.
    package var why: String
}

/// The expectations of a vignette; nil for a field that does not matter.
package struct ExpectedAdvice: Hashable, Sendable {
    /// The acceptable outcomes.
    package var outcome: [Outcome]?
    /// The acceptable urgencies.
    package var urgency: [Urgency]?
    /// The acceptable routes; empty: no route may be named.
    package var via: [CountryCode]?
    /// Countries that must be among `Advice.ifLiftedVia`.
    package var ifLiftedVia: [CountryCode] = []
    /// Countries that must be among `Advice.onward`.
    package var onward: [CountryCode] = []
    /// Fields that must be asked.
    package var ask: [String] = []
    /// Steps that must be advised.
    package var next: [String] = []
    /// Warnings that must be given.
    package var warn: [String] = []
    /// Countries that may not be named.
    package var never: [CountryCode] = []
    /// The country to stay in.
    package var stay: CountryCode?
    /// The way of travel.
    package var mode: TravelMode?
    /// Who may hear it.
    package var release: Release?

    /// No expectations.
    package init() {}

    /// The fields of the advice that differ from the expectation, by their names in records; empty if all match.
    package func mismatches(_ advice: Advice) -> [String] {
        var wrong: [String] = []
        func want(_ field: String, _ holds: Bool) {
            if !holds { wrong.append(field) }
        }
        want("outcome", outcome?.contains(advice.outcome) ?? true)
        want("urgency", urgency?.contains(advice.urgency) ?? true)
        if let via { want("via", via.isEmpty ? advice.via == nil : advice.via.map(via.contains) ?? false) }
        want("if_lifted_via", ifLiftedVia.allSatisfy(advice.ifLiftedVia.contains))
        want("onward", onward.allSatisfy { country in advice.onward.contains { $0.country == country } })
        want("ask", ask.allSatisfy(advice.ask.contains))
        want("next", next.allSatisfy(advice.next.contains))
        want("warn", warn.allSatisfy(advice.warn.contains))
        let named = advice.alternatives + advice.ifLiftedVia + (advice.via.map { [$0] } ?? [])
        want("never", never.allSatisfy { !named.contains($0) })
        want("stay", stay.map { advice.stay == $0 } ?? true)
        want("mode", mode.map { advice.mode == $0 } ?? true)
        want("release", release.map { advice.release == $0 } ?? true)
        return wrong
    }
}

/// Triage of one book in two modes: with a trusted day, as for the vignettes, or with a day from a clock that may be
/// wrong.
struct Rehearsal: Sendable {
    private let meant: Triage
    private let read: Triage

    init(_ book: RouteBook) {
        meant = Triage(book: book, trustsClock: true)
        read = Triage(book: book)
    }

    func advice(on vignette: Vignette) -> Advice {
        advice(on: vignette.request, asOf: vignette.asOf, isMeant: !vignette.isWrongClock)
    }

    func advice(on request: Request, asOf day: Day, isMeant: Bool) -> Advice {
        (isMeant ? meant : read).advise(on: request, asOf: day)
    }
}
