// Reads TOML from standard input and prints it as the tagged JSON of the public suite toml-test; status 1 if the text
// is refused. For `make suites`.

import Glibc
import IntakeBase

@main
enum TOMLDecode {
    static func main() {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
            guard count >= 0 else { fail("standard input cannot be read") }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        // Some editors begin UTF-8 with it. TOML does not mention it; the suite requires that it is skipped.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        do {
            print(CanonicalJSON.text(try TOMLValue(text: bytes, .all).tagged))
        } catch {
            fail("\(error)")
        }
    }

    private static func fail(_ message: String) -> Never {
        _ = (message + "\n").withCString { write(2, $0, strlen($0)) }
        exit(1)
    }
}

extension TOMLValue {
    fileprivate var tagged: JSONValue {
        switch content {
        case .string(let text): tag("string", text)
        case .integer(let number): tag("integer", "\(number)")
        case .float(let number): tag("float", "\(number)")
        case .bool(let answer): tag("bool", "\(answer)")
        case .time(let time): tag(time.kind.tag, time.text)
        case .array(let elements): .array(elements.map(\.tagged))
        case .table(let entries): .object(entries.mapValues(\.tagged))
        }
    }

    private func tag(_ type: String, _ value: String) -> JSONValue { ["type": .string(type), "value": .string(value)] }
}

extension TOMLTime.Kind {
    fileprivate var tag: String {
        switch self {
        case .offsetDateTime: "datetime"
        case .localDateTime: "datetime-local"
        case .localDate: "date-local"
        case .localTime: "time-local"
        }
    }
}
