// What a volunteer gets of an advice: no country to go to, for every book and every printed form of a step.

import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct VolunteerAdviceTests {
    /// A request with the advice on it.
    private struct Case {
        let request: Request
        let advice: Advice
        var volunteer: VolunteerAdvice { VolunteerAdvice(advice, by: Example.book) }

        init(_ request: Request, on day: Day) {
            self.request = request
            advice = Example.triage.advise(on: request, asOf: day)
        }

        /// The countries of the book except home and the one that he is in.
        var others: Set<CountryCode> {
            let all = Example.book.countries.map(\.code) + Example.book.destinations.map(\.country)
            return Set(all).subtracting([Example.book.home, request.country].compactMap(\.self))
        }
    }

    /// The beginnings of the words that name each country: its code, the last word of its English name, and the first
    /// word of its Russian name without the ending.
    private static let names: [CountryCode: [String]] = {
        let book = Example.book
        let codes = Set(book.countries.map(\.code) + book.destinations.map(\.country))
        return Dictionary(
            uniqueKeysWithValues: codes.map { code in
                let name = book.name(of: code)
                let (english, russian) = (name.en.split(separator: " ").last!, name.ru.split(separator: " ")[0])
                let stem = "аяйь".contains(russian.last!) ? russian.dropLast() : russian
                return (code, [code.description, String(english), String(stem)])
            })
    }()

    /// The exercise, the book's own vignettes, and requests at random.
    private func cases() throws -> [Case] {
        var random = SeededGenerator(state: 13)
        return try RequestInput.parse(Array(ExerciseRequests.json.utf8)).map {
            Case($0.request, on: $0.asOf ?? Example.day)
        } + Example.book.vignettes.map { Case($0.request, on: $0.asOf) }
            + (0..<300).map { _ in Case(.random(&random), on: Example.day) }
    }

    /// The words of everything shown of an advice: its lines in both languages, and each text of its JSON.
    private func seen(_ advice: VolunteerAdvice) -> Set<Substring> {
        let lines = Language.allCases.flatMap { AdviceText.volunteer(advice, Example.book, $0) }
        return lines.joined(separator: "\n").words.union(CanonicalJSON.text(advice.json).words)
    }

    @Test func `no country of the book is in what a volunteer sees, but home and the one that he is in`() throws {
        var withheld = 0
        for one in try cases() {
            let (volunteer, coordinator) = (seen(one.volunteer), CanonicalJSON.text(one.advice.json).words)
            for country in one.others {
                let names = Self.names[country]!
                let leaks = volunteer.filter { names.contains(where: $0.hasPrefix) }
                #expect(leaks.isEmpty, "\(country)")
                if coordinator.contains(where: { names.contains(where: $0.hasPrefix) }) { withheld += 1 }
            }
            for fact in one.volunteer.reasons.flatMap(\.facts) {
                #expect(!one.others.contains(try #require(Example.book.fact(fact.id)).country), "\(fact.id)")
            }
        }
        // Control: a coordinator reads the words that were searched for.
        #expect(withheld > 500)
    }

    @Test func `why a country has its rank is no reason for a volunteer`() throws {
        var ranked: Set<Outcome> = []
        for one in try cases() {
            let reasons = Set(one.volunteer.reasons.map(\.text))
            for step in one.advice.because {
                guard case .ranking = step.source else { continue }
                ranked.insert(one.advice.outcome)
                #expect(!reasons.contains(step.reason))
            }
        }
        #expect(ranked == [.route, .hold, .stale])
    }

    @Test func `a rule that rests on another country gives a volunteer its words, not its reason`() {
        let advice = Example.advice {
            ($0.passport, $0.internalPassport, $0.exitBan) = (Passport.none, .yes, .yes)
        }
        #expect(advice.because.contains { $0.source == .countryRule("internal-passport-only") })
        let volunteer = VolunteerAdvice(advice, by: Example.book)
        #expect(!volunteer.reasons.contains { $0.source == .rule("internal-passport-only") })
        #expect(volunteer.reasons.contains { $0.source == .rule("exit-ban") })
        #expect(volunteer.warn.contains("open_is_not_enough"))
    }

    @Test func `a rule on the country that he is in gives a volunteer its reason`() {
        let advice = Example.advice { ($0.country, $0.position, $0.wanted) = (land("KZ"), .abroad, .yes) }
        let volunteer = VolunteerAdvice(advice, by: Example.book)
        #expect(volunteer.reasons.contains { $0.source == .rule("in-kazakhstan") && !$0.facts.isEmpty })
    }

    @Test func `what to do in a country that is named is not said while the way is withheld`() throws {
        var rule = try #require(Example.book.rules.first { $0.id == "gyumri" })
        rule.then.next = ["to_the_consulate"]
        let triage = Example.changed { book in
            book.rules.removeAll { $0.id == rule.id }
            book.rules.append(rule)
        }
        let route = triage.advise(on: Example.free, asOf: Example.day)
        try #require(route.via == land("AM") && route.next.contains("to_the_consulate"))
        let volunteer = VolunteerAdvice(route, by: triage.book)
        #expect(volunteer.next == route.next.filter { $0 != "to_the_consulate" })
        #expect(volunteer.warn.isEmpty && volunteer.reasons.isEmpty)

        var there = Example.free
        (there.country, there.position) = (land("AM"), .abroad)
        let stay = triage.advise(on: there, asOf: Example.day)
        try #require(stay.stay == land("AM"))
        #expect(VolunteerAdvice(stay, by: triage.book).next.contains("to_the_consulate"))
    }

    @Test func `a volunteer's JSON has the members of a coordinator's, and nothing in those for countries`() throws {
        let advice = Example.advice { $0.exitBan = .yes }
        try #require(!advice.ifLiftedVia.isEmpty && !advice.ruledOut.isEmpty)
        let members = try #require(VolunteerAdvice(advice, by: Example.book).json.object)
        #expect(Set(members.keys) == Set(try #require(advice.json.object).keys))
        for name in ["via", "mode"] { #expect(members[name] == .null) }
        for name in ["alternatives", "if_lifted_via", "onward"] { #expect(members[name] == []) }
        #expect(members["ruled_out"] == [:])
    }
}

extension String {
    /// Its words.
    fileprivate var words: Set<Substring> { Set(split { !$0.isLetter && !$0.isNumber }) }
}
