// An export is in the coordinator's own log before anything of it leaves.

import Glibc
import IntakeLog
import IntakeTriage
import Testing

@Suite(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
struct ExportCommandTests {
    @Test(arguments: ["-", "queue.csv"])
    func `the own log is on the disk before the first byte of an export leaves`(target: String) throws {
        let hotline = try Hotline()
        try hotline.new("[\(Sample.marked), {\"age\":20}]")
        try hotline.deliver()
        let (named, trace) = (hotline.folder + "/named", hotline.folder + "/trace")
        try Folder.make(named)
        let output = target == "-" ? target : named + "/" + target
        let run = try hotline.run(Strace.program(hotline.lead, into: trace), "export", "--output", output)
        #expect(run.status == 0, "\(run.error)")
        var order: [String] = []
        for call in try Strace(trace).calls {
            let isCase = call.strings.contains { !Words.found(Sample.words, in: $0).isEmpty }
            if call.file.hasPrefix(hotline.leadHome + "/log/"), call.name == "fdatasync" {
                order.append(call.file.hasSuffix("/state") ? "state synced" : "log synced")
            }
            if ["write", "pwrite64"].contains(call.name), isCase { order.append("left") }
            if call.written.contains(where: { $0.hasPrefix(named) }) { order.append("file made") }
        }
        let first = try #require(order.firstIndex { ["left", "file made"].contains($0) }, "\(order)")
        #expect(order.contains("left"))
        #expect(order[..<first].contains("log synced") && order[..<first].contains("state synced"), "\(order)")
        #expect(!order[first...].contains("log synced"), "\(order)")
    }
}
