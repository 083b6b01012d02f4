import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct TriageTests {
    @Test func `of an empty request everything is asked, and no country named`() {
        let advice = Example.triage.advise(on: Request(), asOf: Example.day)
        #expect(advice.outcome == .ask)
        #expect(advice.urgency == .day)
        #expect(advice.countries.isEmpty && advice.onward.isEmpty)
        #expect(Set(Triage.beforeRoute.map(\.rawValue)).isSubset(of: advice.ask))
        #expect(advice.ask.first == "danger")
        #expect(advice.release == .volunteer)
    }

    @Test(arguments: Triage.beforeRoute)
    func `if one field that a route needs is unknown, no country is named`(field: RequestField) {
        let advice = Example.advice { $0.forget(field) }
        #expect(advice.outcome == .ask)
        #expect(advice.countries.isEmpty)
        #expect(advice.ask.first == field.rawValue)
    }

    @Test func `a child on an internal passport cannot enter, and so the family cannot`() {
        let advice = Example.advice {
            $0.passport = Passport.none
            $0.companions = [Companion(relation: "child", age: 10, passport: Passport.none, internalPassport: .yes)]
        }
        #expect(advice.outcome == .noSafeRoute)
        #expect(
            advice.ruledOut[land("AM")] == [.fact("am-papers"), .fact("am-papers-children"), .paper(.companion(0))])
        #expect(advice.next.contains("child_passport"))
        let older = Example.advice {
            $0.passport = Passport.none
            $0.companions = [Companion(relation: "child", age: 14, passport: Passport.none, internalPassport: .yes)]
        }
        #expect(older.via == land("AM"))
        #expect(older.mode == .air)
        let travelled = Example.advice {
            $0.passport = Passport.none
            $0.companions = [Companion(relation: "child", age: 10, passport: .biometric, internalPassport: .no)]
        }
        #expect(travelled.via == land("AM"))
    }

    @Test func `a child of unknown age is asked about first`() {
        let advice = Example.advice {
            $0.passport = Passport.none
            $0.companions = [Companion(relation: "child", passport: Passport.none, internalPassport: .yes)]
        }
        #expect(advice.outcome == .ask)
        #expect(advice.ask.contains("companions"))
    }

    @Test func `a passport that has run out is no passport`() {
        let expired = Example.advice { $0.passportExpires = Day("2026-06-30") }
        #expect(expired.via == land("AM"))
        #expect(expired.alternatives.isEmpty)
        let valid = Example.advice { $0.passportExpires = Day("2030-06-30") }
        #expect(Set(valid.alternatives).isSuperset(of: [land("GE"), land("RS")]))
        let nothing = Example.advice {
            $0.passportExpires = Day("2026-06-30")
            $0.internalPassport = .no
        }
        #expect(nothing.outcome == .noSafeRoute)
    }

    @Test func `without the internal passport everything hangs on how long the other is valid`() {
        let unknown = Example.advice { $0.internalPassport = .no }
        #expect(unknown.outcome == .ask)
        #expect(unknown.ask.first == "passport_expires")
        let known = Example.advice {
            $0.internalPassport = .no
            $0.passportExpires = Day("2030-06-30")
        }
        #expect(known.outcome == .route)
    }

    @Test func `abroad, wanted or not known to be, decides where the country is blocked and only there`() {
        func advice(_ country: String, _ wanted: Answer?) -> Advice {
            Example.advice {
                $0.stage = .abroad
                $0.position = .abroad
                $0.country = CountryCode(country)
                $0.wanted = wanted
            }
        }
        #expect(advice("KZ", .no).outcome == .route)
        #expect(advice("KZ", .no).urgency == .day)
        #expect(advice("KZ", .unknown).outcome == .ask)
        #expect(advice("KZ", nil).outcome == .ask)
        #expect(advice("KZ", .yes).outcome == .noSafeRoute)
        #expect(advice("KZ", .yes).urgency == .now)
        for wanted in [Answer.yes, .no, .unknown] {
            #expect(advice("GE", wanted).outcome == .stay)
            #expect(advice("GE", wanted).stay == land("GE"))
        }
        #expect(advice("FR", .no).stay == land("FR"))
    }

    @Test(arguments: [Position.inUnit, .atTheFront])
    func `in a unit or at the front he is held wherever that is`(position: Position) {
        for country in ["RU", "BY", "AM", "UA"] {
            let advice = Example.advice {
                $0.position = position
                $0.service = .contract
                $0.country = CountryCode(country)
            }
            #expect(advice.outcome == .hold)
            #expect(advice.release == .coordinator)
        }
    }

    @Test func `the stage says that he is at the front if his position is unknown, and only then`() {
        for position in [nil, Position.unknown] {
            var request = Request()
            request.position = position
            #expect(Example.triage.advise(on: request, asOf: Example.day).urgency == .day)
            request.stage = .atTheFront
            let front = Example.triage.advise(on: request, asOf: Example.day)
            #expect(front.urgency == .now)
            #expect(front.release == .coordinator)
        }
        let home = Example.advice {
            $0.stage = .atTheFront
            $0.position = .atHome
            $0.service = Service.none
            $0.evidence = ["discharge_papers"]
        }
        #expect(home.outcome == .route)
        #expect(home.urgency == .routine)
    }

    @Test func `a volunteer is shown six questions and how many more there are`() {
        let advice = Example.triage.advise(on: Request(), asOf: Example.day)
        let lines = AdviceText.volunteer(VolunteerAdvice(advice, by: Example.book), Example.book, .english)
        let asked = advice.ask.map { Example.triage.book.text(.ask, $0).en }
        #expect(asked.filter { lines.contains("  - " + $0) } == Array(asked.prefix(6)))
        #expect(lines.contains("  ... and \(asked.count - 6) more"))
    }

    @Test func `a person who serves is held at home, with any other answer unknown`() {
        for position in [Position.onLeave, .inHospital, .absentWithoutLeave, .atHome, .unknown] {
            let advice = Example.advice {
                $0.service = .mobilized
                $0.position = position
                $0.exitBan = nil
                $0.wanted = nil
            }
            #expect(advice.outcome == .hold)
            #expect(advice.next.contains("defence_lawyer"))
        }
    }

    @Test func `answers that contradict each other are asked again`() {
        let advice = Example.advice { $0.position = .abroad }
        #expect(advice.outcome == .ask)
        #expect(advice.ask.first == "country")
    }

    @Test func `a referral for what he did in combat names no country at all`() {
        let atHome = Example.advice { $0.refer = [.combatConduct] }
        #expect(atHome.outcome == .hold)
        #expect(atHome.countries.isEmpty)
        #expect(atHome.next.contains("defence_lawyer"))
        let abroad = Example.advice {
            $0.refer = [.combatConduct]
            $0.country = CountryCode("GE")
            $0.position = .abroad
            $0.evidence = ["mobilization_papers"]
        }
        #expect(abroad.outcome == .stay)
        #expect(abroad.onward.isEmpty)
        #expect(abroad.release == .coordinator)
    }

    @Test func `no journey is planned without his knowledge, and a minor is the coordinator's`() {
        let spokenFor = Example.advice {
            $0.caller = .mother
            $0.personAgrees = .no
        }
        #expect(spokenFor.via == nil)
        #expect(spokenFor.release == .coordinator)
        #expect(Example.advice { $0.age = 17 }.release == .coordinator)
        let stays = Example.advice {
            $0.country = CountryCode("GE")
            $0.position = .abroad
            $0.age = 30
            $0.legalStayUntil = Day("2026-12-01")
        }
        #expect(stays.release == .volunteer)
        let wife = Example.advice {
            $0.country = CountryCode("GE")
            $0.position = .abroad
            $0.caller = .wife
            $0.personAgrees = .unknown
        }
        #expect(wife.outcome == .stay)
        #expect(wife.release == .coordinator)
    }

    @Test func `a place that a risk fact names is urgent, in any spelling`() {
        for place in ["Gyumri", "около ГЮМРИ"] {
            let advice = Example.advice {
                $0.country = CountryCode("AM")
                $0.position = .abroad
                $0.place = place
            }
            #expect(advice.urgency == .now)
            #expect(advice.outcome == .stay)
            #expect(advice.release == .coordinator)
        }
    }

    @Test(arguments: [
        ("2026-07-02", Urgency.now), ("2026-06-01", .now), ("2026-07-04", .day), ("2026-07-15", .week),
        ("2026-07-16", .routine),
    ])
    func `a deadline raises the urgency, and only raises it`(deadline: String, urgency: Urgency) {
        #expect(Example.advice { $0.deadline = Day(deadline) }.urgency == urgency)
        let held = Example.advice {
            $0.deadline = Day(deadline)
            $0.exitBan = .yes
        }
        #expect(held.urgency == min(urgency, .day))
    }

    @Test func `a stay or papers that end within two weeks make a week of it`() {
        for end in ["2026-07-15", "2026-06-01"] {
            #expect(Example.advice { $0.passportExpires = Day(end) }.urgency == .week)
        }
        #expect(Example.advice { $0.passportExpires = Day("2026-07-16") }.urgency == .routine)
    }

    @Test func `a country without a fact on risk is listed last and never the way`() throws {
        let advice = Example.advice { $0.passportExpires = Day("2030-01-01") }
        let documented = ["AM", "GE", "RS"].map(land)
        let ranked = try #require(advice.via.map { [$0] }) + advice.alternatives
        #expect(Array(ranked.prefix(3)) == documented)
        #expect(ranked.dropFirst(3).contains(land("TR")))
        let undocumented = Example.changed { book in
            book.facts.removeAll { $0.topic == .risk && documented.contains($0.country) }
        }.advise(on: Example.free, asOf: Example.day)
        #expect(undocumented.outcome == .noSafeRoute)
        #expect(undocumented.countries.isEmpty)
    }

    @Test func `a fact of low confidence makes no way`() {
        let doubtful = Example.changed { book in
            for index in book.facts.indices { book.facts[index].confidence = .low }
        }
        #expect(doubtful.advise(on: Example.free, asOf: Example.day).outcome == .noSafeRoute)
    }

    @Test func `under a hold no country comes to the front because the facts on the others are old`() {
        for day in ["2027-06-01", "2026-06-01"] {
            let advice = Example.advice(asOf: Day(day)!) { $0.position = .atTheFront }
            #expect(advice.outcome == .hold)
            #expect(advice.ifLiftedVia == [])
            #expect(advice.warn.contains("facts_overdue"))
        }
    }

    @Test func `the day after its review a fact carries nothing any more`() {
        #expect(Example.advice(asOf: Day("2026-08-29")!) { _ in }.outcome == .route)
        let after = Example.advice(asOf: Day("2026-08-30")!) { _ in }
        #expect(after.outcome == .stale)
        #expect(after.countries.isEmpty)
        #expect(after.warn.contains("facts_overdue"))
        #expect(after.ruledOut[land("AM")]?.contains(.fact("am-risk-speaker")) == true)
    }

    @Test func `a country whose entry rules are overdue is not the way, however fresh the rest`() {
        let triage = Example.changed { book in
            for index in book.facts.indices where book.facts[index].id == "am-papers" {
                book.facts[index].reviewBy = book.facts[index].checked
            }
        }
        var request = Example.free
        request.passportExpires = Day("2030-06-30")
        let advice = triage.advise(on: request, asOf: Example.day)
        #expect(advice.outcome == .route)
        #expect(advice.via == land("GE"))
    }

    @Test func `a rule with a date takes a country out from that day on`() {
        let fresh = Example.changed { book in
            for index in book.facts.indices { book.facts[index].reviewBy = Day("2099-01-01")! }
        }
        var request = Example.free
        request.passportExpires = Day("2030-01-01")
        let before = fresh.advise(on: request, asOf: Day("2026-09-30")!)
        #expect(before.alternatives.contains(land("ME")))
        let after = fresh.advise(on: request, asOf: Day("2026-10-01")!)
        #expect(!after.countries.contains(land("ME")))
        #expect(after.ruledOut[land("ME")] == [.fact("me-papers")])
    }

    @Test func `the wanted list rules out the countries that share it, also if it was not looked up`() {
        for wanted in [Answer.yes, .unknown] {
            let advice = Example.advice {
                $0.wanted = wanted
                $0.service = .contract
                $0.position = .onLeave
                $0.passportExpires = Day("2030-01-01")
            }
            #expect(advice.outcome == .hold)
            #expect(!advice.ifLiftedVia.contains(land("AM")))
            #expect(advice.ifLiftedVia.contains(land("GE")))
            #expect(advice.ruledOut[land("AM")] == [.wantedList])
        }
    }

    @Test func `every reason carries its facts with source, date and age`() throws {
        let advice = Example.advice { _ in }
        let ranking = try #require(advice.because.first { $0.source == .ranking(land("AM")) })
        let fact = try #require(ranking.facts.first { $0.id == "am-papers" })
        #expect(fact.source == "factornews.ru; T-J")
        #expect(fact.checked == Day("2026-06-30"))
        #expect(fact.ageDays == 1)
        #expect(!fact.overdue)
    }
}
