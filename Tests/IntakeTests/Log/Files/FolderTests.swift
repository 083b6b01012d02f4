import FoundationEssentials
import Glibc
import Testing
@testable import Intake
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite final class FolderTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/intake-files-" + (try Bytes16.random().hex)
        try Folder.make(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func contents(_ name: String) throws -> [UInt8] {
        try Folder.contents(folder + "/" + name, limit: 10)
    }

    @Test func `a file that is made once never replaces anything`() throws {
        let path = folder + "/once"
        #expect(try Folder.create(path, with: [3, 4, 5]))
        #expect(try !Folder.create(path, with: [6]))
        #expect(unsafe symlink("nowhere", folder + "/link") == 0)
        #expect(try !Folder.create(folder + "/link", with: [6]))
        #expect(try contents("once") == [3, 4, 5])
        #expect(try Folder.names(folder) == ["link", "once"])
    }

    @Test func `a part file settles only where nothing has its name`() throws {
        let path = folder + "/settled"
        #expect(try PartFile.settle(PartFile.write([1], for: path, in: .laptop), at: path, in: .laptop))
        let late = try PartFile.write([2], for: path, in: .laptop)
        #expect(try !PartFile.settle(late, at: path, in: .laptop))
        #expect(try contents("settled") == [1])
        #expect(try Folder.contents(late, limit: 10) == [2])
    }

    // Another user's file under the predictable name: a hard link to a file that must not change.
    @Test func `planted part files are not written to and not removed`() throws {
        try Folder.replace(folder + "/theirs", with: [7, 7])
        try Folder.replace(folder + "/source", with: [1, 2, 3])
        for name in ["made", "replaced", "copied"] {
            #expect(unsafe link(folder + "/theirs", folder + "/" + name + ".part") == 0)
        }
        #expect(try Folder.create(folder + "/made", with: [1]))
        try Folder.replace(folder + "/replaced", with: [2])
        try FileCopy.copy(folder + "/source", to: folder + "/copied", in: .laptop)
        #expect(try contents("made") == [1])
        #expect(try contents("replaced") == [2])
        #expect(try contents("copied") == [1, 2, 3])
        for name in ["theirs", "made.part", "replaced.part", "copied.part"] { #expect(try contents(name) == [7, 7]) }
        #expect(
            try Folder.names(folder) == [
                "copied", "copied.part", "made", "made.part", "replaced", "replaced.part", "source", "theirs",
            ])
    }

    @Test func `a part file is hidden, differs each time, and its name is short enough for any file system`() {
        let long = folder + "/" + String(repeating: "\u{1F9ED}", count: 60) + ".intake"
        let names = Set((0..<100).map { _ in Folder.name(of: PartFile.name(for: long, in: .laptop)) })
        #expect(names.count == 100)
        #expect(names.allSatisfy { $0.hasPrefix(".") && !$0.hasSuffix(".intake") && $0.utf8.count <= 255 })
        #expect(Folder.parent(of: PartFile.name(for: long, in: .laptop)) == folder)
        #expect(Folder.parent(of: PartFile.name(for: "bare", in: .laptop)) == ".")
    }

    @Test func `what cannot be looked at is not taken to be missing`() throws {
        let loop = folder + "/loop"
        #expect(unsafe symlink("loop", loop) == 0)
        #expect(Folder.kind(loop + "/x") == .other)
        #expect(throws: FileError.self) { try Folder.look(loop + "/x") }
        #expect(throws: FileError.self) { try Folder.create(loop + "/x", with: [1]) }
        #expect(throws: FileError.self) { try Home(loop).hasIdentity }
        let reason = SystemErrorText.reason(ELOOP)
        #expect(try LogFile.readStructure(loop + "/x", in: .laptop).findings == [.unreadable(.failed(reason))])
        try Folder.replace(folder + "/file", with: [1])
        #expect(throws: FileError.self) { try Folder.look(folder + "/file/x") }
        #expect(try Folder.look(folder + "/none/x") == .nothing)
    }

    @Test func `only what is not there is no names and no bytes, and a link to a folder is followed`() throws {
        #expect(try Files.laptop.names(ifThere: folder + "/none").isEmpty)
        #expect(try Files.laptop.contents(ifThere: folder + "/none", limit: 10) == nil)
        try Folder.make(folder + "/real")
        try Folder.replace(folder + "/real/one", with: [1])
        #expect(unsafe symlink("real", folder + "/link") == 0)
        #expect(unsafe symlink("unmounted", folder + "/nowhere") == 0)
        #expect(try Files.laptop.names(ifThere: folder + "/link") == ["one"])
        #expect(try Files.laptop.contents(ifThere: folder + "/link/one", limit: 10) == [1])
        for path in ["/nowhere", "/nowhere/a", "/nowhere/a/b", "/real/one"] {
            #expect(throws: FileError.self, "\(path)") { try Files.laptop.names(ifThere: self.folder + path) }
        }
        for path in ["/nowhere", "/nowhere/a", "/nowhere/a/b", "/real/one/x", "/real"] {
            #expect(throws: FileError.self, "\(path)") {
                try Files.laptop.contents(ifThere: self.folder + path, limit: 10)
            }
        }
    }
}
