// Ctrl-C, `kill`, a closed window, while requests are sealed: the record in work is finished, and the person hears
// what is saved. Held back by the signal mask and asked for between two records, they interrupt no call of the system.

import Glibc

/// The signals that end a program, held back from when this is made until `release`.
struct HeldSignals {
    private var before = sigset_t()
    private var held = sigset_t()
    private static let numbers = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    /// Holds them back: those that would have ended the program, and not what `nohup` or a caller took away before.
    init() {
        unsafe sigemptyset(&held)
        unsafe pthread_sigmask(SIG_BLOCK, nil, &before)
        for number in Self.numbers where !Self.isIgnored(number) {
            if unsafe sigismember(&before, number) == 0 { unsafe sigaddset(&held, number) }
        }
        unsafe pthread_sigmask(SIG_BLOCK, &held, nil)
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        // SIG_IGN of <signal.h>, which Swift does not see: the address 1.
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    /// The signal that came meanwhile; nil where none did.
    var arrived: Int32? {
        var waiting = sigset_t()
        var held = held
        guard unsafe sigpending(&waiting) == 0 else { return nil }
        return Self.numbers.first { number in
            unsafe sigismember(&held, number) == 1 && sigismember(&waiting, number) == 1
        }
    }

    /// Lets them through again: one that came meanwhile ends the program here, as it would have then.
    func release() {
        var before = before
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    /// Lets them through while `body` runs: while a person is asked.
    func lettingThrough<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
        release()
        var held = held
        defer { unsafe pthread_sigmask(SIG_BLOCK, &held, nil) }
        return try body()
    }
}
