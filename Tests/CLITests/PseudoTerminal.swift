// Runs the built program on a terminal of its own and types into it like a person: waits for expected text, then types.
// The screen output and the state of the terminal can be examined.

import Glibc
import Testing

/// The built program on a pseudo-terminal.
final class PseudoTerminal {
    /// All output of the program to the screen, including escape sequences.
    private(set) var transcript = ""
    private let main: Int32
    /// Whether the system wrote a core file at its end.
    private(set) var leftCore = false
    /// The process.
    let child: pid_t
    private var seen: [UInt8] = []
    private var looked = 0
    private var ended = false

    /// Starts `program` with these arguments; the terminal is its controlling terminal and all three standard streams.
    convenience init(_ program: Program, _ arguments: String...) throws {
        try self.init(program, arguments)
    }

    /// The same with the arguments as a list.
    init(_ program: Program, _ arguments: [String]) throws {
        main = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var number: Int32 = 0
        // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, macros that Swift does not import.
        var lock: Int32 = 0
        try #require(main >= 0 && ioctl(main, 0x4004_5431, &lock) == 0)
        try #require(ioctl(main, 0x8004_5430, &number) == 0)
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(main, UInt(TIOCSWINSZ), &size)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // A session leader that opens a terminal gets it as its controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/pts/\(number)", O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Child processes inherit the signal mask, and the tests' threads block signals.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | 0x80)  // POSIX_SPAWN_SETSID

        var argv = (program.command + arguments).map { strdup($0) } + [nil]
        var envp = program.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var child = pid_t()
        let failure = posix_spawn(&child, program.command[0], &actions, &attributes, &argv, &envp)
        try #require(failure == 0, "cannot start \(program.command[0]): \(failure)")
        self.child = child
    }

    deinit {
        close(main)
        guard !ended else { return }
        // Includes its children: it leads a session.
        kill(-child, SIGKILL)
        waitpid(child, nil, 0)
    }

    /// Waits until `text` is on the screen, after the text of the last wait.
    func wait(for text: String) throws {
        let wanted = Array(text.utf8)
        while true {
            if let end = PseudoTerminal.end(of: wanted, in: seen, from: looked) {
                looked = end
                return
            }
            try #require(more(), "“\(text)” never came. On the screen: \(transcript)")
        }
    }

    /// Types.
    func type(_ keys: String) throws {
        let bytes = Array(keys.utf8)
        try #require(write(main, bytes, bytes.count) == bytes.count)
    }

    /// Sends a signal, as `kill` does.
    func send(_ signal: Int32) {
        kill(child, signal)
    }

    /// Waits for the end and returns the status; 128 plus the number of the signal that ended it.
    func end() throws -> Int32 {
        var last = false
        while more() {}
        // A silent program may be in an endless loop, or stopped: the test must fail, not wait forever.
        for _ in 0..<100 where !last {
            var information = siginfo_t()
            _ = waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
            last = information.si_signo == SIGCHLD
            if !last { usleep(100_000) }
        }
        if !last { kill(-child, SIGKILL) }
        try #require(last, "the program did not end. On the screen: \(transcript)")
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1 { try #require(errno == EINTR) }
        ended = true
        let signal = status & 0x7f
        // WCOREDUMP of <sys/wait.h>.
        leftCore = status & 0x80 != 0
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    /// Whether Ctrl-C reaches the program as a signal: it works, or has ended, and does not read the keyboard.
    var isAtWork: Bool {
        var state = termios()
        return tcgetattr(main, &state) == 0 && state.c_lflag & tcflag_t(ISIG) != 0
    }

    /// Whether the program works without an echo.
    var isQuiet: Bool {
        var state = termios()
        return tcgetattr(main, &state) == 0 && state.c_lflag & tcflag_t(ISIG | ECHO) == tcflag_t(ISIG)
    }

    /// Whether the terminal edits lines and echoes, as a shell expects to find it.
    var isAsBefore: Bool {
        var state = termios()
        return tcgetattr(main, &state) == 0
            && state.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == tcflag_t(ICANON | ECHO | ISIG)
    }

    /// Reads output of the program; false if it has ended. Half a minute of silence counts as the end.
    private func more() -> Bool {
        var waiting = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 30_000) == 1 else { return false }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(main, &bytes, bytes.count)
        guard count > 0 else { return false }
        seen += bytes.prefix(count)
        transcript = String(decoding: seen, as: UTF8.self)
        return true
    }

    private static func end(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= start + wanted.count else { return nil }
        return (start...(bytes.count - wanted.count)).first { bytes[$0..<($0 + wanted.count)] == wanted[...] }
            .map { $0 + wanted.count }
    }
}
