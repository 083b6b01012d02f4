// What was decided in a review so far, in a file beside the one to be made: an hour of work outlives Ctrl-C, a closed
// window and a power cut.

import ArgumentParser
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

extension Topic: ExpressibleByArgument {}
extension CountryCode: ExpressibleByArgument {
    /// A country by its two letters, in either case.
    public init?(argument: String) { self.init(argument.uppercased()) }
}

/// The draft of a review.
struct ReviewDraft {
    /// Where it lies.
    let path: String

    /// The path as it is shown.
    var name: String { VisibleText.line(path) }

    /// Takes the decisions of an earlier draft over; false where there is none. Throws `DraftError`, `FileError`.
    func resume(_ review: inout BookReview) throws -> Bool {
        guard try Folder.look(path) != .nothing else { return false }
        do {
            try review.resume(try Folder.contents(path, limit: RouteBook.maxBytes))
        } catch let error as TOMLError {
            throw DraftError(name: name, why: error.problem)
        } catch let error as BookDraftError {
            throw DraftError(name: name, why: error.sentence)
        } catch let error as BookEditError {
            throw DraftError(name: name, why: error.sentence)
        }
        return true
    }

    /// Keeps what was decided so far; the draft before is there until the new one is. Throws `FileError`.
    func save(_ review: BookReview) throws {
        try Folder.replace(path, with: review.bytes)
    }

    /// Removes it, once its decisions stand in the new file.
    func remove() {
        Folder.remove(path)
    }
}

/// A draft that cannot be gone on from.
struct DraftError: Explained {
    let name: String
    let why: Sentence
    var sentence: Sentence { ReviewText.badDraft(name, why) }
    var hint: Sentence? { ReviewText.draftHint }
    var exit: ExitStatus { .refused }
}

/// Somebody would not go on from a draft: it stays, and so does all else.
struct DraftStays: Explained {
    let name: String
    var sentence: Sentence { ReviewText.draftStays(name) }
    var hint: Sentence? { ReviewText.draftHint }
    var exit: ExitStatus { .refused }
}
