// How code goes through a table of fields: a use of the table is given each row with its type, so that the compiler
// makes of a row and a use what one would write by hand. No closure, box or lookup is left at run time.

import IntakeBase

/// Names of fields, each with its row.
protocol FieldTable: RawRepresentable<String>, CaseIterable, Hashable {
    /// What the fields are fields of.
    associatedtype Root

    /// Gives the field's row to `use`, and answers what it makes of that.
    func row<Use: FieldUse<Root>>(_ use: inout Use, _ input: Use.Input) throws(Use.Failure) -> Use.Result
}

/// Something that is done with any field: reading it, writing it, asking for it.
protocol FieldUse<Root> {
    associatedtype Root
    /// What it needs to know each time.
    associatedtype Input
    associatedtype Result
    associatedtype Failure: Error

    mutating func take<Field: FieldType<Root>>(
        _ field: Field, _ asked: Asked, _ input: Input
    ) throws(Failure) -> Result
}

/// When the interview asks for a field.
struct Asked {
    /// Its place among the questions.
    let number: Int
    /// Whether the answers so far leave it a meaning. In doubt a question is asked: it can be skipped, and a question
    /// that was never asked cannot be answered.
    let applies: (Interview) -> Bool

    static func number(_ number: Int, if applies: @escaping (Interview) -> Bool = { _ in true }) -> Asked {
        Asked(number: number, applies: applies)
    }

    /// Asked in the order of the table.
    static var inTurn: Asked { .number(0) }
}

// MARK: The uses

/// Puts the value of a field, as a record holds it, into `root`.
struct FieldReading<Root>: FieldUse {
    var root: Root
    var reader: FieldReader

    @inline(__always)
    mutating func take<Field: FieldType<Root>>(
        _ field: Field, _ asked: Asked, _ json: JSONValue
    ) throws(InputError) {
        root[keyPath: field.path] = try field.read(json, &reader)
    }
}

/// Puts an answer of the interview into `root`.
struct FieldSetting<Root>: FieldUse {
    var root: Root

    @inline(__always)
    mutating func take<Field: FieldType<Root>>(_ field: Field, _ asked: Asked, _ answer: FieldValue) {
        root[keyPath: field.path] = field.value(answer)
    }
}

/// Lays what a later request says over `root`.
struct FieldOverlay<Root>: FieldUse {
    var root: Root

    @inline(__always)
    mutating func take<Field: FieldType<Root>>(_ field: Field, _ asked: Asked, _ later: Root) {
        if let value = later[keyPath: field.path] { field.overlay(&root[keyPath: field.path], value) }
    }
}

private struct Writing<Root>: FieldUse {
    @inline(__always)
    func take<Field: FieldType<Root>>(_ field: Field, _ asked: Asked, _ root: Root) -> JSONValue? {
        root[keyPath: field.path].map(field.json)
    }
}

private struct Answering<Root>: FieldUse {
    @inline(__always)
    func take<Field: FieldType<Root>>(_ field: Field, _ asked: Asked, _ root: Root) -> FieldValue {
        root[keyPath: field.path].map(field.answer) ?? .unknown
    }
}

private struct Naming<Root>: FieldUse {
    @inline(__always)
    func take<Field: FieldType<Root>>(_ field: Field, _ asked: Asked, _ word: String) -> Sentence? {
        field.name(of: word)
    }
}

private struct Describing<Root>: FieldUse {
    @inline(__always)
    func take<Field: FieldType<Root>>(_ field: Field, _ asked: Asked, _: ()) -> (FieldKind, Asked) {
        (field.kind, asked)
    }
}

extension FieldTable {
    /// The field as a record holds it; nil where nothing is known of it.
    @inline(__always)
    func json(of root: Root) -> JSONValue? {
        var use = Writing<Root>()
        return row(&use, root)
    }

    /// What `root` says in the field.
    @inline(__always)
    func answer(in root: Root) -> FieldValue {
        var use = Answering<Root>()
        return row(&use, root)
    }

    /// What a word that the field holds is called; nil for a word that the program does not know.
    func name(of word: String) -> Sentence? {
        var use = Naming<Root>()
        return row(&use, word)
    }

    /// What the field may hold, and when it is asked for.
    var described: (kind: FieldKind, asked: Asked) {
        var use = Describing<Root>()
        return row(&use, ())
    }
}
