// A parser for bytes from a keyboard: keys that a terminal sends as several bytes (ECMA-48 control sequences, as xterm
// and the Linux console use them), pasted text, typed text. Every prompt reads through it, so that no part of the
// terminal's protocol gets into an answer or a passphrase. It stores no byte of text.

/// A state machine over the keyboard's bytes.
struct KeySequence {
    /// A key that is sent as a sequence.
    enum Key {
        case left, right, home, end, delete
        /// The marks around pasted text (bracketed paste).
        case pasteBegins, pasteEnds
        case other
    }

    /// The meaning of a byte.
    enum Result {
        /// Part of an unfinished sequence.
        case pending
        case key(Key)
        /// Not part of a sequence: text, or a key with Ctrl.
        case typed(UInt8)
        /// A byte between the marks of a paste: never a key.
        case pasted(UInt8)
    }

    private enum State {
        case ground, escape, single, string
        case control(number: Int, isPlain: Bool)
        /// After `ESC [ M`: a button and a position of the mouse, as the oldest protocol sends them.
        case mouse(left: Int)
    }

    /// Within this time, in milliseconds, Escape and a letter are one key (Alt and the letter); later they are two
    /// keys.
    private static let alt = 50
    /// Within this time, in milliseconds, an `O` after an Escape belongs to it. A name that starts with O is typed
    /// later.
    private static let application = 300
    /// Within this time, in milliseconds, the parts of a sequence arrive, even on a slow line.
    private static let split = 1500
    /// After this pause, in milliseconds, a single byte is a key, and the end mark of the paste was lost.
    private static let stall = 200

    private var state = State.ground
    private var isPasting = false

    /// Accepts the next byte, which came `pause` milliseconds after the previous one. `follows`: whether more input is
    /// already available.
    mutating func accept(_ byte: UInt8, pause: Int = 0, follows: () -> Bool) -> Result {
        if pause > KeySequence.split && !isSurelySequence { state = .ground }
        switch (state, byte) {
        case (_, 0x1B):
            state = .escape
        case (.escape, UInt8(ascii: "[")):
            state = .control(number: 0, isPlain: true)
        case (.escape, UInt8(ascii: "O")) where pause <= KeySequence.application:
            state = .single
        // A terminal's answer to another program's query; a person's Alt-P has no byte after it. ECMA-48 has five
        // introducers: SOS, DCS, OSC, PM, APC.
        case (.escape, UInt8(ascii: "X")) where follows(), (.escape, UInt8(ascii: "P")) where follows(),
            (.escape, 0x5D...0x5F) where follows():
            state = .string
        case (.escape, 0x20...0x7E) where pause <= KeySequence.alt:
            return finish(.other)
        case (.string, 0x07):
            return finish(.other)
        case (.string, 0x20...0xFF):
            break
        case (.single, 0x40...0x7E):
            return finish(KeySequence.key(byte, number: 0))
        case (.control(number: 0, isPlain: true), UInt8(ascii: "[")):
            // The function keys of the Linux console have a second bracket.
            state = .single
        case (.control(let number, let isPlain), 0x30...0x39):
            // Keyboard sequences are short. A long one is garbage and is skipped up to its end.
            state = .control(number: min(number * 10 + Int(byte - 0x30), 9999), isPlain: isPlain)
        case (.control(let number, _), 0x20...0x3F):
            state = .control(number: number, isPlain: false)
        case (.control(number: 0, isPlain: true), UInt8(ascii: "M")):
            state = .mouse(left: 3)
        case (.mouse(let left), 0x20...0xFF) where pause <= KeySequence.application:
            guard left > 1 else { return finish(.other) }
            state = .mouse(left: left - 1)
        case (.control(let number, let isPlain), 0x40...0x7E):
            return finish(isPlain ? KeySequence.key(byte, number: number) : .other)
        default:
            // No sequence, or one that broke off: Escape, and then an ordinary key such as Ctrl-C or a letter.
            state = .ground
            return text(byte, pause, follows)
        }
        return .pending
    }

    /// Whether the unfinished input cannot be a key that a person pressed, even if the rest comes late: Escape within a
    /// paste may be the start of its end mark, and no keyboard sends digits after Escape and a bracket.
    private var isSurelySequence: Bool {
        switch state {
        case .escape: isPasting
        case .control(let number, _): isPasting || number > 0
        default: false
        }
    }

    /// A byte of text. A paste without its end mark ends at the first key that is pressed, which arrives alone.
    private mutating func text(_ byte: UInt8, _ pause: Int, _ follows: () -> Bool) -> Result {
        if isPasting, byte == 0x03 || pause >= KeySequence.stall, !follows() { isPasting = false }
        return isPasting ? .pasted(byte) : .typed(byte)
    }

    private mutating func finish(_ key: Key) -> Result {
        state = .ground
        switch key {
        case .pasteBegins: isPasting = true
        case .pasteEnds: isPasting = false
        default: break
        }
        return .key(key)
    }

    private static func key(_ final: UInt8, number: Int) -> Key {
        switch (final, number) {
        case (UInt8(ascii: "D"), 0): .left
        case (UInt8(ascii: "C"), 0): .right
        case (UInt8(ascii: "H"), 0), (UInt8(ascii: "~"), 1), (UInt8(ascii: "~"), 7): .home
        case (UInt8(ascii: "F"), 0), (UInt8(ascii: "~"), 4), (UInt8(ascii: "~"), 8): .end
        case (UInt8(ascii: "~"), 3): .delete
        case (UInt8(ascii: "~"), 200): .pasteBegins
        case (UInt8(ascii: "~"), 201): .pasteEnds
        default: .other
        }
    }
}
