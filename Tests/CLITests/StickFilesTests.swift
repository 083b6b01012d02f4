// A file on a stick is recognized by its content, under any name and in any folder; other files raise no alarm; copies
// can be read by another user; and remains of a killed copy are removed.

import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct StickFilesTests {
    /// A hotline with three requests on the stick: the log's name there, and its bytes.
    private func delivered() throws -> (Hotline, name: String, log: [UInt8]) {
        let hotline = try Hotline()
        try hotline.new(#"[{"age":20}, {"age":20}, {"age":20}]"#)
        try #require(hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        return (hotline, Folder.name(of: try hotline.log), try Folder.contents(hotline.log, limit: 1 << 20))
    }

    private func imported(_ hotline: Hotline, _ paths: [String]) throws -> (status: Int32, logs: [JSONValue]) {
        let outcome = try hotline.lead.run(
            ["import"] + paths + ["--json", "--passphrase-fd", "3"], descriptors: [3: Hotline.passphrase])
        return (outcome.status, try outcome.json["logs"]?.array ?? [])
    }

    /// Files that a stick collects in daily use.
    private func clutter(_ hotline: Hotline, _ log: [UInt8]) throws {
        let usb = hotline.usb
        for folder in [".Trashes/501", "System Volume Information", "lost+found", "DCIM/100", "a/b/c/d"] {
            try Folder.make(usb + "/" + folder)
        }
        for (name, bytes) in [
            ("photo.jpg", [0xFF, 0xD8, 0xFF]), ("notes.txt", []), ("._x.intake", [0, 5, 22, 7]),
            (".Trashes/501/old.intake", Array(log.dropLast(4096))),
            ("DCIM/100/1.mov", [UInt8](repeating: 0, count: 9_000)),
            (".\(Folder.name(of: try hotline.log)).0123456789abcdee.part", log), ("a/b/c/d/deep.intake", [1]),
        ] { try Folder.replace(usb + "/" + name, with: bytes) }
        #expect(symlink(hotline.v07Home, usb + "/home") == 0)
        #expect(mkfifo(usb + "/pipe", 0o600) == 0)
    }

    @Test(arguments: [true, false])
    func `a folder and all in it by name bring the same, and no more than the log`(isGlob: Bool) throws {
        let (hotline, name, log) = try delivered()
        try clutter(hotline, log)
        let paths = try Folder.names(hotline.usb).filter { !$0.hasPrefix(".") && $0 != "home" }.map {
            hotline.usb + "/" + $0
        }
        #expect(paths.contains { $0.hasSuffix(".intake-keys") })
        let (status, logs) = try imported(hotline, isGlob ? paths : [hotline.usb])
        #expect(status == 0, "\(logs)")
        #expect(logs.map { $0["path"]?.string } == [hotline.usb + "/" + name])
        #expect(try Folder.names(hotline.leadHome + "/desk/logs") == [name])
        #expect(try hotline.v07.run(["verify"] + (isGlob ? paths : [hotline.usb])).status == 0)
    }

    @Test func `a link that is named alone is followed, and one among others is named`() throws {
        let (hotline, name, _) = try delivered()
        let link = hotline.folder + "/link"
        #expect(symlink(hotline.usb, link) == 0)
        #expect(try imported(hotline, [link]).logs.map { $0["path"]?.string } == [link + "/" + name])
        let (status, logs) = try imported(hotline, [hotline.usb, link])
        #expect(status == 2)
        #expect(logs.map { $0["verdict"] } == ["complete", "unreadable"])
    }

    @Test func `a log of any name is imported, from the folder and two levels below`() throws {
        let (hotline, name, log) = try delivered()
        Folder.remove(hotline.usb + "/" + name)
        try Folder.make(hotline.usb + "/from v07/old")
        let koi8 = PathText.text([0xD6, 0xD5, 0xD2, 0xCE, 0xC1, 0xCC])
        try Folder.make(hotline.usb + "/" + koi8)
        let places = ["LOG.INTAKE", "from v07/log.bin", "from v07/old/копия", koi8 + "/" + koi8]
        for place in places { try Folder.replace(hotline.usb + "/" + place, with: log) }
        let (status, logs) = try imported(hotline, [hotline.usb])
        #expect(status == 0)
        #expect(Set(logs.compactMap { $0["path"]?.string }) == Set(places.map { hotline.usb + "/" + $0 }))
        #expect(logs.allSatisfy { $0["verdict"] == "complete" })
        #expect(try hotline.cases().count == 3)
        // The first cell is damaged; the file is still a log.
        try Folder.replace(hotline.usb + "/from v07/log.bin", with: [0, 0, 0, 0] + log.dropFirst(4))
        #expect(
            try imported(hotline, [hotline.usb]).logs.contains {
                $0["path"] == .string(hotline.usb + "/from v07/log.bin")
            })
    }

    @Test func `a keys file under a log's name is taken as a keys file, and a log under a keys file's name as a log`()
        throws
    {
        let (hotline, name, log) = try delivered()
        let keys = try #require(try Folder.names(hotline.usb).first { $0.hasSuffix(".intake-keys") })
        #expect(rename(hotline.usb + "/" + keys, hotline.usb + "/keys.intake") == 0)
        #expect(rename(hotline.usb + "/" + name, hotline.usb + "/log.intake-keys") == 0)
        let (status, logs) = try imported(hotline, [hotline.usb + "/keys.intake", hotline.usb + "/log.intake-keys"])
        #expect(status == 0)
        #expect(logs.map { $0["path"]?.string } == [hotline.usb + "/log.intake-keys"])
        #expect(try Folder.names(hotline.leadHome + "/desk/logs") == [name])
        #expect(try Folder.contents(hotline.leadHome + "/desk/logs/" + name, limit: 1 << 20) == log)
    }

    /// Import, and verify with the same key, must classify the files equally.
    private func told(_ hotline: Hotline) throws -> [[String?]] {
        let (status, logs) = try imported(hotline, [hotline.usb])
        let verified = try hotline.run(hotline.lead, "verify", "--key", hotline.usb, "--json")
        let again = try #require(verified.json["logs"]?.array)
        let told = [logs, again].map { logs in
            logs.map { [$0["path"]?.string.map(Folder.name(of:)), $0["verdict"]?.string] }
        }
        #expect(told[0] == told[1] && status == verified.status)
        return told[0]
    }

    @Test func `a large log under a keys file's name is a log`() throws {
        let (hotline, name, _) = try delivered()
        let path = hotline.usb + "/log.intake-keys"
        #expect(rename(hotline.usb + "/" + name, path) == 0 && truncate(path, 9 << 20) == 0)
        let (status, logs) = try imported(hotline, [path])
        #expect(status == 2)
        #expect(logs.map { $0["path"]?.string } == [path] && logs[0]["new"] == 3)
        #expect(try hotline.cases(status: 2).count == 3)
    }

    @Test func `a damaged keys file is reported, and a keys file for others is not`() throws {
        let (hotline, name, log) = try delivered()
        let keys = try #require(try Folder.names(hotline.usb).first { $0.hasSuffix(".intake-keys") })
        let path = hotline.usb + "/" + keys
        let whole = try Folder.contents(path, limit: 1 << 20)
        #expect(try told(hotline) == [[name, "complete"]])
        for bytes in [whole.flipped(2, 500), whole.dropLast(4096), Array("no keys".utf8), []] {
            try Folder.replace(path, with: bytes)
            #expect(try told(hotline) == [[keys, "unreadable"], [name, "complete"]])
        }
        // Another hotline's keys file and log, sealed to another key.
        let other = try Hotline()
        try other.new(#"{"age":20}"#)
        try #require(other.run(other.v07, "carry", other.usb).status == 0)
        let foreign = try #require(try Folder.names(other.usb).first { $0.hasSuffix(".intake-keys") })
        try Folder.replace(path, with: Folder.contents(other.usb + "/" + foreign, limit: 1 << 20))
        #expect(try told(hotline) == [[name, "complete"]])
        #expect(try Folder.names(hotline.leadHome + "/desk/logs") == [name])
        #expect(try Folder.contents(hotline.leadHome + "/desk/logs/" + name, limit: 1 << 20) == log)
    }

    @Test func `verify with a key takes a file for what it holds, as import does`() throws {
        let (hotline, name, _) = try delivered()
        let keys = try #require(try Folder.names(hotline.usb).first { $0.hasSuffix(".intake-keys") })
        #expect(rename(hotline.usb + "/" + keys, hotline.usb + "/keys.intake") == 0)
        #expect(rename(hotline.usb + "/" + name, hotline.usb + "/log.intake-keys") == 0)
        #expect(try told(hotline) == [["log.intake-keys", "complete"]])
    }

    @Test func `files that were named and are no logs are counted`() throws {
        let (hotline, name, _) = try delivered()
        let paths = ["copy.bin", "photo.jpg"].map { hotline.usb + "/" + $0 }
        for path in paths { try Folder.replace(path, with: [1, 2, 3]) }
        for command in ["import", "verify"] {
            let log = hotline.usb + "/" + name
            let one = try hotline.run(hotline.lead, command, log, paths[0])
            #expect(one.status == 0 && one.error.contains("1 other file was skipped"), "\(one.error)")
            let two = try hotline.run(hotline.lead, command, log, paths[0], paths[1])
            #expect(two.status == 0 && two.error.contains("2 other files were skipped"), "\(two.error)")
            #expect(try !hotline.run(hotline.lead, command, hotline.usb).error.contains("skipped"))
        }
    }

    @Test func `what looks like a log and is not one is named`() throws {
        let (hotline, _, log) = try delivered()
        try Folder.make(hotline.usb + "/sub")
        try Folder.replace(hotline.usb + "/sub/TEXT.Intake", with: Array("no log".utf8))
        try Folder.replace(hotline.usb + "/begins", with: log.prefix(4) + [1, 2, 3])
        let (status, logs) = try imported(hotline, [hotline.usb])
        #expect(status == 2)
        let bad = logs.filter { $0["verdict"] == "not a log" }.compactMap { $0["path"]?.string }
        #expect(bad == [hotline.usb + "/begins", hotline.usb + "/sub/TEXT.Intake"])
        // A single file that is named is always examined.
        try Folder.replace(hotline.usb + "/photo.jpg", with: [0xFF, 0xD8, 0xFF])
        #expect(try imported(hotline, [hotline.usb + "/photo.jpg"]).logs.map { $0["verdict"] } == ["not a log"])
    }

    @Test func `what is not worth a look is only counted, and too much of it is said`() throws {
        let scratch = try ScratchFolder()
        for number in 0...StickWalk.limit {
            let file = creat("\(scratch.path)/\(number)", 0o600)
            #expect(file >= 0 && close(file) == 0)
        }
        let places = Desk.logPlaces(in: [scratch.path], of: .laptop)
        #expect(places.map(\.path) == [scratch.path])
        #expect(places.first?.refused?.report.findings == [.unreadable(.tooManyFiles(StickWalk.limit))])
    }

    // MARK: Modes

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test func `what travels can be read by another user, and what stays cannot`() throws {
        let (hotline, name, _) = try delivered()
        for name in try Folder.names(hotline.usb) { #expect(mode(hotline.usb + "/" + name) == 0o644, "\(name)") }
        #expect(mode(hotline.v07Home + "/log/" + name) == 0o600)
        #expect(mode(hotline.v07Home + "/identity") == 0o600)
        let keys = hotline.folder + "/keys"
        try #require(hotline.run(hotline.lead, "keys", "sign", keys).status == 0)
        #expect(mode(keys + ".minisig") == 0o644)
        _ = try imported(hotline, [hotline.usb])
        #expect(mode(hotline.leadHome + "/desk/logs/" + name) == 0o600)
        #expect(mode(hotline.leadHome + "/desk") == 0o700)
    }

    // MARK: What killed copies leave

    @Test func `parts that a killed carry left go with the next one or with the import, and no others`() throws {
        let (hotline, name, _) = try delivered()
        let keys = String(name.dropLast(7)) + "-1.intake-keys"
        let foreign = String(repeating: "ab", count: 16) + ".intake"
        let own = [".\(name).0123456789abcdef.part", ".\(keys.prefix(40)).0123456789abcdef.part"]
        let others = [
            ".\(foreign).0123456789abcdef.part", ".\(name).part", ".\(name).0123456789ABCDEF.part", "\(name).0123.part",
            ".\(name.dropLast(1)).0123456789abcdef.part", ".\(name).0123456789abcde0.part",
        ]
        func scatter() throws {
            for name in own + others { try Folder.replace(hotline.usb + "/" + name, with: [1]) }
        }
        func left() throws -> Set<String> { Set(try Folder.names(hotline.usb).filter { $0.hasSuffix(".part") }) }
        try scatter()
        // Another program is using one of them.
        let first = try File(hotline.usb + "/" + others[5], .read, in: .laptop)
        try #require(try first.tryLock())
        #expect(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        #expect(try left() == Set(others))
        try scatter()
        let second = try File(hotline.usb + "/" + others[5], .read, in: .laptop)
        try #require(try second.tryLock())
        #expect(try imported(hotline, [hotline.usb]).status == 0)
        #expect(try left() == Set(others))
    }

    @Test(.enabled(if: Strace.works, "strace is missing or may not trace here"))
    func `a carry that is killed half-way leaves nothing behind the next one`() throws {
        let (hotline, name, _) = try delivered()
        try hotline.new(#"{"age":20}"#)
        for _ in 1...3 {
            let killed = hotline.v07.under(
                "/usr/bin/strace", "-qq", "-o", "/dev/null", "-e", "trace=rename", "-e", "inject=rename:signal=KILL",
                "--")
            #expect(try killed.run("carry", hotline.usb, "--as-is").status == 137)
        }
        #expect(try Folder.names(hotline.usb).contains { $0.hasSuffix(".part") })
        #expect(try hotline.v07.run("carry", hotline.usb, "--as-is").status == 2)
        #expect(try Folder.names(hotline.usb).filter { $0.hasSuffix(".part") || $0.hasSuffix(".intake") } == [name])
    }

    // MARK: Whose folder it is

    @Test func `every path to the laptop's own folder is refused as a stick`() throws {
        let (hotline, _, _) = try delivered()
        let home = hotline.v07Home
        try Folder.make(home + "/log/sub/deep")
        #expect(symlink(home + "/log", hotline.folder + "/link") == 0)
        var targets = [home, home + "/log", home + "/log/sub/deep", hotline.folder + "/link", home + "/../v07/keys"]
        // Parts of a desk that were moved elsewhere.
        try Folder.make(home + "/desk")
        for part in ["logs", "snapshot"] {
            try Folder.make(hotline.folder + "/moved \(part)")
            #expect(symlink(hotline.folder + "/moved \(part)", home + "/desk/\(part)") == 0)
            targets.append(hotline.folder + "/moved \(part)")
        }
        let bound = hotline.folder + "/bound"
        try Folder.make(bound)
        if ScratchFolder.mayMount, mount(home + "/log", bound, nil, UInt(MS_BIND), nil) == 0 { targets.append(bound) }
        defer { umount2(bound, Int32(MNT_DETACH)) }
        for target in targets {
            let before = try Folder.names(target)
            let outcome = try hotline.v07.run("carry", target, "--as-is")
            #expect(outcome.status == 1, "\(target)")
            #expect(outcome.error.contains("this laptop's own folder"), "\(outcome.error)")
            #expect(try Folder.names(target) == before)
        }
        // A folder that contains the home is not part of it; a link to a stick is followed.
        #expect(symlink(hotline.usb, hotline.folder + "/stick") == 0)
        for target in [hotline.folder, hotline.folder + "/stick"] {
            let outcome = try hotline.v07.run("carry", target, "--as-is")
            #expect(outcome.status == 2)
            #expect(outcome.error.contains("is on this laptop's own disk"), "\(outcome.error)")
        }
    }

    @Test(.enabled(if: ScratchFolder.mayMount, "needs the right to mount"), arguments: ["home", "stick"])
    func `a folder on the system's disk or in memory is no stick, wherever the home is`(inMemory: String) throws {
        let hotline = try Hotline()
        let folder = inMemory == "home" ? hotline.v07Home : hotline.usb
        let saved = hotline.folder + "/saved"
        if inMemory == "home" { #expect(rename(folder, saved) == 0 && mkdir(folder, 0o700) == 0) }
        try #require(mount("tmpfs", folder, "tmpfs", 0, "size=4194304") == 0)
        defer { umount2(folder, Int32(MNT_DETACH)) }
        if inMemory == "home" {
            for name in try Folder.names(saved) where Folder.kind(saved + "/" + name) == .file {
                try Folder.replace(folder + "/" + name, with: Folder.contents(saved + "/" + name, limit: 1 << 20))
            }
            try Folder.make(folder + "/keys")
            for name in try Folder.names(saved + "/keys") {
                try Folder.replace(
                    folder + "/keys/" + name, with: Folder.contents(saved + "/keys/" + name, limit: 1 << 20))
            }
        }
        try hotline.new(#"{"age":20}"#)
        let outcome = try hotline.run(hotline.v07, "carry", hotline.usb)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.error.contains("is not a stick"), "\(outcome.error)")
        let terminal = try PseudoTerminal(hotline.v07, "carry", hotline.usb)
        try terminal.wait(for: "Copy there anyway?")
        try terminal.type("no\r")
        #expect(try terminal.end() == 1)
    }

    @Test(.enabled(if: ScratchFolder.mayMount, "needs the right to mount"))
    func `of a stick that is plugged in nothing of the kind is said`() throws {
        let hotline = try Hotline()
        try hotline.new(#"{"age":20}"#)
        let image = hotline.folder + "/image"
        let file = creat(image, 0o600)
        try #require(file >= 0 && ftruncate(file, 8 << 20) == 0 && close(file) == 0)
        let made = try Program(home: hotline.v07Home).under(
            "/bin/sh", "-c", "/usr/sbin/mkfs.ext4 -q \"$1\" && mount -o loop \"$1\" \"$2\"", "sh", image, hotline.usb
        )
        .run()
        guard made.status == 0 else {
            Issue.record("no disk in a file can be mounted here: \(made.error)", severity: .warning)
            return
        }
        defer { umount2(hotline.usb, Int32(MNT_DETACH)) }
        let outcome = try hotline.run(hotline.v07, "carry", hotline.usb)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
    }

    @Test func `a laptop that lost its log, or its key, is not said to be a new one`() throws {
        let (hotline, _, _) = try delivered()
        #expect(try imported(hotline, [hotline.usb]).status == 0)
        Folder.remove(try hotline.log)
        let status = try hotline.v07.run("status")
        #expect(status.status == 2)
        #expect(status.output.contains("had a log") && !status.output.contains("nothing recorded yet"))
        #expect(try hotline.v07.run("carry", hotline.usb, "--as-is").error.contains("had a log"))
        Folder.remove(hotline.leadHome + "/identity")
        let keyless = try hotline.run(hotline.lead, "queue")
        #expect(keyless.status == 1)
        #expect(!keyless.error.contains("--role") && keyless.error.contains("backup"), "\(keyless.error)")
    }
}
