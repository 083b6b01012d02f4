// A place in a file that people write by hand, and the error that refuses a file there.

/// A place in a TOML file.
package struct SourcePlace: Hashable, Sendable {
    /// The file's name.
    package let file: String
    /// The line, from 1; nil where it is not known, or the file as a whole is meant.
    package let line: Int?
    /// The column, from 1; known for mistakes of syntax only.
    package let column: Int?
    /// The path of the table: `fact[2]` is the third `[[fact]]`.
    package let table: String?
    /// The table as a person would name it: `rule georgia-visa`, or `rule 3` counted from 1.
    package let label: String?
    /// The key in that table.
    package let key: String?

    /// A place in the file of this name.
    package init(
        file: String, line: Int? = nil, column: Int? = nil, table: String? = nil, label: String? = nil,
        key: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.table = table
        self.label = label
        self.key = key
    }
}

/// A TOML file that is refused, with its place.
package struct TOMLError: Explained, Hashable {
    /// Where.
    package let place: SourcePlace
    /// What is wrong.
    package let problem: Sentence

    /// An error at a place.
    package init(_ place: SourcePlace, _ problem: Sentence) {
        self.place = place
        self.problem = problem
    }

    /// File, line, column, table and key, then what is wrong.
    package var sentence: Sentence { TOMLText.refused(self) }
    /// The content of a named file is refused.
    package var exit: ExitStatus { .badData }
}
