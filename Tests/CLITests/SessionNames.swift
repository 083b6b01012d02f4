// Matches the lines of a session with the output: names for values that differ between runs, and `...` for skipped
// lines.

import Testing

/// The names of a session with their values.
struct SessionNames {
    /// The kinds of values. Two names of a random kind never have the same value.
    private static let kinds: [(name: String, pattern: String, isRandom: Bool)] =
        GoldenKind.all.map { ($0.name, $0.pattern, true) } + [
            ("short", #"\b[0-9a-f]{8}\b"#, true), ("hash", #"\b[0-9a-f]{64}\b"#, true),
            ("date", "[0-9]{4}-[0-9]{2}-[0-9]{2}", false), ("time", "[0-9]{2}:[0-9]{2}(:[0-9]{2})?", false),
            ("number", "[0-9]+", false),
        ]
    private static var reference: Regex<(Substring, Substring, Substring)> { #/<([a-z]+(?: [a-z]+)?) ([a-z0-9-]+)>/# }

    /// Values by kind and name.
    private var bound: [String: [String: String]] = [:]

    /// The command, with each name replaced by its value. Throws `Mismatch` for a name without a value.
    func filled(_ step: GoldenSession.Step) throws -> String {
        var command = step.command
        for name in step.command.matches(of: Self.reference) {
            guard let value = bound[String(name.output.1)]?[String(name.output.2)] else {
                throw Session.Mismatch(line: step.number, text: "nothing printed so far is \(name.output.0)")
            }
            command = command.replacing(name.output.0, with: value)
        }
        return command
    }

    /// Matches the output with the expectation of the step, and binds new names. Nil if it matches.
    mutating func match(_ step: GoldenSession.Step, _ found: [String]) throws -> Session.Mismatch? {
        var furthest = (expected: 0, found: 0)
        if try match(step.recorded[...], found[...], step, &furthest) { return nil }
        let text = """
            \(step.laptop)$ \(step.command)
            expected: \(step.recorded[furthest.expected])
            came:     \(furthest.found < found.count ? found[furthest.found] : "nothing more")
            in all:
            \(found.map { "    \($0)" }.joined(separator: "\n"))
            """
        return Session.Mismatch(line: step.number + 1 + furthest.expected, text: text)
    }

    /// Backtracking, depth first: `...` is tried with no line first, then with one more at a time.
    private mutating func match(
        _ expected: ArraySlice<String>, _ found: ArraySlice<String>, _ step: GoldenSession.Step,
        _ furthest: inout (expected: Int, found: Int)
    ) throws -> Bool {
        guard let line = expected.first else { return found.isEmpty }
        if expected.startIndex > furthest.expected { furthest = (expected.startIndex, found.startIndex) }
        if line == "..." {
            var rest = found
            while true {
                var names = self
                if try names.match(expected.dropFirst(), rest, step, &furthest) {
                    self = names
                    return true
                }
                // Standard error and status are never skipped.
                guard let next = rest.popFirst(), !GoldenSession.isOwn(next) else { return false }
            }
        }
        var names = self
        guard let next = found.first, try names.bind(line, next, number: step.number + 1 + expected.startIndex),
            try names.match(expected.dropFirst(), found.dropFirst(), step, &furthest)
        else { return false }
        self = names
        return true
    }

    /// Whether `found` matches `line`; binds the new names in it.
    private mutating func bind(_ line: String, _ found: String, number: Int) throws -> Bool {
        guard line.contains("...") || line.contains(Self.reference) else { return line == found }
        var pattern = ""
        var fresh: [(kind: String, name: String, isRandom: Bool)] = []
        var rest = line[...]
        while !rest.isEmpty {
            if let name = rest.prefixMatch(of: Self.reference) {
                let (kind, own) = (String(name.output.1), String(name.output.2))
                guard let known = Self.kinds.first(where: { $0.name == kind }) else {
                    throw Session.Mismatch(line: number, text: "there are no names of this kind: \(name.output.0)")
                }
                if let value = bound[kind]?[own] {
                    pattern += Self.literal(value)
                } else if let index = fresh.firstIndex(where: { ($0.kind, $0.name) == (kind, own) }) {
                    pattern += "\\k<n\(index)>"
                } else {
                    pattern += "(?<n\(fresh.count)>\(known.pattern))"
                    fresh.append((kind, own, known.isRandom))
                }
                rest = rest[name.range.upperBound...]
            } else if rest.hasPrefix("...") {
                pattern += ".*"
                rest = rest.dropFirst(3)
            } else {
                pattern += Self.literal(String(rest.removeFirst()))
            }
        }
        let regex = try Regex(pattern).wordBoundaryKind(.simple)
        guard let match = try regex.wholeMatch(in: found) else { return false }
        for (index, name) in fresh.enumerated() {
            guard let value = match.output["n\(index)"]?.substring.map(String.init) else { return false }
            if name.isRandom, bound[name.kind]?.values.contains(value) == true { return false }
            bound[name.kind, default: [:]][name.name] = value
        }
        return true
    }

    /// A pattern for exactly this text.
    private static func literal(_ text: String) -> String {
        text.map { $0.isASCII && !$0.isLetter && !$0.isNumber && $0 != " " ? "\\\($0)" : String($0) }.joined()
    }
}
