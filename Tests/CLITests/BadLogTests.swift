// Whatever lies on a stick under a log's name: a sentence for each, and the good ones are taken in all the same.

import Glibc
import Testing
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct BadLogTests {
    /// A hotline with one delivered log of three requests, and the log's bytes.
    private func delivered() throws -> (Hotline, [UInt8]) {
        let hotline = try Hotline()
        try hotline.new("[{}, {\"place\": \"Gyumri\"}, {}]")
        return (hotline, try Folder.contents(hotline.log, limit: 1 << 20))
    }

    private func sparse(_ path: String, bytes: Int) throws {
        let file = open(path, O_WRONLY | O_CREAT, 0o600)
        try #require(file >= 0 && ftruncate(file, off_t(bytes)) == 0)
        close(file)
    }

    @Test func `every odd file is named with a sentence of its own, and the good log is imported`() throws {
        let (hotline, log) = try delivered()
        let usb = hotline.usb
        func path(_ name: String) -> String { "\(usb)/\(name).intake" }
        try Folder.replace(path("zz-good"), with: log)
        #expect(symlink(path("zz-good"), path("link")) == 0)
        #expect(mkfifo(path("fifo"), 0o600) == 0)
        // Needs root; a link to a device is what others can make.
        let isRoot = mknod(path("device"), S_IFCHR | 0o600, 0x105) == 0
        try Folder.make(path("folder"))
        try Folder.replace(path("empty"), with: [])
        try sparse(path("zeros"), bytes: 40 << 30)
        try sparse(path("zeros3"), bytes: 3 << 30)
        try Folder.replace(path("picture"), with: Array("\u{89}PNG\r\n".utf8) + log.reversed())
        try Folder.replace(path("cut"), with: Array(log.dropLast(4096)))
        try Folder.replace(path("torn"), with: Array(log.dropLast(1000)))
        var flipped = log
        flipped[3 * 4096 + 2000] ^= 1
        try Folder.replace(path("flipped"), with: flipped)

        var expected = [
            "link": ("unreadable", "symbolic link"), "fifo": ("unreadable", "device or a pipe"),
            "folder": ("unreadable", "a folder"), "empty": ("empty", "empty"),
            "zeros": ("unreadable", "larger than a log"), "zeros3": ("not a log", "not a log"),
            "picture": ("not a log", "not a log"), "zz-good": ("complete", ""),
            "cut": ("unfinished end", "incomplete"), "torn": ("unfinished end", "incomplete"),
            "flipped": ("damaged", "changed or decayed"),
        ]
        if isRoot { expected["device"] = ("unreadable", "device or a pipe") }
        for command in ["verify", "import"] {
            let outcome = try hotline.run(hotline.lead, command, usb, "--json")
            #expect(outcome.status == 2, "\(outcome.error)")
            let logs = try #require(try outcome.json["logs"]?.array)
            #expect(logs.count == expected.count)
            for log in logs {
                let name = String(Folder.name(of: log["path"]?.string ?? "").dropLast(7))
                let verdict = try #require(log["verdict"]?.string)
                let texts = (log["findings"]?.array ?? []).compactMap { $0["text"]?.string }
                // The third copy of a log is held against the two before it as well.
                #expect(verdict == expected[name]?.0, "\(command) \(name): \(verdict) \(texts)")
                #expect(
                    name == "zz-good" || texts.contains { $0.contains(expected[name]?.1 ?? "?") }, "\(name): \(texts)")
            }
        }
        // The damaged copies cost nothing: the good one came last and holds all.
        #expect(try hotline.cases().count == 3)
        let text = try hotline.run(hotline.lead, "import", usb)
        #expect(text.status == 2)
        for part in ["symbolic link", "device or a pipe", "it is a folder", "the file is empty", "larger than a log"] {
            #expect(text.output.contains(part), "\(part)")
        }
    }

    @Test func `a log of a later version is left alone, and says so`() throws {
        let (hotline, log) = try delivered()
        var future = log
        for at in stride(from: 0, to: future.count, by: CellLayout.size) {
            future[at + 4] = 2
            var hasher = try Hasher256(.cell)
            try future.withUnsafeBytes { try hasher.update($0.baseAddress! + at, count: CellLayout.trailerAt) }
            future.replaceSubrange(at + CellLayout.trailerAt..<at + CellLayout.size, with: try hasher.digest().array)
        }
        try Folder.replace(hotline.usb + "/future.intake", with: future)
        let outcome = try hotline.run(hotline.lead, "import", hotline.usb)
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("newer version of the format (2)"), "\(outcome.output)")
        #expect(outcome.output.contains("update this program"))
    }

    @Test func `an import again brings nothing new, and a receipt fits, fits earlier, or does not`() throws {
        let (hotline, _) = try delivered()
        #expect(try hotline.deliver()["new"] == 3)
        let early = try receipt(of: hotline)
        #expect(try hotline.deliver()["new"] == 0)
        try hotline.new("{}")
        let late = try receipt(of: hotline)
        #expect(early != late)
        #expect(try hotline.deliver()["new"] == 1)
        var wrong = Array(late)
        wrong[0] = wrong[0] == "7" ? "8" : "7"
        for (digits, match, status) in [(late, "head", 0), (early, "earlier", 0), (String(wrong), "none", 2)] {
            let outcome = try hotline.run(hotline.lead, "import", hotline.usb, "--receipt", digits, "--json")
            #expect(outcome.status == Int32(status), "\(match)")
            #expect(try outcome.json["logs"]?.array?.first?["receipt_match"] == .string(match))
        }
        // Read out over the telephone, it is typed as it is heard.
        let spaceless = late.filter { $0 != " " }
        #expect(try hotline.run(hotline.lead, "import", hotline.usb, "--receipt", spaceless).status == 0)
        let typo = try hotline.run(hotline.lead, "import", hotline.usb, "--receipt", "12")
        #expect(typo.status == 64)
    }

    @Test func `verify without a key shows the structure, and with one the records`() throws {
        let (hotline, _) = try delivered()
        try hotline.deliver()
        let structure = try hotline.v07.run("verify", hotline.usb, "--json")
        #expect(structure.status == 0)
        let log = try #require(try structure.json["logs"]?.array?.first)
        #expect(log["records"] == .null && log["author"] == .null && log["verdict"] == "complete")
        let opened = try hotline.run(hotline.lead, "verify", hotline.usb, "--json")
        #expect(opened.status == 0)
        #expect(try opened.json["logs"]?.array?.first?["records"] == 3)
        #expect(try opened.json["logs"]?.array?.first?["author"] == "v07")
        let missing = try hotline.v07.run("verify", hotline.usb + "/none.intake")
        #expect(missing.status == 2)
        #expect(missing.output.contains("there is no such file"))
    }

    private func receipt(of hotline: Hotline) throws -> String {
        let outcome = try hotline.v07.run("receipt", "--json")
        return try #require(try outcome.json["logs"]?.array?.first?["receipt"]?.string)
    }
}
