// Swift's runtime answers a crash, and Ctrl-\, with registers and the memory they point at, which may be a caller's
// words. These handlers take its place: a fixed sentence or none, and the end. No signal is left to its default where
// that would write memory to a file. Everything here may run inside a signal handler, so it calls nothing but write(2),
// tcsetattr(3), signal(2) and _exit(2).

import Glibc

/// The handlers of the signals at which a system writes what was in memory.
enum CrashHandler {
    /// Unlike any status of a command, so that a script sees a bug of ours (EX_SOFTWARE of sysexits.h).
    static let status: Int32 = 70

    private static let message: StaticString = """
        intake: a bug ended the program. What was acknowledged is kept; of the rest only what it was sealing may be.
        intake: программа завершилась из-за внутренней ошибки. Всё подтверждённое сохранено; из остального — разве что то, что она как раз записывала.

        """

    /// The size in bytes of the stack that handlers run on.
    private static let stackSize = 64 << 10

    /// Replaces the runtime's handlers and the system's.
    static func install() {
        RawMode.prepare()
        // A stack that has overflowed holds no handler.
        var stack = unsafe stack_t(
            ss_sp: UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16), ss_flags: 0,
            ss_size: stackSize)
        _ = unsafe sigaltstack(&stack, nil)
        var action = sigaction()
        action.sa_flags = SA_ONSTACK
        unsafe action.__sigaction_handler.sa_handler = { _ in
            RawMode.leave()
            let text = CrashHandler.message
            _ = unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
            _exit(CrashHandler.status)
        }
        for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            _ = unsafe sigaction(signal, &action, nil)
        }
        // From outside, not by a bug: Ctrl-\, a limit of processor time, a filter of system calls.
        unsafe action.__sigaction_handler.sa_handler = { number in
            RawMode.leave()
            _exit(128 + number)
        }
        for signal in [SIGQUIT, SIGXCPU, SIGSYS] { _ = unsafe sigaction(signal, &action, nil) }
    }
}
