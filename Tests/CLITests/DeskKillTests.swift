// An import that is killed at any of the steps by which a better copy takes the place of others.

import Glibc
import Testing
@testable import Intake
@testable import IntakeLog
@testable import IntakeTriage

@Suite(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
struct DeskKillTests {
    private func flipped(_ bytes: [UInt8], _ cell: Int) -> [UInt8] {
        var bytes = bytes
        bytes[cell * CellLayout.size + 700] ^= 1
        return bytes
    }

    @Test(arguments: ["unlink", "rename", "fsync"])
    func `an import killed while it removes covered copies leaves no copy that is reported as missing`(call: String)
        throws
    {
        let hotline = try Hotline()
        try hotline.new(#"[{"age":20}, {"age":20}, {"age":20}, {"age":20}, {"age":20}]"#)
        try #require(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        let log = hotline.usb + "/" + (try #require(Folder.names(hotline.usb).first { $0.hasSuffix(".intake") }))
        let whole = try Folder.contents(log, limit: 1 << 20)
        // Each has cells that the other lost: both stay, until a copy with all of them arrives.
        for cell in [3, 5] {
            try Folder.replace(log, with: flipped(whole, cell))
            try #require(try hotline.run(hotline.lead, "import", hotline.usb).status == 2)
        }
        let home = Home(hotline.leadHome)
        try #require(try Desk.storedLogs(of: home).count == 2)
        try Folder.replace(log, with: whole)
        let (desk, spare) = (hotline.leadHome + "/desk", hotline.folder + "/spare")
        try Copies.copy(desk, to: spare)
        var (kills, status) = (0, Int32(128 + SIGKILL))
        while status == 128 + SIGKILL {
            kills += 1
            try #require(kills < 40)
            try Copies.remove(desk)
            try Copies.copy(spare, to: desk)
            status = try hotline.run(
                hotline.lead.under(
                    "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                    "inject=\(call):signal=SIGKILL:when=\(kills)", "--"), "import", hotline.usb
            ).status
            let what = "at the \(kills). \(call)"
            // Before another command looks at the desk.
            let told = try Desk.remarks(on: home).filter { $0.words.contains("missing") }
            #expect(told.isEmpty, "\(what): \(told)")
            let queue = try hotline.run(hotline.lead, "queue", "--json")
            let words = try #require(try queue.json["alarms"]?.array).compactMap { $0["words"]?.array }.flatMap(\.self)
            #expect(!words.contains("missing"), "\(what): \(queue.error)")
            #expect(try #require(try queue.json["cases"]?.array).count == 5, "\(what)")
            let again = try hotline.run(hotline.lead, "import", hotline.usb)
            #expect(again.status == 0, "\(what): \(again.output)")
            #expect(try Folder.names(home.deskFolder).filter { $0.hasSuffix(".part") }.isEmpty, "\(what)")
            #expect(try Desk.storedLogs(of: home).map { try Folder.contents($0.path, limit: 1 << 20) } == [whole])
            #expect(try hotline.cases().count == 5, "\(what)")
        }
        #expect(status == 0 && kills > 2, "\(kills) \(status)")
    }
}
