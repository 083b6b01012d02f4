// Alarms: what queue, show, export and status repeat about a desk with damaged logs, until a good copy arrives.

import Glibc
import Testing
@testable import Intake
@testable import IntakeCases
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct AlarmTests {
    /// A hotline whose volunteer sealed five requests, and the bytes of the carried log.
    private func carried() throws -> (Hotline, [UInt8]) {
        let hotline = try Hotline()
        try hotline.new(#"[{"age":20}, {"age":20}, {"age":20}, {"age":20}, {"age":20}]"#)
        let carried = try hotline.run(hotline.v07, "carry", hotline.usb)
        try #require(carried.status == 0, "\(carried.error)")
        return (hotline, try Folder.contents(try stick(hotline), limit: 1 << 20))
    }

    private func stick(_ hotline: Hotline) throws -> String {
        let name = try #require(try Folder.names(hotline.usb).first { $0.hasSuffix(".intake") })
        return hotline.usb + "/" + name
    }

    /// The stored copies of the desk.
    private func stored(_ hotline: Hotline) throws -> [String] {
        try Desk.storedLogs(of: Home(hotline.leadHome)).map(\.path)
    }

    private func `import`(_ bytes: [UInt8], _ hotline: Hotline) throws -> Program.Outcome {
        try Folder.replace(try stick(hotline), with: bytes)
        return try hotline.run(hotline.lead, "import", hotline.usb)
    }

    private func flipped(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes[4 * CellLayout.size + 700] ^= 1
        return bytes
    }

    /// The status and the alarms of each command, by the command.
    private func said(_ hotline: Hotline) throws -> [String: (status: Int32, words: [[String]], text: String)] {
        var said: [String: (Int32, [[String]], String)] = [:]
        let status = try hotline.lead.run("status", "--json")
        func words(_ outcome: Program.Outcome) throws -> [[String]] {
            try (outcome.json["alarms"]?.array ?? []).map { ($0["words"]?.array ?? []).compactMap(\.string) }
        }
        for (name, more) in [
            ("queue", []), ("export", ["--output", hotline.folder + "/\(UInt64.random(in: 0...(.max)))"]),
        ] {
            let outcome = try hotline.lead.run(
                [name, "--json", "--passphrase-fd", "3"] + more, descriptors: [3: Hotline.passphrase])
            said[name] = (outcome.status, try words(outcome), outcome.error)
        }
        said["status"] = (status.status, try words(status), try hotline.lead.run("status").output)
        // Once more, after the others looked: the answer must be the same.
        let again = try hotline.lead.run("status", "--json")
        said["status again"] = (again.status, try words(again), try hotline.lead.run("status").output)
        return said
    }

    private func expectAlarm(_ word: String, _ hotline: Hotline, _ when: String, _ line: Int = #line) throws {
        for (command, said) in try said(hotline) {
            #expect(said.status == 2, "\(command) \(when), line \(line)")
            #expect(said.words.contains { $0.contains(word) }, "\(command) \(when): \(said.words), line \(line)")
            #expect(said.text.contains(".intake"), "\(command) \(when): \(said.text)")
        }
    }

    private func expectQuiet(_ hotline: Hotline, _ line: Int = #line) throws {
        for (command, said) in try said(hotline) {
            #expect(said.status == 0, "\(command): \(said.text), line \(line)")
            #expect(said.words == [], "\(command), line \(line)")
        }
    }

    @Test func `a log that came in damaged or cut is said to be so by every command, until a good copy comes`() throws {
        let (hotline, whole) = try carried()
        let cut = Array(whole.dropLast(CellLayout.size))
        for (bad, word) in [(flipped(whole), "damaged"), (cut, "unfinished end")] {
            #expect(try `import`(bad, hotline).status == 2)
            try expectAlarm(word, hotline, "at first")
            // The alarm must be repeated by the next command.
            try expectAlarm(word, hotline, "again")
            let exported = try hotline.run(hotline.lead, "export", "--output", hotline.folder + "/\(word).csv")
            #expect(exported.status == 2 && exported.output.contains("Cases may be missing"), "\(exported.output)")
            #expect(try `import`(whole, hotline).status == 0)
            try expectQuiet(hotline)
            // The next round starts with an empty desk.
            for path in try stored(hotline) { Folder.remove(path) }
            Folder.remove(hotline.leadHome + "/desk/heads")
            Folder.remove(hotline.leadHome + "/desk/checked")
        }
    }

    @Test func `a remembered log that is gone is said to be missing, until it is imported again`() throws {
        let (hotline, whole) = try carried()
        #expect(try `import`(whole, hotline).status == 0)
        try expectQuiet(hotline)
        Folder.remove(try #require(try stored(hotline).first))
        try expectAlarm("missing", hotline, "with the only log gone")
        #expect(try `import`(whole, hotline).status == 0)
        try expectQuiet(hotline)
    }

    @Test func `sessions under a keys file that is gone are said by every command, until it comes again`() throws {
        let (hotline, whole) = try carried()
        #expect(try `import`(whole, hotline).status == 0)
        // The next version is in force; the first one, which the log was written under, is missing in both its places.
        let lead = Home(hotline.leadHome)
        let tables = try Folder.contents(hotline.folder + "/keys", limit: 1 << 20)
        let second = hotline.folder + "/keys-2"
        let text = String(decoding: tables, as: UTF8.self).replacing("version = 1", with: "version = 2")
        try Folder.replace(second, with: Array(text.utf8))
        try Hotline.sign(second, with: lead)
        let adopted = try hotline.lead.run("keys", "adopt", second)
        try #require(adopted.status == 0, "\(adopted.error)")
        try expectQuiet(hotline)
        for folder in ["keys", "keys/with-logs"] {
            for name in try Files.laptop.names(ifThere: hotline.leadHome + "/" + folder) where name.hasPrefix("1-") {
                Folder.remove(hotline.leadHome + "/" + folder + "/" + name)
            }
        }
        // `status` reads the note, and sees by itself that a file is missing.
        let status = try hotline.lead.run("status")
        #expect(status.status == 2 && status.output.contains("! keys file 1"), "\(status.output)")
        _ = try said(hotline)
        try expectAlarm("unknown keys file", hotline, "with the keys file gone")
        // The stick brings the file.
        let imported = try hotline.run(hotline.lead, "import", hotline.usb)
        #expect(imported.status == 0, "\(imported.output)")
        // An import looks at no log that it does not bring: the desk's own one names that file too.
        _ = try said(hotline)
        try expectQuiet(hotline)
    }

    @Test func `status says that it does not know where the note of the last look is gone, damaged or of other logs`()
        throws
    {
        let (hotline, whole) = try carried()
        #expect(try `import`(flipped(whole), hotline).status == 2)
        let note = hotline.leadHome + "/desk/checked"
        let bytes = try Folder.contents(note, limit: 1 << 20)
        #expect(Words.found(["v07", "irina"], in: bytes) == [])
        func expectAsked(_ what: String) throws {
            let status = try hotline.lead.run("status")
            #expect(status.status == 2 && status.output.contains("run intake queue"), "\(what): \(status.output)")
        }
        Folder.remove(note)
        try expectAsked("gone")
        for place in [0, 70, bytes.count - 1] {
            var damaged = bytes
            damaged[place] ^= 1
            try Folder.replace(note, with: damaged)
            try expectAsked("damaged at \(place)")
        }
        try Folder.replace(note, with: bytes)
        let log = try #require(try stored(hotline).first)
        let good = try Folder.contents(log, limit: 1 << 20)
        try Folder.replace(log, with: Array(good.dropLast(1)))
        try expectAsked("of a log that changed")
        try Folder.replace(log, with: good)
        let heads = hotline.leadHome + "/desk/heads"
        let memory = try Folder.contents(heads, limit: 1 << 20)
        try Folder.replace(heads, with: memory.map { $0 ^ 1 })
        try expectAsked("with a damaged memory")
        try Folder.replace(heads, with: memory)
        // A look at the logs recreates the note.
        Folder.remove(note)
        _ = try hotline.run(hotline.lead, "queue")
        try expectAlarm("damaged", hotline, "after a look")
    }

    // MARK: Places

    @Test(arguments: ["desk", "desk/logs", "desk/heads", "desk/snapshot"])
    func `a part of the desk that was moved is followed, and one that is out of reach is no empty desk`(part: String)
        throws
    {
        let (hotline, whole) = try carried()
        #expect(try `import`(whole, hotline).status == 0)
        usleep(100_000)
        try #require(try hotline.cases().count == 5)
        let (place, moved) = (hotline.leadHome + "/" + part, hotline.folder + "/moved")
        try #require(rename(place, moved) == 0 && symlink(moved, place) == 0)
        try expectQuiet(hotline)
        #expect(try hotline.cases().count == 5)
        try hotline.new(#"{"age":20}"#)
        #expect(try hotline.deliver()["new"] == 1)
        #expect(try hotline.cases().count == 6)
        #expect(Folder.kind(place) == .link)
        // The disk of the moved folder is gone. The snapshot is only a cache.
        try #require(rename(moved, moved + "-away") == 0)
        guard part != "desk/snapshot" else { return #expect(try hotline.cases().count == 6) }
        for arguments in [
            ["queue"], ["export", "--output", hotline.folder + "/none.csv"], ["show", "1234-5678-9012"],
        ] {
            let outcome = try hotline.lead.run(
                arguments + ["--passphrase-fd", "3"], descriptors: [3: Hotline.passphrase])
            #expect(arguments[0] == "show" ? outcome.status != 0 : outcome.status == 74, "\(arguments) \(outcome)")
            #expect(!outcome.output.contains("No cases"))
        }
        #expect(try hotline.lead.run("status").status != 0)
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here; make test installs it"))
    func `a folder of logs that cannot be looked at is an error by name, never an empty queue`() throws {
        let (hotline, whole) = try carried()
        #expect(try `import`(whole, hotline).status == 0)
        let logs = hotline.leadHome + "/desk/logs"
        for call in ["newfstatat,lstat,stat", "openat,open"] {
            for code in ["EIO", "EACCES"] {
                let lead = hotline.lead.under(
                    "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-P", logs, "-e",
                    "trace=" + call.split(separator: ",").map { "?" + $0 }.joined(separator: ","), "-e",
                    "inject=" + call.split(separator: ",").map { "?" + $0 }.joined(separator: ",") + ":error=" + code,
                    "--")
                let queue = try hotline.run(lead, "queue")
                #expect(queue.status == 74 && queue.error.contains(logs), "\(call) \(code): \(queue)")
                #expect(!queue.output.contains("No cases"))
            }
        }
    }
}
