// Defers Ctrl-C, `kill` and a closed window while requests are sealed: the current record is finished, and the person
// is told what is saved. The signal mask blocks them and the program asks for them between two records, so they
// interrupt no system call.

import Glibc

/// Blocks the signals that end a program, from `init` until `release`.
struct HeldSignals {
    private var before = sigset_t()
    private var held = sigset_t()
    private static let numbers = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    /// Blocks only signals that would end the program, not those that `nohup` or a caller already ignores or blocks.
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
        // SIG_IGN of <signal.h>, which Swift does not import: the address 1.
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    /// The pending signal; nil if there is no signal.
    var arrived: Int32? {
        var waiting = sigset_t()
        var held = held
        guard unsafe sigpending(&waiting) == 0 else { return nil }
        return Self.numbers.first { number in
            unsafe sigismember(&held, number) == 1 && sigismember(&waiting, number) == 1
        }
    }

    /// Unblocks them. A pending signal ends the program here, with its usual effect.
    func release() {
        var before = before
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    /// Unblocks them while `body` runs, for a question to the person.
    func lettingThrough<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
        release()
        var held = held
        defer { unsafe pthread_sigmask(SIG_BLOCK, &held, nil) }
        return try body()
    }
}
