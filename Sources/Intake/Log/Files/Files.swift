// The file system that a laptop sees, as a value: that of this machine, or one in memory, so that a whole laptop can
// run without touching the machine. All access to files in this library goes through such a value.

import Glibc

/// The system calls for files. Each makes the system call of its name once and returns what the kernel returns: 0 or
/// more, or the negative error number. The callers decide what is retried and what an error means.
package protocol FileCalls: Sendable {
    /// open(2).
    func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int
    /// openat(2) of `..` in an open folder.
    func openAbove(_ descriptor: Int32, _ flags: Int32) -> Int
    /// close(2).
    func close(_ descriptor: Int32) -> Int
    /// fstat(2).
    func status(_ descriptor: Int32, _ status: inout stat) -> Int
    /// stat(2), or lstat(2).
    func status(_ path: String, followingLink: Bool, _ status: inout stat) -> Int
    /// pread(2).
    func read(_ descriptor: Int32, into place: UnsafeMutableRawBufferPointer, at offset: Int) -> Int
    /// pwrite(2); write(2) if `offset` is nil.
    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int?) -> Int
    /// fsync(2), or fdatasync(2).
    func sync(_ descriptor: Int32, dataOnly: Bool) -> Int
    /// fchmod(2).
    func setMode(_ descriptor: Int32, _ mode: mode_t) -> Int
    /// posix_fadvise(2) with POSIX_FADV_DONTNEED.
    func forgetPages(_ descriptor: Int32)
    /// flock(2), exclusive and without waiting.
    func lock(_ descriptor: Int32) -> Int
    /// mkdir(2).
    func makeFolder(_ path: String, _ mode: mode_t) -> Int
    /// rename(2).
    func rename(_ path: String, to target: String) -> Int
    /// link(2).
    func link(_ path: String, to target: String) -> Int
    /// linkat(2) of a file without a name.
    func link(_ descriptor: Int32, to target: String) -> Int
    /// unlink(2).
    func remove(_ path: String) -> Int
    /// The names in a folder without `.` and `..`, in any order.
    func names(_ path: String) throws(FileError) -> [String]
    /// realpath(3).
    func resolve(_ path: String) throws(FileError) -> String
    /// Whether the folder at `path` is on a file system in memory, by statfs(2).
    func isInMemory(_ path: String) throws(FileError) -> Bool
    /// nanosleep(2), until the clock of time stamps has advanced by this much.
    func pause(nanoseconds: Int64)
    /// The clock of the time stamps of files.
    var now: FileMark.Time { get }
    /// The id of this process.
    var process: Int32 { get }
}

/// The files that a laptop sees: its own disk, and the sticks that are plugged in.
public struct Files: Sendable {
    /// The system calls.
    package let calls: any FileCalls
    /// The source of the names of part files and of the keys for the sums of copies.
    let entropy: EntropySource

    /// The files of this machine.
    public static let laptop = Files(SystemFiles(), entropy: .system)

    init(_ calls: any FileCalls, entropy: EntropySource) {
        self.calls = calls
        self.entropy = entropy
    }
}

/// Makes a call, and repeats it while a signal interrupts it: an interruption is not a failure. Not for syncs: see
/// `File.sync`.
func uninterrupted(_ call: () -> Int) -> Int {
    while true {
        let answer = call()
        if answer != -Int(EINTR) { return answer }
    }
}
