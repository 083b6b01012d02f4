// The state of the terminal during a question, and its restoration on every way out: normal end, Ctrl-C, Ctrl-Z, a
// signal, a crash. Code that runs in signal handlers calls only tcsetattr(3), write(2), raise(3), signal(2),
// pthread_sigmask(3) and _exit(2).

import Glibc

/// The one terminal that this process holds without line mode and without echo.
enum RawMode {
    /// The state to restore.
    private struct Saved {
        var descriptor: Int32 = -1
        var original = termios()
        var raw = termios()
        /// The same, but Ctrl-C and Ctrl-Z raise signals: while the program works and does not read the keyboard.
        var quiet = termios()
        var isQuiet = false
        /// Whether the terminal has no escape sequences.
        var plain = false
        /// Whether the alternate screen is shown, so that its words must be removed.
        var screen = false
        /// Whether the terminal has no alternate screen, and scrolls back instead.
        var console = false
    }

    /// In allocated memory, because a handler must not run into the bookkeeping of Swift's runtime. Descriptor -1: no
    /// terminal is held.
    private nonisolated(unsafe) static let saved: UnsafeMutablePointer<Saved> = {
        let saved = UnsafeMutablePointer<Saved>.allocate(capacity: 1)
        unsafe saved.initialize(to: Saved())
        return unsafe saved
    }()

    /// Signals that end a program without a handler. Those that also write its memory to a file are handled permanently
    /// in `CrashHandler`.
    private static let ending: [Int32] =
        [
            SIGINT, SIGTERM, SIGHUP, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGIO, SIGPWR, SIGSTKFLT,
        ] + Array(__libc_current_sigrtmin()...__libc_current_sigrtmax())

    /// Allocates what handlers need. Called once, early.
    static func prepare() {
        _ = unsafe saved
    }

    /// Whether a terminal is held.
    static var isHeld: Bool { unsafe saved.pointee.descriptor >= 0 }

    /// Takes the terminal out of line mode; with `screen`, onto the alternate screen; with `plain`, without any escape
    /// sequence. Returns false if it is no terminal. Drops earlier input. A terminal that is already held stays so,
    /// without a moment of echo in between.
    static func enter(_ descriptor: Int32, screen: Bool, console: Bool, plain: Bool) -> Bool {
        guard !isHeld else {
            unsafe saved.pointee.screen = screen && !plain
            unsafe saved.pointee.isQuiet = false
            watchSize()
            apply()
            return true
        }
        var state = Saved(descriptor: descriptor, plain: plain, screen: screen && !plain, console: console)
        guard unsafe tcgetattr(descriptor, &state.original) == 0 else { return false }
        state.raw = state.original
        state.raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        state.raw.c_iflag &= ~tcflag_t(IXON | ISTRIP | INLCR | IGNCR | ICRNL)
        state.raw.c_oflag |= tcflag_t(OPOST | ONLCR)
        unsafe withUnsafeMutableBytes(of: &state.raw.c_cc) {
            unsafe $0[Int(VMIN)] = 1
            unsafe $0[Int(VTIME)] = 0
        }
        state.quiet = state.raw
        state.quiet.c_lflag |= tcflag_t(ISIG)
        unsafe saved.pointee = state
        watch()
        apply()
        return true
    }

    /// Switches between work and reading the keyboard. During work there is no echo, and Ctrl-C and Ctrl-Z raise
    /// signals.
    static func work(_ isQuiet: Bool) {
        guard unsafe saved.pointee.descriptor >= 0, unsafe saved.pointee.isQuiet != isQuiet else { return }
        unsafe saved.pointee.isQuiet = isQuiet
        watchSize()
        setMode(TCSADRAIN)
    }

    /// Returns from a dialogue to the work around it: no echo, no alternate screen. Drops unread input.
    static func goBack() {
        unsafe saved.pointee.isQuiet = true
        watchSize()
        leaveScreen()
        unsafe saved.pointee.screen = false
        setMode(TCSAFLUSH)
    }

    /// Restores the terminal; does nothing if none is held. Drops unread input: it was meant for this program, and a
    /// shell would run it as a command.
    static func leave() {
        guard unsafe saved.pointee.descriptor >= 0 else { return }
        restore()
        // Clear the descriptor last: a signal in between then finds both its handler and the saved state, or neither.
        for number in ending { signal(number, SIG_DFL) }
        signal(SIGTSTP, SIG_DFL)
        signal(SIGWINCH, SIG_DFL)
        unsafe saved.pointee.descriptor = -1
    }

    /// Restores the terminal, stops the process, and takes the terminal again when it continues. In an orphaned process
    /// group, without a shell that could continue it, the system does not stop it, and it continues at once.
    static func suspend() {
        restore()
        signal(SIGTSTP, SIG_DFL)
        var stop = sigset_t()
        var before = sigset_t()
        _ = unsafe sigemptyset(&stop)
        _ = unsafe sigaddset(&stop, SIGTSTP)
        // A signal is blocked inside its own handler.
        _ = unsafe pthread_sigmask(SIG_UNBLOCK, &stop, &before)
        raise(SIGTSTP)
        _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        watchStop()
        apply()
    }

    private static func watch() {
        for number in ending {
            signal(number) { number in
                RawMode.leave()
                // Never raised again: if its handler returned, this would loop forever.
                _exit(128 + number)
            }
        }
        watchStop()
        watchSize()
    }

    /// While the keyboard is read, a change of the window size must interrupt the read (no SA_RESTART), so that the
    /// answer is redrawn. While the program works, it must not interrupt a call that saves something.
    private static func watchSize() {
        guard unsafe !saved.pointee.isQuiet else {
            signal(SIGWINCH, SIG_DFL)
            return
        }
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in }
        _ = unsafe sigaction(SIGWINCH, &action, nil)
    }

    private static func watchStop() {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in RawMode.suspend() }
        _ = unsafe sigaction(SIGTSTP, &action, nil)
    }

    private static func apply() {
        setMode(TCSAFLUSH)
        if unsafe saved.pointee.screen { send("\u{1B}[?1049h\u{1B}[H\u{1B}[2J") }
        // A program that died may have left mouse reporting on; its input is no answer.
        if unsafe !saved.pointee.plain { send("\u{1B}[?9;1000;1002;1003;1005;1006;1015l\u{1B}[?2004h") }
    }

    private static func setMode(_ how: Int32) {
        if unsafe saved.pointee.isQuiet {
            _ = unsafe tcsetattr(saved.pointee.descriptor, how, &saved.pointee.quiet)
        } else {
            _ = unsafe tcsetattr(saved.pointee.descriptor, how, &saved.pointee.raw)
        }
    }

    private static func restore() {
        if unsafe !saved.pointee.plain { send("\u{1B}[?2004l") }
        leaveScreen()
        _ = unsafe tcsetattr(saved.pointee.descriptor, TCSAFLUSH, &saved.pointee.original)
    }

    private static func leaveScreen() {
        guard unsafe saved.pointee.screen else { return }
        send("\u{1B}[H\u{1B}[2J")
        // The Linux console has no second screen: its scroll-back would keep the words.
        if unsafe saved.pointee.console { send("\u{1B}[3J") }
        send("\u{1B}[?1049l")
    }

    private static func send(_ text: StaticString) {
        _ = unsafe write(saved.pointee.descriptor, text.utf8Start, text.utf8CodeUnitCount)
    }
}
