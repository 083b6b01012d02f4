import Testing
@testable import IntakeBase
@testable import IntakeCases

/// What has the right form and cannot be meant is refused with its place, before it is sealed.
@Suite struct RequestCheckTests {
    private static let today = Day("2026-07-01")!

    private func refused(_ text: String, isFollowUp: Bool = false) -> [InputError] {
        do {
            _ = try RequestInput.parse(Array(text.utf8), isFollowUp: isFollowUp, on: Self.today)
        } catch let error as InputErrors {
            return error.errors
        } catch let error as InputError {
            return [error]
        } catch {
            Issue.record(error)
        }
        return []
    }

    @Test(arguments: [
        ("deadline", "0026-07-05"), ("deadline", "2062-07-03"), ("deadline", "9999-12-31"),
        ("passport_expires", "0026-07-05"), ("passport_expires", "2062-01-01"), ("legal_stay_until", "0206-07-03"),
    ])
    func `a year that cannot be meant is refused in each field of a day`(field: String, day: String) {
        let refused = refused(#"{"\#(field)":"\#(day)"}"#)
        #expect(refused.map(\.field) == [field])
        guard case .notMeant(let given, _)? = refused.first?.problem else {
            Issue.record("\(refused)")
            return
        }
        #expect(given.description == day)
    }

    @Test(arguments: [
        ("deadline", "2026-05-01"), ("deadline", "2027-12-31"), ("passport_expires", "2004-01-01"),
        ("passport_expires", "2036-06-30"), ("legal_stay_until", "2036-07-01"),
    ])
    func `a day that can be meant is taken, also one that passed`(field: String, day: String) {
        #expect(refused(#"{"\#(field)":"\#(day)"}"#) == [])
    }

    @Test(arguments: ["1960-01-01", "2020-01-01", "2033-05-05", "9999-12-31"])
    func `a clock that is wrong does not refuse a day that can be meant`(clock: String) throws {
        let text = #"{"deadline":"2026-07-08","passport_expires":"2030-01-01","legal_stay_until":"2027-01-01"}"#
        let day = try #require(Day(clock))
        #expect(try RequestInput.parse(Array(text.utf8), on: day).count == 1)
        #expect(throws: InputError.self) {
            try RequestInput.parse(Array(#"{"deadline":"0026-07-08"}"#.utf8), on: day)
        }
    }

    @Test func `the day of an exercise decides what can be meant in it`() {
        let text = #"{"id":"x","as_of":"2050-01-01","case":{"deadline":"2050-02-01"}}"#
        #expect(refused(text) == [])
    }

    @Test(arguments: [
        (#"{"country":"XX"}"#, "country"), (#"{"country":"UK"}"#, "country"), (#"{"visas":["XX"]}"#, "visas"),
        (#"{"ties":["family_in:QQ"]}"#, "ties"), (#"{"visas":"none"}"#, "visas"), (#"{"health":"refused"}"#, "health"),
        (#"{"companions":[{"age":3},{"passport_expires":"0030-01-01"}]}"#, "companions[2].passport_expires"),
        (#"{"visas":"de"}"#, "visas"), (#"{"visas":["schengen","EU"]}"#, "visas"),
    ])
    func `letters without a country, and words for nothing, are refused with their place`(text: String, field: String) {
        #expect(refused(text).map(\.field) == [field])
    }

    @Test func `a code that people use for a country names the country`() {
        #expect(refused(#"{"country":"UK"}"#).first?.sentence.en.contains("GB is United Kingdom") == true)
        #expect(CountryText.country(named: "XX") == nil)
        #expect(CountryText.country(named: "uk") == CountryCode("GB"))
        #expect(CountryText.names.keys.allSatisfy { CountryCode($0)?.isAssigned == true })
    }

    @Test func `each field of a day has a range of days that can be meant`() {
        let days = RequestField.allCases.compactMap { field in field.kind.days.map { (field, $0) } }
        #expect(
            Dictionary(uniqueKeysWithValues: days) == [
                .deadline: .deadline, .legalStayUntil: .stay, .passportExpires: .passport,
            ])
        #expect(Companion.Part.allCases.filter { $0.described.kind.days == .passport } == [.passportExpires])
    }

    @Test(arguments: [
        "{}", #"{"notes":"   "}"#, #"{"notes":" - ","pseudonym":"?"}"#, #"{"place":"-"}"#, #"{"safe_contact":{}}"#,
        #"{"safe_contact":{"when":"-"}}"#,
    ])
    func `a form without an answer is refused, in a follow-up too`(text: String) {
        #expect(refused(text).map(\.problem) == [.nothingAnswered])
        #expect(refused(text, isFollowUp: true).map(\.problem) == [.nothingSaid])
        #expect(refused(#"{"pseudonym":"G"}"#) == [])
        #expect(refused(#"{"notes":"👍"}"#, isFollowUp: true) == [])
        #expect(refused(#"{"visas":"b2"}"#) == [])
    }

    @Test func `days and countries are looked at beside a field that is refused, and the case beside a wrong day`() {
        #expect(refused(#"{"wanted":"da","deadline":"2062-01-01"}"#).map(\.field) == ["wanted", "deadline"])
        #expect(refused(#"{"id":"x","as_of":"1","case":{"country":"XX"}}"#).map(\.field) == ["as_of", "country"])
        #expect(refused(#"{"schema":"two","wanted":"da"}"#).map(\.field) == ["schema"])
        #expect(refused(#"{"schema":0,"deadline":"2062-01-01"}"#).map(\.field) == ["schema"])
    }

    @Test func `all mistakes of an input are told at once, with their places`() throws {
        let refused = refused(
            #"[{"age":20},{},{"wanted":"da","country":"RUS","deadline":"2026-07-09"},{"country":"XX","deadline":"2062-01-01"}]"#
        )
        #expect(refused.map(\.number) == [2, 3, 3, 4, 4])
        #expect(refused.map(\.field) == [nil, "country", "wanted", "country", "deadline"])
        let error = try #require(InputErrors.error(refused))
        #expect(error.sentence.en.hasPrefix("5 mistakes in the input:\n  request 2: the form has no answer\n"))
        #expect(error.sentence.ru.hasPrefix("во входных данных 5 ошибок:\n  обращение 2: "))
    }

    @Test func `of very many mistakes the first twenty are told`() throws {
        let refused = refused("[" + Array(repeating: "{}", count: 25).joined(separator: ",") + "]")
        let lines = try #require(InputErrors.error(refused)).sentence.en.split(separator: "\n")
        #expect(lines.count == 22)
        #expect(lines.last == "  and 5 more")
    }

    @Test func `what was sealed is read, whatever it means`() throws {
        let request = try Request(json: ["deadline": "9999-12-31", "country": "XX"])
        #expect(request.deadline == Day("9999-12-31") && request.country == CountryCode("XX"))
    }
}
