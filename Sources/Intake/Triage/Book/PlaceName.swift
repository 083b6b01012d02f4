// Matches place names as people type them: any case, with or without spaces and hyphens, with letters of the other
// alphabet that look or sound the same. Two different names may match; two spellings of one name must not fail to.

enum PlaceName {
    /// Whether a text contains one of these names in any spelling.
    static func mentions(_ text: String, _ names: [String]) -> Bool {
        guard !names.isEmpty else { return false }
        return [lookAlikes, soundAlikes].contains { letters in
            let plain = folded(text, letters)
            return names.contains { name in
                let wanted = folded(name, letters)
                return wanted.isEmpty ? holds(text, name) : holds(plain, wanted)
            }
        }
    }

    /// Substring search over bytes. It is exact, because folding leaves one spelling per letter. The standard library's
    /// search by characters would cost as much as the rest of an advice.
    private static func holds(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard let first = part.first else { return true }
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { start in
            text[start] == first && text[start..<(start + part.count)].elementsEqual(part)
        }
    }

    /// Folds a text: drops case, invisible characters, spaces and punctuation, and replaces letters of one alphabet by
    /// those of the other.
    private static func folded(_ text: String, _ letters: [Unicode.Scalar: String]) -> String {
        var folded = String.UnicodeScalarView()
        // The letter before, and the number of scalars that it became.
        var (letter, length): (Unicode.Scalar, Int) = (" ", 0)
        for read in text.lowercased().unicodeScalars {
            var scalar = read
            // Some systems write a letter and its mark as two: и and a breve.
            if read.value >> 8 == 3, let whole = composed[read]?[letter] {
                folded.removeLast(length)
                scalar = whole
            }
            (letter, length) = (scalar, 0)
            if scalar.isASCII {
                let isKept = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
                guard isKept else { continue }
                folded.append(scalar)
                length = 1
            } else if let plain = letters[scalar] {
                folded.append(contentsOf: plain.unicodeScalars)
                length = plain.unicodeScalars.count
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                folded.append(scalar)
                length = 1
            }
        }
        return String(folded)
    }

    /// The Cyrillic letters that consist of a letter and a combining mark. Other marks are dropped.
    private static let composed: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = [
        "\u{306}": ["и": "й"], "\u{308}": ["е": "ё", "і": "ї"],
    ]

    /// Latin letters with diacritics to plain letters.
    private static let marked: [Unicode.Scalar: String] = [
        "ü": "u", "ú": "u", "ù": "u", "û": "u", "ý": "y", "í": "i", "ı": "i", "î": "i", "é": "e", "á": "a",
        "ö": "o", "ó": "o", "ç": "c", "č": "c", "ć": "c", "ş": "s", "š": "s", "ž": "z", "ğ": "g", "ň": "n",
    ]

    /// Cyrillic letters to the Latin letters that look the same in print.
    private static let lookAlikes = marked.merging([
        "а": "a", "в": "b", "е": "e", "ё": "e", "һ": "h", "н": "h", "і": "i", "ї": "i", "ј": "j", "к": "k", "м": "m",
        "о": "o", "р": "p", "ѕ": "s", "с": "c", "т": "t", "у": "y", "ү": "y", "х": "x",
    ]) { first, _ in first }

    /// Cyrillic letters to their usual transliteration.
    private static let soundAlikes = marked.merging([
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "і": "i",
        "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
        "э": "e", "ю": "yu", "я": "ya",
    ]) { first, _ in first }
}
