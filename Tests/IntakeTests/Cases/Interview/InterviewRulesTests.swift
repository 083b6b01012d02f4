import Testing
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct InterviewRulesTests {
    /// An interview with only these answers.
    private func interview(_ answers: [RequestField: String]) throws -> Interview {
        var interview = Interview()
        while let question = interview.current {
            if case .field(let field) = question, let answer = answers[field] {
                try interview.answer(answer)
            } else {
                interview.skip()
            }
        }
        return interview
    }

    private func asks(_ question: Question, _ answers: [RequestField: String]) throws -> Bool {
        try interview(answers).questions.contains(question)
    }

    @Test func `a caller who calls for himself is not asked whether he knows`() throws {
        #expect(try !asks(.field(.personAgrees), [.caller: "self"]))
        #expect(try interview([.caller: "self"]).request.personAgrees == .yes)
        #expect(try asks(.field(.personAgrees), [:]))
        #expect(try asks(.field(.personAgrees), [.caller: "wife"]))
        #expect(try interview([.caller: "wife"]).request.personAgrees == nil)
    }

    @Test func `a charge is asked for unless he is surely not wanted`() throws {
        #expect(try asks(.field(.charge), [:]))
        #expect(try asks(.field(.charge), [.wanted: "yes"]))
        #expect(try !asks(.field(.charge), [.wanted: "no"]))
    }

    @Test func `an answer whose question no longer applies is not in the request, and comes back with it`() throws {
        var interview = try interview([.wanted: "yes", .charge: "337"])
        #expect(interview.request.charge == .absence)
        let number = try #require(interview.questions.firstIndex(of: .field(.wanted))) + 1
        _ = interview.mend(number)
        try interview.answer("no")
        #expect(interview.request.charge == nil)
        _ = interview.mend(number)
        try interview.answer("yes")
        #expect(interview.request.charge == .absence)
    }

    @Test func `what ends on the deadline is asked where there is one`() throws {
        #expect(try !asks(.field(.deadlineReason), [:]))
        #expect(try asks(.field(.deadlineReason), [.deadline: "2026-07-31"]))
    }

    @Test(arguments: ["expired", "surrendered", "none"])
    func `a passport that he cannot travel with has no last day`(passport: String) throws {
        #expect(try !asks(.field(.passportExpires), [.passport: passport]))
        #expect(try asks(.field(.passportExpires), [:]))
        #expect(try asks(.field(.passportExpires), [.passport: "five_year"]))
    }

    @Test func `how long he may stay is asked unless he is surely at home or serving`() throws {
        #expect(try asks(.field(.legalStayUntil), [:]))
        #expect(try asks(.field(.legalStayUntil), [.position: "detained"]))
        #expect(try asks(.field(.legalStayUntil), [.stage: "abroad", .position: "at_home"]))
        #expect(try !asks(.field(.legalStayUntil), [.position: "at_home"]))
    }

    @Test func `companions are asked about one by one, and only where there are any`() throws {
        #expect(try !asks(.companion(0, .relation), [:]))
        #expect(try !asks(.companion(0, .relation), [.companions: "0"]))
        #expect(try interview([.companions: "0"]).request.companions == [])
        #expect(try asks(.companion(1, .passport), [.companions: "2"]))
        #expect(try !asks(.companion(2, .passport), [.companions: "2"]))
        #expect(try interview([.companions: "2"]).request.companions == [Companion(), Companion()])
    }

    @Test func `the birth certificate is asked of everyone who may be a child`() throws {
        var interview = try interview([.companions: "2"])
        let number = try #require(interview.questions.firstIndex(of: .companion(0, .age))) + 1
        _ = interview.mend(number)
        try interview.answer("18")
        #expect(!interview.questions.contains(.companion(0, .birthCertificate)))
        #expect(interview.questions.contains(.companion(1, .birthCertificate)))
    }

    @Test func `the rest of the contact is asked where there is a way to get in touch`() throws {
        #expect(try !asks(.contact(.codeWord), [:]))
        #expect(try asks(.contact(.avoid), [:]))
    }
}
