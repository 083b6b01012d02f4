// The input of conditions: a request on one day, with the whereabouts; and the advice so far, for rules that only add
// words.

import IntakeBase
import IntakeCases

/// The input that conditions are evaluated on.
struct Situation: ~Copyable {
    let request: Request
    let day: Day
    /// Where he is; nil if that is unknown or the answers contradict each other.
    let whereabouts: Whereabouts?
    var outcome: Outcome?
    var named: [CountryCode] = []
    var isOverdue = false

    init(_ request: Request, on day: Day, in book: borrowing RouteBook) {
        self.request = request
        self.day = day
        whereabouts =
            switch request.country {
            case nil: nil
            // Rule 5 of docs/CASES.md: at home and abroad at once is a contradiction, so it must be asked again.
            case book.home?: request.position == .abroad || request.stage == .abroad ? nil : .home
            case _? where request.position == .atHome: nil
            case let country?: book.isBlocked(country) ? .blocked : .elsewhere
            }
    }

    func isUnknown(_ field: RequestField) -> Bool {
        if field == .country { return whereabouts == nil }
        return answer(field) == .unknown
    }

    func truth(of test: Test) -> Truth {
        switch test {
        case .word(let field, let words, let orUnknown):
            switch answer(field) {
            // A referral is a mark that the volunteer sets, not an answer: missing means no.
            case .unknown: orUnknown ? .yes : field == .refer ? .no : .maybe
            case .word(let word):
                // A word that is not judged yet may mean what the test names, like an unknown answer.
                if words.contains(word) {
                    .yes
                } else {
                    truth(ofOther: words.isEmpty || !NotJudged.has(word, in: field), orUnknown)
                }
            case .words(let held):
                if words.isEmpty ? held.isEmpty && !orUnknown : held.contains(where: words.contains) {
                    .yes
                } else {
                    truth(ofOther: words.isEmpty || !held.contains { NotJudged.has($0, in: field) }, orUnknown)
                }
            case .number(let number): truth(words.contains(String(number)))
            case .day(let day): truth(words.contains(day.description))
            case .text, .contact, .companions: .no
            }
        case .text(let field, let parts, let orUnknown):
            switch answer(field) {
            case .unknown: orUnknown ? .yes : .maybe
            case .text(let text): truth(parts.areMentioned(in: text))
            default: .no
            }
        case .below(let field, let limit):
            switch answer(field) {
            case .unknown: .maybe
            case .number(let number): truth(number < limit)
            default: .no
            }
        case .daysUntil(let field, let limit):
            switch answer(field) {
            case .unknown: .maybe
            case .day(let end): truth(day.days(until: end) <= limit)
            default: .no
            }
        case .dayOnOrAfter(let field, let start):
            switch answer(field) {
            case .unknown: .maybe
            case .day(let named): truth(named >= start)
            default: .no
            }
        case .onOrAfter(let start): truth(day >= start)
        case .whereabouts(let places): whereabouts.map { truth(places.contains($0)) } ?? .maybe
        case .companionUnder(let limit):
            switch request.companions {
            case nil: .maybe
            case let companions?: companions.map { youth($0, limit) }.max() ?? .no
            }
        // Unknown until the outcome is decided.
        case .outcome(let outcomes): outcome.map { truth(outcomes.contains($0)) } ?? .maybe
        case .names(let countries): outcome == nil ? .maybe : truth(named.contains(where: countries.contains))
        case .overdue(let wanted): outcome == nil ? .maybe : truth(isOverdue == wanted)
        }
    }

    /// The truth of a test that does not name the answer. Whether the answer is missing is certain in any case.
    private func truth(ofOther isSure: Bool, _ orUnknown: Bool) -> Truth { isSure ? .no : orUnknown ? .yes : .maybe }

    private func youth(_ companion: Companion, _ limit: Int) -> Truth {
        companion.age.map { truth($0 < limit) } ?? .maybe
    }

    private func truth(_ holds: Bool) -> Truth { holds ? .yes : .no }

    private func answer(_ field: RequestField) -> FieldValue { request[field] }
}
