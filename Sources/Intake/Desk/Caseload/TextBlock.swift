// The packed texts of many entries: in memory, or where they are opened when somebody looks at one of them. A table
// of a quarter of a million cases looks at hardly any.

import Synchronization

/// Packed texts, one after the other.
enum TextBlock: Sendable {
    case open([UInt8])
    case closed(ClosedTexts)

    /// How many bytes they have.
    var count: Int {
        switch self {
        case .open(let bytes): bytes.count
        case .closed(let texts): texts.count
        }
    }

    /// The bytes; nil where they do not open any more.
    var bytes: [UInt8]? {
        switch self {
        case .open(let bytes): bytes
        case .closed(let texts): texts.bytes
        }
    }
}

/// Texts that are opened when the first of them is asked for, and again once they were let go.
final class ClosedTexts: Sendable {
    private enum State {
        case closed
        case open([UInt8])
        case lost
    }

    /// How many bytes they have.
    let count: Int
    private let state = Mutex(State.closed)
    private let open: @Sendable () -> [UInt8]?

    /// - Parameter open: gives the bytes, as many as `count` says; nil where they do not open.
    init(count: Int, open: @escaping @Sendable () -> [UInt8]?) {
        self.count = count
        self.open = open
    }

    /// The bytes; nil where they did not open.
    var bytes: [UInt8]? {
        state.withLock { state in
            if case .closed = state {
                let bytes = open()
                state = bytes.flatMap { $0.count == count ? State.open($0) : nil } ?? .lost
            }
            guard case .open(let bytes) = state else { return nil }
            return bytes
        }
    }

    /// Lets the bytes go, if they are open.
    func close() {
        state.withLock { state in
            if case .open = state { state = .closed }
        }
    }

    /// Whether somebody asked for the bytes, and has them.
    var isOpen: Bool {
        state.withLock { state in
            guard case .open = state else { return false }
            return true
        }
    }

    /// Whether somebody asked for the bytes, and they did not open.
    var areLost: Bool {
        state.withLock { state in
            guard case .lost = state else { return false }
            return true
        }
    }
}
