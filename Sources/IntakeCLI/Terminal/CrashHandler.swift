// On a crash, and on Ctrl-\, Swift's runtime prints registers and the memory that they point at, which may be a
// caller's words. These handlers replace it: they print a fixed sentence or nothing, and exit. No signal keeps its
// default action if that would write memory to a file. Everything here may run inside a signal handler, so it calls
// only write(2), tcsetattr(3), signal(2) and _exit(2).

import Glibc

/// Handlers for the signals that make a system write out memory.
enum CrashHandler {
    /// Different from the status of every command, so that a script recognizes a bug of this program (EX_SOFTWARE of
    /// sysexits.h).
    static let status: Int32 = 70

    private static let message: StaticString = """
        intake: a bug ended the program. What was confirmed is kept; the rest is lost, except perhaps the last record.
        intake: программа завершилась из-за внутренней ошибки. Всё подтверждённое сохранено; остальное потеряно, \
        кроме, возможно, последней записи.

        """

    /// The size in bytes of the stack for handlers.
    private static let stackSize = 64 << 10

    /// Replaces the runtime's handlers and the system's.
    static func install() {
        RawMode.prepare()
        // Handlers need a stack of their own: after a stack overflow the normal one has no room for them.
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
        // Signals from outside, not from a bug: Ctrl-\, a limit of processor time, a filter of system calls.
        unsafe action.__sigaction_handler.sa_handler = { number in
            RawMode.leave()
            _exit(128 + number)
        }
        for signal in [SIGQUIT, SIGXCPU, SIGSYS] { _ = unsafe sigaction(signal, &action, nil) }
    }
}
