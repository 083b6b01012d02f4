// The terminal as a person's: bytes from the keyboard one by one, text to the screen. Questions stand in `Prompt`.

import Glibc
import Intake

/// The terminal that this program was started from, not what its standard streams were sent to.
final class Terminal {
    private let descriptor: Int32
    private let console: Bool

    /// Opens the controlling terminal. Throws `NoTerminal`.
    init(environment: [String: String]) throws {
        let opened = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        let own = opened >= 0 ? opened : fcntl(0, F_DUPFD_CLOEXEC, 3)
        guard own >= 0, isatty(own) == 1 else {
            if own >= 0 { close(own) }
            throw NoTerminal()
        }
        descriptor = own
        console = environment["TERM"] == "linux"
    }

    deinit {
        close(descriptor)
    }

    /// Runs a conversation with the keyboard and the screen to ourselves; afterwards the terminal is as before.
    /// With `screen` it takes place on the alternate screen, which is cleared at the end.
    func held<Answer: ~Copyable>(screen: Bool = false, _ body: (Terminal) throws -> Answer) throws -> Answer {
        guard RawMode.enter(descriptor, screen: screen, console: console) else { throw NoTerminal() }
        defer { RawMode.leave() }
        return try body(self)
    }

    /// The next byte from the keyboard; nil where a signal came instead, such as a new size of the window.
    /// Throws `Interrupted` where the terminal is gone.
    func byte() throws -> UInt8? {
        var byte: UInt8 = 0
        switch unsafe Glibc.read(descriptor, &byte, 1) {
        case 1: return byte
        case -1 where errno == EINTR: return nil
        default: throw Interrupted()
        }
    }

    /// Reads the next byte from the keyboard straight to where it will stay. True where one came.
    /// Throws `Interrupted` where the terminal is gone.
    func read(to place: UnsafeMutableRawPointer) throws -> Bool {
        switch unsafe Glibc.read(descriptor, place, 1) {
        case 1: return true
        case -1 where errno == EINTR: return false
        default: throw Interrupted()
        }
    }

    /// Whether more comes from the keyboard within this many milliseconds.
    func hasMore(within milliseconds: Int32 = 0) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&waiting, 1, milliseconds) == 1
    }

    /// Writes to the screen. What does not arrive is no error: the terminal is gone, and reading will tell.
    func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                return
            }
        }
    }

    /// The size of the screen, in columns and rows; 80 by 24 where the terminal does not say.
    var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (80, 24)
        }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}

/// There is nobody to ask: no terminal.
struct NoTerminal: Explained {
    var sentence: Sentence { TerminalText.noTerminal }
    var hint: Sentence? { TerminalText.noTerminalHint }
    var exit: ExitStatus { .usage }
}

/// The person pressed Ctrl-C, or the terminal is gone.
struct Interrupted: Explained {
    var sentence = TerminalText.interrupted
    var hint: Sentence?
    var exit: ExitStatus { .interrupted }
}
