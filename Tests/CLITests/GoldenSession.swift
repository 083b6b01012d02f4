// A golden file: a terminal session as text. Lines such as `lead$ intake queue` are run; their output and `[status 0]`
// follow. Everything else is kept unchanged: the head, and words between the steps.
//
//     stage: desk                      state of the laptops at the start (GoldenStage.Level)
//     language: ru                     optional: English
//
//     lead$ intake status              on the coordinator's laptop; v07$ is the volunteer's, $ is no laptop
//     Laptop: irina, coordinator
//     [standard error]                 if not empty
//     ...
//     [status 0]

import Testing

/// A session that was recorded.
struct GoldenSession {
    /// A line that is run, and its result.
    struct Step {
        /// Its number in the file, from 1.
        var number: Int
        /// The laptop that it runs on; empty for none.
        var laptop: String
        var command: String
        /// The output and the status, as in the file.
        var recorded: [String] = []
        /// The text between this step and the next.
        var words: [String] = []
    }

    var head: [String] = []
    var steps: [Step] = []

    /// Parses a golden file.
    init(_ text: String) {
        var isOutput = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(line)
            if let (laptop, command) = Self.prompt(line) {
                steps.append(Step(number: index + 1, laptop: laptop, command: command))
                isOutput = true
            } else if steps.isEmpty {
                head.append(line)
            } else if isOutput {
                steps[steps.count - 1].recorded.append(line)
                isOutput = !Self.isEnd(line)
            } else {
                steps[steps.count - 1].words.append(line)
            }
        }
        // A step that was written by hand and never run has no output; the following text is not its output.
        for index in steps.indices where steps[index].recorded.last.map(Self.isEnd) != true {
            (steps[index].recorded, steps[index].words) = ([], steps[index].recorded)
        }
    }

    /// The file.
    var text: String {
        let lines = steps.flatMap { step in
            let words = Array(step.words.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed())
            return ["\(step.laptop)$ \(step.command)"] + step.recorded + (words.isEmpty ? [""] : [""] + words + [""])
        }
        return (head + lines).joined(separator: "\n")
    }

    /// The value of a line of the head, such as `stage: desk`.
    func setting(_ name: String) -> String? {
        head.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
    }

    /// Lines that would be parsed as part of the session if they were printed.
    static func isOwn(_ line: String) -> Bool {
        prompt(line) != nil || isEnd(line) || line == errorMark || line == openMark
    }

    /// What an outcome is in a file: standard output, standard error, the status. `show` is given the text of a stream,
    /// `line` each line of that.
    static func lines(
        of outcome: Program.Outcome, show: (String) throws -> String = { $0 },
        line: (String) throws -> [String] = { [$0] }
    ) rethrows -> [String] {
        var lines: [String] = []
        for (text, mark) in [(outcome.output, nil), (outcome.error, errorMark)] where !text.isEmpty {
            if let mark { lines.append(mark) }
            // What would not be seen in a file, or would break it.
            let visible = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map {
                        $0.value < 0x20 && $0 != "\n" ? Unicode.Scalar(0x2400 + $0.value) ?? $0 : $0
                    }))
            var printed = try show(visible).split(separator: "\n", omittingEmptySubsequences: false)
            let isWhole = printed.last == ""
            if isWhole { printed.removeLast() }
            for each in printed.map(String.init) {
                #expect(!isOwn(each), "printed, but reads like a part of the session")
                lines += try line(each)
            }
            if !isWhole { lines.append(openMark) }
        }
        return lines + ["[status \(outcome.status)]"]
    }

    static let errorMark = "[standard error]"
    /// Marks output that does not end in a line feed.
    static let openMark = "[no line feed]"

    private static func isEnd(_ line: String) -> Bool { line.wholeMatch(of: #/\[status [0-9]+\]/#) != nil }

    private static func prompt(_ line: String) -> (laptop: String, command: String)? {
        line.wholeMatch(of: #/(lead|v07|)\$ (.+)/#).map { (String($0.output.1), String($0.output.2)) }
    }
}
