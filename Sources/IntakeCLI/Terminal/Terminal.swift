// The terminal as input and output: bytes from the keyboard, text to the screen. `Prompt` asks the questions.

import Glibc
import IntakeBase
import IntakeCases

/// The controlling terminal, independent of redirected standard streams.
final class Terminal {
    /// Whether the terminal has no escape sequences: `TERM` is not set, or says so. Then only text and line feeds may
    /// be written.
    let isPlain: Bool
    /// Milliseconds between the last two bytes from the keyboard.
    private(set) var pause = 0

    private let descriptor: Int32
    private let console: Bool
    private var lastByte = 0
    /// Whether pending input was typed before its question was drawn.
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

    /// Runs a dialogue with exclusive use of keyboard and screen, and restores the terminal afterwards. With `screen`
    /// it uses the alternate screen, which is cleared at the end. Within `whileWorking` the terminal returns to the
    /// work, without an echo.
    func held<Answer: ~Copyable>(screen: Bool = false, _ body: (Terminal) throws -> Answer) throws -> Answer {
        let isInner = RawMode.isHeld
        guard RawMode.enter(descriptor, screen: screen, console: console, plain: isPlain) else { throw NoTerminal() }
        defer { isInner ? RawMode.goBack() : RawMode.leave() }
        isStale = true
        return try body(self)
    }

    /// The next byte from the keyboard; nil if a signal came instead, such as a change of the window size. Throws
    /// `Interrupted` if the terminal is gone.
    func byte() throws -> UInt8? {
        var byte: UInt8 = 0
        return unsafe try read(to: &byte) ? byte : nil
    }

    /// Reads the next byte from the keyboard directly to its destination. Returns true if one came. Throws
    /// `Interrupted` if the terminal is gone.
    func read(to place: UnsafeMutableRawPointer) throws -> Bool {
        while true {
            switch unsafe Glibc.read(descriptor, place, 1) {
            case 1:
                let now = Terminal.milliseconds
                pause = now - lastByte
                lastByte = now
                return true
            case -1 where errno == EINTR: return false
            // Another program made the terminal non-blocking.
            case -1 where errno == EAGAIN: if wait(POLLIN, for: -1) == -1, errno == EINTR { return false }
            default: throw Interrupted()
            }
        }
    }

    /// Whether more input arrives within this number of milliseconds.
    func hasMore(within milliseconds: Int32 = 0) -> Bool {
        wait(POLLIN, for: milliseconds) == 1
    }

    /// Whether more input follows at once, faster than a person can type.
    func follows() -> Bool {
        hasMore(within: 100)
    }

    /// Starts reading an answer. Drops what was typed before its question was drawn: either here, or at the first text
    /// that is written after an answer.
    func beginAnswer() {
        RawMode.work(false)
        dropStale()
    }

    /// The answer is complete: input from now on, until the next text is drawn, answers nothing.
    func endAnswer() {
        isStale = true
    }

    /// The program works and does not read the keyboard for a while. There is still no echo, and Ctrl-C ends it.
    func work() {
        RawMode.work(true)
    }

    /// Holds the terminal from before the first question until after the last one: what is typed while `body` works,
    /// and between its dialogues, is not shown, answers nothing and does not reach the shell. Without a terminal `body`
    /// runs as well, and fails when it has to ask.
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

    /// Writes to the screen. A failure is ignored: the terminal is gone, and reading will report it.
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

    /// The size of the screen, in columns and rows; 80 by 24 if the terminal does not report it.
    var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (80, 24)
        }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}

/// There is no terminal for questions.
struct NoTerminal: Explained {
    var sentence: Sentence { TerminalText.noTerminal }
    var hint: Sentence? { TerminalText.noTerminalHint }
    var exit: ExitStatus { .usage }
}

/// The person pressed Ctrl-C, or the terminal is gone.
struct Interrupted: Explained {
    var sentence = TerminalText.interrupted
    var hint: Sentence?
    /// Whether the answer was empty, without Ctrl-C.
    var isEmptyAnswer = false
    var exit: ExitStatus { .interrupted }
}
