// The types of fields with several values: words, the parts of a contact, companions. An empty list means that there is
// nothing; only a missing list is unknown.

import IntakeBase

/// Words of a vocabulary.
struct WordsField<Root, Word: Vocabulary>: FieldType {
    let path: WritableKeyPath<Root, [Word]?>
    let label: (Word) -> Sentence
    let later: Later.List

    init(_ path: WritableKeyPath<Root, [Word]?>, _ label: @escaping (Word) -> Sentence, _ later: Later.List) {
        (self.path, self.label, self.later) = (path, label, later)
    }

    var kind: FieldKind { .choices(Word.words) }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> [Word]? { try reader.words(json) }

    func json(_ value: [Word]) -> JSONValue { .array(value.map { .string($0.rawValue) }) }

    func answer(_ value: [Word]) -> FieldValue { .words(value.map(\.rawValue)) }

    func value(_ answer: FieldValue) -> [Word]? {
        if case .words(let words) = answer { words.compactMap(Word.init) } else { nil }
    }

    func overlay(_ known: inout [Word]?, _ added: [Word]) {
        known = later == .isJoined ? added.joined(to: known) : added
    }

    func name(of word: String) -> Sentence? { Word(rawValue: word).map(label) }
}

/// Words of an open list; a later list is joined to it.
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

    func overlay(_ known: inout [String]?, _ added: [String]) { known = added.joined(to: known) }

    func name(of word: String) -> Sentence? { WordText.proposed(word, label) }
}

/// The safe contact. The interview asks for each part; a later contact replaces the parts that it contains.
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

    func overlay(_ known: inout SafeContact?, _ later: SafeContact) {
        var joined = known ?? SafeContact()
        for part in SafeContact.Part.allCases { joined[part] = later[part] ?? joined[part] }
        known = joined
    }
}

/// The companions. A later list replaces the earlier one: the caller counts the family again.
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

extension Array where Element: Equatable {
    /// The known entries and then these, without duplicates, up to the most entries of a list. An empty list clears
    /// all.
    fileprivate func joined(to known: [Element]?) -> [Element] {
        let known = known ?? []
        return isEmpty ? [] : Array((known + filter { !known.contains($0) }).prefix(FieldReader.maxEntries))
    }
}
