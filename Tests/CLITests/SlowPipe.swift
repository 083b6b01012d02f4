// A non-blocking pipe whose bytes arrive one by one while a test reads. A thread writes them: tests that block occupy
// all threads of Swift's pool, and a task would never start.

import Glibc
import Testing

/// Provides the read end of a non-blocking pipe into which `bytes` are written slowly, and which is then closed.
func withSlowPipe(_ bytes: [UInt8], _ body: (Int32) throws -> Void) throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    try #require(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0)
    let work = Unmanaged.passRetained(SlowWriting(bytes: bytes, to: ends[1]))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { work in
            Unmanaged<SlowWriting>.fromOpaque(work!).takeRetainedValue().write()
            return nil
        }, work.toOpaque())
    try #require(code == 0)
    defer { pthread_join(thread, nil) }
    try body(ends[0])
}

private final class SlowWriting {
    let bytes: [UInt8]
    let descriptor: Int32

    init(bytes: [UInt8], to descriptor: Int32) {
        self.bytes = bytes
        self.descriptor = descriptor
    }

    func write() {
        for byte in bytes {
            usleep(5_000)
            _ = withUnsafeBytes(of: byte) { Glibc.write(descriptor, $0.baseAddress, 1) }
        }
        close(descriptor)
    }
}
