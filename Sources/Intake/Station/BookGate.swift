// Runs the whole check before a route book is signed or adopted, so that a book that `routes check` refuses cannot come
// into force.

import IntakeBase
import IntakeLog
import IntakeTriage

extension RouteBook {
    /// Parses and checks a book that is to be signed or adopted. Overdue facts are accepted. So is a clock that is
    /// earlier than the book's own checks, because a laptop with a dead clock needs the newest book as well.
    ///
    /// Throws `TOMLError` if it is malformed, `BookHasProblems` if the check finds problems.
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

/// The check found problems in the route book.
package struct BookHasProblems: Explained, Hashable {
    /// The file, as it was named.
    package let file: String
    /// The number of problems.
    package let count: Int
    /// The first problem.
    package let first: BookFinding

    /// What happened, with the first problem.
    package var sentence: Sentence { RoutesCommandText.problems(file, count, first) }
    /// What to do next.
    package var hint: Sentence? { RoutesCommandText.problemsHint(file) }
    /// The content of a named file is refused.
    package var exit: ExitStatus { .badData }
}
