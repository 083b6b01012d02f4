// The built program as a child process: its time and memory.

import Glibc

struct Child {
    /// Seconds from start to end.
    var seconds: Double
    /// Seconds of processors.
    var core: Double
    /// Peak memory after the passphrase's Argon2id, in bytes; sampled every 0.5 ms.
    var memory: Int
    /// Its exit status.
    var status: Int32

    /// Runs the program at `path`. Standard output goes to `output`; descriptor 3 provides `passphrase`, if given.
    static func run(_ path: String, _ arguments: [String], output: String, passphrase: String? = nil) throws -> Child {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var pipes: [Int32] = [-1, -1]
        if let passphrase {
            guard pipe(&pipes) == 0 else { throw Trouble("no pipe") }
            let line = Array((passphrase + "\n").utf8)
            guard write(pipes[1], line, line.count) == line.count else { throw Trouble("the pipe is closed") }
            close(pipes[1])
            // dup2 onto the same descriptor would keep its close-on-exec flag.
            if pipes[0] != 3 { posix_spawn_file_actions_adddup2(&actions, pipes[0], 3) }
        }
        defer { if passphrase != nil { close(pipes[0]) } }
        let start = Clock.wall()
        var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for pointer in argv { free(pointer) } }
        var process: pid_t = 0
        guard posix_spawn(&process, path, &actions, nil, &argv, environ) == 0 else { throw Trouble("no \(path)") }
        var (status, usage): (Int32, rusage) = (0, rusage())
        var memory = 0
        if passphrase == nil {
            wait4(process, &status, 0, &usage)
        } else {
            memory = watch(process, &status, &usage)
        }
        let seconds = Clock.wall() - start
        let core =
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
        return Child(seconds: seconds, core: core, memory: memory, status: status >> 8 & 0xFF)
    }

    /// Waits for the process. Argon2id fills 256 MiB and releases them at once; only memory after that counts.
    private static func watch(_ process: pid_t, _ status: inout Int32, _ usage: inout rusage) -> Int {
        let file = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var (most, last, filled, unlocked) = (0, 0, false, false)
        while wait4(process, &status, WNOHANG, &usage) == 0 {
            let now = resident(file)
            if now > 250 << 20 { filled = true }
            // While pages are released, a sample sees some of them: start with the first sample that is not lower than
            // the one before.
            if filled, !unlocked { unlocked = now < 128 << 20 && now >= last }
            if unlocked { most = max(most, now) }
            last = now
            usleep(500)
        }
        return most
    }

    private static func resident(_ file: Int32) -> Int {
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = pread(file, &bytes, bytes.count, 0)
        guard count > 0 else { return 0 }
        let parts = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
        return parts.count > 1 ? (Int(parts[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}
