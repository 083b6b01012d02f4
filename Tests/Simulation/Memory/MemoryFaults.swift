// The calls of a disk in memory, one of which may be made to fail as a medium or a full disk does.

import Glibc
import Synchronization
@testable import IntakeLog

/// The calls of a disk. The call with a number that was set fails, once, and does nothing.
final class MemoryFaults: FileCalls {
    private let disk: MemoryDisk
    /// The calls until the one that fails, and its error number.
    private let next = Mutex<(left: Int, error: Int32)?>(nil)

    init(_ disk: MemoryDisk) { self.disk = disk }

    /// Makes the call with this number from now fail with this error; 1 is the next one.
    func fail(call: Int, error: Int32) { next.withLock { $0 = (call, error) } }

    /// Lets all calls succeed. Returns whether the one that was to fail has failed.
    @discardableResult
    func heal() -> Bool {
        next.withLock { next in
            defer { next = nil }
            return next.map { $0.left < 1 } ?? false
        }
    }

    /// The error of this call, if it is the one. `grows`: whether it may need room.
    private func error(grows: Bool = false) -> Int32? {
        next.withLock { next in
            guard let one = next, one.left > 0 else { return nil }
            next?.left -= 1
            guard one.left == 1 else { return nil }
            return one.error == ENOSPC && !grows ? EIO : one.error
        }
    }

    private func call(grows: Bool = false, _ body: () -> Int) -> Int {
        error(grows: grows).map { -Int($0) } ?? body()
    }

    func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int {
        call(grows: flags & O_CREAT != 0) { disk.open(path, flags, mode) }
    }

    func openAbove(_ descriptor: Int32, _ flags: Int32) -> Int { call { disk.openAbove(descriptor, flags) } }

    func close(_ descriptor: Int32) -> Int { disk.close(descriptor) }

    func status(_ descriptor: Int32, _ status: inout stat) -> Int { disk.status(descriptor, &status) }

    func status(_ path: String, followingLink: Bool, _ status: inout stat) -> Int {
        disk.status(path, followingLink: followingLink, &status)
    }

    func read(_ descriptor: Int32, into place: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        call { disk.read(descriptor, into: place, at: offset) }
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int?) -> Int {
        call(grows: true) { disk.write(descriptor, bytes, at: offset) }
    }

    func sync(_ descriptor: Int32, dataOnly: Bool) -> Int { call { disk.sync(descriptor, dataOnly: dataOnly) } }

    func setMode(_ descriptor: Int32, _ mode: mode_t) -> Int { disk.setMode(descriptor, mode) }

    func forgetPages(_ descriptor: Int32) { disk.forgetPages(descriptor) }

    func lock(_ descriptor: Int32) -> Int { disk.lock(descriptor) }

    func makeFolder(_ path: String, _ mode: mode_t) -> Int { call(grows: true) { disk.makeFolder(path, mode) } }

    func rename(_ path: String, to target: String) -> Int { call { disk.rename(path, to: target) } }

    func link(_ path: String, to target: String) -> Int { call { disk.link(path, to: target) } }

    func link(_ descriptor: Int32, to target: String) -> Int { call { disk.link(descriptor, to: target) } }

    func remove(_ path: String) -> Int { call { disk.remove(path) } }

    func names(_ path: String) throws(FileError) -> [String] {
        if let error = error() { throw FileError("open folder", path, code: error) }
        // A dictionary has another order in each process.
        return try disk.names(path).sorted()
    }

    func resolve(_ path: String) throws(FileError) -> String { try disk.resolve(path) }

    func isInMemory(_ path: String) throws(FileError) -> Bool { try disk.isInMemory(path) }

    var now: FileMark.Time { disk.now }

    func pause(nanoseconds: Int64) { disk.pause(nanoseconds: nanoseconds) }

    var process: Int32 { disk.process }
}
