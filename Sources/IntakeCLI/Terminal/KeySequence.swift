// The keys that a terminal sends as several bytes (ECMA-48 control sequences, as xterm and the Linux console use
// them). A sequence that is not known is swallowed whole: its tail must not end up in an answer.

/// A reader of escape sequences.
struct KeySequence {
    /// A key that is sent as a sequence.
    enum Key {
        case left, right, home, end, delete
        /// Around text that was pasted and not typed.
        case pasteBegins, pasteEnds
        case other
    }

    /// What a byte turned out to be.
    enum Result {
        /// A part of a sequence that is not finished.
        case pending
        case key(Key)
        /// Not a part of a sequence.
        case byte(UInt8)
    }

    private enum State {
        case ground, escape, single
        case control([UInt8])
    }

    private var state = State.ground

    /// Whether a sequence has begun and not ended.
    var isOpen: Bool {
        if case .ground = state { false } else { true }
    }

    /// Takes the next byte.
    mutating func accept(_ byte: UInt8) -> Result {
        switch state {
        case .ground:
            guard byte == 0x1B else { return .byte(byte) }
            state = .escape
            return .pending
        case .escape:
            switch byte {
            case UInt8(ascii: "["): state = .control([])
            case UInt8(ascii: "O"): state = .single
            case 0x1B: break
            case 0x20...0x7E: return finish(.other)
            default:
                // Not a sequence: Escape, and then an ordinary key such as Ctrl-C or a letter of Cyrillic.
                state = .ground
                return .byte(byte)
            }
            return .pending
        case .single:
            return finish(KeySequence.key(byte, []))
        case .control(let parameters):
            guard !(0x40...0x7E).contains(byte) else { return finish(KeySequence.key(byte, parameters)) }
            // A sequence of the keyboard is short; a long one is rubbish, and the longest one that ends is swallowed.
            state = .control(parameters.count < 16 ? parameters + [byte] : parameters)
            return byte == 0x1B ? reopen() : .pending
        }
    }

    private mutating func finish(_ key: Key) -> Result {
        state = .ground
        return .key(key)
    }

    private mutating func reopen() -> Result {
        state = .escape
        return .pending
    }

    private static func key(_ final: UInt8, _ parameters: [UInt8]) -> Key {
        switch (final, String(decoding: parameters, as: UTF8.self)) {
        case (UInt8(ascii: "D"), ""): .left
        case (UInt8(ascii: "C"), ""): .right
        case (UInt8(ascii: "H"), ""), (UInt8(ascii: "~"), "1"), (UInt8(ascii: "~"), "7"): .home
        case (UInt8(ascii: "F"), ""), (UInt8(ascii: "~"), "4"), (UInt8(ascii: "~"), "8"): .end
        case (UInt8(ascii: "~"), "3"): .delete
        case (UInt8(ascii: "~"), "200"): .pasteBegins
        case (UInt8(ascii: "~"), "201"): .pasteEnds
        default: .other
        }
    }
}
