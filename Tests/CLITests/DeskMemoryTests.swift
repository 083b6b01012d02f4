// What the built program remembers of a desk's logs between commands, and what it must not remember.

import Glibc
import IntakeLog
import IntakeTriage
import Testing

@Suite struct DeskMemoryTests {
    private func memos(_ hotline: Hotline) throws -> [String] {
        let folder = hotline.leadHome + "/desk/snapshot"
        guard Folder.kind(folder) == .folder else { return [] }
        return try Folder.names(folder).filter { $0.hasSuffix(".memo") }
    }

    @Test func `a queue leaves a memo of a log that has rested, and the next queue says the same`() throws {
        let hotline = try Hotline()
        try hotline.new(#"[{"age":20}, {"age":20}]"#)
        try hotline.deliver()
        // A file is remembered only after it has been unchanged for a while; this is longer.
        usleep(100_000)
        let first = try hotline.cases()
        #expect(first.count == 2)
        // Of the volunteer's log, and of the coordinator's own, which says what was imported.
        #expect(try memos(hotline).count == 2)
        #expect(try hotline.cases() == first)
        #expect(try hotline.cases("--reread") == first)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `a log that could not be read once is named, and read again by the next command`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        try hotline.deliver()
        let own = try hotline.run(hotline.lead, "new", "--from", "-", "--json", input: #"{"age":20}"#)
        try #require(own.status == 0, "\(own.error)")
        usleep(100_000)
        let logs = try ["/log/", "/desk/logs/"].flatMap { folder in
            try Folder.names(hotline.leadHome + folder).filter { $0.hasSuffix(".intake") }
                .map { hotline.leadHome + folder + $0 }
        }
        try #require(logs.count == 2)
        for log in logs {
            let program = hotline.lead.under(
                "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=pread64", "-P", log, "-e",
                "inject=pread64:error=EIO", "--")
            let failed = try hotline.run(program, "queue", "--reread")
            #expect(failed.status == 74, "\(failed.error)")
            #expect(failed.error.contains("could not read \(log): Input/output error"), "\(failed.error)")
            #expect(failed.error.contains("Next: run the command again"), "\(failed.error)")
            #expect(!failed.error.contains("changed"), "\(failed.error)")
            // The cases of the other log are there.
            #expect(failed.output.split(separator: "-").count > 2, "\(failed.output)")
            #expect(try hotline.cases().count == 2)
        }
    }
}
