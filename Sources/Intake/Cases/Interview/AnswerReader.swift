// Converts typed text to an answer. It accepts numbers, words in either language and two forms of dates. What it does
// not understand it explains; it never guesses.

import IntakeBase

/// Why an answer was not understood, for the person who typed it.
package struct Misunderstanding: Error, Hashable, Sendable {
    /// What was expected instead.
    package let sentence: Sentence
}

/// Reads typed answers.
enum AnswerReader {
    /// Reads `text` as an answer of this form.
    static func read(_ text: String, as form: AnswerForm) throws(Misunderstanding) -> FieldValue {
        let text = text.trimmed
        switch form {
        case .choice(let words): return try .word(one(text, of: words))
        case .several(let words, let countries): return try .words(several(text, of: words, countries: countries))
        case .number(let range):
            guard let number = Int(text), range.contains(number) else {
                throw Misunderstanding(sentence: InterviewText.wantsNumber(range))
            }
            return .number(number)
        case .day:
            guard let day = day(text) else { throw Misunderstanding(sentence: InterviewText.wantsDay) }
            return .day(day)
        case .country:
            guard let country = CountryText.country(named: text) else {
                throw Misunderstanding(sentence: InterviewText.wantsCountry)
            }
            return .word(country.description)
        case .text(let maxBytes):
            guard text.utf8.count <= maxBytes else {
                throw Misunderstanding(sentence: InterviewText.tooLong(by: text.utf8.count - maxBytes))
            }
            return text.isEmpty ? .unknown : .text(text)
        }
    }

    /// Parses a day, `YYYY-MM-DD` or `DD.MM.YYYY`; in the latter, day and month may have one digit.
    private static func day(_ text: String) -> Day? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4 else { return Day(text) }
        func padded(_ part: Substring) -> String { part.utf8.count == 1 ? "0" + part : String(part) }
        return Day("\(parts[2])-\(padded(parts[1]))-\(padded(parts[0]))")
    }

    private static func one(_ text: String, of words: [String]) throws(Misunderstanding) -> String {
        if words.contains(text) { return text }
        if let number = Int(text), number >= 1, words.indices.contains(number - 1) { return words[number - 1] }
        switch text.lowercased() {
        case "y", "yes", "д", "да": if words.contains("yes") { return "yes" }
        case "n", "no", "н", "нет": if words.contains("no") { return "no" }
        default: break
        }
        throw Misunderstanding(sentence: InterviewText.wantsOne(of: words.count))
    }

    private static func several(
        _ text: String, of words: [String], countries: Bool
    ) throws(Misunderstanding) -> [String] {
        let pieces = text.split { " ,;:\t".contains($0) }.map(String.init)
        if pieces.count == 1, ["0", "no", "none", "n", "нет", "н"].contains(pieces[0].lowercased()) { return [] }
        let wanted = Misunderstanding(
            sentence: InterviewText.wantsSeveral(of: words.count, countries: countries || words.contains(where: isOpen))
        )
        var chosen: [String] = []
        // The current word that takes countries; `waiting`: it has no country yet.
        var open: String?
        var waiting = false
        var index = 0
        while index < pieces.count {
            if words.contains(pieces[index]), !isOpen(pieces[index]), !waiting {
                // An article that is typed as such.
                chosen.append(pieces[index])
                open = nil
                index += 1
            } else if let number = Int(pieces[index]) {
                guard number >= 1, words.indices.contains(number - 1), !waiting else { throw wanted }
                let word = words[number - 1]
                open = isOpen(word) ? word : nil
                waiting = open != nil
                if open == nil { chosen.append(word) }
                index += 1
            } else {
                guard open != nil || countries, let (country, count) = country(in: pieces[index...]) else {
                    throw wanted
                }
                chosen.append((open ?? "") + country.description)
                waiting = false
                index += count
            }
        }
        guard !waiting, !chosen.isEmpty, chosen.count <= FieldReader.maxEntries else { throw wanted }
        return chosen.distinct
    }

    private static func isOpen(_ word: String) -> Bool { word.hasSuffix(":") }

    /// The country that the first pieces name, and the number of pieces of its name. The longest name wins.
    private static func country(in pieces: ArraySlice<String>) -> (CountryCode, Int)? {
        for count in stride(from: min(3, pieces.count), to: 0, by: -1) {
            if let country = CountryText.country(named: pieces.prefix(count).joined(separator: " ")) {
                return (country, count)
            }
        }
        return nil
    }
}
