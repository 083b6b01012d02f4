// A lock that allows one writer at a time: on a file beside the log, whose text names the holder.

import IntakeBase

/// The lock of a log folder; released when the value ends or the process dies.
struct LogLock: ~Copyable {
    private let file: File

    /// Takes the lock. Throws `LogError.busy` with the text that the holder wrote.
    init(folder: String, command: String, in files: Files) throws {
        let path = folder + "/lock"
        let file = try File(path, .update, in: files)
        let (isRegular, links, _) = try file.status()
        guard isRegular, links == 1 else { throw LogError.notOurs(path) }
        guard try file.tryLock() else {
            let holder = String(decoding: (try? file.read(count: 200, at: 0)) ?? [], as: UTF8.self)
            throw LogError.busy(holder: VisibleText.line(holder.split(separator: "\n").first.map(String.init) ?? ""))
        }
        let line = "\(command), process \(files.calls.process)\n"
        let rest = [UInt8](repeating: UInt8(ascii: "\n"), count: max(0, 200 - line.utf8.count))
        try file.write(Array(line.utf8) + rest, at: 0)
        self.file = file
    }
}
