// Prepares the process before it reads an argument: a crash must write nothing of it to the disk, and a full disk or
// closed pipe must not kill it in the middle of a record.

import CEntry
import Glibc
import IntakeBase
import IntakeLog

/// The state of the process for commands.
enum Startup {
    /// Protection that the system did not grant.
    static let gaps: [HardeningGap] = Hardening.apply()

    /// The arguments without the program's name; nil if the system passed none, which must not be treated as an empty
    /// command line.
    static var arguments: [String]? {
        let count = entry_count()
        guard count >= 0 else { return nil }
        return (1..<max(1, count)).map { unsafe text(entry_word($0)) }
    }

    /// A word from the system, which may be a path.
    static func text(_ word: UnsafePointer<CChar>) -> String {
        unsafe PathText.text(UnsafeRawBufferPointer(start: word, count: strlen(word)))
    }

    /// Prepares the process; called first in `main`.
    static func apply() {
        occupyStandardDescriptors()
        CrashHandler.install()
        _ = gaps
        // A write beyond a size limit, or to a closed pipe, must be an error that is reported, not the end of the
        // process.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        umask(0o077)
    }

    /// A program that is started with `>&-` would get its log as descriptor 1, and print into it. Closed descriptors
    /// are opened in the wrong direction, so that using them fails.
    private static func occupyStandardDescriptors() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }
}
