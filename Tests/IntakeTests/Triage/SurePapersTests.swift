import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// A country is named only if the papers of all travellers certainly fit.
@Suite struct SurePapersTests {
    private static let passportOnly: Set<CountryCode> = Set(["GE", "RS", "TR", "ME", "MN"].map(land))

    @Test func `her passport is not known: only what the internal one opens is named, and hers is asked for`() {
        let change: (inout Request) -> Void = {
            $0.passportExpires = Day("2031-01-01")
            $0.companions = [Companion(relation: "partner", age: 30, internalPassport: .yes)]
        }
        let advice = Example.advice(change)
        #expect(advice.via == land("AM"))
        #expect(advice.countries.isDisjoint(with: Self.passportOnly))
        #expect(advice.ask.contains("companions"))
        let held = Example.advice {
            change(&$0)
            $0.exitBan = .yes
        }
        #expect(held.ifLiftedVia == [land("AM")])
        let known = Example.advice {
            change(&$0)
            $0.companions?[0].passport = .biometric
        }
        #expect(known.alternatives.contains(land("GE")))
        #expect(!known.ask.contains("companions"))
    }

    @Test func `until when his passport is valid is not known: the same`() {
        let advice = Example.advice { _ in }
        #expect(advice.via == land("AM"))
        #expect(advice.alternatives.isEmpty)
        #expect(advice.ask.contains("passport_expires"))
        let held = Example.advice { $0.exitBan = .yes }
        #expect(held.ifLiftedVia == [land("AM")])
        #expect(held.ask.contains("passport_expires"))
    }

    @Test func `a passport that ends within two weeks opens no country`() {
        for (end, carries) in [("2026-07-01", false), ("2026-07-15", false), ("2026-07-16", true)] {
            let advice = Example.advice {
                $0.internalPassport = .no
                $0.passportExpires = Day(end)
            }
            #expect(advice.outcome == (carries ? .route : .noSafeRoute), "\(end)")
            #expect(advice.because.contains { $0.source == .step(.passportEnds) } == !carries)
        }
    }

    @Test func `no country further on is named on a passport that ends too soon`() {
        func onward(_ end: String) -> [CountryCode] {
            Example.advice {
                $0.stage = .abroad
                $0.position = .abroad
                $0.country = CountryCode("GE")
                $0.ties = ["family_in:DE", "jewish_ancestry"]
                $0.conscience = ["religious"]
                $0.passportExpires = Day(end)
            }.onward.map(\.country)
        }
        #expect(Set(["DE", "NO", "IL"].map(land)).isSubset(of: onward("2030-01-01")))
        #expect(onward("2026-06-01").isEmpty)
        #expect(onward("2026-07-10").isEmpty)
    }

    @Test func `each condition says what paper it takes`() {
        for destination in Example.book.destinations {
            #expect(destination.condition.en.contains("passport"), "\(destination.country)")
            #expect(destination.condition.ru.contains("загранпаспорт"), "\(destination.country)")
        }
    }

    @Test(arguments: [
        "Gyumri", "GYUMRI", "Gumri", "Gyumry", "Gyu mri", "G-y-u-m-r-i", "Գյումրի", "Գյումրիում", "Гюмри", "Гумри",
        "г. ГЮМРИ", "Гю\u{00AD}мри", "Gуumri", "Gyumрi", "Гюмpи", "102 base", "102-я база", "102nd military base",
        "у 102-й базы", "у 102-и\u{306} базы", "Leninakan",
    ])
    func `the town beside the base is known in any spelling`(place: String) {
        let advice = Example.advice {
            $0.stage = .abroad
            $0.position = .abroad
            $0.country = CountryCode("AM")
            $0.place = place
        }
        #expect(advice.urgency == .now)
    }

    @Test(arguments: ["Yerevan", "Ереван", "Гумилёва 102", "Vanadzor"])
    func `another town is not taken for it`(place: String) {
        #expect(!PlaceNames(Example.book.facts.flatMap(\.places)).areMentioned(in: place))
    }
}
