import Testing
@testable import IntakeBase
@testable import IntakeCases
@testable import IntakeTriage

@Suite struct MomentTests {
    // Seconds by `date -u -d ... +%s`.
    @Test(arguments: [
        "1970-01-01T00:00:00Z": 0, "2026-07-01T14:03:00Z": 1_782_914_580, "1969-12-31T23:59:59Z": -1,
        "2000-02-29T12:00:00Z": 951_825_600, "0001-01-01T00:00:00Z": -62_135_596_800,
        "9999-12-31T23:59:59Z": 253_402_300_799,
    ])
    func `a moment and its seconds name each other`(text: String, seconds: Int64) throws {
        let moment = try #require(Moment(text))
        #expect(moment.unixSeconds == seconds)
        #expect(Moment(unixSeconds: seconds).description == text)
        #expect(moment.day == Day(String(text.prefix(10))))
    }

    @Test(arguments: [
        "2026-07-01", "2026-07-01T24:00:00Z", "2026-07-01T14:60:00Z", "2026-07-01T14:03:60Z", "2026-07-01 14:03:00Z",
        "2026-07-01T14:03:00+", "2026-02-30T00:00:00Z", "2026-07-01T1４:03:00Z", "",
    ])
    func `what is no moment is refused`(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test(arguments: [Int64.min, Int64.max])
    func `a clock gone wild is brought back, never a crash`(seconds: Int64) {
        #expect(Moment(Moment(unixSeconds: seconds).description) == Moment(unixSeconds: seconds))
    }
}
