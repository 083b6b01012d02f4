// The built program on a machine that refuses to create threads.

import Glibc
import IntakeLog
import IntakeTriage
import Testing

@Suite struct NoThreadTests {
    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `a machine that gives no thread costs time, and no command its end`() throws {
        let hotline = try Hotline()
        try hotline.new("[\(Array(repeating: #"{"age":20}"#, count: 80).joined(separator: ","))]")
        let carried = try hotline.run(hotline.v07, "carry", hotline.usb)
        try #require(carried.status == 0, "\(carried.error)")
        let trace = hotline.folder + "/trace"
        // `timeout` ends a command that waits for a thread, with status 124.
        let lead = hotline.lead.under(
            "/usr/bin/timeout", "--signal=KILL", "60", "/usr/bin/strace", "-f", "-qq", "-o", trace, "-e",
            "trace=clone,clone3", "-e", "inject=clone,clone3:error=EAGAIN", "--")
        let imported = try hotline.run(lead, "import", hotline.usb, "--json")
        #expect(imported.status == 0, "\(imported.error)")
        #expect(try imported.json["logs"]?.array?.first?["new"] == 80)
        let queue = try hotline.run(lead, "queue", "--json")
        #expect(queue.status == 0, "\(queue.error)")
        #expect(try queue.json["cases"]?.array?.count == 80)
        let tried = try Folder.contents(trace, limit: 1 << 20)
        #expect(String(decoding: tried, as: UTF8.self).contains("EAGAIN"), "no thread was asked for at all")
    }
}
