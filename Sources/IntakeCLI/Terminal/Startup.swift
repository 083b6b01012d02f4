// What is done to the process before it reads a single argument: nothing of it may reach the disk by a crash,
// and no full disk or closed pipe may kill it half-way through a record.

import CEntry
import Glibc
import IntakeBase
import IntakeLog

/// The state of the process in which commands run.
enum Startup {
    /// Protection that the system did not grant.
    static let gaps: [HardeningGap] = Hardening.apply()

    /// The words of the command line behind the program's name; nil where the system handed none over, which is no
    /// reason to take the line for an empty one.
    static var arguments: [String]? {
        let count = entry_count()
        guard count >= 0 else { return nil }
        return (1..<max(1, count)).map { unsafe text(entry_word($0)) }
    }

    /// A word of the system's, which may be a path.
    static func text(_ word: UnsafePointer<CChar>) -> String {
        unsafe PathText.text(UnsafeRawBufferPointer(start: word, count: strlen(word)))
    }

    /// Sets it up; called first thing in `main`.
    static func apply() {
        occupyStandardDescriptors()
        CrashHandler.install()
        _ = gaps
        // A write beyond a size limit, or to a closed pipe, is an error to be told, not a death.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        umask(0o077)
    }

    /// A program started with `>&-` would get its log as descriptor 1, and print into it. Closed ones are opened
    /// the wrong way round, so that using them fails.
    private static func occupyStandardDescriptors() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }
}
