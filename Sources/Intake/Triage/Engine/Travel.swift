// Whether everybody's papers fit a way into a country. Every traveller must be let in; a paper of which nothing is
// known, or a child's age that nobody has told, is never counted on.

import IntakeBase
import IntakeCases

/// The papers of one traveller.
struct Traveller {
    /// What advice names where they do not fit.
    let paper: RuledOut.Paper
    let passport: Passport?
    let passportExpires: Day?
    let internalPassport: Answer?
    /// Nil for the man himself: whom the state drafts is no child in the sense of these rules.
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
        passportExpires = nil
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
        // An unknown age: sure only where it makes no difference.
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
        // A companion's date is never asked, so that it cannot be missed either.
        guard age == nil else { return .yes }
        return passportExpires.map { $0.isTooSoon(on: day) ? .no : .yes } ?? .maybe
    }
}

extension Day {
    /// Whether papers that end on this day count as no papers: the advice is not yet the ticket, the ticket not yet the
    /// journey, and who arrives must be able to stay. Two weeks, within which triage.md calls papers ending.
    fileprivate func isTooSoon(on day: Day) -> Bool { day.days(until: self) <= 14 }
}

extension Request {
    /// Whether his passport ends too soon to travel on.
    func hasPassportEndingSoon(on day: Day) -> Bool { passportExpires?.isTooSoon(on: day) ?? false }
}

extension [Traveller] {
    /// Whether everybody's papers fit a way in.
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
    /// What does not fit: the facts that say which papers are wanted, and the travellers' papers.
    func misfits(of travellers: [Traveller], on day: Day) -> [RuledOut] {
        let misfits = travellers.filter { traveller in
            entries.allSatisfy { traveller.fits($0, on: day) == .no }
        }.map(\.paper)
        // Each might get in alone by some way, but not all by the same one.
        let papers = misfits.isEmpty ? [.notByOneWay] : misfits
        return Set(entries.flatMap(\.facts)).sorted().map(RuledOut.fact) + papers.map(RuledOut.paper)
    }
}
