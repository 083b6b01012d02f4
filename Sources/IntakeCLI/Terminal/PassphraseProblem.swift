// The reasons why a passphrase cannot be read from its source.

import IntakeBase

/// A problem with a passphrase from a script.
enum PassphraseProblem: Explained, Equatable {
    case empty
    case tooLong
    /// A new one has too few characters.
    case tooShort
    /// It is in an encoding that cannot be typed.
    case utf16
    /// It contains control characters, which cannot be typed.
    case control
    /// The descriptor, and the system's error number.
    case unreadable(Int32, code: Int32)

    var sentence: Sentence {
        switch self {
        case .empty: TerminalText.passphraseEmpty
        case .tooLong: TerminalText.passphraseTooLong(Passphrase.maximum)
        case .tooShort: TerminalText.newPassphraseTooShort(Passphrase.minimum)
        case .utf16: TerminalText.passphraseUTF16
        case .control: TerminalText.passphraseControl
        case .unreadable(let descriptor, let code):
            TerminalText.passphraseUnreadable(descriptor: Int(descriptor), code: Int(code))
        }
    }
    var hint: Sentence? {
        switch self {
        case .utf16, .control: TerminalText.passphrasePlainHint
        default: TerminalText.passphraseHint
        }
    }
    var exit: ExitStatus { .usage }
}
