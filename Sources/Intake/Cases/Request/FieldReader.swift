// Reads the values of a request's fields from JSON, one by one. Each function returns nil for an unknown value and
// throws for a value that the field cannot have.

import IntakeBase

/// Reads values of fields. It remembers the current field, which is part of every error.
struct FieldReader {
    /// Whether the request declares a newer schema: then unknown words and parts are kept, not refused.
    let keepsNewer: Bool
    /// Whether the last value contains something that only a newer schema knows.
    private(set) var sawNewer = false
    /// Whether an empty text is refused.
    let refusesBlank: Bool

    private var place = ""

    /// The most entries in a list.
    static let maxEntries = 64
    /// The longest value that an error shows, in bytes.
    static let maxShown = 40

    init(keepsNewer: Bool, refusesBlank: Bool = false) {
        (self.keepsNewer, self.refusesBlank) = (keepsNewer, refusesBlank)
    }

    /// Sets the current field.
    mutating func begin(_ name: String) {
        place = name
        sawNewer = false
    }

    func failure(_ problem: InputError.Problem) -> InputError {
        InputError(problem, field: place)
    }

    func failure(_ value: JSONValue, _ expected: InputError.Expected) -> InputError {
        failure(.wrong(shown(value), expected))
    }

    /// Reads a word.
    mutating func word<Word: Vocabulary>(_ value: JSONValue) throws(InputError) -> Word? {
        if case .string(let text) = value, let word = Word(rawValue: text) { return word }
        // People type articles as numbers: 337 means "337".
        if case .integer(let number) = value, let word = Word(rawValue: String(number)) { return word }
        if keepsNewer, value.string != nil {
            sawNewer = true
            return nil
        }
        throw failure(.notOneOf(shown(value), Word.words))
    }

    /// Reads a list of words. If only a newer schema knows the words of a list, the list is unknown, not empty.
    mutating func words<Word: Vocabulary>(_ value: JSONValue) throws(InputError) -> [Word]? {
        guard let entries = try entries(of: value) else { return nil }
        var words: [Word] = []
        for entry in entries {
            guard let word: Word = try word(entry) else { continue }
            if !words.contains(word) { words.append(word) }
        }
        return words.isEmpty && !entries.isEmpty ? nil : words
    }

    /// Reads a list of open words.
    mutating func openWords(_ value: JSONValue, countries: Bool = false) throws(InputError) -> [String]? {
        guard let entries = try entries(of: value) else { return nil }
        var words: [String] = []
        for entry in entries {
            guard case .string(let word) = entry, OpenWord.isOne(word) || countries && CountryCode(word) != nil else {
                throw failure(.wrong(nil, .word))
            }
            if word != "unknown", !words.contains(word) { words.append(word) }
        }
        return words.isEmpty && !entries.isEmpty ? nil : words
    }

    /// The entries of a list, which may be one text with separators. Nil if it is unknown.
    private func entries(of value: JSONValue) throws(InputError) -> [JSONValue]? {
        let entries: [JSONValue]
        switch value {
        case .array(let elements): entries = elements
        // One article, typed as a number.
        case .integer: entries = [value]
        case .string(let text):
            entries = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map { .string(String($0)) }
            // An empty text is a blank in a form, not the answer "none"; that is `[]`.
            if entries.isEmpty {
                guard !refusesBlank else { throw failure(.blank) }
                return nil
            }
        default: throw failure(.wrong(shown(value), .list(maxCount: FieldReader.maxEntries)))
        }
        guard entries.count <= FieldReader.maxEntries else {
            throw failure(.wrong(nil, .list(maxCount: FieldReader.maxEntries)))
        }
        return entries
    }

    /// Reads a whole number.
    func number(_ value: JSONValue, in range: ClosedRange<Int>) throws(InputError) -> Int? {
        guard let number = value.integer, let small = Int(exactly: number), range.contains(small) else {
            throw failure(value, .number(range))
        }
        return small
    }

    /// Reads a day.
    func day(_ value: JSONValue) throws(InputError) -> Day? {
        guard case .string(let text) = value, let day = Day(text) else { throw failure(value, .day) }
        return day
    }

    /// Reads a country.
    func country(_ value: JSONValue) throws(InputError) -> CountryCode? {
        guard case .string(let text) = value, let country = CountryCode(text) else { throw failure(value, .country) }
        return country
    }

    /// Reads a text. An empty text is unknown.
    func text(_ value: JSONValue, maxBytes: Int) throws(InputError) -> String? {
        guard case .string(let text) = value else { throw failure(.wrong(nil, .text)) }
        guard text.utf8.count <= maxBytes else { throw failure(.wrong(nil, .textOf(maxBytes: maxBytes))) }
        guard !text.hasNUL else { throw failure(.nul) }
        guard !text.isEmpty || !refusesBlank else { throw failure(.blank) }
        return text.isEmpty ? nil : text
    }

    /// Reads the safe contact; the caller keeps parts without a value.
    mutating func contact(_ value: JSONValue) throws(InputError) -> SafeContact? {
        guard case .object(let members) = value else { throw failure(.wrong(nil, .object)) }
        var contact = SafeContact()
        for (name, value) in CanonicalJSON.inOrder(members) {
            guard let part = SafeContact.Part(rawValue: name) else {
                try keep(name, among: SafeContact.Part.allCases.map(\.rawValue))
                continue
            }
            if value == .null || Unsaid(value) != nil { continue }
            let outer = enter("." + name)
            contact[part] = try text(value, maxBytes: SafeContact.maxBytes)
            place = outer
        }
        return contact
    }

    /// Reads the companions.
    mutating func companions(_ value: JSONValue) throws(InputError) -> [Companion]? {
        let elements = if case .object = value { [value] } else { value.array }
        guard let elements, elements.count <= Companion.maxCount else {
            throw failure(.wrong(nil, .list(maxCount: Companion.maxCount)))
        }
        var companions: [Companion] = []
        for (index, element) in elements.enumerated() {
            let outer = enter("[\(index + 1)]")
            companions.append(try companion(element))
            place = outer
        }
        return companions
    }

    private mutating func companion(_ value: JSONValue) throws(InputError) -> Companion {
        guard case .object(let members) = value else { throw failure(.wrong(nil, .object)) }
        var reading = FieldReading(root: Companion(), reader: self)
        for (name, value) in CanonicalJSON.inOrder(members) {
            guard let part = Companion.Part(rawValue: name) else {
                try reading.reader.keep(name, among: Companion.Part.allCases.map(\.rawValue))
                continue
            }
            if case .null = value { continue }
            if let unsaid = Unsaid(value) {
                reading.root.unsaid[part] = unsaid
                continue
            }
            let outer = reading.reader.enter("." + name)
            try part.row(&reading, value)
            reading.reader.place = outer
        }
        self = reading.reader
        return reading.root
    }

    /// Enters a part of the field. Returns the place to restore afterwards.
    private mutating func enter(_ part: String) -> String {
        defer { place += part }
        return place
    }

    /// Handles an unknown part: with a newer schema, the whole field is kept as it is; else the part is refused.
    private mutating func keep(_ name: String, among names: [String]) throws(InputError) {
        guard keepsNewer else {
            var error = InputError.unknown(name, among: names)
            error.field = "\(place).\(name)"
            throw error
        }
        sawNewer = true
    }

    /// The value for an error, if it is short. Only for closed vocabularies, numbers, days and countries, never for a
    /// caller's text.
    private func shown(_ value: JSONValue) -> String? {
        let text: String
        switch value {
        case .string(let string): text = string
        case .integer, .number, .bool: text = CanonicalJSON.text(value)
        case .null, .array, .object: return nil
        }
        return text.utf8.count <= FieldReader.maxShown ? text : nil
    }
}
