// Moves a passphrase from the keyboard, or from a descriptor, into locked memory: byte by byte, never through a string,
// an array or a buffer of this program. Nothing of it is ever shown, not even its length. The same words give the same
// secret, whether typed, pasted or passed by a script.

import Glibc
import IntakeBase
import IntakeLog

/// The source of a passphrase: the descriptor of the option, otherwise the person at the terminal.
struct Passphrase {
    /// The maximum number of bytes.
    static let maximum = 1024
    /// The minimum number of characters of a new passphrase, typed or from a script.
    static let minimum = 12

    private enum Source {
        case descriptor(Int32)
        case keyboard(Prompt)
    }

    private let source: Source

    /// Lends the source to `body`. Until `body` returns, also while keys are derived, what is typed at the terminal is
    /// not shown and answers nothing. Throws `NoTerminal`, and the errors of `body`.
    static func source<R>(
        _ option: PassphraseOption, in context: Context, _ body: (Passphrase) throws -> R
    ) throws -> R {
        // A terminal that is given as a descriptor would echo the passphrase.
        if let descriptor = option.passphraseFd?.number, isatty(descriptor) != 1 {
            try OpenedInput.take(descriptor)
            return try body(Passphrase(source: .descriptor(descriptor)))
        }
        return try Terminal(environment: context.environment).held { terminal in
            try body(Passphrase(source: .keyboard(Prompt(terminal: terminal, language: context.language))))
        }
    }

    /// The passphrase of an existing key. A terminal asks once.
    func existing() throws -> SecretBytes {
        switch source {
        case .descriptor(let descriptor): return try Passphrase.from(descriptor: descriptor)
        case .keyboard(let prompt):
            defer { prompt.terminal.work() }
            return try prompt.secret(TerminalText.passphrase)
        }
    }

    /// The number of tries for the passphrase of an existing key. A script has only one.
    var tries: Int {
        switch source {
        case .descriptor: 1
        case .keyboard: 3
        }
    }

    /// Prints a sentence before the next question; prints nothing for a script.
    func say(_ sentence: Sentence) {
        if case .keyboard(let prompt) = source { prompt.show(sentence(prompt.language)) }
    }

    /// A new passphrase that can be typed, with at least `minimum` characters. A terminal asks twice.
    func new() throws -> SecretBytes {
        switch source {
        case .descriptor(let descriptor):
            let secret = try Passphrase.from(descriptor: descriptor)
            if let problem = Passphrase.problem(of: secret) { throw problem }
            guard Passphrase.letters(in: secret) >= Passphrase.minimum else { throw PassphraseProblem.tooShort }
            return secret
        case .keyboard(let prompt):
            defer { prompt.terminal.work() }
            return try Passphrase.chosen(at: prompt)
        }
    }

    private static func chosen(at prompt: Prompt) throws -> SecretBytes {
        prompt.show(TerminalText.newPassphrase(minimum)(prompt.language))
        while true {
            let first = try prompt.secret(TerminalText.passphrase)
            guard letters(in: first) >= minimum else {
                prompt.show(TerminalText.passphraseTooShort(minimum)(prompt.language))
                continue
            }
            let second = try prompt.secret(TerminalText.passphraseAgain)
            if first.equals(second) { return first }
            prompt.show(TerminalText.passphrasesDiffer(prompt.language))
        }
    }

    /// Reads an open descriptor up to a line feed or the end, without a byte order mark of UTF-8. Throws
    /// `PassphraseProblem`.
    static func from(descriptor: Int32) throws -> SecretBytes {
        var secret = try SecretBytes(count: maximum + mark.count + 1)
        let count = try unsafe secret.withUnsafeMutableBytes { bytes throws -> Int in
            var count = 0
            while count < bytes.count {
                // One byte at a time, because the input after the line feed belongs to the next reader.
                let read = unsafe Descriptor.read(
                    descriptor, to: UnsafeMutableRawBufferPointer(rebasing: bytes[count...count]))
                guard read >= 0 else { throw PassphraseProblem.unreadable(descriptor, code: errno) }
                if unsafe read == 0 || bytes[count] == UInt8(ascii: "\n") { break }
                count += 1
            }
            // The file was written on Windows.
            if unsafe count > 0 && bytes[count - 1] == UInt8(ascii: "\r") { count -= 1 }
            return count
        }
        let words = try withoutMark(secret, count: count)
        guard words.count > 0 else { throw PassphraseProblem.empty }
        guard words.count <= maximum else { throw PassphraseProblem.tooLong }
        return words
    }

    /// The byte order mark of UTF-8, which some editors put before a text.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The first `count` bytes of a secret, without a byte order mark before them.
    static func withoutMark(_ secret: borrowing SecretBytes, count: Int) throws -> SecretBytes {
        let isMarked = unsafe secret.withUnsafeBytes { bytes in
            unsafe count >= mark.count && bytes.prefix(mark.count).elementsEqual(mark)
        }
        return try secret.copy((isMarked ? mark.count : 0)..<count)
    }

    /// The reason why these bytes cannot be a typed passphrase; nil if they can.
    static func problem(of secret: borrowing SecretBytes) -> PassphraseProblem? {
        unsafe secret.withUnsafeBytes { bytes in
            let first = unsafe bytes.prefix(2)
            if unsafe first.elementsEqual([0xFF, 0xFE]) || first.elementsEqual([0xFE, 0xFF]) || bytes.contains(0) {
                return .utf16
            }
            return unsafe bytes.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } ? .control : nil
        }
    }

    /// The form in which an earlier version stored a pasted passphrase: with the terminal's marks around the paste,
    /// without their Escape.
    static func asPastedBefore(_ secret: borrowing SecretBytes) throws -> SecretBytes {
        try surrounded(secret, Array("[200~".utf8), Array("[201~".utf8))
    }

    /// The form in which an earlier version stored a passphrase from a file with a byte order mark.
    static func asMarkedBefore(_ secret: borrowing SecretBytes) throws -> SecretBytes {
        try surrounded(secret, mark, [])
    }

    private static func surrounded(
        _ secret: borrowing SecretBytes, _ head: [UInt8], _ tail: [UInt8]
    ) throws -> SecretBytes {
        let count = secret.count
        var kept = try SecretBytes(count: head.count + count + tail.count)
        unsafe secret.withUnsafeBytes { secret in
            unsafe kept.withUnsafeMutableBytes { kept in
                unsafe kept.copyBytes(from: head)
                unsafe UnsafeMutableRawBufferPointer(rebasing: kept[head.count...]).copyMemory(from: secret)
                unsafe UnsafeMutableRawBufferPointer(rebasing: kept[(head.count + count)...]).copyBytes(from: tail)
            }
        }
        return kept
    }

    private static func letters(in secret: borrowing SecretBytes) -> Int {
        unsafe secret.withUnsafeBytes { bytes in unsafe bytes.count { $0 & 0xC0 != 0x80 } }
    }
}
