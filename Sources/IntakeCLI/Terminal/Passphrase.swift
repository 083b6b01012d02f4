// A passphrase on its way from the keyboard, or from a descriptor, into locked memory: byte by byte, with no stop
// in a string, an array or a buffer of ours. Nothing of it is ever shown, not even its length. Typed, pasted or handed
// over by a script, the same words are the same secret.

import Glibc
import IntakeBase
import IntakeLog

/// Where a passphrase comes from: the descriptor that the option names, else the person at the terminal.
struct Passphrase {
    /// The most bytes that a passphrase may have.
    static let maximum = 1024
    /// The fewest characters of a new passphrase, typed or from a script.
    static let minimum = 12

    private enum Source {
        case descriptor(Int32)
        case keyboard(Prompt)
    }

    private let source: Source

    /// Lends the source. What is typed at the terminal until `body` has returned, while keys are worked out, shows
    /// nowhere and answers nothing. Throws `NoTerminal`, and what `body` throws.
    static func source<R>(
        _ option: PassphraseOption, in context: Context, _ body: (Passphrase) throws -> R
    ) throws -> R {
        // A terminal that is named as a descriptor would show the passphrase.
        if let descriptor = option.passphraseFd, isatty(descriptor) != 1 {
            return try body(Passphrase(source: .descriptor(descriptor)))
        }
        return try Terminal(environment: context.environment).held { terminal in
            try body(Passphrase(source: .keyboard(Prompt(terminal: terminal, language: context.language))))
        }
    }

    /// The passphrase of a key that exists. A terminal asks once.
    func existing() throws -> SecretBytes {
        switch source {
        case .descriptor(let descriptor): return try Passphrase.from(descriptor: descriptor)
        case .keyboard(let prompt):
            defer { prompt.terminal.work() }
            return try prompt.secret(TerminalText.passphrase)
        }
    }

    /// How often the passphrase of a key that exists may be given: a script knows only the one.
    var tries: Int {
        switch source {
        case .descriptor: 1
        case .keyboard: 3
        }
    }

    /// Says something before the next question; nothing to a script.
    func say(_ sentence: Sentence) {
        if case .keyboard(let prompt) = source { prompt.show(sentence(prompt.language)) }
    }

    /// A new passphrase, of at least `minimum` characters, which can be typed. A terminal asks twice.
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

    /// What an open descriptor gives, up to a line feed or the end, without a byte order mark of UTF-8.
    /// Throws `PassphraseProblem`.
    static func from(descriptor: Int32) throws -> SecretBytes {
        var secret = try SecretBytes(count: maximum + mark.count + 1)
        let count = try unsafe secret.withUnsafeMutableBytes { bytes throws -> Int in
            var count = 0
            while count < bytes.count {
                // One byte at a time: what comes behind the line feed is left to the next reader.
                let read = unsafe Descriptor.read(
                    descriptor, to: UnsafeMutableRawBufferPointer(rebasing: bytes[count...count]))
                guard read >= 0 else { throw PassphraseProblem.unreadable(descriptor, code: errno) }
                if unsafe read == 0 || bytes[count] == UInt8(ascii: "\n") { break }
                count += 1
            }
            // A file that was written on Windows.
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

    /// The first `count` bytes of a secret, but for a byte order mark before them.
    static func withoutMark(_ secret: borrowing SecretBytes, count: Int) throws -> SecretBytes {
        let isMarked = unsafe secret.withUnsafeBytes { bytes in
            unsafe count >= mark.count && bytes.prefix(mark.count).elementsEqual(mark)
        }
        return try secret.copy((isMarked ? mark.count : 0)..<count)
    }

    /// Why these bytes are no passphrase that a person could type; nil where they could be one.
    static func problem(of secret: borrowing SecretBytes) -> PassphraseProblem? {
        unsafe secret.withUnsafeBytes { bytes in
            let first = unsafe bytes.prefix(2)
            if unsafe first.elementsEqual([0xFF, 0xFE]) || first.elementsEqual([0xFE, 0xFF]) || bytes.contains(0) {
                return .utf16
            }
            return unsafe bytes.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } ? .control : nil
        }
    }

    /// The form in which an earlier version kept a passphrase that was pasted: it took the terminal's marks around the
    /// paste, but for their Escape, for a part of it.
    static func asPastedBefore(_ secret: borrowing SecretBytes) throws -> SecretBytes {
        try surrounded(secret, Array("[200~".utf8), Array("[201~".utf8))
    }

    /// The form in which an earlier version kept a passphrase that came from a file with a byte order mark.
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
