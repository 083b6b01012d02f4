// The relation of a companion. The interview offers words; a record of an older form has a text, which is kept, shown and
// compared as it is.

import IntakeBase

/// The relation of a companion to him.
struct RelationField: FieldType {
    let path: WritableKeyPath<Companion, String?> = \.relation

    var kind: FieldKind { .choice(Relation.words) }

    func read(_ json: JSONValue, _ reader: inout FieldReader) throws(InputError) -> String? {
        try reader.text(json, maxBytes: Companion.maxRelationBytes)
    }

    func json(_ value: String) -> JSONValue { .string(value) }

    func answer(_ value: String) -> FieldValue { Relation(rawValue: value) == nil ? .text(value) : .word(value) }

    func value(_ answer: FieldValue) -> String? {
        switch answer {
        case .word(let word): word
        case .text(let text): text
        case .unknown, .words, .number, .day, .contact, .companions: nil
        }
    }

    func name(of word: String) -> Sentence? { Relation(rawValue: word).map(WordText.label) }
}
