// What the book would answer somebody of each stage whom nothing else holds: which countries a drawing leads him to.
// The engine answers, not the drawing: a rule that holds everybody shows as what it is.

import IntakeBase
import IntakeCases

/// What somebody of one stage can be told at best.
struct StageReach {
    /// How a stage leads to a country.
    enum Way {
        /// It may be recommended.
        case named
        /// For the coordinator to weigh once a hold is gone.
        case later
        /// Who is there stays there.
        case stays
    }

    let stage: Stage
    /// The advice at best; nil for the stage abroad, which depends on the country.
    let outcome: Outcome?
    let ways: [CountryCode: Way]

    /// All stages in one book on one day.
    static func all(_ view: BookDay) -> [StageReach] {
        let triage = Triage(book: view.book)
        return Stage.allCases.map { stage in
            stage == .abroad ? abroad(triage, view) : atHome(stage, triage, view)
        }
    }

    private static func atHome(_ stage: Stage, _ triage: Triage, _ view: BookDay) -> StageReach {
        let advice = triage.advise(on: person(stage, in: view.book.home, view), asOf: view.day)
        var ways: [CountryCode: Way] = [:]
        for country in advice.ifLiftedVia { ways[country] = .later }
        for country in advice.alternatives + [advice.via].compactMap(\.self) { ways[country] = .named }
        return StageReach(stage: stage, outcome: advice.outcome, ways: ways)
    }

    private static func abroad(_ triage: Triage, _ view: BookDay) -> StageReach {
        var ways: [CountryCode: Way] = [:]
        for country in view.book.countries {
            let advice = triage.advise(on: person(.abroad, in: country.code, view), asOf: view.day)
            if advice.stay == country.code { ways[country.code] = .stays }
        }
        return StageReach(stage: .abroad, outcome: nil, ways: ways)
    }

    /// Somebody of that stage with every paper and nothing against him, of whom all is known.
    private static func person(_ stage: Stage, in country: CountryCode, _ view: BookDay) -> Request {
        var request = Request()
        request.age = 30
        request.caller = .oneself
        request.personAgrees = .yes
        request.stage = stage
        request.country = country
        request.summons = Summons.none
        request.exitBan = .no
        request.wanted = .no
        request.passport = view.book.bestPassport
        request.passportExpires = view.day.adding(days: 3_650)
        request.internalPassport = .yes
        request.legalStayUntil = view.day.adding(days: 365)
        request.danger = []
        request.companions = []
        switch stage {
        case .conscripted: (request.service, request.position) = (Service.none, .atHome)
        case .mobilized: (request.service, request.position) = (.mobilized, .onLeave)
        case .atTheFront: (request.service, request.position) = (.mobilized, .atTheFront)
        case .abroad: (request.service, request.position) = (Service.none, .abroad)
        }
        return request
    }
}
