import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

/// Goes through an interview with these answers, and skips the other questions.
private func held(_ answers: [Question: String]) throws -> Interview {
    var interview = Interview()
    while let question = interview.current {
        if let answer = answers[question] { try interview.answer(answer) } else { interview.skip() }
    }
    return interview
}

/// A typed answer in the right form for any question.
private func anything(_ form: AnswerForm) -> String {
    switch form {
    case .choice: "1"
    case .several(_, let countries): countries ? "Германия" : "1"
    case .number: "2"
    case .day: "2026-07-31"
    case .country: "Армения"
    case .text: "слово"
    }
}

@Suite struct InterviewTests {
    @Test func `skipping all questions leaves all answers unknown`() throws {
        #expect(try held([:]).request == Request())
    }

    @Test(arguments: [Question.field(.deadline), .field(.passportExpires)])
    func `a day whose year can hardly be meant is asked about, and taken when it is typed again`(
        question: Question
    ) throws {
        var interview = Interview(on: Day("2026-07-01"))
        while interview.current != question { interview.skip() }
        for year in ["0026", "2062"] {
            do throws(Misunderstanding) {
                try interview.answer("\(year)-07-05")
                Issue.record("\(year) was taken at once")
            } catch {
                #expect(error.sentence.en.hasPrefix("Is the year right?"))
            }
            #expect(interview.current == question)
        }
        try interview.answer("2062-07-05")
        #expect(interview.current != question)
        #expect(interview.answer(to: question) == .day(Day("2062-07-05")!))
        interview.back()
        try interview.answer("2026-07-05")
        #expect(interview.answer(to: question) == .day(Day("2026-07-05")!))
    }

    @Test func `every field can be reached and lands in the request`() throws {
        var interview = Interview()
        while let question = interview.current {
            // The man himself is not asked whether he agrees, and a man at home is not asked how long he may stay.
            switch question {
            case .field(.caller): try interview.answer("wife")
            case .field(.position): try interview.answer("abroad")
            default: try interview.answer(anything(question.form))
            }
        }
        let request = interview.request
        for field in RequestField.allCases {
            #expect(request[field] != .unknown, "\(field.rawValue)")
        }
        #expect(request.safeContact == SafeContact(channel: "слово", when: "слово", codeWord: "слово", avoid: "слово"))
        #expect(request.companions?.count == 2)
        for companion in request.companions ?? [] {
            let whole = Companion(
                relation: "wife", age: 2, passport: .biometric, passportExpires: Day("2026-07-31"),
                internalPassport: .yes, birthCertificate: .yes)
            #expect(companion == whole)
        }
    }

    @Test func `what comes out is a request as records take it`() throws {
        var interview = Interview()
        while let question = interview.current { try interview.answer(anything(question.form)) }
        #expect(try Request(json: interview.request.json) == interview.request)
    }

    @Test func `danger comes first, who calls before what happened, and free text last`() {
        let questions = Interview().questions
        #expect(questions.prefix(2) == [.field(.danger), .field(.caller)])
        #expect(questions.last == .field(.notes))
        #expect(Set(questions).count == questions.count)
    }

    @Test func `going back shows the answer again, and skipping leaves it`() throws {
        var interview = Interview()
        try interview.answer("1 3")
        #expect(interview.current == .field(.caller))
        interview.back()
        #expect(interview.current == .field(.danger))
        #expect(interview.answer(to: .field(.danger)) == .words(["in_custody", "assault_order"]))
        interview.skip()
        #expect(interview.request.danger == [.inCustody, .assaultOrder])
    }

    @Test func `an answer can be taken back`() throws {
        var interview = Interview()
        try interview.answer("0")
        #expect(interview.request.danger == [])
        interview.back()
        interview.forget()
        #expect(interview.request.danger == nil)
        #expect(interview.current == .field(.caller))
    }

    @Test func `each question can be declined, and a record says so of each`() throws {
        var interview = Interview()
        while let question = interview.current {
            // Answers that open further questions; all others are declined.
            switch question {
            case .field(.companions): try interview.answer("1")
            case .field(.exitBan): try interview.answer("yes")
            case .contact(.channel): try interview.answer("Signal")
            default: interview.leave(.declined)
            }
        }
        let request = interview.request
        let valued: [RequestField] = [.companions, .exitBan, .safeContact]
        for field in RequestField.allCases where !valued.contains(field) {
            #expect(request.unsaid[.field(field)] == .declined && request[field] == .unknown, "\(field)")
        }
        for part in SafeContact.Part.allCases where part != .channel {
            #expect(request.unsaid[.contact(part)] == .declined, "\(part)")
        }
        #expect(request.companions?.first?.unsaid.count == Companion.Part.allCases.count)
        #expect(try Request(json: request.json) == request)
        #expect(interview.reviewLines.allSatisfy { $0.answer != nil })
    }

    @Test func `what was declined can be answered after all, and an answer be declined`() throws {
        var interview = Interview()
        interview.leave(.declined)
        interview.back()
        #expect(interview.currentAnswer?.en == "does not want to say")
        try interview.answer("0")
        #expect(interview.request.danger == [] && interview.request.unsaid.isEmpty)
        interview.back()
        interview.leave(.declined)
        #expect(interview.request.danger == nil && interview.request.unsaid == [.field(.danger): .declined])
        interview.back()
        interview.forget()
        #expect(interview.request == Request())
    }

    @Test func `an answer that was taken back is unknown, which a record says`() throws {
        var interview = Interview()
        interview.leave(.unknown)
        #expect(interview.request.json == ["danger": "unknown"])
    }

    @Test func `there is no way back before the first question`() {
        var interview = Interview()
        let went = interview.back()
        #expect(!went)
        #expect(interview.current == .field(.danger))
    }

    @Test func `an answer that is not understood changes nothing, and the question is asked again`() {
        var interview = Interview()
        #expect(throws: Misunderstanding.self) { try interview.answer("7") }
        #expect(interview.current == .field(.danger))
        #expect(interview.request == Request())
    }

    @Test func `from the review one answer is changed, and the way leads back`() throws {
        var interview = try held([.field(.age): "30"])
        #expect(interview.current == nil)
        let number = try #require(interview.questions.firstIndex(of: .field(.age))) + 1
        let found = interview.mend(number)
        #expect(found)
        #expect(interview.current == .field(.age))
        try interview.answer("31")
        #expect(interview.current == nil)
        #expect(interview.request.age == 31)
        let none = interview.mend(0) || interview.mend(1000) || interview.mend(.min)
        #expect(!none)
    }

    @Test func `what a changed answer makes worth asking is asked before the review comes back`() throws {
        var interview = try held([:])
        let number = try #require(interview.questions.firstIndex(of: .field(.companions))) + 1
        let found = interview.mend(number)
        #expect(found)
        try interview.answer("1")
        var asked: [Question] = []
        while let question = interview.current {
            asked.append(question)
            try interview.answer(question == .companion(0, .age) ? "40" : anything(question.form))
        }
        #expect(
            asked == [
                .companion(0, .relation), .companion(0, .age), .companion(0, .passport),
                .companion(0, .passportExpires), .companion(0, .internalPassport),
            ])
    }

    @Test func `the review can be had at once and led back from`() {
        var interview = Interview()
        interview.review()
        #expect(interview.current == nil)
        #expect(interview.number == nil)
        interview.back()
        #expect(interview.current == interview.questions.last)
    }

    @Test func `the review reads every answer back and names what is open`() throws {
        let interview = try held([
            .field(.country): "грузия", .field(.ties): "2 DE", .field(.notes): "a\u{1B}[2Jb\nc", .field(.danger): "0",
        ])
        let lines = interview.reviewLines
        #expect(lines.count == interview.questions.count)
        #expect(lines.map(\.number) == Array(1...lines.count))
        let answers = Dictionary(uniqueKeysWithValues: lines.map { ($0.label.en, $0.answer?.ru) })
        #expect(answers["country"] == "Грузия (GE)")
        #expect(answers["ties abroad"] == "родные в стране DE")
        #expect(answers["notes"] == "a^[[2Jb\nc")
        #expect(answers["danger"] == "нет")
        #expect(answers["stage"] == .some(nil))
    }

    @Test func `sealing nothing, or against the caller's will, is asked about`() throws {
        #expect(try held([:]).doubts.count == 1)
        #expect(try held([.field(.consent): "0", .field(.age): "30"]).doubts.count == 1)
        #expect(try held([.field(.consent): "1"]).doubts.isEmpty)
    }
}
