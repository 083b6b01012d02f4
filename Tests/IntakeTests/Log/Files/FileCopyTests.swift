import FoundationEssentials
import Testing
@testable import IntakeBase
@testable import IntakeLog
@testable import IntakeTriage

@Suite final class FileCopyTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/intake-copies-" + (try Bytes16.random().hex)
        try Folder.make(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func file(_ bytes: [UInt8]) throws -> String {
        try Folder.replace(folder + "/source", with: bytes)
        return folder + "/source"
    }

    @Test(arguments: [0, 1, 4096, (1 << 20) - 1, 1 << 20, (1 << 20) + 17, 3 << 20])
    func `a copy that holds what was written passes`(size: Int) throws {
        var random = SeededRandom(seed: UInt64(size))
        let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
        let copy = try UnfinishedCopy(of: try file(bytes), beside: folder + "/target", in: .laptop)
        try copy.sync()
        try copy.check()
        #expect(try Folder.contents(copy.path, limit: 1 << 23) == bytes)
    }

    @Test func `what is said of a log's copy is of the bytes that came back, and of no others`() throws {
        let lab = try LogLab()
        let writer = try lab.writer()
        for text in 1...4 { try writer.append([UInt8(text)], id: Bytes16.random(), under: lab.setting) }
        try writer.close()
        let name = try #require(try Folder.names(lab.folder + "/log").first { $0.hasSuffix(".intake") })
        let (source, target) = (lab.folder + "/log/" + name, folder + "/target")
        let (report, bytes, unread) = try FileCopy.copyLog(source, to: target, in: .laptop)
        let own = try LogFile.readStructure(source, in: .laptop)
        #expect(report.head == own.head && report.cells == own.cells && report.isClosed && unread == 0)
        #expect(try bytes == Folder.contents(source, limit: 1 << 20).count)
        // An earlier copy stays if the new one is not read back as it was written.
        let copy = try UnfinishedCopy(of: source, beside: target, in: .laptop, forOthers: true)
        try copy.sync()
        try Folder.replace(copy.path, with: Array(Folder.contents(source, limit: 1 << 20).dropLast(4096)))
        #expect(throws: CopyError(path: copy.path)) { try copy.checkLog() }
        #expect(try FileCopy.isSame(target, as: source, in: .laptop))
    }

    // What a medium may return in place of what was written to it.
    @Test func `a copy of which one bit, block or byte at the end is another one is refused`() throws {
        var random = SeededRandom(seed: 5)
        let bytes = (0..<(1 << 20) + 5_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        var changed: [[UInt8]] = [bytes.dropLast(), bytes + [0], [], bytes.dropLast(904), bytes + bytes.suffix(16)]
            .map { Array($0) }
        for place in [0, 15, 16, 4_095, (1 << 20) - 1, 1 << 20, bytes.count - 1] {
            changed.append(bytes)
            changed[changed.count - 1][place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
        // Two blocks that were swapped.
        changed.append(Array(bytes[4_096..<8_192] + bytes[..<4_096] + bytes[8_192...]))
        for other in changed {
            let copy = try UnfinishedCopy(of: try file(bytes), beside: folder + "/target", in: .laptop)
            try copy.sync()
            try Folder.replace(copy.path, with: other)
            #expect(throws: CopyError(path: copy.path)) { try copy.check() }
        }
    }
}
