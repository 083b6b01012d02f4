// The decisions of a review so far, in a file beside the target, so that an hour of work survives Ctrl-C, a closed
// window and a power cut.

import ArgumentParser
import IntakeBase
import IntakeCases
import IntakeLog
import IntakeTriage

extension Topic: ExpressibleByArgument {}
extension CountryCode: ExpressibleByArgument {
    /// Parses a country code of two letters, in either case.
    public init?(argument: String) { self.init(argument.uppercased()) }
}

/// The draft of a review.
struct ReviewDraft {
    /// Its path.
    let path: String

    /// The path for display.
    var name: String { VisibleText.line(path) }

    /// Restores the decisions of an earlier draft; returns false if there is no draft. Throws `DraftError`,
    /// `FileError`.
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

    /// Saves the decisions so far, atomically: the old draft exists until the new one does. Throws `FileError`.
    func save(_ review: BookReview) throws {
        try Folder.replace(path, with: review.bytes)
    }

    /// Removes it after its decisions are in the new file.
    func remove() {
        Folder.remove(path)
    }
}

/// The draft cannot be continued.
struct DraftError: Explained {
    let name: String
    let why: Sentence
    var sentence: Sentence { ReviewText.badDraft(name, why) }
    var hint: Sentence? { ReviewText.draftHint }
    var exit: ExitStatus { .refused }
}

/// The person declined to continue a draft. It stays, and nothing else changes.
struct DraftStays: Explained {
    let name: String
    var sentence: Sentence { ReviewText.draftStays(name) }
    var hint: Sentence? { ReviewText.draftHint }
    var exit: ExitStatus { .refused }
}
