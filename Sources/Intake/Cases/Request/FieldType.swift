// The types of fields: how a value is read from and written to a record, and how rules and the interview see it.

import IntakeBase

/// A type of field, with the key path to its value.
protocol FieldType<Root> {
    associatedtype Root
    associatedtype Value

    /// Where the value is stored; nil means unknown.
    var path: WritableKeyPath<Root, Value?> { get }
    /// What the field may contain.
    var kind: FieldKind { get }

    /// Reads a value from a record; nil if the record says that it is unknown.
    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> Value?
    /// The value as JSON for a record.
    func json(_ value: Value) -> JSONValue
    /// The type-erased value.
    func answer(_ value: Value) -> FieldValue
    /// Converts a type-erased value; nil if the field cannot have it.
    func value(_ answer: FieldValue) -> Value?
    /// The name of a word in the field.
    func name(of word: String) -> Sentence?
}

extension FieldType {
    func name(of word: String) -> Sentence? { nil }
}

/// A whole number.
struct NumberField<Root>: FieldType {
    let path: WritableKeyPath<Root, Int?>
    let range: ClosedRange<Int>

    init(_ path: WritableKeyPath<Root, Int?>, _ range: ClosedRange<Int>) { (self.path, self.range) = (path, range) }

    var kind: FieldKind { .number(range) }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> Int? {
        try reader.number(json, in: range)
    }

    func json(_ value: Int) -> JSONValue { JSONValue(value) }

    func answer(_ value: Int) -> FieldValue { .number(value) }

    func value(_ answer: FieldValue) -> Int? { if case .number(let number) = answer { number } else { nil } }
}

/// One word of a vocabulary.
struct WordField<Root, Word: Vocabulary>: FieldType {
    let path: WritableKeyPath<Root, Word?>
    let label: (Word) -> Sentence

    init(_ path: WritableKeyPath<Root, Word?>, _ label: @escaping (Word) -> Sentence) {
        (self.path, self.label) = (path, label)
    }

    var kind: FieldKind { .choice(Word.words) }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> Word? { try reader.word(json) }

    func json(_ value: Word) -> JSONValue { .string(value.rawValue) }

    func answer(_ value: Word) -> FieldValue {
        let word = value.rawValue
        return word == "unknown" ? .unknown : .word(word)
    }

    func value(_ answer: FieldValue) -> Word? {
        if case .word(let word) = answer { Word(rawValue: word) } else { nil }
    }

    func name(of word: String) -> Sentence? { Word(rawValue: word).map(label) }
}

/// A day.
struct DayField<Root>: FieldType {
    let path: WritableKeyPath<Root, Day?>
    let days: PlausibleDays.Kind

    init(_ path: WritableKeyPath<Root, Day?>, _ days: PlausibleDays.Kind) { (self.path, self.days) = (path, days) }

    var kind: FieldKind { .day(days) }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> Day? { try reader.day(json) }

    func json(_ value: Day) -> JSONValue { .string(value.description) }

    func answer(_ value: Day) -> FieldValue { .day(value) }

    func value(_ answer: FieldValue) -> Day? { if case .day(let day) = answer { day } else { nil } }
}

/// A country.
struct CountryField<Root>: FieldType {
    let path: WritableKeyPath<Root, CountryCode?>

    init(_ path: WritableKeyPath<Root, CountryCode?>) { self.path = path }

    var kind: FieldKind { .country }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> CountryCode? {
        try reader.country(json)
    }

    func json(_ value: CountryCode) -> JSONValue { .string(value.description) }

    func answer(_ value: CountryCode) -> FieldValue { .word(value.description) }

    func value(_ answer: FieldValue) -> CountryCode? {
        if case .word(let word) = answer { CountryCode(word) } else { nil }
    }
}

/// Free text.
struct TextField<Root>: FieldType {
    let path: WritableKeyPath<Root, String?>
    let maxBytes: Int

    init(_ path: WritableKeyPath<Root, String?>, _ maxBytes: Int) { (self.path, self.maxBytes) = (path, maxBytes) }

    var kind: FieldKind { .text(maxBytes: maxBytes) }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> String? {
        try reader.text(json, maxBytes: maxBytes)
    }

    func json(_ value: String) -> JSONValue { .string(value) }

    func answer(_ value: String) -> FieldValue { .text(value) }

    func value(_ answer: FieldValue) -> String? { if case .text(let text) = answer { text } else { nil } }
}
