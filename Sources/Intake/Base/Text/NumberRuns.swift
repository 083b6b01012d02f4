// Many numbers in few characters: `1–56, 60`.

/// Runs of numbers, as people read them.
package enum NumberRuns {
    /// Numbers in rising order, as `1–56, 60`; at most 20 of such runs.
    package static func text(_ numbers: [Int]) -> Sentence {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        let shown = runs.prefix(20).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        let text = shown.joined(separator: ", ")
        let more = runs.dropFirst(20).reduce(0) { $0 + $1.count }
        return more == 0
            ? Sentence(en: text, ru: text)
            : Sentence(en: "\(text) and \(more) more", ru: "\(text) и ещё \(more)")
    }
}
