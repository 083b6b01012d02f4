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

    @Test func `charges are asked for also where he is not wanted: a suspect may be barred from leaving`() throws {
        for wanted in ["yes", "no"] { #expect(try asks(.field(.charge), [.wanted: wanted])) }
        #expect(try interview([.charge: "337 322"]).request.charge == [.absence, .borderCrossing])
        #expect(try interview([.charge: "0"]).request.charge == [])
    }

    @Test func `the ground of a ban is asked where there is a ban`() throws {
        #expect(try !asks(.field(.exitBanGround), [:]))
        #expect(try !asks(.field(.exitBanGround), [.exitBan: "no"]))
        #expect(try asks(.field(.exitBanGround), [.exitBan: "yes"]))
    }

    @Test func `an answer whose question no longer applies is not in the request, and comes back with it`() throws {
        var interview = try interview([.exitBan: "yes", .exitBanGround: "debt"])
        #expect(interview.request.exitBanGround == .debt)
        let number = try #require(interview.questions.firstIndex(of: .field(.exitBan))) + 1
        _ = interview.mend(number)
        try interview.answer("no")
        #expect(interview.request.exitBanGround == nil)
        _ = interview.mend(number)
        try interview.answer("yes")
        #expect(interview.request.exitBanGround == .debt)
    }

    @Test func `what threatens is asked also without a day`() throws {
        #expect(try asks(.field(.deadlineReason), [:]))
        let request = try interview([.deadlineReason: "forced_contract"]).request
        #expect(request.deadline == nil && request.deadlineReason == .forcedContract)
    }

    @Test(arguments: ["expired", "surrendered", "taken", "none"])
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

    @Test func `the last day of a companion's passport is asked unless it is no passport to travel on`() throws {
        var interview = try interview([.companions: "2"])
        let number = try #require(interview.questions.firstIndex(of: .companion(0, .passport))) + 1
        _ = interview.mend(number)
        try interview.answer("expired")
        #expect(!interview.questions.contains(.companion(0, .passportExpires)))
        #expect(interview.questions.contains(.companion(1, .passportExpires)))
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
