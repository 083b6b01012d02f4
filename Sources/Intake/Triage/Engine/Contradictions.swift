// Answers that contradict each other. The more dangerous one is believed; the other counts as unknown until it has been
// asked again. A reassuring answer never outweighs one that says he is in danger.

import IntakeBase
import IntakeCases

/// The reason why an answer of the request is not believed.
package enum Disbelief: String, CaseIterable {
    /// His stage says that he is at the front; his position or service says that he is not.
    case front
    /// He says that he is searched for, but not on the wanted list.
    case searched
    /// He is charged, but says that he is not on the wanted list, or has never served.
    case charged
    /// His passport was surrendered, but he names no decision and no ban.
    case givenUp = "given_up"

    var reason: Sentence {
        switch self {
        case .front: TriageText.doubtedFront
        case .searched: TriageText.doubtedSearch
        case .charged: TriageText.doubtedCharge
        case .givenUp: TriageText.doubtedPassport
        }
    }
}

extension Request {
    /// The request without the answers that others contradict, and the reasons.
    func believed() -> (request: Request, doubts: [Disbelief]) {
        let doubts = Disbelief.allCases.filter(isDoubted)
        var believed = self
        for doubt in doubts {
            switch doubt {
            case .front: believed.position = nil
            case .searched: believed.wanted = nil
            case .charged:
                if wanted == .no { believed.wanted = nil }
                if saysNoService && stage != .conscripted { believed.service = nil }
            case .givenUp:
                believed.summons = nil
                if exitBan == .no { believed.exitBan = nil }
            }
        }
        return (believed, doubts)
    }

    private func isDoubted(_ doubt: Disbelief) -> Bool {
        switch doubt {
        case .front:
            // Discharge papers resolve this contradiction.
            stage == .atTheFront && (position == .atHome || position == .abroad)
                && (saysNoService || service == nil || service == .unknown || isServiceNotJudged)
                && evidence?.contains(KnownWords.discharged) != true
        case .searched: wanted == .no && danger?.contains(.beingSearchedFor) == true
        case .charged: charge?.isEmpty == false && (wanted == .no || (saysNoService && stage != .conscripted))
        case .givenUp:
            passport?.isGivenUp == true && (summons == Summons.none || summons == .registered) && exitBan != .yes
        }
    }

    private var isServiceNotJudged: Bool { service.map { NotJudged.has($0.rawValue, in: .service) } ?? false }

    private var saysNoService: Bool { service == Service.none }
}
