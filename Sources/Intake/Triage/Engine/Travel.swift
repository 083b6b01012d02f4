// Whether the papers of all travellers fit a way into a country. Every traveller must be admitted. An unknown paper or
// an unknown age of a child never counts as fitting.

import IntakeBase
import IntakeCases

/// The papers of one traveller.
struct Traveller {
    /// The reason in the advice if they do not fit.
    let paper: RuledOut.Paper
    let passport: Passport?
    let passportExpires: Day?
    let internalPassport: Answer?
    /// Nil for the man himself: the state drafts only adults.
    let age: Int??

    init(_ request: Request) {
        paper = .own
        passport = request.passport
        passportExpires = request.passportExpires
        internalPassport = request.internalPassport
        age = nil
    }

    init(_ companion: Companion, number: Int) {
        paper = .companion(number)
        passport = companion.passport
        passportExpires = companion.passportExpires
        internalPassport = companion.internalPassport
        age = .some(companion.age)
    }

    static func all(_ request: Request) -> [Traveller] {
        [Traveller(request)] + (request.companions ?? []).enumerated().map { Traveller($1, number: $0) }
    }

    /// Whether the papers fit.
    func fits(_ entry: WayIn, on day: Day) -> Truth {
        let adult = best(of: entry.papers, on: day)
        guard let age, let childAge = entry.childAge else { return adult }
        let child = best(of: entry.childPapers, on: day)
        if let age { return age < childAge ? child : adult }
        // With an unknown age the result is certain only if it is the same for both.
        return adult == child ? adult : .maybe
    }

    private func best(of papers: [String], on day: Day) -> Truth {
        papers.map { holds($0, on: day) }.max() ?? .no
    }

    private func holds(_ paper: String, on day: Day) -> Truth {
        if paper == RequestField.internalPassport.rawValue {
            switch internalPassport {
            case .yes: return .yes
            case .no: return .no
            case .unknown, nil: return .maybe
            }
        }
        switch passport {
        case .unknown, nil: return .maybe
        case let passport? where passport.rawValue != paper: return .no
        default: break
        }
        guard let passportExpires else {
            // A companion's unknown expiry date does not make the result uncertain, his own does.
            return age == nil ? .maybe : .yes
        }
        return passportExpires.isTooSoon(on: day) ? .no : .yes
    }
}

extension Day {
    /// Whether papers with this expiry date count as no papers. Between advice, ticket and journey time passes, and he
    /// must be able to stay after arrival. Two weeks; triage.md calls papers within them "ending".
    fileprivate func isTooSoon(on day: Day) -> Bool { day.days(until: self) <= 14 }
}

extension Request {
    /// Whether his passport expires too soon to travel with.
    func hasPassportEndingSoon(on day: Day) -> Bool { passportExpires?.isTooSoon(on: day) ?? false }
}

extension [Traveller] {
    /// Whether the papers of all travellers fit a way in.
    func fit(_ entry: WayIn, on day: Day) -> Truth {
        var worst = Truth.yes
        for traveller in self {
            worst = Swift.min(worst, traveller.fits(entry, on: day))
            if worst == .no { break }
        }
        return worst
    }
}

extension Country {
    /// The reasons why none fits: the facts on the required papers, and the travellers' papers.
    func misfits(of travellers: [Traveller], on day: Day) -> [RuledOut] {
        let misfits = travellers.filter { traveller in
            entries.allSatisfy { traveller.fits($0, on: day) == .no }
        }.map(\.paper)
        // Each traveller could enter in some way, but no single way admits all of them.
        let papers = misfits.isEmpty ? [.notByOneWay] : misfits
        return Set(entries.flatMap(\.facts)).sorted().map(RuledOut.fact) + papers.map(RuledOut.paper)
    }
}
