// Searches for a request on which a rule fires that reads the advice. The search is incomplete: it tries the vignettes
// and typical travellers, changed until they meet the rule's tests of the request, on days before and after the facts
// expire. No vignette covers a rule that none of them fires.

import IntakeBase
import IntakeCases

/// Searches for a request on which a rule fires.
struct AdviceSearch {
    private let check: BookCheck
    private let bases: [Witness]
    /// The book without the rules that read the advice; `weight` is its cost.
    private let early: RouteBook
    private let weight: Int

    init(_ check: BookCheck) {
        self.check = check
        var early = check.book
        early.rules.removeAll { !($0.isRestriction || !$0.then.prefer.isEmpty) }
        early.vignettes = []
        self.early = early
        weight = early.weight
        let days = Set([check.day, check.triage.newestCheck, check.lastReview.adding(days: 1)]).sorted()
        bases =
            check.book.vignettes.map { Witness(request: $0.request, day: $0.asOf) }
            + Traveller.typical(check.book).flatMap { request in days.map { Witness(request: request, day: $0) } }
    }

    /// Whether the search found a request on which all these tests of the rule hold.
    func fires(_ rule: Rule, _ tests: [Test], _ work: inout Work) throws(WorkSpent) -> Bool {
        var book = early
        var alone = rule
        alone.when = Condition(anyOf: [tests])
        book.rules.append(alone)
        try work.spend(book.preparation)
        let triage = Triage(book: book)
        for base in bases + stays(tests) {
            let search = WitnessSearch(book: book, day: base.day)
            guard let found = try search.witness(Demand.all(tests), base: base.request, &work) else { continue }
            try work.spend(weight + alone.when.weight)
            let advice = triage.advise(on: found.request, asOf: found.day)
            if advice.because.contains(where: { $0.source.ruleID == rule.id }) { return true }
        }
        return false
    }

    /// Travellers who are already in a country that the tests name.
    private func stays(_ tests: [Test]) -> [Witness] {
        tests.flatMap { test in
            guard case .names(let codes) = test else { return [Witness]() }
            return codes.map { code in
                var request = Traveller.free(check.book)
                request.country = code
                request.position = .abroad
                request.stage = .abroad
                return Witness(request: request, day: check.triage.newestCheck)
            }
        }
    }
}

extension BookCheck {
    /// The day on which the last fact expires.
    var lastReview: Day { book.facts.map(\.reviewBy).max() ?? day }
}

extension Traveller {
    /// A man at home with every answer known and nothing that would hold him.
    static func free(_ book: RouteBook) -> Request {
        var request = Request()
        request.caller = .oneself
        request.personAgrees = .yes
        request.stage = .conscripted
        request.service = Service.none
        request.position = .atHome
        request.country = book.home
        request.summons = Summons.none
        request.exitBan = .no
        request.wanted = .no
        request.passport = book.bestPassport
        request.passportExpires = Day("9999-12-31")
        request.internalPassport = .yes
        request.danger = []
        request.companions = []
        return request
    }

    /// Travellers with different advice: free with each paper, with no answer known, in a unit, and abroad in a country
    /// of each status, wanted or not.
    static func typical(_ book: RouteBook) -> [Request] {
        var requests = [Request()]
        for passport in book.usefulPassports + [Passport.none] {
            var request = free(book)
            request.passport = passport
            requests.append(request)
        }
        var unit = free(book)
        unit.position = .inUnit
        requests.append(unit)
        for status in CountryStatus.allCases {
            guard let country = book.countries.first(where: { $0.status == status }) else { continue }
            for wanted in [Answer.no, .yes] {
                var request = free(book)
                request.position = .abroad
                request.stage = .abroad
                request.country = country.code
                request.wanted = wanted
                requests.append(request)
            }
        }
        return requests
    }
}
