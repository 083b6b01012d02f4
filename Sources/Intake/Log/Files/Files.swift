// The files that a laptop sees, as a value: those of this machine, or those of a disk in memory, so that a whole laptop
// runs without touching either. Nothing in this library reaches a file but through such a value.

import Glibc

/// The calls of the system by which files are reached. Each does what the call of its name does, once, and answers as
/// the kernel does: 0 or more, or the error number, negative. What is tried again, and what an error means, is decided
/// above.
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
    /// pwrite(2); write(2) where `offset` is nil.
    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int?) -> Int
    /// fsync(2), or fdatasync(2).
    func sync(_ descriptor: Int32, dataOnly: Bool) -> Int
    /// fchmod(2).
    func setMode(_ descriptor: Int32, _ mode: mode_t) -> Int
    /// posix_fadvise(2) with POSIX_FADV_DONTNEED.
    func forgetPages(_ descriptor: Int32)
    /// flock(2), for this program alone and without waiting.
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
    /// The names in a folder but `.` and `..`, in any order.
    func names(_ path: String) throws(FileError) -> [String]
    /// realpath(3).
    func resolve(_ path: String) throws(FileError) -> String
    /// Whether the folder at `path` lies in memory, by statfs(2).
    func isInMemory(_ path: String) throws(FileError) -> Bool
    /// nanosleep(2), until that clock has gone on by so much.
    func pause(nanoseconds: Int64)
    /// The clock that files are stamped with.
    var now: FileMark.Time { get }
    /// The number of this process.
    var process: Int32 { get }
}

/// The files that a laptop sees: its own disk, and the sticks in it.
public struct Files: Sendable {
    /// How they are reached.
    package let calls: any FileCalls
    /// What the names of part files and the keys of copies' sums are drawn from.
    let entropy: EntropySource

    /// The files of this machine.
    public static let laptop = Files(SystemFiles(), entropy: .system)

    init(_ calls: any FileCalls, entropy: EntropySource) {
        self.calls = calls
        self.entropy = entropy
    }
}

/// Makes a call, and makes it again as long as a signal interrupts it: that is no failure yet. Not for syncs: see
/// `File.sync`.
func uninterrupted(_ call: () -> Int) -> Int {
    while true {
        let answer = call()
        if answer != -Int(EINTR) { return answer }
    }
}
