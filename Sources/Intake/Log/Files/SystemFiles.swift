// The files of this machine: the plain system calls.

import CSodium
import Glibc
import IntakeBase

struct SystemFiles: FileCalls {
    /// File systems in memory, and the overlay of a live system, by <linux/magic.h>.
    private static let inMemory: Set<UInt32> = [0x0102_1994, 0x8584_58F6, 0x794C_7630]

    /// The result of a call in the kernel's form: -errno for an error.
    private func answer(_ code: some SignedInteger) -> Int { code >= 0 ? Int(code) : -Int(errno) }

    func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int {
        answer(unsafe withPath(path) { unsafe Glibc.open($0, flags, mode) })
    }

    func openAbove(_ descriptor: Int32, _ flags: Int32) -> Int { answer(unsafe openat(descriptor, "..", flags)) }

    func close(_ descriptor: Int32) -> Int { answer(Glibc.close(descriptor)) }

    func status(_ descriptor: Int32, _ status: inout stat) -> Int { answer(unsafe fstat(descriptor, &status)) }

    func status(_ path: String, followingLink: Bool, _ status: inout stat) -> Int {
        answer(
            unsafe withPath(path) { path in
                unsafe followingLink ? stat(path, &status) : lstat(path, &status)
            })
    }

    func read(_ descriptor: Int32, into place: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        answer(unsafe pread(descriptor, place.baseAddress, place.count, off_t(offset)))
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int?) -> Int {
        if let offset { return answer(unsafe pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(offset))) }
        return answer(unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count))
    }

    func sync(_ descriptor: Int32, dataOnly: Bool) -> Int {
        answer(dataOnly ? fdatasync(descriptor) : fsync(descriptor))
    }

    func setMode(_ descriptor: Int32, _ mode: mode_t) -> Int { answer(fchmod(descriptor, mode)) }

    func forgetPages(_ descriptor: Int32) { _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) }

    func lock(_ descriptor: Int32) -> Int { answer(flock(descriptor, LOCK_EX | LOCK_NB)) }

    func makeFolder(_ path: String, _ mode: mode_t) -> Int {
        answer(unsafe withPath(path) { unsafe mkdir($0, mode) })
    }

    func rename(_ path: String, to target: String) -> Int {
        answer(unsafe withPath(path) { path in unsafe withPath(target) { unsafe Glibc.rename(path, $0) } })
    }

    func link(_ path: String, to target: String) -> Int {
        answer(unsafe withPath(path) { path in unsafe withPath(target) { unsafe Glibc.link(path, $0) } })
    }

    func link(_ descriptor: Int32, to target: String) -> Int {
        // open(2) gives this way to name such a file without privileges. link(2) never replaces a file.
        answer(
            unsafe withPath(target) {
                unsafe linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, $0, AT_SYMLINK_FOLLOW)
            })
    }

    func remove(_ path: String) -> Int { answer(unsafe withPath(path) { unsafe unlink($0) }) }

    func names(_ path: String) throws(FileError) -> [String] {
        let descriptor = uninterrupted { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
        guard descriptor >= 0 else { throw FileError("open folder", path, answer: descriptor) }
        guard let stream = unsafe fdopendir(Int32(descriptor)) else {
            let code = errno
            _ = Glibc.close(Int32(descriptor))
            throw FileError("open folder", path, code: code)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                guard errno == 0 else { throw FileError("read folder", path, code: errno) }
                return names
            }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe PathText.text(bytes.prefix(while: { $0 != 0 }))
            }
            if name != "." && name != ".." { names.append(name) }
        }
    }

    func resolve(_ path: String) throws(FileError) -> String {
        guard let target = unsafe withPath(path, { unsafe realpath($0, nil) }) else {
            throw FileError("open", path, code: errno)
        }
        defer { unsafe free(target) }
        return unsafe PathText.text(UnsafeRawBufferPointer(start: target, count: strlen(target)))
    }

    func isInMemory(_ path: String) throws(FileError) -> Bool {
        var status = statfs()
        guard unsafe withPath(path, { unsafe statfs($0, &status) }) == 0 else {
            throw FileError("stat", path, code: errno)
        }
        return Self.inMemory.contains(UInt32(truncatingIfNeeded: status.f_type))
    }

    var now: FileMark.Time {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return FileMark.Time(time)
    }

    func pause(nanoseconds: Int64) {
        guard nanoseconds > 0 else { return }
        // The clock that files are stamped with moves in steps of up to 10 ms.
        let nanoseconds = nanoseconds + 10_000_000
        var rest = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
        _ = uninterrupted {
            var left = timespec()
            defer { rest = left }
            return answer(unsafe nanosleep(&rest, &left))
        }
    }

    var process: Int32 { getpid() }
}
