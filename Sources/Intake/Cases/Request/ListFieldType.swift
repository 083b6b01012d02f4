// The types of fields with several values: words, the parts of a contact, companions. An empty list means that there is
// nothing; only a missing list is unknown.

import IntakeBase

/// Words of a vocabulary.
struct WordsField<Root, Word: Vocabulary>: FieldType {
    let path: WritableKeyPath<Root, [Word]?>
    let label: (Word) -> Sentence

    init(_ path: WritableKeyPath<Root, [Word]?>, _ label: @escaping (Word) -> Sentence) {
        (self.path, self.label) = (path, label)
    }

    var kind: FieldKind { .choices(Word.words) }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> [Word]? { try reader.words(json) }

    func json(_ value: [Word]) -> JSONValue { .array(value.map { .string($0.rawValue) }) }

    func answer(_ value: [Word]) -> FieldValue { .words(value.map(\.rawValue)) }

    func value(_ answer: FieldValue) -> [Word]? {
        if case .words(let words) = answer { words.compactMap(Word.init) } else { nil }
    }

    func name(of word: String) -> Sentence? { Word(rawValue: word).map(label) }
}

/// Words of an open list.
struct OpenWordsField<Root>: FieldType {
    let path: WritableKeyPath<Root, [String]?>
    let proposed: [String]
    let countries: Bool
    let label: (String) -> Sentence?

    init(
        _ path: WritableKeyPath<Root, [String]?>, _ proposed: [String], countries: Bool = false,
        _ label: @escaping (String) -> Sentence?
    ) {
        (self.path, self.proposed, self.countries, self.label) = (path, proposed, countries, label)
    }

    var kind: FieldKind { .words(proposed: proposed, countries: countries) }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> [String]? {
        try reader.openWords(json, countries: countries)
    }

    func json(_ value: [String]) -> JSONValue { JSONValue(value) }

    func answer(_ value: [String]) -> FieldValue { .words(value) }

    func value(_ answer: FieldValue) -> [String]? { if case .words(let words) = answer { words } else { nil } }

    func name(of word: String) -> Sentence? { WordText.proposed(word, label) }
}

/// The safe contact. The interview asks for each part.
struct ContactField<Root>: FieldType {
    let path: WritableKeyPath<Root, SafeContact?>

    init(_ path: WritableKeyPath<Root, SafeContact?>) { self.path = path }

    var kind: FieldKind { .contact }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> SafeContact? {
        try reader.contact(json)
    }

    func json(_ value: SafeContact) -> JSONValue { value.json }

    func answer(_ value: SafeContact) -> FieldValue { .contact(value) }

    func value(_ answer: FieldValue) -> SafeContact? { if case .contact(let contact) = answer { contact } else { nil } }
}

/// The companions.
struct CompanionsField<Root>: FieldType {
    let path: WritableKeyPath<Root, [Companion]?>

    init(_ path: WritableKeyPath<Root, [Companion]?>) { self.path = path }

    var kind: FieldKind { .companions }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> [Companion]? {
        try reader.companions(json)
    }

    func json(_ value: [Companion]) -> JSONValue { .array(value.map(\.json)) }

    func answer(_ value: [Companion]) -> FieldValue { .companions(value) }

    func value(_ answer: FieldValue) -> [Companion]? {
        if case .companions(let companions) = answer { companions } else { nil }
    }
}
