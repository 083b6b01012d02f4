// A command line that is wrong: found by a command, or by ArgumentParser, whose English messages are put into both
// languages here.

import ArgumentParser
import IntakeBase

/// The command line is wrong; nothing was done.
struct UsageError: Explained {
    let sentence: Sentence
    let hint: Sentence?
    var exit: ExitStatus { .usage }

    /// A mistake that a command found in its own options.
    init(_ sentence: Sentence) {
        self.init(sentence, of: Help.named(in: Startup.arguments ?? []).path)
    }

    /// What ArgumentParser found in these arguments. `message`: its words, which repeat what was typed.
    init(parsing arguments: [String], _ message: String) {
        let named = Help.named(in: arguments)
        // An option in the wrong place, or an unknown one, may be followed by words that are no commands.
        if let unknown = named.unknown, message.contains("nexpected argument") {
            self.init(noCommand: named.path + [unknown])
        } else {
            // Behind "or" is a second guess at the same word.
            let end = message.firstRange(of: "\n   or: ")?.lowerBound ?? message.endIndex
            let line = message[..<end].replacing("\n", with: " ")
            self.init(UsageText.sentence(of: VisibleText.line(String(line))), of: named.path)
        }
    }

    /// There is no command of this name.
    init(noCommand words: [String]) {
        self.init(
            sentence: EntryText.noCommand(words.map(VisibleText.line).joined(separator: " ")),
            hint: EntryText.noCommandHint(words.dropLast().joined(separator: " ")))
    }

    private init(_ sentence: Sentence, of command: [String]) {
        self.init(sentence: sentence, hint: UsageText.hint((["help"] + command).joined(separator: " ")))
    }

    private init(sentence: Sentence, hint: Sentence? = nil) {
        (self.sentence, self.hint) = (sentence, hint)
    }
}
