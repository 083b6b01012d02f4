// Matches place names as people type them: any case, with or without spaces and hyphens, with letters of the other
// alphabet that look or sound the same. Two different names may match; two spellings of one name must not fail to.

/// Names of places. They are folded here, because a book has many names, and each advice looks for them.
package struct PlaceNames: Hashable, Sendable {
    /// As the book writes them.
    package let names: [String]
    /// Each name by each of the alphabets.
    private let folded: [[[UInt8]]]

    /// These names.
    package init(_ names: [String]) {
        self.names = names
        folded = PlaceName.alphabets.map { letters in names.map { PlaceName.folded($0.lowercased(), letters) } }
    }

    /// Whether a text contains one of the names in any spelling.
    func areMentioned(in text: String) -> Bool {
        guard !names.isEmpty else { return false }
        let lower = text.lowercased()
        return zip(PlaceName.alphabets, folded).contains { letters, folded in
            let plain = PlaceName.folded(lower, letters)
            return zip(names, folded).contains { name, wanted in
                wanted.isEmpty ? PlaceName.holds(Array(text.utf8), Array(name.utf8)) : PlaceName.holds(plain, wanted)
            }
        }
    }
}

enum PlaceName {
    /// Replacements of letters by those that look the same, and by those that sound the same.
    fileprivate static let alphabets = [lookAlikes, soundAlikes]

    /// Substring search over bytes. It is exact, because folding leaves one spelling per letter. The standard library's
    /// search by characters would cost as much as the rest of an advice.
    fileprivate static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { start in
            text[start] == first && text[start..<(start + part.count)].elementsEqual(part)
        }
    }

    /// Folds a text in lower case: drops invisible characters, spaces and punctuation, and replaces letters of one
    /// alphabet by those of the other.
    fileprivate static func folded(_ text: String, _ letters: [Unicode.Scalar: String]) -> [UInt8] {
        var folded: [UInt8] = []
        // The letter before, and the number of bytes that it became.
        var (letter, length): (Unicode.Scalar, Int) = (" ", 0)
        for read in text.unicodeScalars {
            var scalar = read
            // Some systems write a letter and its mark as two: и and a breve.
            if read.value >> 8 == 3, let whole = composed[read]?[letter] {
                folded.removeLast(length)
                scalar = whole
            }
            let start = folded.count
            if scalar.isASCII {
                let isKept = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
                if isKept { folded.append(UInt8(ascii: scalar)) }
            } else if let plain = letters[scalar] {
                folded += plain.utf8
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                folded += String(scalar).utf8
            }
            (letter, length) = (scalar, folded.count - start)
        }
        return folded
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
