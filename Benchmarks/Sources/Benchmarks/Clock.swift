// Two clocks: elapsed time, and the CPU time of this thread.

import Glibc

enum Clock {
    /// Elapsed seconds.
    static func wall() -> Double { read(CLOCK_MONOTONIC) }

    /// CPU seconds of this thread, including the kernel; other programs do not count.
    static func core() -> Double { read(CLOCK_THREAD_CPUTIME_ID) }

    /// Elapsed seconds of `body`.
    static func wall(_ body: () throws -> Void) rethrows -> Double {
        let start = wall()
        try body()
        return wall() - start
    }

    /// CPU seconds of `body`.
    static func core(_ body: () throws -> Void) rethrows -> Double {
        let start = core()
        try body()
        return core() - start
    }

    /// The median of the CPU seconds of this number of rounds of `body`.
    static func median(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
        try (0..<rounds).map { _ in try core(body) }.median
    }

    /// CPU seconds of all threads of this process.
    static func cores() -> Double { read(CLOCK_PROCESS_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Double {
        var now = timespec()
        clock_gettime(clock, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}

extension [Double] {
    /// The median; 0 if empty.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
