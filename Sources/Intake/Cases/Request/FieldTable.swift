// A static visitor for the table of fields. Each use (visitor) gets every row with its concrete type. The compiler
// specialises each pair of row and use to the code that one would write by hand: no closure, existential box or lookup
// is left at run time.

import IntakeBase

/// Names of fields, each with its row in the table.
protocol FieldTable: RawRepresentable<String>, CaseIterable, Hashable {
    /// The type that has these fields.
    associatedtype Root

    /// Passes the field's row to `use` and returns the result.
    func row<Use: FieldUse<Root>>(_ use: inout Use, _ input: Use.Input) throws(Use.Failure) -> Use.Result
}

/// An operation on any field: reading, writing, asking.
protocol FieldUse<Root> {
    associatedtype Root
    /// What the operation needs in addition to the row.
    associatedtype Input
    associatedtype Result
    associatedtype Failure: Error

    mutating func take<Field: FieldType<Root>>(
        _ field: Field, _ asked: Asked, _ input: Input
    ) throws(Failure) -> Result
}

/// When the interview asks for a field.
struct Asked {
    /// Its place in the order of questions.
    let number: Int
    /// Whether the question makes sense after the answers so far. If in doubt, it is asked: a question can be skipped,
    /// but a question that was never asked cannot be answered.
    let applies: (Interview) -> Bool

    static func number(_ number: Int, if applies: @escaping (Interview) -> Bool = { _ in true }) -> Asked {
        Asked(number: number, applies: applies)
    }

    /// Asked in the order of the table.
    static var inTurn: Asked { .number(0) }
}

// MARK: The uses

/// Reads a field's JSON value into `root`.
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

/// Stores an answer of the interview in `root`.
struct FieldSetting<Root>: FieldUse {
    var root: Root

    @inline(__always)
    mutating func take<Field: FieldType<Root>>(_ field: Field, _ asked: Asked, _ answer: FieldValue) {
        root[keyPath: field.path] = field.value(answer)
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
    /// The field as JSON; nil if it is unknown.
    @inline(__always)
    func json(of root: Root) -> JSONValue? {
        var use = Writing<Root>()
        return row(&use, root)
    }

    /// The value of the field in `root`.
    @inline(__always)
    func answer(in root: Root) -> FieldValue {
        var use = Answering<Root>()
        return row(&use, root)
    }

    /// The name of a word in the field; nil for a word that the program does not know.
    func name(of word: String) -> Sentence? {
        var use = Naming<Root>()
        return row(&use, word)
    }

    /// What the field may contain, and when it is asked.
    var described: (kind: FieldKind, asked: Asked) {
        var use = Describing<Root>()
        return row(&use, ())
    }
}
