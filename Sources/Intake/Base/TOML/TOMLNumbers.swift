// Numbers, days and times of TOML (TOML v1.0.0, "Integer" to "Local Time"; times as in RFC 3339).

extension TOMLReader {
    /// Parses a value that begins with a digit or a sign. `key` is its key, for the error about a missing quotation
    /// mark.
    mutating func number(of key: String) throws(TOMLRefusal) -> TOMLValue.Content {
        let start = cursor.index
        skipNumber()
        // A space may separate a day and a time.
        if cursor.index == start + 10, cursor.byte == .space, cursor.byte(after: 1)?.isDigit == true,
            cursor.byte(after: 3) == UInt8(ascii: ":")
        {
            cursor.pass()
            skipNumber()
        }
        let token = cursor.bytes[start..<cursor.index]
        guard let content = content(of: Array(token)), isEndOfNumber() else {
            throw TOMLRefusal(isSentence(from: start) ? .noQuotes(key: key) : .badNumber, at: start)
        }
        return content
    }

    private mutating func skipNumber() {
        while let byte = cursor.byte, byte.isBare || "+.:".utf8.contains(byte) { cursor.pass() }
    }

    /// Whether only the end of the value follows.
    private func isEndOfNumber() -> Bool {
        var ahead = cursor
        ahead.skipSpaces()
        return ahead.isAtEnd || ahead.isAtLineEnd || ahead.byte.map { "#,]}".utf8.contains($0) } == true
    }

    /// Whether words follow the number, as in `12 March 2026`: then quotation marks are missing.
    private func isSentence(from start: Int) -> Bool {
        let line = cursor.bytes[start...].prefix(4_000).prefix { $0 != .lineFeed }
        return String(decoding: line, as: UTF8.self).split(separator: " ")
            .contains { $0.count > 2 && $0.allSatisfy(\.isLetter) }
    }

    private func content(of token: [UInt8]) -> TOMLValue.Content? {
        let text = String(decoding: token, as: UTF8.self)
        if let time = TOMLTime(token) { return rules.isPlain && time.kind != .localDate ? nil : .time(time) }
        if let number = TOMLReader.integer(token) { return .integer(number) }
        if rules.isPlain { return nil }
        if let number = TOMLReader.integer(token, prefixed: true) { return .integer(number) }
        switch text {
        case "+inf": return .float(.infinity)
        case "-inf": return .float(-.infinity)
        case "+nan", "-nan": return .float(.nan)
        default: return TOMLReader.float(token).map { .float($0) }
        }
    }

    /// Digits, with single `_` allowed between two of them; nil for anything else.
    private static func digits(_ bytes: some Collection<UInt8>, _ isDigit: (UInt8) -> Bool = \.isDigit) -> String? {
        var (text, wasDigit) = ("", false)
        for byte in bytes {
            if isDigit(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else if byte != UInt8(ascii: "_") || !wasDigit {
                return nil
            }
            wasDigit = isDigit(byte)
        }
        return wasDigit ? text : nil
    }

    /// The same, without leading zeros.
    private static func decimal(_ bytes: some Collection<UInt8>) -> String? {
        guard let text = digits(bytes), text == "0" || !text.hasPrefix("0"), bytes.count == 1 || text != "0" else {
            return nil
        }
        return text
    }

    /// Splits an optional sign from the rest.
    private static func signed(_ token: [UInt8]) -> (sign: String, rest: ArraySlice<UInt8>) {
        switch token.first {
        case UInt8(ascii: "-"): ("-", token.dropFirst())
        case UInt8(ascii: "+"): ("", token.dropFirst())
        default: ("", token[...])
        }
    }

    private static func integer(_ token: [UInt8]) -> Int? {
        let (sign, rest) = signed(token)
        return decimal(rest).flatMap { Int(sign + $0) }
    }

    /// Parses a hexadecimal, octal or binary number.
    private static func integer(_ token: [UInt8], prefixed: Bool) -> Int? {
        let radix: Int
        switch String(decoding: token.prefix(2), as: UTF8.self) {
        case "0x": radix = 16
        case "0o": radix = 8
        case "0b": radix = 2
        default: return nil
        }
        let text = digits(token.dropFirst(2)) { byte in
            Character(Unicode.Scalar(byte)).hexDigitValue.map { $0 < radix } == true
        }
        return text.flatMap { Int($0, radix: radix) }
    }

    /// Parses a number with a fraction or an exponent. Without both it is a whole one, which must not be rounded.
    private static func float(_ token: [UInt8]) -> Double? {
        let (sign, rest) = signed(token)
        let mantissa = rest.prefix { $0 | 0x20 != UInt8(ascii: "e") }
        let whole = mantissa.prefix { $0 != UInt8(ascii: ".") }
        guard whole.count < rest.count, var text = decimal(whole).map({ sign + $0 }) else { return nil }
        if whole.count < mantissa.count {
            guard let fraction = digits(mantissa.dropFirst(whole.count + 1)) else { return nil }
            text += "." + fraction
        }
        if mantissa.count < rest.count {
            let (sign, power) = signed(Array(rest.dropFirst(mantissa.count + 1)))
            guard let power = digits(power) else { return nil }
            text += "e" + sign + power
        }
        return Double(text)
    }
}

extension TOMLTime {
    /// Parses a TOML day, time or both; nil for anything else, also for a day that does not exist.
    fileprivate init?(_ token: [UInt8]) {
        var rest = token[...]
        guard let day = TOMLTime.day(&rest) else {
            guard let time = TOMLTime.clock(&rest), rest.isEmpty else { return nil }
            self.init(kind: .localTime, text: time)
            return
        }
        guard let byte = rest.popFirst() else {
            self.init(kind: .localDate, text: day)
            return
        }
        guard byte | 0x20 == UInt8(ascii: "t") || byte == .space, let time = TOMLTime.clock(&rest) else { return nil }
        if rest.isEmpty {
            self.init(kind: .localDateTime, text: "\(day)T\(time)")
        } else {
            guard let offset = TOMLTime.offset(rest) else { return nil }
            self.init(kind: .offsetDateTime, text: "\(day)T\(time)\(offset)")
        }
    }

    /// Takes `count` digits from the front; nil if they are fewer or their number is not in `range`.
    private static func number(_ rest: inout ArraySlice<UInt8>, _ count: Int, _ range: ClosedRange<Int>) -> String? {
        let text = String(decoding: rest.prefix(count), as: UTF8.self)
        guard rest.count >= count, rest.prefix(count).allSatisfy(\.isDigit), let number = Int(text),
            range.contains(number)
        else { return nil }
        rest = rest.dropFirst(count)
        return text
    }

    private static func take(_ byte: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: byte) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func day(_ rest: inout ArraySlice<UInt8>) -> String? {
        var ahead = rest
        guard let year = number(&ahead, 4, 0...9999), take("-", &ahead), let month = number(&ahead, 2, 1...12),
            take("-", &ahead), let day = number(&ahead, 2, 1...31), let length = length(ofMonth: month, year: year),
            Int(day).map({ $0 <= length }) == true
        else { return nil }
        rest = ahead
        return "\(year)-\(month)-\(day)"
    }

    private static func length(ofMonth month: String, year: String) -> Int? {
        guard let month = Int(month), let year = Int(year) else { return nil }
        return Day.length(ofMonth: month, year: year)
    }

    private static func clock(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let hour = number(&rest, 2, 0...23), take(":", &rest), let minute = number(&rest, 2, 0...59),
            take(":", &rest), let second = number(&rest, 2, 0...60)
        else { return nil }
        var fraction = ""
        if take(".", &rest) {
            let digits = rest.prefix(while: \.isDigit)
            guard !digits.isEmpty else { return nil }
            fraction = "." + String(decoding: digits, as: UTF8.self)
            rest = rest.dropFirst(digits.count)
        }
        return "\(hour):\(minute):\(second)\(fraction)"
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> String? {
        if bytes.count == 1 { return bytes.first.map { $0 | 0x20 } == UInt8(ascii: "z") ? "Z" : nil }
        var rest = bytes
        let sign = take("+", &rest) ? "+" : "-"
        guard sign == "+" || take("-", &rest), let hour = number(&rest, 2, 0...23), take(":", &rest),
            let minute = number(&rest, 2, 0...59), rest.isEmpty
        else { return nil }
        return "\(sign)\(hour):\(minute)"
    }
}
