import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct InterviewTextTests {
    private let questions = Question.order(companions: 1)

    @Test func `every question has its words in both languages, to him and of him`() {
        for question in questions {
            for himself in [true, false] {
                let ask = InterviewText.ask(question, himself: himself)
                for text in [ask.en, ask.ru, InterviewText.help(question).en, InterviewText.help(question).ru] {
                    #expect(!text.isEmpty && !text.contains { "{|}".contains($0) }, "\(question): \(text)")
                }
                #expect(ask.ru.unicodeScalars.contains { ("а"..."я").contains($0) }, "\(question): \(ask.ru)")
                #expect(!ask.en.unicodeScalars.contains { ("а"..."я").contains($0) }, "\(question): \(ask.en)")
            }
        }
    }

    @Test func `the keys fit on one line of 80 columns, and a key that takes all answers away says so`() {
        let ofQuestions = [false, true].flatMap { isFollowUp in
            [
                InterviewText.keys(isFollowUp: isFollowUp), InterviewText.keysAnswered(isFollowUp: isFollowUp),
                InterviewText.keysUnsaid(takesBack: isFollowUp),
            ]
        }
        for keys in ofQuestions + [InterviewText.reviewChoices] {
            #expect(TextWidth.of(keys.en) < 80 && TextWidth.of(keys.ru) < 80, "\(keys)")
        }
        #expect(
            InterviewText.keys(isFollowUp: true).en.hasSuffix(" all")
                && InterviewText.keys(isFollowUp: true).ru.hasSuffix(" всё"))
    }

    @Test func `a question addresses the person on the telephone`() {
        let text = Sentence(en: "How old {are you|is he}?", ru: "Сколько {вам|ему} лет?")
        #expect(
            InterviewText.addressed(text, himself: true) == Sentence(en: "How old are you?", ru: "Сколько вам лет?"))
        #expect(InterviewText.addressed(text, himself: false) == Sentence(en: "How old is he?", ru: "Сколько ему лет?"))
    }

    @Test func `what must never be asked is shown above, and no question asks for it`() {
        for word in ["name", "document numbers", "address", "unit"] {
            #expect(InterviewText.neverAsk.en.contains(word))
        }
        for word in ["имя", "номера документов", "адрес", "часть"] {
            #expect(InterviewText.neverAsk.ru.contains(word))
        }
        for question in questions where question != .field(.pseudonym) {
            let ask = InterviewText.template(question)
            for word in ["name", "number", "address", "unit"] { #expect(!ask.en.lowercased().contains(word)) }
            for word in ["имя", "зовут", "фамили", "номер", "адрес"] {
                #expect(!ask.ru.lowercased().contains(word), "\(ask.ru)")
            }
        }
    }

    @Test func `every word that is offered has a name other than its spelling in records`() {
        for question in questions {
            let words: [String] =
                switch question.form {
                case .choice(let words), .several(let words, _): words
                default: []
                }
            for word in words {
                #expect(question.label(of: word).ru != word)
                #expect(word != "unknown")
            }
        }
    }

    @Test func `no two countries share a name`() {
        for code in CountryText.names.keys.compactMap(CountryCode.init) {
            #expect(CountryText.country(named: CountryText.name(code).en) == code)
            #expect(CountryText.country(named: CountryText.name(code).ru) == code)
        }
    }
}
