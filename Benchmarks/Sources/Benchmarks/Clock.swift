// Two clocks: what passes on the wall, and what one core spends on this thread.

import Glibc

enum Clock {
    /// Seconds on the wall.
    static func wall() -> Double { read(CLOCK_MONOTONIC) }

    /// Seconds of a core that this thread has used, in the kernel too: other programs on the machine do not count.
    static func core() -> Double { read(CLOCK_THREAD_CPUTIME_ID) }

    /// Seconds on the wall that `body` takes.
    static func wall(_ body: () throws -> Void) rethrows -> Double {
        let start = wall()
        try body()
        return wall() - start
    }

    /// Seconds of one core that `body` takes.
    static func core(_ body: () throws -> Void) rethrows -> Double {
        let start = core()
        try body()
        return core() - start
    }

    /// Seconds of all cores that this process has used.
    static func cores() -> Double { read(CLOCK_PROCESS_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Double {
        var now = timespec()
        clock_gettime(clock, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}

extension [Double] {
    /// The middle one; 0 of none.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
