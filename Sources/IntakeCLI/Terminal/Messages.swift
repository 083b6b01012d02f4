// Standard error: remarks and errors. For a person each is a sentence, with a hint of what to do next. For a program
// (`--json`) each is a JSON object on a line of its own, in both languages. Never a dump: the values of an unknown error
// could be a caller's words.

import Glibc
import IntakeBase
import IntakeTriage

/// What a command prints on standard error.
struct Messages {
    /// The language of the text for people.
    let language: Language
    /// Whether a program reads them.
    let json: Bool

    /// For messages of the program itself, when no options were parsed: from the words of the command line.
    static var ofProcess: Messages {
        let words = (Startup.arguments ?? []).prefix { $0 != "--" }
        var named: Language?
        for (before, word) in zip([""] + words, words) {
            let value = before == "--lang" ? word : word.hasPrefix("--lang=") ? String(word.dropFirst(7)) : ""
            // As ArgumentParser does, the last one counts.
            named = Language(rawValue: value) ?? named
        }
        return Messages(
            language: named ?? .asked(by: Context.processEnvironment),
            json: words.contains { $0 == "--json" || $0.hasPrefix("--json=") })
    }

    /// Says something that is no error. A failure is ignored.
    func remark(_ sentence: Sentence) {
        try? say(sentence)
    }

    /// Says something that is no error, and throws if it did not arrive: `ClosedPipe`, `OutputFailed`.
    func say(_ sentence: Sentence) throws {
        try write(json ? line(["remark": sentence.json]) : Output().fitted(sentence(language) + "\n", to: .error))
    }

    /// Says an error, and returns the exit status: that of the error, unless a signal decides it.
    func report(_ error: any Error, status decided: Int32? = nil) -> Int32 {
        if error is ClosedPipe { return dieOfClosedPipe() }
        let explained = error as? any Explained ?? Unexpected()
        let (sentence, hint) = (explained.sentence, explained.hint)
        let status = decided ?? explained.exit.rawValue
        if json {
            let members: [String: JSONValue] = [
                "error": sentence.json, "hint": hint?.json ?? .null, "status": JSONValue(Int(status)),
            ]
            try? write(line(members))
        } else {
            let lines =
                ["intake: \(sentence(language))"]
                + (hint.map { ["\(TerminalText.hint(language)): \($0(language))"] } ?? [])
            try? write(Output().fitted(lines.map { $0 + "\n" }.joined(), to: .error))
        }
        return status
    }

    private func line(_ members: [String: JSONValue]) -> String {
        let members = members.merging(["schema": JSONValue(Envelope.schema)]) { $1 }
        return CanonicalJSON.text(.object(members)) + "\n"
    }

    private func write(_ text: String) throws {
        try Output().write(Array(text.utf8), to: .error)
    }

    /// Ends silently by SIGPIPE, as other tools do if their reader has gone (`intake queue | head`).
    private func dieOfClosedPipe() -> Int32 {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        return ExitStatus.ioError.rawValue
    }
}

/// An error without a sentence of its own.
private struct Unexpected: Explained {
    var sentence: Sentence { TerminalText.unexpected }
    var exit: ExitStatus { .ioError }
}
