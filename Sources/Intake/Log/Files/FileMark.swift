// What the system says of a file without its being read: whoever writes to it, or puts another in its place, changes
// this. A program cannot set the time of the last change as it likes; who writes to the disk past the system can.

import Glibc
import IntakeBase

/// Size, place and times of a regular file.
package struct FileMark: Hashable, Sendable {
    /// A time of a file, to the nanosecond where the file system keeps them.
    package struct Time: Hashable, Sendable {
        /// Seconds since 1970-01-01T00:00:00Z.
        package var seconds: Int64
        /// 0 to 999,999,999.
        package var nanoseconds: Int64

        init(_ time: timespec) {
            seconds = Int64(time.tv_sec)
            nanoseconds = Int64(time.tv_nsec)
        }
    }

    /// Bytes.
    package var size: Int64
    /// The number of the file in its file system.
    package var inode: UInt64
    /// When its bytes were last written.
    package var modified: Time
    /// When it was last changed in any way.
    package var changed: Time

    /// The mark of the file at `path`; nil where there is none, or no regular one. Only the last link is followed, and
    /// only where `followingLink` says so.
    package init?(_ path: String, in files: Files, followingLink: Bool = false) {
        var status = stat()
        guard files.calls.status(path, followingLink: followingLink, &status) == 0,
            status.st_mode & S_IFMT == S_IFREG
        else { return nil }
        size = Int64(status.st_size)
        inode = UInt64(status.st_ino)
        modified = Time(status.st_mtim)
        changed = Time(status.st_ctim)
    }

    /// Whether it is the file of `other`, and was not written to since; its name may be another.
    package func isWritten(as other: FileMark) -> Bool {
        size == other.size && inode == other.inode && modified == other.modified
    }

    /// Whether the file had rested for so many nanoseconds at `time`, so that a later write shows: the system's clock
    /// for files moves in steps of up to 10 ms, that of some file systems in steps of 2 s.
    package func isSettled(at time: Time, for rest: Int64) -> Bool {
        let (seconds, overflow) = time.seconds.subtractingReportingOverflow(changed.seconds)
        guard rest > 0 else { return true }
        guard !overflow, seconds >= 0 else { return false }
        guard seconds < 3 else { return true }
        guard changed.nanoseconds != 0 else { return false }
        return seconds * 1_000_000_000 + time.nanoseconds - changed.nanoseconds >= rest
    }
}
