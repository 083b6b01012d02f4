// Numbers of JSON (RFC 8259, section 6): whole numbers exactly, others as a finite `Double`.

extension JSONParser {
    mutating func number() throws(JSONError) -> JSONValue {
        let start = at
        let negative = take(UInt8(ascii: "-"))
        var whole: Int64? = 0
        let first = at
        while at < bytes.count, let digit = digit(bytes[at]) {
            if let known = whole {
                let (tens, lost) = known.multipliedReportingOverflow(by: 10)
                let (sum, lostToo) = tens.addingReportingOverflow(digit)
                whole = lost || lostToo ? nil : sum
            }
            at += 1
        }
        let digits = at - first
        guard digits > 0, digits == 1 || bytes[first] != UInt8(ascii: "0") else {
            throw failure(isAtEnd && digits == 0 ? .endsEarly : .unexpected, at: start)
        }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try someDigits(from: start)
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            _ = take(UInt8(ascii: "-")) || take(UInt8(ascii: "+"))
            try someDigits(from: start)
        }
        if isWhole, let whole, !(negative && whole == 0) { return .integer(negative ? -whole : whole) }
        guard at - start <= 1_000, let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)),
            number.isFinite
        else { throw failure(.numberTooLarge, at: start) }
        return .number(number)
    }

    private mutating func someDigits(from start: Int) throws(JSONError) {
        let first = at
        while at < bytes.count, digit(bytes[at]) != nil { at += 1 }
        guard at > first else { throw failure(isAtEnd ? .endsEarly : .unexpected, at: start) }
    }

    private func digit(_ byte: UInt8) -> Int64? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int64(byte - UInt8(ascii: "0")) : nil
    }
}
