// Ranges of numbers as short text: `1–56, 60`.

/// Ranges of numbers, as people read them.
package enum NumberRuns {
    /// Ascending numbers as ranges, `1–56, 60`; after 20 ranges, only the count of the other numbers.
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
