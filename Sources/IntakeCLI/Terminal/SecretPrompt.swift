// Reads a secret: no echo, no sign of its length, and every byte goes directly to locked memory. The bytes pass through
// `KeySequence` like those of any answer, so paste marks, arrows and function keys are not part of it.

import IntakeBase
import IntakeLog

extension Prompt {
    /// The typed or pasted text up to Enter. Of several pasted lines the first one counts, as in a file. Throws
    /// `Interrupted`.
    func secret(_ label: Sentence) throws -> SecretBytes {
        terminal.beginAnswer()
        defer { terminal.endAnswer() }
        var secret = try SecretBytes(count: Passphrase.maximum + 1)
        terminal.write(label(language) + ": ")
        defer { terminal.write("\n") }
        var keys = KeySequence()
        var isWhole = false
        let count = try unsafe secret.withUnsafeMutableBytes { bytes throws -> Int in
            var count = 0
            while true {
                guard unsafe try terminal.read(to: bytes.baseAddress! + count) else { continue }
                let result = unsafe keys.accept(bytes[count], pause: terminal.pause, follows: terminal.follows)
                switch result {
                case .pending: break
                case .key(.pasteBegins): isWhole = false
                case .key(.pasteEnds): break
                case .key: terminal.write("\u{07}")
                case .typed(0x0A), .typed(0x0D):
                    if count > 0 { return count }
                    throw Interrupted(isEmptyAnswer: true)
                case .typed(0x03), .typed(0x04): throw Interrupted()
                case .typed(0x1A):
                    RawMode.suspend()
                    terminal.write("\r" + label(language) + ": ")
                case .typed(0x15): count = 0
                case .typed(0x7F), .typed(0x08):
                    // A letter may have several bytes: those of the form 10xxxxxx belong to the byte before.
                    while unsafe count > 0 && bytes[count - 1] & 0xC0 == 0x80 { count -= 1 }
                    count = max(0, count - 1)
                case .pasted(0x0A), .pasted(0x0D): isWhole = count > 0
                case .pasted where isWhole: break
                case .pasted(0x7F): terminal.write("\u{07}")
                case .typed(0x09), .pasted(0x09), .typed(0x20...0xFF), .pasted(0x20...0xFF):
                    if count < Passphrase.maximum { count += 1 } else { terminal.write("\u{07}") }
                case .typed, .pasted: terminal.write("\u{07}")
                }
            }
        }
        return try Passphrase.withoutMark(secret, count: count)
    }
}
