import FoundationEssentials
import Glibc
import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite struct PathTextTests {
    @Test(arguments: 0..<20)
    func `any bytes are a text, come back from it, and have it for themselves`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        // Pieces that are UTF-8, almost UTF-8, and not UTF-8.
        let pieces: [[UInt8]] = [
            Array("stick".utf8), Array("Флешка".utf8), [0xF4, 0x8F, 0xBF, 0x90], [0xF4, 0x8F, 0xBC, 0x80],
            [0xF0, 0x9F],
            [0xC1, 0xBF], [0xED, 0xA0, 0x80], [0xE6, 0xCC, 0xC5, 0xDB, 0xCB, 0xC1], [0xCC, 0x81], [0x80], [0xFF],
        ]
        var seen: [[Unicode.Scalar]: [UInt8]] = [:]
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                bytes +=
                    Bool.random(using: &random)
                    ? pieces.randomElement(using: &random)! : [UInt8.random(in: 1...255, using: &random)]
            }
            let text = PathText.text(bytes)
            #expect(PathText.bytes(text) == bytes)
            let before = seen.updateValue(bytes, forKey: Array(text.unicodeScalars))
            #expect(before == nil || before == bytes)
        }
    }

    @Test func `what is UTF-8 is itself, and every other byte shows as what it is`() {
        for name in ["stick/log", "Флешка", "e\u{301}", "\u{1F9ED}"] { #expect(PathText.text(name.utf8) == name) }
        #expect(VisibleText.line(PathText.text([0x61, 0xE6, 0xCC, 0x62])) == "a\\xE6\\xCCb")
        // A character that encodes a byte elsewhere, but not here.
        let own = Array("\u{10FFD0}".utf8)
        #expect(VisibleText.line(PathText.text(own)) == "\\xF4\\x8F\\xBF\\x90")
        #expect(PathText.bytes(PathText.text(own)) == own)
    }

    @Test func `files are made, read, listed, renamed and removed with any bytes in their names`() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/intake-paths-" + (try Bytes16.random().hex)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // KOI8-R, a combining mark after the slash, and a name that looks like another one.
        let names: [[UInt8]] = [[0xC6, 0xCC, 0xC5, 0xDB], [0xCC, 0x81, 0x61], [0xF4, 0x8F, 0xBF, 0x90]]
        for bytes in names {
            let inner = folder + "/" + PathText.text(bytes) + "/in"
            try Folder.make(inner)
            let name = PathText.text(bytes + [0x31])
            #expect(try Folder.create(inner + "/" + name, with: [1]))
            try Folder.replace(inner + "/" + name, with: [1, 2])
            #expect(try Folder.names(inner) == [name])
            #expect(Folder.parent(of: inner + "/" + name) == inner && Folder.name(of: inner + "/" + name) == name)
            try FileCopy.copy(inner + "/" + name, to: inner + "/" + name + "2", in: .laptop)
            #expect(FileMark(inner + "/" + name, in: .laptop)?.size == 2)
            Folder.remove(inner + "/" + name)
            #expect(try Folder.names(inner) == [name + "2"])
        }
        let there = try Folder.names(folder).map { PathText.bytes($0) }
        #expect(there == names.sorted { $0.lexicographicallyPrecedes($1) })
        var found: [[UInt8]] = []
        let stream = try #require(unsafe opendir(folder))
        defer { unsafe closedir(stream) }
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name.first != 0x2E { found.append(name) }
        }
        #expect(Set(found) == Set(names))
    }
}
