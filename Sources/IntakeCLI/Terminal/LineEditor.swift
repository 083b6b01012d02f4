// Edits one answer: bytes from the keyboard in, text and cursor out. It does no drawing and no reading. The system's
// own line mode would silently cut an answer at 4096 bytes, and deletes half of a Cyrillic letter.

import IntakeCases

/// An answer while it is being typed.
struct LineEditor {
    /// The effect of a byte.
    enum Event {
        /// Nothing to draw.
        case none
        case edited
        /// Enter.
        case submitted
        /// Ctrl-C.
        case interrupted
        /// Ctrl-Z.
        case suspended
        /// Ctrl-D on an empty line.
        case ended
        /// A key that does nothing here, or text beyond the limit.
        case refused
    }

    /// The text before the cursor and after it.
    private(set) var before: String
    private(set) var after = ""
    /// Whether pasted line breaks are kept; otherwise they become spaces. Enter always submits.
    let multiline: Bool
    /// The maximum number of bytes.
    let limit: Int

    /// Whether the cursor can be moved. A terminal without escape sequences could not show its position.
    let moves: Bool

    private var letter: [UInt8] = []
    private var keys = KeySequence()
    private var afterReturn = false

    /// An editor that starts with `text`, with the cursor after it.
    init(_ text: String = "", multiline: Bool = false, limit: Int = 1 << 20, moves: Bool = true) {
        before = text
        self.multiline = multiline
        self.limit = limit
        self.moves = moves
    }

    /// The complete text.
    var text: String { before + after }

    /// Accepts one byte from the keyboard, `pause` milliseconds after the previous one. `follows`: whether more input
    /// is already available. An Enter with more input after it was not pressed: it is part of pasted lines in a
    /// terminal without paste marks, and is treated like text between the marks.
    mutating func accept(_ byte: UInt8, pause: Int = 0, follows: () -> Bool = { false }) -> Event {
        switch keys.accept(byte, pause: pause, follows: follows) {
        case .pending: .none
        case .key(let key): press(key)
        case .pasted(let byte): insert(byte)
        case .typed(0x0D) where follows(), .typed(0x0A) where follows(): insert(byte)
        case .typed(let byte): byte >= 0x20 && byte != 0x7F ? insert(byte) : control(byte)
        }
    }

    private mutating func control(_ byte: UInt8) -> Event {
        letter = []
        afterReturn = false
        switch byte {
        case 0x0D, 0x0A: return .submitted
        case 0x03: return .interrupted
        case 0x1A: return .suspended
        case 0x04: return text.isEmpty ? .ended : press(.delete)
        case 0x7F, 0x08: return before.popLast() == nil ? .refused : .edited
        case 0x15: return take(from: before.startIndex)
        case 0x17: return take(from: startOfWord)
        case 0x0B: after = ""
        case 0x01: return press(.home)
        case 0x05: return press(.end)
        case 0x02: return press(.left)
        case 0x06: return press(.right)
        case 0x0C: break
        default: return .refused
        }
        return .edited
    }

    private mutating func press(_ key: KeySequence.Key) -> Event {
        switch key {
        case .left where !moves, .home where !moves: return .refused
        case .left:
            guard let last = before.popLast() else { return .refused }
            after.insert(last, at: after.startIndex)
        case .right:
            guard !after.isEmpty else { return .refused }
            before.append(after.removeFirst())
        case .home:
            after = text
            before = ""
        case .end:
            before = text
            after = ""
        case .delete:
            guard !after.isEmpty else { return .refused }
            after.removeFirst()
        case .pasteBegins, .pasteEnds: break
        case .other: return .refused
        }
        return .edited
    }

    private mutating func take(from index: String.Index) -> Event {
        guard index < before.endIndex else { return .refused }
        before.removeSubrange(index...)
        return .edited
    }

    /// The start of the last word before the cursor.
    private var startOfWord: String.Index {
        let word = before.lastIndex { $0 != " " && $0 != "\n" } ?? before.startIndex
        let gap = before[..<word].lastIndex { $0 == " " || $0 == "\n" }
        return gap.map(before.index(after:)) ?? before.startIndex
    }

    /// Accepts a byte of text. Inserts a letter when its bytes are complete.
    private mutating func insert(_ byte: UInt8) -> Event {
        defer { afterReturn = byte == 0x0D }
        if byte < 0x20 || byte == 0x7F {
            letter = []
            switch byte {
            case 0x0A where afterReturn: return .none
            // A second Enter that was pressed before the question was drawn is not part of the answer.
            case 0x0A, 0x0D: return text.isEmpty ? .none : append(multiline ? "\n" : " ")
            case 0x09: return append(" ")
            default: return .refused
            }
        }
        letter.append(byte)
        guard letter.count >= LineEditor.length(of: letter[0]) else { return .none }
        defer { letter = [] }
        return append(String(decoding: letter, as: UTF8.self))
    }

    private mutating func append(_ piece: String) -> Event {
        guard before.utf8.count + after.utf8.count + piece.utf8.count <= limit else { return .refused }
        before += piece
        return .edited
    }

    /// The number of bytes of a letter, from its first byte (RFC 3629, section 3).
    private static func length(of lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
