// A moment by the laptop's clock, to the second, for example when a request came in. Pure arithmetic, UTC only.

import IntakeBase

/// A moment in UTC, to the second, in the years 1 to 9999.
public struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public let unixSeconds: Int64

    private static let secondsADay: Int64 = 86_400
    private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// The moment this many seconds after 1970-01-01T00:00:00Z, clamped to the years 1 to 9999.
    public init(unixSeconds: Int64) {
        self.unixSeconds = min(max(unixSeconds, Moment.range.lowerBound), Moment.range.upperBound)
    }

    /// The moment at this second of a day in UTC.
    /// - Parameter secondOfDay: clamped to 0 to 86,399.
    public init(_ day: Day, secondOfDay: Int = 0) {
        let second = Int64(min(max(secondOfDay, 0), 86_399))
        let days = Int64(min(max(day.sinceEpoch, -719_162), 2_932_896))
        self.init(unixSeconds: days * Moment.secondsADay + second)
    }

    /// Parses exactly `YYYY-MM-DDThh:mm:ssZ`; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Day(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Moment.number(bytes[11...12]), let minute = Moment.number(bytes[14...15]),
            let second = Moment.number(bytes[17...18]), hour < 24, minute < 60, second < 60
        else { return nil }
        self.init(day, secondOfDay: hour * 3_600 + minute * 60 + second)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(0) { value, byte in
            guard let value, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            return value * 10 + Int(byte - UInt8(ascii: "0"))
        }
    }

    /// The day in UTC.
    public var day: Day {
        Day(sinceEpoch: Int(unixSeconds >= 0 ? unixSeconds / 86_400 : (unixSeconds - 86_399) / 86_400))
    }

    /// The seconds since midnight in UTC, 0 to 86,399.
    public var secondOfDay: Int {
        Int(unixSeconds - Int64(day.sinceEpoch) * Moment.secondsADay)
    }

    /// The moment in the form `2026-07-01T14:03:00Z`.
    public var description: String {
        let second = secondOfDay
        return "\(day)T\((second / 3_600).digits(2)):\((second / 60 % 60).digits(2)):\((second % 60).digits(2))Z"
    }

    /// The moment to the minute, for tables: `2026-07-01 14:03`, in UTC.
    public var minutes: String {
        "\(day) \((secondOfDay / 3_600).digits(2)):\((secondOfDay / 60 % 60).digits(2))"
    }

    /// Whether `left` is earlier than `right`.
    public static func < (left: Moment, right: Moment) -> Bool {
        left.unixSeconds < right.unixSeconds
    }
}
