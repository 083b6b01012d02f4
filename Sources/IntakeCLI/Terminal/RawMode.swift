// The terminal's state while a person is being asked, and how it is put back, on every way out: the end, Ctrl-C,
// Ctrl-Z, a signal, a crash. What signal handlers run here calls nothing but tcsetattr(3), write(2), raise(3),
// signal(2), pthread_sigmask(3) and _exit(2).

import Glibc

/// The one terminal that this process holds without line mode and without echo.
enum RawMode {
    /// What must be put back.
    private struct Saved {
        var descriptor: Int32 = -1
        var original = termios()
        var raw = termios()
        /// The same, but Ctrl-C and Ctrl-Z are signals: while the program works and nothing reads the keyboard.
        var quiet = termios()
        var isQuiet = false
        /// Whether the terminal knows no escape sequences.
        var plain = false
        /// Whether the alternate screen is shown, and the words on it have to go.
        var screen = false
        /// Whether the terminal has no alternate screen, and scrolls back instead.
        var console = false
    }

    /// In memory of its own, so that a handler meets no bookkeeping of Swift's. Descriptor -1 says: nothing held.
    private nonisolated(unsafe) static let saved: UnsafeMutablePointer<Saved> = {
        let saved = UnsafeMutablePointer<Saved>.allocate(capacity: 1)
        unsafe saved.initialize(to: Saved())
        return unsafe saved
    }()

    /// Signals that end a program that does not expect them; those that also write its memory to a file are caught for
    /// good, in `CrashHandler`.
    private static let ending: [Int32] =
        [
            SIGINT, SIGTERM, SIGHUP, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGIO, SIGPWR, SIGSTKFLT,
        ] + Array(__libc_current_sigrtmin()...__libc_current_sigrtmax())

    /// Makes room for what handlers need; called once, early.
    static func prepare() {
        _ = unsafe saved
    }

    /// Whether the terminal is held already.
    static var isHeld: Bool { unsafe saved.pointee.descriptor >= 0 }

    /// Takes the terminal out of line mode; with `screen`, onto the alternate screen; with `plain`, without a single
    /// escape sequence. False where it is no terminal. What was typed before is dropped. A terminal that is held already
    /// stays so: in between there is no moment with an echo.
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

    /// Says whether the program works, without an echo, and Ctrl-C and Ctrl-Z have to reach it as signals; or whether
    /// the keyboard is read.
    static func work(_ isQuiet: Bool) {
        guard unsafe saved.pointee.descriptor >= 0, unsafe saved.pointee.isQuiet != isQuiet else { return }
        unsafe saved.pointee.isQuiet = isQuiet
        watchSize()
        setMode(TCSADRAIN)
    }

    /// Goes back from a conversation to the work around it: without an echo, off the alternate screen. What was typed
    /// and not read is dropped.
    static func goBack() {
        unsafe saved.pointee.isQuiet = true
        watchSize()
        leaveScreen()
        unsafe saved.pointee.screen = false
        setMode(TCSAFLUSH)
    }

    /// Puts the terminal back; does nothing where none is held. What was typed and not read is dropped: it was meant
    /// for us, and the shell would take it for a command.
    static func leave() {
        guard unsafe saved.pointee.descriptor >= 0 else { return }
        restore()
        // The descriptor goes last: a signal that comes in between finds either its handler and what to put back, or
        // neither of them.
        for number in ending { signal(number, SIG_DFL) }
        signal(SIGTSTP, SIG_DFL)
        signal(SIGWINCH, SIG_DFL)
        unsafe saved.pointee.descriptor = -1
    }

    /// Puts the terminal back, stops the process, and takes the terminal again when it goes on. Where no shell waits
    /// that could let it go on (an orphaned process group), the system does not stop it, and it goes on at once.
    static func suspend() {
        restore()
        signal(SIGTSTP, SIG_DFL)
        var stop = sigset_t()
        var before = sigset_t()
        _ = unsafe sigemptyset(&stop)
        _ = unsafe sigaddset(&stop, SIGTSTP)
        // Inside its own handler the signal is blocked.
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
                // Never raised again: a handler that has come back would turn in a circle.
                _exit(128 + number)
            }
        }
        watchStop()
        watchSize()
    }

    /// While the keyboard is read, a new size of the window wakes the reader, without SA_RESTART, and the answer is drawn
    /// anew; while the program works, it must not break off a call that saves something.
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
        // A program that died may have left the mouse switched on: what it sends is no answer.
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
