// The best advice for a person at each stage, if nothing else holds them: the countries that the graph connects the
// stage with. The engine gives the answer, so a rule that holds everyone is visible in the graph.

import IntakeBase
import IntakeCases

/// The best advice for one stage.
struct StageReach {
    /// How a stage is connected with a country.
    enum Way {
        /// It may be recommended.
        case named
        /// A coordinator considers it after a hold is lifted.
        case later
        /// A person who is there stays there.
        case stays
    }

    let stage: Stage
    /// The best outcome; nil for the stage abroad, which depends on the country.
    let outcome: Outcome?
    let ways: [CountryCode: Way]

    /// The stages that the graph draws: those that triage judges.
    private static let drawn: [Stage] = [.conscripted, .mobilized, .atTheFront, .abroad]

    /// All these stages of one book on one day.
    static func all(_ view: BookDay) -> [StageReach] {
        let triage = Triage(book: view.book)
        return drawn.map { stage in
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

    /// A person at that stage with every paper, every answer known and nothing against him.
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
        case .abroad, .returned: (request.service, request.position) = (Service.none, .abroad)
        }
        return request
    }
}
