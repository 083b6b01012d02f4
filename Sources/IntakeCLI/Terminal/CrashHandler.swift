// Swift's runtime answers a crash with registers and the memory they point at, which may be a caller's words.
// These handlers take its place: one fixed sentence, and the end. Everything here may run inside a signal
// handler, so it calls nothing but write(2), tcsetattr(3) and _exit(2).

import Glibc

/// The handlers of the signals that a crash raises.
enum CrashHandler {
    /// Unlike any status of a command, so that a script sees a bug of ours (EX_SOFTWARE of sysexits.h).
    static let status: Int32 = 70

    private static let message: StaticString = """
        intake: a bug ended the program; what was acknowledged before is kept, nothing else is.
        intake: программа завершилась из-за внутренней ошибки; подтверждённое ранее сохранено, остальное нет.

        """

    /// Replaces the runtime's handlers.
    static func install() {
        RawMode.prepare()
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in
            RawMode.leave()
            let text = CrashHandler.message
            _ = unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
            _exit(CrashHandler.status)
        }
        for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            _ = unsafe sigaction(signal, &action, nil)
        }
    }
}
