// A calendar day without a clock or a time zone, as in deadlines, passports and facts. Pure arithmetic on the proleptic
// Gregorian calendar.

/// A calendar day, from 0001-01-01 to 9999-12-31.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let sinceEpoch: Int

    /// The day this many days after 1970-01-01 (before it, if negative).
    public init(sinceEpoch: Int) {
        self.sinceEpoch = sinceEpoch
    }

    /// Parses exactly `YYYY-MM-DD`; nil for anything else, also for days that do not exist, such as 30 February.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            year >= 1, (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.init(sinceEpoch: Day.count(year: year, month: month, day: day))
    }

    /// The day in UTC at this many seconds after 1970-01-01T00:00:00Z.
    public init(unixSeconds seconds: Int64) {
        self.init(sinceEpoch: Int((Double(seconds) / 86_400).rounded(.down)))
    }

    /// The year, month and day of the month.
    public var parts: (year: Int, month: Int, day: Int) {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
        let shifted = sinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day in the form `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        return "\(year.digits(4))-\(month.digits(2))-\(day.digits(2))"
    }

    /// Days from `self` to `other`; negative if `other` is earlier.
    public func days(until other: Day) -> Int {
        other.sinceEpoch - sinceEpoch
    }

    /// The day this many days later.
    public func adding(days: Int) -> Day {
        Day(sinceEpoch: sinceEpoch + days)
    }

    /// Whether `left` comes before `right`.
    public static func < (left: Day, right: Day) -> Bool {
        left.sinceEpoch < right.sinceEpoch
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Howard Hinnant, as above, days_from_civil.
    private static func count(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
