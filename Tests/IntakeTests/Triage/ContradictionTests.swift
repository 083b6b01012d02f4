import Testing
@testable import IntakeCases
@testable import IntakeTriage

/// Answers that contradict each other: the reassuring one counts as unknown.
@Suite struct ContradictionTests {
    private static func abroad(_ code: String, _ change: (inout Request) -> Void) -> Advice {
        Example.advice {
            $0.stage = .abroad
            $0.position = .abroad
            $0.country = CountryCode(code)
            change(&$0)
        }
    }

    @Test func `searched for and not wanted: triage advises no travel, at home or abroad`() {
        let almaty = Self.abroad("KZ") { $0.danger = [.beingSearchedFor] }
        #expect(almaty.outcome == .ask)
        #expect(almaty.ask.contains("wanted"))
        #expect(almaty.countries.isEmpty)
        let home = Example.advice { $0.danger = [.beingSearchedFor] }
        #expect(home.outcome == .hold)
        #expect(home.ask.contains("wanted"))
        #expect(!home.ifLiftedVia.contains(land("AM")))
        let yerevan = Self.abroad("AM") { $0.danger = [.beingSearchedFor] }
        #expect(yerevan.ask.contains("wanted"))
        #expect(yerevan.warn.contains("shared_list"))
        for advice in [almaty, home, yerevan] {
            #expect(advice.because.contains { $0.source == .step(.doubt(.searched)) })
        }
    }

    @Test func `the stage says the front: he counts as being there until there are discharge papers`() {
        for position in [Position.atHome, .abroad] {
            for service in [Service.none, .unknown, nil] {
                for country in position == .atHome ? ["RU"] : ["AM", "KZ"] {
                    let change: (inout Request) -> Void = {
                        $0.stage = .atTheFront
                        $0.position = position
                        $0.service = service
                        $0.country = CountryCode(country)
                    }
                    let advice = Example.advice(change)
                    #expect(advice.outcome == .ask || advice.outcome == .hold)
                    #expect(advice.urgency == .now)
                    #expect(advice.release == .coordinator)
                    #expect(advice.ask.contains("position"))
                }
            }
        }
        let discharged = Example.advice {
            $0.stage = .atTheFront
            $0.evidence = ["discharge_papers"]
        }
        #expect(discharged.outcome == .route)
        #expect(discharged.urgency == .routine)
    }

    @Test(arguments: [("KZ", Position.atHome), ("AM", .atHome), ("RU", .abroad)])
    func `at home in another country, or abroad at home: the country is unknown, and triage asks`(
        country: String, position: Position
    ) {
        let change: (inout Request) -> Void = {
            $0.stage = .conscripted
            $0.position = position
            $0.country = CountryCode(country)
        }
        let (advice, without) = (
            Example.advice(change),
            Example.advice {
                change(&$0)
                $0.country = nil
            }
        )
        #expect(advice.ask.contains("country"))
        #expect(advice.via == without.via && advice.stay == without.stay && advice.outcome == without.outcome)
    }

    @Test func `an unknown stage may be the front`() {
        let advice = Example.advice { $0.stage = nil }
        #expect(advice.outcome == .ask)
        #expect(advice.ask.first == "stage")
    }

    @Test func `abroad and at home at once: where he is is asked`() {
        let advice = Example.advice { $0.stage = .abroad }
        #expect(advice.outcome == .ask)
        #expect(advice.ask.first == "country")
    }

    @Test(arguments: Charge.allCases)
    func `a person who is charged and not wanted is asked again`(charge: Charge) {
        let advice = Example.advice {
            $0.stage = .mobilized
            $0.charge = [charge]
        }
        #expect(advice.outcome == .ask)
        #expect(Set(["wanted", "service"]).isSubset(of: advice.ask))
        #expect(Self.abroad("KZ") { $0.charge = [charge] }.outcome == .ask)
        let evader = Example.advice { $0.charge = [charge] }
        #expect(evader.outcome == .ask)
        #expect(evader.ask.first == "wanted")
    }

    @Test func `a passport is surrendered upon a decision`() {
        for summons in [Summons.none, .registered] {
            let advice = Example.advice {
                $0.passport = .surrendered
                $0.summons = summons
            }
            #expect(advice.outcome == .ask)
            #expect(Set(["summons", "exit_ban"]).isSubset(of: advice.ask))
        }
    }
}
