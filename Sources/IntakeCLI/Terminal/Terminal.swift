// The terminal as a person's: bytes from the keyboard one by one, text to the screen. Questions stand in `Prompt`.

import Glibc
import IntakeBase
import IntakeCases

/// The terminal that this program was started from, not what its standard streams were sent to.
final class Terminal {
    /// Whether the terminal knows no escape sequences: `TERM` is not set, or says so. Nothing but text and line feeds
    /// may go there.
    let isPlain: Bool
    /// Milliseconds between the two bytes from the keyboard that came last.
    private(set) var pause = 0

    private let descriptor: Int32
    private let console: Bool
    private var lastByte = 0
    /// Whether what comes from the keyboard was typed before the question that it would answer was drawn.
    private var isStale = true

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
        isPlain = ["", "dumb", "unknown"].contains(environment["TERM"] ?? "")
    }

    deinit {
        close(descriptor)
    }

    /// Runs a conversation with the keyboard and the screen to ourselves; afterwards the terminal is as before.
    /// With `screen` it takes place on the alternate screen, which is cleared at the end. Within `whileWorking` the
    /// terminal goes back to the work, without an echo.
    func held<Answer: ~Copyable>(screen: Bool = false, _ body: (Terminal) throws -> Answer) throws -> Answer {
        let isInner = RawMode.isHeld
        guard RawMode.enter(descriptor, screen: screen, console: console, plain: isPlain) else { throw NoTerminal() }
        defer { isInner ? RawMode.goBack() : RawMode.leave() }
        isStale = true
        return try body(self)
    }

    /// The next byte from the keyboard; nil where a signal came instead, such as a new size of the window.
    /// Throws `Interrupted` where the terminal is gone.
    func byte() throws -> UInt8? {
        var byte: UInt8 = 0
        return unsafe try read(to: &byte) ? byte : nil
    }

    /// Reads the next byte from the keyboard straight to where it will stay. True where one came.
    /// Throws `Interrupted` where the terminal is gone.
    func read(to place: UnsafeMutableRawPointer) throws -> Bool {
        while true {
            switch unsafe Glibc.read(descriptor, place, 1) {
            case 1:
                let now = Terminal.milliseconds
                pause = now - lastByte
                lastByte = now
                return true
            case -1 where errno == EINTR: return false
            // Another program made the terminal one that does not wait.
            case -1 where errno == EAGAIN: if wait(POLLIN, for: -1) == -1, errno == EINTR { return false }
            default: throw Interrupted()
            }
        }
    }

    /// Whether more comes from the keyboard within this many milliseconds.
    func hasMore(within milliseconds: Int32 = 0) -> Bool {
        wait(POLLIN, for: milliseconds) == 1
    }

    /// Whether more comes from the keyboard in the same breath: no person types a key after the other that fast.
    func follows() -> Bool {
        hasMore(within: 100)
    }

    /// Begins to read an answer. What was typed before its question was drawn is dropped: at the first text that goes to
    /// the screen after an answer, or here.
    func beginAnswer() {
        RawMode.work(false)
        dropStale()
    }

    /// Says that the answer is there: what is typed from now on, until the next text is drawn, answers nothing.
    func endAnswer() {
        isStale = true
    }

    /// Says that nothing is read from the keyboard for a while: the program works. There is still no echo, and Ctrl-C
    /// ends it.
    func work() {
        RawMode.work(true)
    }

    /// Holds the terminal from before the first question until behind the last one: what is typed while `body` works, and
    /// between its conversations, shows nowhere, answers nothing and does not reach the shell. Without a terminal `body`
    /// runs all the same: where it has to ask, it says so.
    static func whileWorking<Answer>(in context: Context, _ body: () throws -> Answer) throws -> Answer {
        let terminal: Terminal
        do {
            terminal = try Terminal(environment: context.environment)
        } catch is NoTerminal {
            return try body()
        }
        return try terminal.held { terminal in
            terminal.work()
            return try body()
        }
    }

    private func dropStale() {
        guard isStale else { return }
        isStale = false
        tcflush(descriptor, TCIFLUSH)
    }

    private func wait(_ event: Int32, for milliseconds: Int32) -> Int32 {
        var waiting = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        return unsafe poll(&waiting, 1, milliseconds)
    }

    private static var milliseconds: Int {
        var now = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }

    /// Writes to the screen. What does not arrive is no error: the terminal is gone, and reading will tell.
    func write(_ text: String) {
        dropStale()
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                _ = wait(POLLOUT, for: -1)
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

/// There is no terminal to ask on.
struct NoTerminal: Explained {
    var sentence: Sentence { TerminalText.noTerminal }
    var hint: Sentence? { TerminalText.noTerminalHint }
    var exit: ExitStatus { .usage }
}

/// The person pressed Ctrl-C, or the terminal is gone.
struct Interrupted: Explained {
    var sentence = TerminalText.interrupted
    var hint: Sentence?
    /// Whether an empty answer came, and no Ctrl-C.
    var isEmptyAnswer = false
    var exit: ExitStatus { .interrupted }
}
