// Real sticks: FAT32, with copies that other programs and earlier days left. A real one if the system can mount it;
// otherwise its directory and names, with mtools.

import Glibc
import IntakeBase
import IntakeLog
import IntakeTriage
import Testing

/// An image of a stick with FAT32 on it.
struct Stick {
    let image: String
    let folder: String

    static let format = "/sbin/mkfs.vfat"
    /// Whether images can be made and filled.
    static let hasTools = access(format, X_OK) == 0 && access("/usr/bin/mcopy", X_OK) == 0
    /// Whether they can be mounted, which needs root, a loop device, and FAT support in the kernel.
    static let mounts: Bool = {
        guard hasTools, getuid() == 0, let scratch = try? ScratchFolder(),
            let stick = try? Stick(in: scratch.path, kilobytes: 34_000), (try? stick.mount()) != nil
        else { return false }
        stick.pull()
        return true
    }()

    /// Formats one. The minimum size for FAT32 is about 33 MB.
    init(in folder: String, kilobytes: Int) throws {
        image = folder + "/stick.img"
        self.folder = folder + "/stick"
        try Folder.make(self.folder)
        let made = try Stick.tool([Stick.format, "-F", "32", "-C", image, "\(kilobytes)"])
        try #require(made.status == 0, "\(made.error)")
    }

    func mount(_ options: String = "rw") throws {
        let mounted = try Stick.tool(["/bin/mount", "-t", "vfat", "-o", "loop,\(options)", image, folder])
        try #require(mounted.status == 0, "\(mounted.error)")
    }

    /// Removes it, even while programs have open files on it.
    func pull() {
        umount2(folder, Int32(MNT_DETACH))
    }

    static func tool(_ words: [String]) throws -> Program.Outcome {
        var program = Program(home: "/nonexistent")
        program.command = [words[0]]
        return try program.run(Array(words.dropFirst()))
    }
}

@Suite struct StickTests {
    private static let conflict = ".sync-conflict-20261120-101010-ABCDEFG.intake"

    /// A hotline whose volunteer has recorded six requests, and the log.
    private func recorded() throws -> (Hotline, log: [UInt8]) {
        let hotline = try Hotline()
        try hotline.new(#"[{"age":20}, {"age":20}, {"age":20}, {"age":20}, {"age":20}, {"age":20}]"#)
        return (hotline, try Folder.contents(hotline.log, limit: 1 << 20))
    }

    private func imported(_ hotline: Hotline, _ paths: String...) throws -> (status: Int32, logs: [JSONValue]) {
        let outcome = try hotline.lead.run(
            ["import"] + paths + ["--json", "--passphrase-fd", "3"], descriptors: [3: Hotline.passphrase])
        return (outcome.status, try outcome.json["logs"]?.array ?? [])
    }

    // MARK: Copies that a synchroniser made

    @Test func `a conflict copy that is the same is named and brings nothing, in either order`() throws {
        let (hotline, log) = try recorded()
        let name = Folder.name(of: try hotline.log).dropLast(7)
        try Folder.replace("\(hotline.usb)/\(name).intake", with: log)
        try Folder.replace("\(hotline.usb)/\(name)\(Self.conflict)", with: log)
        let (status, logs) = try imported(hotline, hotline.usb)
        #expect(status == 0)
        #expect(logs.map { $0["path"]?.string.map(Folder.name(of:)) } == ["\(name).intake", "\(name)\(Self.conflict)"])
        #expect(logs.map { $0["verdict"] } == ["complete", "complete"])
        #expect(logs.map { $0["new"] } == [6, 0])
        #expect(try hotline.cases().count == 6)
    }

    @Test(arguments: [false, true])
    func `a conflict copy that is shorter or longer loses nothing, whichever comes first`(isLonger: Bool) throws {
        let (hotline, short) = try recorded()
        try hotline.new(#"[{"age":20}, {"age":20}]"#)
        let long = try Folder.contents(hotline.log, limit: 1 << 20)
        let name = Folder.name(of: try hotline.log).dropLast(7)
        let plain = "\(hotline.usb)/\(name).intake"
        let conflict = "\(hotline.usb)/\(name)\(Self.conflict)"
        try Folder.replace(plain, with: isLonger ? short : long)
        try Folder.replace(conflict, with: isLonger ? long : short)
        let (status, logs) = try imported(hotline, hotline.usb)
        #expect(logs.map { $0["new"] } == (isLonger ? [6, 2] : [8, 0]))
        // The desk held more before: the shorter copy is named.
        #expect(logs.map { $0["verdict"] } == ["complete", isLonger ? "complete" : "shorter than before"])
        #expect(status == (isLonger ? 0 : 2))
        #expect(try hotline.cases().count == 8)
    }

    @Test func `a conflict copy that went another way is kept beside the log, and both are said to differ`() throws {
        let (hotline, _) = try recorded()
        // The laptop's folder is copied completely, and both continue, as with a synchroniser of homes.
        let twin = hotline.folder + "/twin"
        #expect(try Stick.tool(["/bin/cp", "-a", hotline.v07Home, twin]).status == 0)
        try hotline.new("[{\"place\": \"Here\"}]")
        let there = try hotline.run(
            Program(home: twin), "new", "--from", "-", input: "[{\"place\": \"There\"}, {\"place\": \"Yonder\"}]")
        #expect(there.status == 0, "\(there.error)")
        let path = try hotline.log
        let name = Folder.name(of: path).dropLast(7)
        try Folder.replace("\(hotline.usb)/\(name).intake", with: Folder.contents(path, limit: 1 << 20))
        try Folder.replace(
            "\(hotline.usb)/\(name)\(Self.conflict)",
            with: Folder.contents("\(twin)/log/\(name).intake", limit: 1 << 20))
        let (status, logs) = try imported(hotline, hotline.usb)
        #expect(status == 2)
        #expect(logs.map { $0["verdict"] } == ["complete", "two histories"])
        let places = try hotline.cases(status: 2).compactMap { $0["request"]?["place"]?.string }
        #expect(Set(places) == ["Here", "There", "Yonder"])
        // The desk keeps both, and repeats the finding at the next import.
        #expect(try Folder.names(hotline.leadHome + "/desk/logs").count == 2)
        #expect(try imported(hotline, hotline.usb).logs.map { $0["new"] } == [0, 0])
        #expect(try hotline.cases(status: 2).count == 9)
    }

    // MARK: What lies on the stick already

    @Test func `a longer log of that name on the stick is never replaced by a shorter one`() throws {
        let (hotline, _) = try recorded()
        let before = hotline.folder + "/before"
        #expect(try Stick.tool(["/bin/cp", "-a", hotline.v07Home, before]).status == 0)
        try hotline.new(#"[{"age":20}, {"age":20}]"#)
        #expect(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        let name = Folder.name(of: try hotline.log)
        let long = try Folder.contents(hotline.usb + "/" + name, limit: 1 << 20)
        // An older copy of the laptop's folder is restored.
        let carried = try hotline.run(Program(home: before), "carry", hotline.usb)
        #expect(carried.status == 2)
        #expect(carried.error.contains("another file had the log's name"))
        #expect(try Folder.contents(hotline.usb + "/" + name, limit: 1 << 20) == long)
        // By its name the shorter one comes first, so the longer one continues it.
        let (status, logs) = try imported(hotline, hotline.usb)
        #expect(status == 0)
        #expect(logs.map { $0["new"] } == [6, 2])
        #expect(try hotline.cases().count == 8)
        #expect(try imported(hotline, hotline.usb).logs.map { $0["verdict"] } == ["shorter than before", "complete"])
    }

    @Test func `a part file that an interrupted copy left is no log, and is not taken for one`() throws {
        let (hotline, log) = try recorded()
        let name = Folder.name(of: try hotline.log)
        try Folder.replace("\(hotline.usb)/.\(name).0123456789abcdef.part", with: Array(log.prefix(9000)))
        #expect(try hotline.deliver()["verdict"] == "complete")
        #expect(try imported(hotline, hotline.usb).logs.count == 1)
    }

    // MARK: FAT32

    @Test(.enabled(if: Stick.hasTools, "mkfs.vfat and mtools are missing; make test installs them"))
    func `every name on a stick is one that FAT32 takes, and what comes back is whole`() throws {
        let (hotline, log) = try recorded()
        #expect(try hotline.run(hotline.v07, "carry", hotline.usb).status == 0)
        let stick = try Stick(in: hotline.folder, kilobytes: 34_000)
        let names = try Folder.names(hotline.usb)
        #expect(names.count == 2)
        let filled = try Stick.tool(
            ["/usr/bin/mcopy", "-i", stick.image] + names.map { hotline.usb + "/" + $0 } + ["::/"])
        #expect(filled.status == 0, "\(filled.error)")
        // `s` would skip, `o` overwrite files with the same FAT name; no file is affected.
        let back = try Stick.tool(["/usr/bin/mcopy", "-n", "-i", stick.image, "::/*", stick.folder])
        #expect(back.status == 0, "\(back.error)")
        #expect(try Folder.names(stick.folder) == names)
        #expect(try Folder.contents(stick.folder + "/" + Folder.name(of: hotline.log), limit: 1 << 20) == log)
        let (status, logs) = try imported(hotline, stick.folder)
        #expect(status == 0)
        #expect(logs.map { $0["verdict"] } == ["complete"])
    }

    @Test(.enabled(if: Stick.mounts, "needs root, a loop device and a kernel that knows FAT"))
    func `onto real FAT32 the log is copied whole, carried again over its earlier copy, and exported beside it`() throws
    {
        let (hotline, log) = try recorded()
        let stick = try Stick(in: hotline.folder, kilobytes: 34_000)
        try stick.mount()
        defer { stick.pull() }
        #expect(try hotline.run(hotline.v07, "carry", stick.folder).status == 0)
        try hotline.new(#"{"age":20}"#)
        #expect(try hotline.run(hotline.v07, "carry", stick.folder).status == 0)
        stick.pull()
        try stick.mount()
        let path = stick.folder + "/" + Folder.name(of: try hotline.log)
        #expect(try Folder.contents(path, limit: 1 << 20) == Folder.contents(hotline.log, limit: 1 << 20))
        #expect(try Folder.contents(path, limit: 1 << 20).starts(with: log))
        #expect(try imported(hotline, stick.folder).status == 0)
        let target = stick.folder + "/queue.csv"
        #expect(try hotline.run(hotline.lead, "export", "--output", target).status == 0)
        #expect(try hotline.run(hotline.lead, "export", "--output", target).status == 1)
    }

    @Test(.enabled(if: Stick.mounts, "needs root, a loop device and a kernel that knows FAT"))
    func `real FAT32 that is full or write-protected is said to be, and holds no half log`() throws {
        let (hotline, log) = try recorded()
        let stick = try Stick(in: hotline.folder, kilobytes: 34_000)
        try stick.mount()
        defer { stick.pull() }
        let filler = open(stick.folder + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        try #require(filler >= 0)
        let block = [UInt8](repeating: 1, count: 4096)
        while write(filler, block, block.count) > 0 {}
        close(filler)
        let full = try hotline.run(hotline.v07, "carry", stick.folder)
        #expect(full.status == 74)
        #expect(full.errorText.contains("No space left") && full.errorText.contains("hint: "))
        #expect(!full.output.contains("Copied"))
        #expect(try Folder.names(stick.folder) == ["filler"])
        stick.pull()
        try stick.mount("ro")
        let locked = try hotline.run(hotline.v07, "carry", stick.folder)
        #expect(locked.status == 74)
        #expect(locked.error.contains("Read-only file system"))
        #expect(try Folder.contents(hotline.log, limit: 1 << 20) == log)
    }
}
