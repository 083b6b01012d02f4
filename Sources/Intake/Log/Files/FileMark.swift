// What the system says about a file without reading it: a write to the file, or its replacement, changes the mark. A
// program cannot set the time of the last change to a chosen value, except by writing to the disk past the file system.

import Glibc
import IntakeBase

/// Size, place and times of a regular file.
package struct FileMark: Hashable, Sendable {
    /// A time of a file, to the nanosecond if the file system stores that.
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

    /// Size in bytes.
    package var size: Int64
    /// The number of the file in its file system.
    package var inode: UInt64
    /// When the bytes were last written.
    package var modified: Time
    /// When the file or its metadata last changed.
    package var changed: Time

    /// The mark of the file at `path`; nil if there is no regular file. A link at the end of the path is followed only
    /// with `followingLink`; links before it are always followed.
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

    /// Whether this is the file of `other`, not written since; its name may differ.
    package func isWritten(as other: FileMark) -> Bool {
        size == other.size && inode == other.inode && modified == other.modified
    }

    /// Whether the file had not changed for `rest` nanoseconds at `time`, so that a later write is sure to change the
    /// mark: the kernel's clock for files moves in steps of up to 10 ms, the time stamps of some file systems in steps
    /// of 2 s.
    package func isSettled(at time: Time, for rest: Int64) -> Bool {
        let (seconds, overflow) = time.seconds.subtractingReportingOverflow(changed.seconds)
        guard rest > 0 else { return true }
        guard !overflow, seconds >= 0 else { return false }
        guard seconds < 3 else { return true }
        guard changed.nanoseconds != 0 else { return false }
        return seconds * 1_000_000_000 + time.nanoseconds - changed.nanoseconds >= rest
    }
}
