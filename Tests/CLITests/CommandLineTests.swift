// The command line reaches the program in every environment, or the program reports that it did not.

import Glibc
import IntakeLog
import IntakeTriage
import Testing

@Suite struct CommandLineTests {
    private static let bwrap = "/usr/bin/bwrap"
    private static let compiler = "/usr/bin/gcc"

    /// Whether a system without /proc can be simulated here.
    static let hasBwrap: Bool = {
        guard access(bwrap, X_OK) == 0 else { return false }
        let tried = try? Program(home: "/nonexistent").under(noProc).run("--version")
        return tried?.error.contains("bwrap:") == false
    }()
    private static let noProc = [bwrap, "--dev-bind", "/", "/", "--tmpfs", "/proc", "--"]

    @Test(.enabled(if: hasBwrap, "needs bwrap and the right to mount"))
    func `without a system's list of processes every word arrives`() throws {
        let program = Program(home: "/nonexistent/intake").under(Self.noProc)
        try expectWords(program)
    }

    @Test(.enabled(if: access(compiler, X_OK) == 0, "needs a C compiler"))
    func `beside a library that changes the environment first every word arrives`() throws {
        let scratch = try ScratchFolder()
        let (source, library) = (scratch.path + "/early.c", scratch.path + "/early.so")
        // A static program expects its arguments directly before the environment.
        let text = """
            #include <stdlib.h>
            __attribute__((constructor)) static void early(void) { setenv("EARLY", "1", 1); }
            """
        try Folder.replace(source, with: Array(text.utf8))
        try #require(
            Stick.tool(["/usr/bin/env", "PATH=/usr/bin:/bin", Self.compiler, "-shared", "-fPIC", "-o", library, source])
                .status
                == 0)
        let launcher = (Self.hasBwrap ? Self.noProc : []) + ["/usr/bin/env", "LD_PRELOAD=\(library)"]
        let program = Program(home: "/nonexistent/intake").under(launcher)
        try expectWords(program)
    }

    private func expectWords(_ program: Program) throws {
        #expect(try program.run("--version").output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
        for words in [["new", "--from", "-"], ["verify", "/nonexistent/log"], ["carry", "/nonexistent"], ["status"]] {
            let outcome = try program.run(words)
            #expect(outcome.status != 0, "\(words)")
            #expect(!outcome.output.contains("USAGE"), "\(words)")
        }
        #expect(try program.run().output.contains("USAGE: intake"))
    }

    @Test func `a name that is no UTF-8 is named as what it is, and its folder is the laptop's`() throws {
        let scratch = try ScratchFolder()
        // printf makes the bytes: a Swift string cannot contain them.
        let shell = #"d=$(printf '\306\314\305\333'); "$0" --lang en --home "\#(scratch.path)/$d" status"#
        var program = Program(home: "/nonexistent")
        program.command = ["/bin/sh", "-c", shell, Program.path]
        let outcome = try program.run()
        #expect(outcome.status == 1)
        #expect(outcome.error.contains(#"\xC6\xCC\xC5\xDB"#), "\(outcome.error)")
    }
}
