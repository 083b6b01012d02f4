// A passphrase on its way from the keyboard, or from a descriptor, into locked memory: byte by byte, with no stop
// in a string, an array or a buffer of ours. Nothing of it is ever shown, not even its length.

import Glibc
import Intake

/// Reading of passphrases.
enum Passphrase {
    /// The most bytes that a passphrase may have.
    static let maximum = 1024
    /// The fewest characters of a new passphrase that a person types. What a script hands over is the script's.
    static let minimum = 12

    /// The passphrase of a key that exists: from the descriptor that the option names, else asked for once.
    static func existing(_ option: PassphraseOption, in context: Context) throws -> SecretBytes {
        if let descriptor = option.passphraseFd { return try from(descriptor: descriptor) }
        return try Terminal(environment: context.environment).held { terminal in
            try typed(TerminalText.passphrase, on: terminal, context.language)
        }
    }

    /// A new passphrase: from the descriptor that the option names, else asked for twice.
    static func new(_ option: PassphraseOption, in context: Context) throws -> SecretBytes {
        if let descriptor = option.passphraseFd { return try from(descriptor: descriptor) }
        let prompt = Prompt(terminal: try Terminal(environment: context.environment), language: context.language)
        return try prompt.terminal.held { terminal in
            prompt.show(TerminalText.newPassphrase(minimum)(context.language))
            while true {
                let first = try typed(TerminalText.passphrase, on: terminal, context.language)
                guard letters(in: first) >= minimum else {
                    prompt.show(TerminalText.passphraseTooShort(minimum)(context.language))
                    continue
                }
                let second = try typed(TerminalText.passphraseAgain, on: terminal, context.language)
                if first.equals(second) { return first }
                prompt.show(TerminalText.passphrasesDiffer(context.language))
            }
        }
    }

    /// What stands at an open descriptor, up to a line feed or the end. Throws `PassphraseProblem`.
    static func from(descriptor: Int32) throws -> SecretBytes {
        var secret = try SecretBytes(count: maximum + 1)
        let count = try unsafe secret.withUnsafeMutableBytes { bytes throws -> Int in
            var count = 0
            while count <= maximum {
                let read = unsafe Glibc.read(descriptor, bytes.baseAddress! + count, 1)
                if read == -1, errno == EINTR { continue }
                guard read >= 0 else { throw PassphraseProblem.unreadable(descriptor, code: errno) }
                if unsafe read == 0 || bytes[count] == UInt8(ascii: "\n") { break }
                count += 1
            }
            // A file that was written on Windows.
            if unsafe count > 0 && bytes[count - 1] == UInt8(ascii: "\r") { count -= 1 }
            return count
        }
        guard count > 0 else { throw PassphraseProblem.empty }
        guard count <= maximum else { throw PassphraseProblem.tooLong }
        return try secret.copy(0..<count)
    }

    /// What the person types, without an echo, up to Enter.
    private static func typed(
        _ label: Sentence, on terminal: Terminal, _ language: Language
    ) throws -> SecretBytes {
        var secret = try SecretBytes(count: maximum + 1)
        terminal.write(label(language) + ": ")
        defer { terminal.write("\n") }
        let count = try unsafe secret.withUnsafeMutableBytes { bytes throws -> Int in
            var count = 0
            while true {
                guard unsafe try terminal.read(to: bytes.baseAddress! + count) else { continue }
                switch unsafe bytes[count] {
                case 0x0A, 0x0D:
                    if count > 0 { return count }
                    throw Interrupted()
                case 0x03, 0x04: throw Interrupted()
                case 0x1A: RawMode.suspend()
                case 0x15: count = 0
                case 0x7F, 0x08:
                    // A letter may have several bytes: those of the form 10xxxxxx belong to the one before.
                    while unsafe count > 0 && bytes[count - 1] & 0xC0 == 0x80 { count -= 1 }
                    count = max(0, count - 1)
                case 0x00..<0x20: terminal.write("\u{07}")
                default:
                    if count < maximum { count += 1 } else { terminal.write("\u{07}") }
                }
            }
        }
        return try secret.copy(0..<count)
    }

    private static func letters(in secret: borrowing SecretBytes) -> Int {
        unsafe secret.withUnsafeBytes { bytes in unsafe bytes.count { $0 & 0xC0 != 0x80 } }
    }
}

/// Why a passphrase could not be had.
enum PassphraseProblem: Explained, Equatable {
    case empty
    case tooLong
    case unreadable(Int32, code: Int32)

    var sentence: Sentence {
        switch self {
        case .empty: TerminalText.passphraseEmpty
        case .tooLong: TerminalText.passphraseTooLong(Passphrase.maximum)
        case .unreadable(let descriptor, let code):
            TerminalText.passphraseUnreadable(descriptor: Int(descriptor), code: Int(code))
        }
    }
    var hint: Sentence? { TerminalText.passphraseHint }
    var exit: ExitStatus { .usage }
}
