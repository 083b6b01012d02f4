// Reading from a descriptor that the program was handed: what another program did to it makes no difference.

import Glibc

/// Descriptors that may be set not to wait, and on which signals may come.
enum Descriptor {
    /// Reads at most `place.count` bytes, and waits for the first of them.
    /// - Returns: how many came; 0 at the end; -1 where it failed, with the reason in `errno`.
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
