// A place in a file that people write by hand, and the error for it.

/// A place in a TOML file.
package struct SourcePlace: Hashable, Sendable {
    /// The file's name.
    package let file: String
    /// The line, from 1; nil if it is not known or the whole file is meant.
    package let line: Int?
    /// The column, from 1; known for syntax errors only.
    package let column: Int?
    /// The path of the table, counted from 0: `fact[2]` is the third `[[fact]]`.
    package let table: String?
    /// The table's name for people: `rule georgia-visa`, or `rule 3`, counted from 1.
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

/// A refused TOML file, with the place of the error.
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

    /// File, line, column, table and key, then the problem.
    package var sentence: Sentence { TOMLText.refused(self) }
    /// The content of a named file is refused.
    package var exit: ExitStatus { .badData }
}
