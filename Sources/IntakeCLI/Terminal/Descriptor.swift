// Reads from a descriptor that the program inherited, independent of the flags that another program set on it.

import Glibc

/// Descriptors that may be non-blocking, and whose reads may be interrupted by signals.
enum Descriptor {
    /// Reads at most `place.count` bytes, and waits for the first one.
    /// - Returns: the number of bytes; 0 at the end; -1 on failure, with the reason in `errno`.
    static func read(_ descriptor: Int32, to place: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count = unsafe Glibc.read(descriptor, place.baseAddress, place.count)
            guard count < 0 else { return count }
            if errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = unsafe poll(&waiting, 1, -1)
            } else if errno != EINTR {
                return count
            }
        }
    }
}
