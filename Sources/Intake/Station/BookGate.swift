// What stands before a route book is signed or adopted: the whole check, so that no book is put in force that `routes
// check` refuses.

import IntakeBase
import IntakeLog
import IntakeTriage

extension RouteBook {
    /// Reads a book that is to be signed or adopted, and checks it. Overdue facts are no hindrance; nor is a clock that
    /// stands before the book's own checks, for a laptop whose clock is dead needs the newest book all the same.
    ///
    /// Throws `TOMLError` where it is malformed, `BookHasProblems` where the check finds any.
    public static func checked(_ bytes: [UInt8], file: String, on day: Day) throws -> RouteBook {
        let source: BookSource
        do {
            source = try BookSource(bytes, file: file, hash: try Hash.blake2b256(bytes))
        } catch let refused as BookRefused {
            throw refused.first
        }
        let problems = BookCheck.problems(of: source, on: max(day, source.book.newestCheck))
        if let first = problems.first { throw BookHasProblems(file: file, count: problems.count, first: first) }
        return source.book
    }
}

/// A route book that the check finds problems in.
package struct BookHasProblems: Explained, Hashable {
    /// The file, as it was named.
    package let file: String
    /// How many problems there are.
    package let count: Int
    /// The first of them.
    package let first: BookFinding

    /// What happened, with the first problem.
    package var sentence: Sentence { RoutesCommandText.problems(file, count, first) }
    /// What to do next.
    package var hint: Sentence? { RoutesCommandText.problemsHint(file) }
    /// The content of a named file is refused.
    package var exit: ExitStatus { .badData }
}
