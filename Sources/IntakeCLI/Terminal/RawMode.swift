// The terminal's state while a person is being asked, and how it is put back, on every way out: the end, Ctrl-C,
// Ctrl-Z, a signal, a crash. What signal handlers run here calls nothing but tcsetattr(3), write(2), raise(3),
// signal(2) and _exit(2).

import Glibc

/// The one terminal that this process holds without line mode and without echo.
enum RawMode {
    /// What must be put back.
    private struct Saved {
        var descriptor: Int32 = -1
        var original = termios()
        var raw = termios()
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

    private static let ending: [Int32] = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    /// Makes room for what handlers need; called once, early.
    static func prepare() {
        _ = unsafe saved
    }

    /// Takes the terminal out of line mode; with `screen`, onto the alternate screen. False where it is no terminal.
    static func enter(_ descriptor: Int32, screen: Bool, console: Bool) -> Bool {
        var state = Saved(descriptor: descriptor, screen: screen, console: console)
        guard unsafe tcgetattr(descriptor, &state.original) == 0 else { return false }
        state.raw = state.original
        state.raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        state.raw.c_iflag &= ~tcflag_t(IXON | ISTRIP | INLCR | IGNCR)
        state.raw.c_iflag |= tcflag_t(ICRNL)
        state.raw.c_oflag |= tcflag_t(OPOST | ONLCR)
        unsafe withUnsafeMutableBytes(of: &state.raw.c_cc) {
            unsafe $0[Int(VMIN)] = 1
            unsafe $0[Int(VTIME)] = 0
        }
        unsafe saved.pointee = state
        watch()
        apply()
        return true
    }

    /// Puts the terminal back; does nothing where none is held.
    static func leave() {
        guard unsafe saved.pointee.descriptor >= 0 else { return }
        restore()
        unsafe saved.pointee.descriptor = -1
        for number in ending { signal(number, SIG_DFL) }
        signal(SIGTSTP, SIG_DFL)
        signal(SIGWINCH, SIG_DFL)
    }

    /// Puts the terminal back, stops the process, and takes the terminal again when it goes on.
    static func suspend() {
        restore()
        raise(SIGSTOP)
        apply()
    }

    private static func watch() {
        for number in ending {
            signal(number) { number in
                RawMode.leave()
                if number == SIGINT { _exit(130) }
                raise(number)
            }
        }
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in RawMode.suspend() }
        _ = unsafe sigaction(SIGTSTP, &action, nil)
        // Without SA_RESTART, a new size of the window wakes the reader, and the answer is drawn anew.
        unsafe action.__sigaction_handler.sa_handler = { _ in }
        _ = unsafe sigaction(SIGWINCH, &action, nil)
    }

    private static func apply() {
        _ = unsafe tcsetattr(saved.pointee.descriptor, TCSADRAIN, &saved.pointee.raw)
        if unsafe saved.pointee.screen { send("\u{1B}[?1049h\u{1B}[H\u{1B}[2J") }
        send("\u{1B}[?2004h")
    }

    private static func restore() {
        send("\u{1B}[?2004l")
        if unsafe saved.pointee.screen {
            send("\u{1B}[H\u{1B}[2J")
            // The Linux console has no second screen: its scroll-back would keep the words.
            if unsafe saved.pointee.console { send("\u{1B}[3J") }
            send("\u{1B}[?1049l")
        }
        _ = unsafe tcsetattr(saved.pointee.descriptor, TCSADRAIN, &saved.pointee.original)
    }

    private static func send(_ text: StaticString) {
        _ = unsafe write(saved.pointee.descriptor, text.utf8Start, text.utf8CodeUnitCount)
    }
}
