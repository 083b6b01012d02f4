import Testing
@testable import IntakeBase
@testable import IntakeTriage

@Suite struct DayTests {
    @Test(arguments: ["1970-01-01": 0, "2000-02-29": 11016, "2026-07-01": 20635, "1969-12-31": -1])
    func `a day and its count since 1970 name each other`(text: String, count: Int) throws {
        let day = try #require(Day(text))
        #expect(day.sinceEpoch == count)
        #expect(day.description == text)
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-01", "", "2026-07-01 ", "0000-01-01", "２026-07-01"])
    func `what is no day is refused`(text: String) {
        #expect(Day(text) == nil)
    }
}
