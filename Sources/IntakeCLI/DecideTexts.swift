// The texts of decisions and exports: typed at the terminal, or read from standard input.

import Glibc
import Intake
import IntakeBase
import IntakeCases

/// A text that a decision or an export needs.
enum DecideText: Int, CaseIterable {
    case person, purpose, outcome, reason, note, result, refer, settle, search, recipient

    /// The option, as it is typed.
    var option: String {
        switch self {
        case .person: "--person"
        case .purpose: "--purpose"
        case .outcome: "--outcome"
        case .reason: "--reason"
        case .note: "--note"
        case .result: "--result"
        case .refer: "--refer"
        case .settle: "--settle"
        case .search: "--search"
        case .recipient: "--recipient"
        }
    }

    /// The question at the terminal.
    var question: Sentence {
        switch self {
        case .person: DecideWords.person
        case .purpose: DecideWords.purpose
        case .outcome: DecideWords.outcome
        case .reason: DecideWords.reason
        case .note: DecideWords.note
        case .result: DecideWords.result
        case .refer: DecideWords.refer
        case .settle: DecideWords.settle
        case .search: QueueText.search
        case .recipient: QueueText.recipient
        }
    }

    /// The most UTF-8 bytes.
    var maxBytes: Int {
        [.person, .refer, .recipient].contains(self) ? Decision.maxNameBytes : Decision.maxTextBytes
    }

    /// Reads the texts that are needed. From standard input: one text is all of it, several are one line each, in the
    /// order of the help. Throws `UsageError` for an empty or too long one.
    static func read(_ needed: [DecideText], in context: Context) throws -> [DecideText: String] {
        guard !needed.isEmpty else { return [:] }
        var texts: [String]
        if isatty(STDIN_FILENO) == 1 {
            texts = try needed.map { try TypedText.read($0.question, in: context) }
        } else {
            let input = try TypedText.read(DecideWords.note, in: context)
            texts =
                needed.count == 1
                ? [input] : input.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmed }
        }
        guard texts.count == needed.count else {
            throw UsageError(DecideWords.lines(needed.map(\.option), given: texts.count))
        }
        for (text, value) in zip(needed, texts) {
            guard !value.isEmpty else { throw UsageError(DecideWords.empty(text.option)) }
            guard value.utf8.count <= text.maxBytes, !value.utf8.contains(0) else {
                throw UsageError(DecideWords.tooLong(text.option, text.maxBytes))
            }
        }
        return Dictionary(uniqueKeysWithValues: zip(needed, texts))
    }
}
