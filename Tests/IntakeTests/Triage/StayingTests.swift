import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// Who may tell a man to stay where he is.
@Suite struct StayingTests {
    /// In Tbilisi, of age, legal for months, every answer known.
    private static func staying(_ code: String, _ change: (inout Request) -> Void = { _ in }) -> Advice {
        Example.advice {
            $0.stage = .abroad
            $0.position = .abroad
            $0.country = CountryCode(code)
            $0.age = 30
            $0.place = "a town"
            $0.legalStayUntil = Day("2026-12-01")
            change(&$0)
        }
    }

    @Test func `a stay of which everything is known is the volunteer's`() {
        #expect(Self.staying("GE").release == .volunteer)
        #expect(Self.staying("AM").release == .volunteer)
    }

    @Test(arguments: [RequestField.age, .stage, .danger, .legalStayUntil, .place, .wanted])
    func `what is unknown might make it the coordinator's, and is asked`(field: RequestField) {
        let advice = Self.staying("AM") { $0.forget(field) }
        #expect(advice.outcome == .stay)
        #expect(advice.release == .coordinator)
        #expect(advice.ask.contains(field.rawValue))
    }

    @Test func `the age is asked before anything else that a stay leaves open`() {
        let advice = Self.staying("AM") { request in
            for field in [RequestField.age, .legalStayUntil, .place, .stage] { request.forget(field) }
        }
        #expect(advice.ask.first == "age")
    }

    @Test func `questions may be asked of everyone, also at an unknown age`() {
        let advice = Example.advice { $0.wanted = nil }
        #expect(advice.outcome == .ask)
        #expect(advice.release == .volunteer)
        #expect(advice.ask.contains("age"))
    }

    @Test func `a call for another person who may not know of it goes to the coordinator`() {
        for agrees in [Answer.unknown, .no, nil] {
            let advice = Example.advice {
                $0.caller = .friend
                $0.personAgrees = agrees
            }
            #expect(advice.via == nil)
            #expect(advice.release == .coordinator)
        }
    }

    @Test func `where the border searches by the list that he may be on, he is warned`() {
        for wanted in [Answer.yes, .unknown] {
            let advice = Self.staying("AM") { $0.wanted = wanted }
            #expect(advice.stay == land("AM"))
            #expect(advice.warn.contains("shared_list"))
            #expect(advice.release == .coordinator)
            #expect(!Self.staying("GE") { $0.wanted = wanted }.warn.contains("shared_list"))
        }
        #expect(!Self.staying("AM").warn.contains("shared_list"))
    }

    @Test func `a stay that has run out is a matter of today, and the coordinator's`() {
        let advice = Self.staying("GE") { $0.legalStayUntil = Day("2026-06-30") }
        #expect(advice.urgency == .day)
        #expect(advice.release == .coordinator)
        #expect(!advice.because.contains { $0.reason.en.contains("has time") })
    }

    @Test func `a country of which nothing, or only danger, is known is the coordinator's`() {
        for code in ["PT", "FR", "AE", "VN"] {
            let advice = Self.staying(code)
            #expect(advice.warn.contains("country_unknown"), "\(code)")
            #expect(advice.release == .coordinator)
        }
        for code in ["TH", "US"] {
            let advice = Self.staying(code)
            #expect(advice.warn.contains("danger_known"), "\(code)")
            #expect(advice.release == .coordinator)
        }
    }

    @Test func `a book without these words says them in the program's`() {
        let triage = Example.changed { $0.words = [] }
        for word in Triage.ownWords {
            #expect(triage.book.text(.warn, word).en != word)
            #expect(triage.book.text(.warn, word).ru != word)
        }
    }
}
