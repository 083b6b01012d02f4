// Reads the values in the tables of a book: sentences, ids, days, countries, words of a vocabulary.

import IntakeBase
import IntakeCases

extension TOMLSection {
    /// A sentence from the keys `<prefix>en` and `<prefix>ru`; both are required.
    func sentence(_ prefix: String = "") throws(TOMLError) -> Sentence {
        Sentence(en: try string(prefix + "en"), ru: try string(prefix + "ru"))
    }

    /// An id: short, and harmless in every output.
    func id(_ key: String = "id") throws(TOMLError) -> String {
        let id = try string(key)
        let isPlain = id.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        }
        guard isPlain, id.utf8.count <= 64 else { throw refusal(key, BookText.badID) }
        return id
    }

    /// A day of this century.
    func bookDay(_ key: String) throws(TOMLError) -> Day {
        let day = try day(key)
        guard (2000...2099).contains(day.parts.year) else { throw refusal(key, BookText.dateOutOfRange) }
        return day
    }

    /// A country.
    func country(_ key: String) throws(TOMLError) -> CountryCode {
        guard let code = CountryCode(try string(key)) else { throw refusal(key, BookText.badCountry) }
        return code
    }

    /// Countries; empty if the key is missing.
    func countries(_ key: String) throws(TOMLError) -> [CountryCode] {
        var codes: [CountryCode] = []
        for text in try optionalStrings(key) ?? [] {
            guard let code = CountryCode(text) else { throw refusal(key, BookText.badCountry) }
            codes.append(code)
        }
        return codes
    }

    /// One word of a vocabulary.
    func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, of: Word.Type
    ) throws(TOMLError) -> Word where Word.RawValue == String {
        let text = try string(key)
        guard let word = Word(rawValue: text) else {
            throw refusal(key, BookText.notOneOf(Word.allCases.map(\.rawValue), was: text))
        }
        return word
    }

    /// Words of a vocabulary.
    func words<Word: RawRepresentable & CaseIterable>(
        _ key: String, of: Word.Type
    ) throws(TOMLError) -> [Word] where Word.RawValue == String {
        var words: [Word] = []
        for text in try strings(key) {
            guard let word = Word(rawValue: text) else {
                throw refusal(key, BookText.notOneOf(Word.allCases.map(\.rawValue), was: text))
            }
            words.append(word)
        }
        return words
    }
}
